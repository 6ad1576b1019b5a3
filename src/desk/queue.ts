import { UNDO_SECONDS } from '../domain/decision.ts';
import type { Messages } from '../messages/create-messages.ts';
import { isFailure, newKey, type Failure, type Send } from './api.ts';
import { undoBulk } from './bulk.ts';
import { Claims } from './claims.ts';
import { readDraft, keepDraft } from './drafts.ts';
import { isNarrowed, toBody, toQuery, type Filter } from './filter.ts';
import {
  countOf,
  findFollowing,
  isAsking,
  isElsewhere,
  isFree,
  putCard,
  START,
  without,
  withTotals,
  type Choice,
  type QueueState,
  type Trouble,
} from './queue-state.ts';
import { choiceText, decisionText, troubleText } from './queue-texts.ts';
import { Store } from './store.ts';
import { mayMark, type Mark } from './marks.ts';
import type { Card, Decided, Decision, Overview, QueuePage } from './types.ts';

/** A key that is pressed twice decides once: the next comment has to be on the screen for so long. */
export const ARMED_MS = 250;
/** The list grows before its end is reached. */
const NEAR_END = 5;

interface Ground {
  readonly send: Send;
  readonly m: Messages;
}

/** The queue as it stands on the screen: what waits, what is open, what was decided. One for the page. */
export class Queue extends Store<QueueState> {
  readonly send: Send;
  readonly m: Messages;
  readonly claims: Claims;
  /** Which list was asked for last: answers to earlier ones are dropped. */
  #asked = 0;

  constructor({ send, m }: Ground, filter: Filter) {
    super({ ...START, filter });
    this.send = send;
    this.m = m;
    this.claims = new Claims(send, {
      change: (holders) => this.set({ holders }),
      gone: (id) => this.#learnDecision(id),
    });
  }

  get open(): Card | null {
    return this.state.cards.find(({ id }) => id === this.state.openId) ?? null;
  }

  /** Says something to those who listen to the page. */
  say(text: string): void {
    this.set({ said: { text, number: this.state.said.number + 1 } });
  }

  /** Who one is, and what waits where. */
  async loadOverview(): Promise<void> {
    const overview = await this.send<Overview>('GET /desk');
    if (isFailure(overview)) return this.note(overview);
    const counts = Object.fromEntries(overview.sites.map(({ key, counts }) => [key, counts]));
    this.set({ overview, counts });
  }

  /** Loads the list that a filter finds, with the comment that the address names first. */
  async load(filter: Filter, named: { readonly site: string; readonly id: string } | null): Promise<void> {
    this.#asked += 1;
    const asked = this.#asked;
    this.set({
      filter,
      phase: 'loading',
      failure: null,
      selected: new Set(),
      preview: null,
      troubles: {},
      arrived: 0,
    });
    const [page, first] = await Promise.all([
      this.send<QueuePage>('GET /desk/cards', { query: toQuery(filter) }),
      named
        ? this.send<Card>(`GET /desk/sites/${encodeURIComponent(named.site)}/comments/${named.id}`)
        : null,
    ]);
    if (asked !== this.#asked) return;
    if (isFailure(page)) return this.set({ phase: 'failed', failure: page, cards: [], openId: null });
    const cards = first && !isFailure(first) ? putCard(page.cards, first, 0) : page.cards;
    const { waiting, isAtLeast } = page.count;
    this.claims.hearAll(cards);
    const wanted = cards.find(({ id }) => id === (named?.id ?? this.state.openId));
    const start = wanted ?? cards.find(({ id }) => !isElsewhere(this.state, id));
    const openId = start?.id ?? null;
    this.set({ phase: 'ready', cards, nextPage: page.nextPage, left: waiting, isAtLeast, openId });
    if (start) await this.#advance(start.id, false);
    else await this.claims.hold([]);
  }

  /** The next page of the list. */
  async more(): Promise<void> {
    const { nextPage, isLoadingMore, filter } = this.state;
    if (nextPage === null || isLoadingMore) return;
    const asked = this.#asked;
    this.set({ isLoadingMore: true });
    const query = toQuery(filter);
    query.set('after', nextPage);
    const page = await this.send<QueuePage>('GET /desk/cards', { query });
    if (asked !== this.#asked) return;
    this.set({ isLoadingMore: false });
    if (isFailure(page)) return this.note(page);
    const cards = page.cards.reduce((all, card) => putCard(all, card, all.length), this.state.cards);
    this.set({ cards, nextPage: page.nextPage });
  }

  /** Opens a comment that somebody chose, and claims it with the one that comes after it. */
  show(id: string): void {
    this.#open(id, true);
    void this.claimOpen();
  }

  /** Opens the one whose turn it is; where somebody else turns out to have it, the next one. */
  async #advance(id: string, takeFocus = true): Promise<void> {
    this.#open(id, takeFocus);
    await this.claimOpen();
    if (this.state.openId !== id || isFree(this.state, id)) return;
    const following = findFollowing(this.state, id);
    if (following) await this.#advance(following.id, takeFocus);
  }

  #open(id: string, takeFocus: boolean): void {
    const { cards, troubles, focus } = this.state;
    this.set({
      // What others decided meanwhile leaves the list when one has moved on.
      cards: cards.filter((card) => card.id === id || troubles[card.id]?.kind !== 'decided'),
      openId: id,
      focus: takeFocus ? focus + 1 : focus,
      openedAt: performance.now(),
    });
    const index = this.state.cards.findIndex((card) => card.id === id);
    if (this.state.cards.length - index < NEAR_END) void this.more();
  }

