import type { Queue } from '../domain/queue.ts';
import type { DecisionReason } from '../domain/decision.ts';
import type { Failure } from './api.ts';
import type { Holder } from './claims.ts';
import type { ConnectionState } from './connection.ts';
import type { Filter } from './filter.ts';
import type { BulkPreview, Card, Counts, Decision, Overview } from './types.ts';

export type DeskAction = 'approve' | 'reject' | 'escalate';

/** What somebody wants to become of a comment. */
export interface Choice {
  readonly action: DeskAction;
  readonly reason: DecisionReason | null;
}

/** Why a comment is still here after it was decided on, or before it could be. */
export type Trouble =
  | { readonly kind: 'decided'; readonly decision: Decision }
  | { readonly kind: 'changed' }
  | { readonly kind: 'unsent'; readonly choice: Choice; readonly failure: Failure; readonly key: string };

/** What can be taken back, until when. */
export interface Undo {
  readonly choice: Choice;
  /** In milliseconds since 1970. */
  readonly until: number;
  readonly what:
    | { readonly kind: 'comment'; readonly card: Card; readonly index: number; readonly decisionId: string }
    | { readonly kind: 'bulk'; readonly id: string; readonly count: number };
}

export interface QueueState {
  readonly overview: Overview | null;
  readonly filter: Filter;
  readonly phase: 'loading' | 'ready' | 'failed';
  /** Why the list could not be loaded, or what ended the session. */
  readonly failure: Failure | null;
  readonly cards: readonly Card[];
  readonly openId: string | null;
  readonly nextPage: string | null;
  readonly isLoadingMore: boolean;
  /** How many the filter finds; null as long as it is not known. */
  readonly left: number | null;
  readonly isAtLeast: boolean;
  readonly counts: Readonly<Record<string, Counts>>;
  readonly holders: Readonly<Record<string, Holder>>;
  readonly troubles: Readonly<Record<string, Trouble>>;
  /** Decisions on their way. */
  readonly sending: readonly string[];
  readonly selected: ReadonlySet<string>;
  /** What the filter finds, where all of that is selected. */
  readonly preview: BulkPreview | null;
  readonly isBulkSending: boolean;
  /** Comments that have come since the list was loaded. */
  readonly arrived: number;
  readonly undo: Undo | null;
  readonly connection: ConnectionState;
  /** What happened, for those who listen to the page. The number tells two of the same apart. */
  readonly said: { readonly text: string; readonly number: number };
  /** Rises whenever the focus belongs on the heading of the open card. */
  readonly focus: number;
  /** Until when keys that decide are ignored, so that a key held down does not decide on the next comment. */
  readonly openedAt: number;
}

export const START: Omit<QueueState, 'filter'> = {
  overview: null,
  phase: 'loading',
  failure: null,
  cards: [],
  openId: null,
  nextPage: null,
  isLoadingMore: false,
  left: null,
  isAtLeast: false,
  counts: {},
  holders: {},
  troubles: {},
  sending: [],
  selected: new Set(),
  preview: null,
  isBulkSending: false,
  arrived: 0,
  undo: null,
  connection: 'connecting',
  said: { text: '', number: 0 },
  focus: 0,
  openedAt: 0,
};

/** Whether somebody else is looking at a comment, as far as is known. */
export function isElsewhere(state: QueueState, id: string): boolean {
  const holder = state.holders[id];
  return holder !== null && holder !== undefined && !holder.isOwn;
}

/** Whether a comment is there to be decided on, as far as is known. */
export function isFree(state: QueueState, id: string): boolean {
  return !isElsewhere(state, id) && state.troubles[id]?.kind !== 'decided';
}

/** Whether it is not known yet whose a comment is: until then it is not shown, or two people would read the same. */
export function isAsking(state: Pick<QueueState, 'holders' | 'troubles'>, card: Card): boolean {
  return state.holders[card.id] === undefined && card.queues.length > 0 && !state.troubles[card.id];
}

/** The card after one that is left: the next one that is free, else one before it; null where there is none. */
export function findFollowing(state: QueueState, id: string): Card | null {
  const index = state.cards.findIndex((card) => card.id === id);
  const around = [...state.cards.slice(index + 1), ...state.cards.slice(0, Math.max(0, index))];
  return around.find((card) => isFree(state, card.id)) ?? null;
}

/** What waits in a queue: on one site, or on all. */
export function countOf(state: QueueState, queue: keyof Counts): number {
  const { site } = state.filter.fields;
  const counted = Object.entries(state.counts).filter(([key]) => site === undefined || key === site);
  return counted.reduce((sum, [, counts]) => sum + (counts[queue] ?? 0), 0);
}

/** The counts of each site, where those of all of them together are known anew after something happened on one. */
export function withTotals(
  counts: QueueState['counts'],
  site: string,
  totals: Counts,
): Readonly<Record<string, Counts>> {
  const others = Object.entries(counts).filter(([key]) => key !== site);
  const here = Object.entries(totals).map(([queue, total]) => [
    queue,
    others.reduce((rest, [, each]) => rest - each[queue as Queue], total),
  ]);
  return { ...counts, [site]: Object.fromEntries(here) as Counts };
}

/** The cards with one more, in place of itself or at a place. */
export function putCard(cards: readonly Card[], card: Card, index: number): readonly Card[] {
  if (cards.some(({ id }) => id === card.id)) return cards.map((each) => (each.id === card.id ? card : each));
  return cards.toSpliced(Math.min(index, cards.length), 0, card);
}

/** A record without one of its keys. */
export function without<Value>(
  record: Readonly<Record<string, Value>>,
  name: string,
): Readonly<Record<string, Value>> {
  const { [name]: _, ...rest } = record;
  return rest;
}
