import { isFailure, type Send } from './api.ts';
import type { Card, Claim, ClaimAnswer } from './types.ts';

/** Claims last two minutes; each is renewed in good time. */
const RENEW_MS = 60_000;

/** Who has a comment: nobody (null), or it was never asked (undefined). */
export type Holder = Claim | null | undefined;

interface Ref {
  readonly site: string;
  readonly id: string;
}

/**
 * Keeps the comments that are on the screen for whoever looks: those they hold are renewed while the page is seen, and
 * let go of when they are left.
 */
export class Claims {
  readonly #send: Send;
  readonly #onChange: (holders: Readonly<Record<string, Holder>>) => void;
  #holders: Record<string, Holder> = {};
  #held: readonly Ref[] = [];
  /** Whether the open comment is within the window: what is scrolled away is not looked at. */
  isInSight = true;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(send: Send, onChange: (holders: Readonly<Record<string, Holder>>) => void) {
    this.#send = send;
    this.#onChange = onChange;
  }

  /** Renews from now on, while the page is seen; gives what ends it and lets go of everything. */
  start(): () => void {
    const renew = () => {
      if (document.visibilityState === 'visible' && this.isInSight) void this.#ask(this.#held);
    };
    const leave = () => this.release(this.#held);
    this.#timer = setInterval(renew, RENEW_MS);
    document.addEventListener('visibilitychange', renew);
    addEventListener('pagehide', leave);
    return () => {
      clearInterval(this.#timer);
      document.removeEventListener('visibilitychange', renew);
      removeEventListener('pagehide', leave);
      leave();
    };
  }

  #has({ id }: Ref): boolean {
    const holder = this.#holders[id];
    return holder?.isOwn === true && Date.parse(holder.until) > Date.now();
  }

  /** Asks for these, and lets go of all others. */
  async hold(wanted: readonly Ref[]): Promise<void> {
    const left = this.#held.filter(({ id }) => !wanted.some((each) => each.id === id));
    this.#held = wanted;
    this.release(left);
    if (!wanted.every((each) => this.#has(each))) await this.#ask(wanted);
  }

  async #ask(wanted: readonly Ref[]): Promise<void> {
    if (wanted.length === 0) return;
    const answer = await this.#send<ClaimAnswer>('POST /desk/claims', { body: { comments: wanted } });
    // Without an answer one reads on; the decision tells whether somebody else was there.
    if (isFailure(answer)) this.#note(wanted.map(({ id }) => [id, null]));
    else this.#note(answer.claims.map(({ id, claim }) => [id, claim]));
  }

  /** Takes note of a card that came with its claim. */
  learn(card: Card): void {
    if (card.claim?.isOwn && !this.#held.some(({ id }) => id === card.id))
      this.#held = [...this.#held, { site: card.site.key, id: card.id }];
    this.#note([[card.id, card.claim]]);
  }

  /** Takes note of what somebody else did. */
  hear(id: string, claim: Claim | null): void {
    this.#note([[id, claim]]);
  }

  /** Forgets what is decided. */
  forget(id: string): void {
    this.#held = this.#held.filter((each) => each.id !== id);
  }

  /** Lets go of comments that were one's own. */
  release(left: readonly Ref[]): void {
    const own = left.filter(({ id }) => this.#holders[id]?.isOwn);
    if (own.length === 0) return;
    this.#note(own.map(({ id }) => [id, undefined]));
    void this.#send('POST /desk/claims/release', { body: { comments: own }, keepalive: true });
  }

  #note(news: readonly (readonly [string, Holder])[]): void {
    this.#holders = { ...this.#holders, ...Object.fromEntries(news) };
    this.#onChange(this.#holders);
  }
}
