import type { CommentId, StoryId } from '../domain/ids.ts';
import { placeComment, type Placement } from '../domain/placement.ts';
import { isRefusal, refuse, type Refusal } from '../domain/refusal.ts';
import type { SafeHtml } from '../domain/safe-html.ts';
import { toStoryFacts } from '../domain/story-rules.ts';
import type { Author, Story } from '../domain/thread.ts';
import type { CommentFacts } from '../storage/comments.ts';
import type { RememberedAnswer, WriteKey } from '../storage/idempotency.ts';
import type { NewComment } from '../storage/insert-comments.ts';
import type { Db } from '../storage/pool.ts';
import type { Standing } from '../storage/standings.ts';
import type { Deps } from './deps.ts';
import { findStandings, judgeText, type Judged } from './judge-text.ts';
import { toKept, toQueueItem } from './kept-judgement.ts';
import { recallAnswer } from './run-once.ts';
import type { SubmitComment } from './submit-comment.ts';

/** A comment that only the transaction can still refuse. */
export interface Prepared {
  readonly input: SubmitComment;
  readonly write: WriteKey;
  readonly author: Author;
  /** Whether the author is made with this comment. */
  readonly isNewGuest: boolean;
  readonly html: SafeHtml;
  readonly addressHash: Buffer | null;
  readonly judged: Omit<Judged, 'storyId'>;
}

export interface Written {
  readonly id: CommentId;
  readonly version: number;
  /** What was written just now; absent when an earlier answer is repeated. */
  readonly fresh?: NewComment;
  /** What it was written under; absent when an earlier answer is repeated. */
  readonly story?: Story | undefined;
}

export type Outcome = Written | Refusal | 'story_missing';

/** What was read under the lock. */
export interface BatchFacts {
  readonly batch: readonly Prepared[];
  readonly answers: readonly RememberedAnswer[];
  readonly stories: readonly Story[];
  readonly parents: readonly CommentFacts[];
}

/**
 * Judges comments that are written together, each alone, by the facts as they are under the lock; those of the same
 * batch count as written before.
 */
export async function judgeBatch(deps: Deps, db: Db, facts: BatchFacts): Promise<(NewComment | Outcome)[]> {
  const places = facts.batch.map((prepared) => findPlace(facts, prepared));
  const asked = facts.batch.flatMap((prepared, index) => {
    const place = places[index];
    return isPlace(place) ? [{ ...prepared.judged, storyId: place.story.id }] : [];
  });
  const standings = asked.length === 0 ? [] : await findStandings(db, asked);
  const news: NewComment[] = [];
  return facts.batch.map((prepared, index) => {
    const place = places[index];
    if (!isPlace(place)) return place ?? 'story_missing';
    const standing = standings[asked.findIndex(({ commentId }) => commentId === prepared.judged.commentId)];
    if (!standing) throw new Error('Nothing was found out about an author.');
    const outcome = judge(deps, prepared, {
      place,
      standing: addNews(standing, { judged: prepared.judged, story: place.story }, news),
    });
    if (!isRefusal(outcome)) news.push(outcome);
    return outcome;
  });
}

interface Place {
  readonly story: Story;
  readonly placement: Placement;
}

function isPlace(found: Place | Outcome | undefined): found is Place {
  return typeof found === 'object' && 'placement' in found;
}

/** Where a comment would stand; what was answered before, and what cannot be answered, needs no judging. */
function findPlace(facts: BatchFacts, { input, write, judged }: Prepared): Place | Outcome {
  const known = recallAnswer<Written>(facts.answers, write);
  if (known) return known;
  const story = facts.stories.find(({ siteId, key }) => siteId === input.site.id && key === input.storyKey);
  if (!story) return 'story_missing';
  const parent = input.parentId && facts.parents.find(({ id }) => id === input.parentId);
  if (input.parentId !== null && !(parent && canBeAnswered(parent, story.id)))
    return refuse('parent_not_found', { field: 'parentId' });
  return { story, placement: placeComment(judged.commentId, parent || null) };
}

function canBeAnswered(parent: CommentFacts, storyId: StoryId): boolean {
  return parent.storyId === storyId && parent.status === 'published' && parent.deletedAt === null;
}

/** What the database will know once the comments before it in the batch are written. */
function addNews(
  standing: Standing,
  { judged, story }: { readonly judged: Prepared['judged']; readonly story: Story },
  news: readonly NewComment[],
): Standing {
  const { authorId, text, site } = judged;
  const { prints } = text;
  const own = news.filter((each) => each.authorId === authorId);
  const near = news.filter((each) => each.siteId === site.id && prints !== null && each.prints !== null);
  if (own.length + near.length === 0) return standing;
  const under = own.findLast((each) => each.storyId === story.id);
  const isSimilar = (each: NewComment) =>
    prints?.bands.some((band, index) => band === each.prints?.bands[index]) === true;
  return {
    ...standing,
    lastMinute: standing.lastMinute + own.length,
    lastHour: standing.lastHour + own.length,
    published: standing.published + own.filter(({ status }) => status === 'published').length,
    lastUnderStoryAt: under?.createdAt ?? standing.lastUnderStoryAt,
    same: standing.same + near.filter((each) => each.prints?.same === prints?.same).length,
    similar: standing.similar + near.filter(isSimilar).length,
  };
}

function judge(
  deps: Deps,
  prepared: Prepared,
  { place, standing }: { place: Place; standing: Standing },
): NewComment | Refusal {
  const { judged, input } = prepared;
  const { story, placement } = place;
  const outcome = judgeText(
    deps,
    { ...judged, storyId: story.id },
    {
      standing,
      story: toStoryFacts(input.site, story, judged.createdAt),
    },
  );
  if (isRefusal(outcome)) return outcome;
  return {
    ...placement,
    storyId: story.id,
    siteId: input.site.id,
    id: judged.commentId,
    authorId: prepared.author.id,
    body: input.body,
    html: prepared.html,
    status: outcome.status,
    decisionId: deps.newId(),
    rule: outcome.rule,
    reason: outcome.reason,
    judgement: toKept(outcome),
    prints: judged.text.prints,
    waiting: toQueueItem(outcome, { story, since: judged.createdAt }),
    createdAt: judged.createdAt,
    addressHash: prepared.addressHash,
    actor: prepared.write.actor,
    idempotencyKey: prepared.write.key,
    requestHash: prepared.write.requestHash,
  };
}