  /** Opens the next (1) or the previous (-1) comment of the list. */
  step(by: 1 | -1): void {
    const { cards, openId } = this.state;
    const index = cards.findIndex(({ id }) => id === openId);
    const card = cards[index === -1 ? 0 : index + by];
    if (card) this.show(card.id);
    else this.say(this.m.t(by === 1 ? 'moderation.atEnd' : 'moderation.atStart'));
  }

  /** Whether a decision on the open comment would be heard now. */
  get isArmed(): boolean {
    const { open, state } = this;
    if (!open || state.sending.includes(open.id) || isElsewhere(state, open.id)) return false;
    if (isAsking(state, open)) return false;
    return state.troubles[open.id]?.kind !== 'decided' && performance.now() - state.openedAt > ARMED_MS;
  }

  /** Decides on the open comment and opens the next one at once; what the server says of it comes after. */
  async decide(choice: Choice, key = newKey()): Promise<void> {
    const card = this.open;
    if (!card || !this.isArmed) return;
    const index = this.state.cards.indexOf(card);
    const following = findFollowing(this.state, card.id);
    const draft = readDraft(card.id);
    // What is being decided is let go of by the decision, not before.
    this.claims.forget(card.id);
    this.#takeAway(card.id);
    if (following) void this.#advance(following.id);
    else this.set({ openId: null, focus: this.state.focus + 1 });
    const passed = this.state.cards.slice(0, index).map(({ id }) => id);
    const except = [card.id, ...(following ? [following.id] : []), ...passed].slice(0, 500);
    const { filter } = this.state;
    await this.claims.released;
    const answer = await this.send<Decided>(`POST ${routeOf(card)}/decision`, {
      key,
      body: {
        ...choice,
        ...draft,
        seen: { revision: card.revision, decision: card.decisions.at(-1)?.id ?? null },
        next: { filter: toBody(filter), order: filter.order, except },
      },
    });
    this.set({ sending: this.state.sending.filter((id) => id !== card.id) });
    if (isFailure(answer)) this.#putBack(card, index, { kind: 'unsent', choice, failure: answer, key });
    else this.#settle({ card, index, choice }, answer);
  }

  /** Takes the last decision back. */
  async undo(): Promise<void> {
    const { undo } = this.state;
    if (!undo || undo.until < Date.now()) return;
    this.set({ undo: null });
    if (undo.what.kind === 'bulk') return undoBulk(this, undo.what.id);
    const { card, index, decisionId } = undo.what;
    const answer = await this.send<Decided>(`POST ${routeOf(card)}/undo`, { body: { decision: decisionId } });
    if (isFailure(answer)) return this.note(answer);
    this.#setCounts(answer, card.site.key, 1);
    this.set({ cards: putCard(this.state.cards, answer.card ?? card, index) });
    this.show(card.id);
    this.say(this.m.t('moderation.undone'));
  }

