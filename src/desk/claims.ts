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

interface ClaimsListener {
  readonly change: (holders: Readonly<Record<string, Holder>>) => void;
  /** A comment waits no more: somebody has decided meanwhile. */
  readonly gone: (id: string) => Promise<void>;
}

/**
 * Keeps the comments that are on the screen for whoever looks: those they hold are renewed while the page is seen, and
 * let go of when they are left.
 */
export class Claims {
  readonly #send: Send;
  readonly #on: ClaimsListener;
  #holders: Record<string, Holder> = {};
  #held: readonly Ref[] = [];
  /** Whether the open comment is within the window: what is scrolled away is not looked at. */
  isInSight = true;
  /** Settles when the server knows of all that was let go of: a claim that overtook it would be lost. */
  released: Promise<unknown> = Promise.resolve();
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(send: Send, on: ClaimsListener) {
    this.#send = send;
    this.#on = on;
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
    await this.released;
    const answer = await this.#send<ClaimAnswer>('POST /desk/claims', { body: { comments: wanted } });
    // Without an answer one reads on; the decision tells whether somebody else was there.
    if (isFailure(answer)) this.#note(wanted.map(({ id }) => [id, null]));
    else {
      // What waits no more is nobody's, and not shown before its decision is.
      this.#note(answer.claims.flatMap(({ id, claim, isWaiting }) => (isWaiting ? [[id, claim]] : [])));
      for (const { id, isWaiting } of answer.claims) if (!isWaiting) await this.#on.gone(id);
    }
  }

  /** Takes note of a card that came with its claim. */
  learn(card: Card): void {
    if (card.claim?.isOwn && !this.#held.some(({ id }) => id === card.id))
      this.#held = [...this.#held, { site: card.site.key, id: card.id }];
    this.#note([[card.id, card.claim]]);
  }

  /** Takes note of the claims of a list; what nobody has is asked for before it is shown. */
  hearAll(cards: readonly Card[]): void {
    const others = cards.filter(({ id }) => !this.#holders[id]?.isOwn);
    this.#note(others.map(({ id, claim }) => [id, claim?.isOwn ? undefined : (claim ?? undefined)]));
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
    const sent = this.#send('POST /desk/claims/release', { body: { comments: own }, keepalive: true });
    this.released = Promise.all([this.released, sent]);
  }

  #note(news: readonly (readonly [string, Holder])[]): void {
    this.#holders = { ...this.#holders, ...Object.fromEntries(news) };
    this.#on.change(this.#holders);
  }
}
