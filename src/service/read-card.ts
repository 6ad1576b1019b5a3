import type { CommentId } from '../domain/ids.ts';
import { isRefusal, refuse, type Refusal } from '../domain/refusal.ts';
import type { Site } from '../domain/thread.ts';
import type { Actor } from '../domain/viewer.ts';
import { toJudgedText } from '../markup/plain-text.ts';
import { listAbove, listBelow, listRevisions, type ThreadRow } from '../storage/card-history.ts';
import { unwatchStory, watchStory } from '../storage/watched-stories.ts';
import type { Deps } from './deps.ts';
import { loadCards, type CardView } from './load-cards.ts';
import { admitModerator } from './permit.ts';

export interface ReadCard {
  readonly site: Site;
  readonly commentId: CommentId;
}

/** One comment as moderators see it. */
export async function readCard(
  deps: Deps,
  actor: Actor,
  { site, commentId }: ReadCard,
): Promise<CardView | Refusal> {
  const person = admitModerator(deps, actor, { permission: 'queue.read', siteId: site.id });
  if (isRefusal(person)) return person;
  const refs = [{ siteId: site.id, id: commentId }];
  const [card] = await loadCards(deps, { refs, sites: [site], viewerId: person.accountId });
  return card ?? refuse('comment_not_found');
}

export interface CardRevision {
  readonly number: number;
  readonly text: string;
  readonly at: Date;
  readonly isShown: boolean;
}

/** The texts that a comment has had, without markup, the newest last. */
export async function readRevisions(
  deps: Deps,
  actor: Actor,
  { site, commentId }: ReadCard,
): Promise<CardRevision[] | Refusal> {
  const person = admitModerator(deps, actor, { permission: 'queue.read', siteId: site.id });
  if (isRefusal(person)) return person;
  const rows = await listRevisions(deps.pool, { siteId: site.id, id: commentId });
  if (rows.length === 0) return refuse('comment_not_found');
  return rows.map(({ number, at, isShown, ...written }) => ({
    number,
    at,
    isShown,
    text: toJudgedText(written).text,
  }));
}

/** A conversation on a screen: further up or down nobody looks before deciding. */
const LIMITS = { above: 50, below: 100 };

export interface CardThread {
  readonly comments: readonly ThreadRow[];
  /** Whether more was said below. */
  readonly isCut: boolean;
}

/** What a comment answers, itself, and what was said below it. */
export async function readCardThread(
  deps: Deps,
  actor: Actor,
  { site, commentId }: ReadCard,
): Promise<CardThread | Refusal> {
  const person = admitModerator(deps, actor, { permission: 'queue.read', siteId: site.id });
  if (isRefusal(person)) return person;
  const wanted = { siteId: site.id, id: commentId, limits: LIMITS };
  const [above, below] = await Promise.all([
    listAbove(deps.pool, wanted),
    listBelow(deps.pool, { ...wanted, limits: { ...LIMITS, below: LIMITS.below + 1 } }),
  ]);
  if (above.length === 0) return refuse('comment_not_found');
  const shown = below.slice(0, LIMITS.below);
  return { comments: [...above, ...inReadingOrder(shown, commentId)], isCut: below.length > shown.length };
}

/** Each comment, and below it its answers. */
function inReadingOrder(rows: readonly ThreadRow[], id: CommentId): ThreadRow[] {
  const answers = Map.groupBy(rows, ({ parentId }) => parentId);
  const known = new Set(rows.map((row) => row.id));
  const walk = (parent: CommentId): ThreadRow[] =>
    (answers.get(parent) ?? []).flatMap((row) => [row, ...walk(row.id)]);
  // Deep down the nesting is flat: what answers something that is not here stands at the end.
  const strays = rows.filter(({ parentId }) => parentId !== id && !(parentId && known.has(parentId)));
  return [...walk(id), ...strays];
}

export interface WatchStory {
  readonly site: Site;
  readonly storyId: string;
  readonly isWatched: boolean;
}

/** Puts a story on the moderator's watch-list, or takes it off. */
export async function setWatched(
  deps: Deps,
  actor: Actor,
  { site, storyId, isWatched }: WatchStory,
): Promise<undefined | Refusal> {
  const person = admitModerator(deps, actor, { permission: 'queue.read', siteId: site.id });
  if (isRefusal(person)) return person;
  const watch = { accountId: person.accountId, siteId: site.id, storyId, at: deps.clock() };
  if (!isWatched) await unwatchStory(deps.pool, watch);
  else if (!(await watchStory(deps.pool, watch))) return refuse('story_not_found');
  return undefined;
}