  /** Selects a comment for what is done to several, or takes it out again. */
  select(id: string): void {
    const { selected } = this.state;
    const next = selected.has(id) ? [...selected].filter((each) => each !== id) : [...selected, id];
    this.set({ selected: new Set(next), preview: null });
    this.say(this.m.t('moderation.selected', { count: next.length }));
  }

  /** Selects nothing. */
  clearSelection(): void {
    this.set({ selected: new Set(), preview: null });
    this.refocus();
  }

  /** Brings the focus to the heading of the open comment. */
  refocus(): void {
    this.set({ focus: this.state.focus + 1 });
  }

  /** Loads the list anew; the open comment stays open if it still waits. */
  async refresh(): Promise<void> {
    await this.load(this.state.filter, null);
    this.refocus();
  }

  /** Puts the story of the open comment on one's watch-list, or takes it off. */
  async watch(): Promise<void> {
    const card = this.open;
    if (!card) return;
    const { id, isWatched } = card.story;
    const route = `/desk/sites/${encodeURIComponent(card.site.key)}/stories/${id}/watch`;
    const answer = await this.send(`${isWatched ? 'DELETE' : 'POST'} ${route}`);
    if (isFailure(answer)) return this.note(answer);
    const cards = this.state.cards.map((each) =>
      each.story.id === id ? { ...each, story: { ...each.story, isWatched: !isWatched } } : each,
    );
    this.set({ cards });
  }

  /** Marks the open comment as a pick or pins it, or takes that back. */
  async mark(mark: Mark): Promise<void> {
    const card = this.open;
    if (!card || !mayMark(card, mark)) return;
    const on = !card[mark];
    const route = mark === 'featured' ? 'feature' : 'pin';
    const answer = await this.send(`POST ${routeOf(card)}/${route}`, { body: { on } });
    if (isFailure(answer)) return this.note(answer);
    // As it is by now: it may have the other mark since, or be decided and gone.
    const cards = this.state.cards.map((each) => (each.id === card.id ? { ...each, [mark]: on } : each));
    this.set({ cards });
    this.say(this.m.t(`moderation.${on ? mark : (`un${mark}` as const)}`));
  }

  /** Goes on from a comment that somebody else has decided. */
  pass(id: string): void {
    const following = findFollowing(this.state, id);
    this.#takeAway(id);
    this.set({ sending: this.state.sending.filter((each) => each !== id) });
    if (following) this.show(following.id);
    else this.set({ openId: null, focus: this.state.focus + 1 });
  }

  /** Takes note of what went wrong: an ended session is shown on top, the rest is said. */
  note(failure: Failure): void {
    if (failure.failure === 'expired') this.set({ failure });
    this.say(failure.problem?.detail ?? this.m.t(`moderation.failure.${failure.failure}`));
  }

  /** What somebody else decided stays in sight, marked, until one has moved on. */
  hearDecision(id: string, decision: Decided['decision']): void {
    const { cards, overview } = this.state;
    const card = cards.find((each) => each.id === id);
    const isOwn = decision?.moderator?.id === overview?.moderator.id;
    if (!decision || isOwn || !card) return;
    // Told late: the card came with it, and waits for what was said since, as an appeal against it.
    if (card.decisions.some((known) => known.id === decision.id)) return;
    this.#markDecided(id, decision);
  }

  #markDecided(id: string, decision: Decision): void {
    const { openId, troubles, sending } = this.state;
    if (sending.includes(id)) return;
    this.set({ troubles: { ...troubles, [id]: { kind: 'decided', decision } } });
    if (id === openId) this.say(decisionText(this.m, decision));
  }

  /** A comment that waits no more stays in sight with the decision, if it is open; else it leaves the list. */
  async #learnDecision(id: string): Promise<void> {
    const card = this.state.cards.find((each) => each.id === id);
    if (!card) return;
    if (id !== this.state.openId)
      return this.set({ cards: this.state.cards.filter((each) => each !== card) });
    const now = await this.send<Card>(`GET ${routeOf(card)}`);
    if (isFailure(now)) return;
    this.set({ cards: putCard(this.state.cards, now, 0) });
    const decision = now.decisions.at(-1);
    // Waiting again, or decided by nobody: it is there to be read.
    if (now.queues.length > 0 || !decision) this.claims.hear(id, null);
    else this.#markDecided(id, decision);
  }

  #settle(done: { card: Card; index: number; choice: Choice }, answer: Decided): void {
    const { card, index, choice } = done;
    if (answer.outcome === 'claimed') return this.#leaveToOther(answer.card ?? card, index);
    if (answer.outcome !== 'decided') return this.#putBack(answer.card ?? card, index, toTrouble(answer));
    keepDraft(card.id, { toAuthor: '', internal: '' });
    this.#setCounts(answer, card.site.key, -1);
    if (answer.next) this.#takeNext(answer.next);
    const until = Date.parse(answer.undoUntil ?? '') || Date.now() + UNDO_SECONDS * 1_000;
    const decisionId = answer.decision?.id;
    if (decisionId) this.set({ undo: { choice, until, what: { kind: 'comment', card, index, decisionId } } });
    this.say(this.m.t('moderation.said', { what: choiceText(this.m, choice), count: this.state.left ?? 0 }));
  }

  /** The card that came with the answer is claimed already: it stands where the list has it, or after the open one. */
  #takeNext(next: Card): void {
    const at = this.state.cards.findIndex(({ id }) => id === this.state.openId);
    this.set({ cards: putCard(this.state.cards, next, at + 1) });
    this.claims.learn(next);
    if (this.state.openId === null) void this.#advance(next.id);
  }

  #setCounts({ counts }: Decided, site: string, by: 1 | -1): void {
    const { left } = this.state;
    this.set({
      counts: withTotals(this.state.counts, site, counts),
      ...(left !== null && { left: Math.max(0, left + by) }),
    });
    if (!isNarrowed(this.state.filter)) this.set({ left: countOf(this.state, this.state.filter.queue) });
  }

  #takeAway(id: string): void {
    const { cards, sending, troubles, selected } = this.state;
    this.set({
      cards: cards.filter((card) => card.id !== id),
      sending: [...sending, id],
      troubles: without(troubles, id),
      selected: new Set([...selected].filter((each) => each !== id)),
    });
  }

  /** Somebody else has it on their screen: it is back in the list, and theirs. */
  #leaveToOther(card: Card, index: number): void {
    this.set({ cards: putCard(this.state.cards, card, index) });
    this.claims.hear(card.id, card.claim);
    if (this.state.openId === null) this.show(card.id);
    this.say(this.m.t('moderation.claimed'));
  }

  /** A comment that could not be decided on comes back to its place, and in sight unless somebody is typing. */
  #putBack(card: Card, index: number, trouble: Trouble): void {
    const { cards, troubles } = this.state;
    this.set({ cards: putCard(cards, card, index), troubles: { ...troubles, [card.id]: trouble } });
    if (trouble.kind === 'unsent' && trouble.failure.failure === 'expired')
      this.set({ failure: trouble.failure });
    const isTyping = document.activeElement?.matches('input, textarea, select') === true;
    if (!isTyping) this.show(card.id);
    this.say(troubleText(this.m, trouble));
  }

  /** Claims the open comment, and the one after it, so that it is there at once. */
  async claimOpen(): Promise<void> {
    const { open, state } = this;
    if (!open) return;
    // The answer to a decision brings the next one along.
    const after = state.sending.length === 0 ? findFollowing(state, open.id) : null;
    const wanted = [open, ...(after ? [after] : [])].filter(
      (card) => card.queues.length > 0 && !isElsewhere(state, card.id),
    );
    await this.claims.hold(wanted.map(({ site, id }) => ({ site: site.key, id })));
  }
}

function routeOf({ site, id }: Card): string {
  return `/desk/sites/${encodeURIComponent(site.key)}/comments/${id}`;
}

function toTrouble({ outcome, decision }: Decided): Trouble {
  if (outcome === 'already_decided' && decision) return { kind: 'decided', decision };
  return { kind: 'changed' };
}
