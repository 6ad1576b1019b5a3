import type { CommentStatus } from '../domain/comment.ts';
import type { AccountId, CommentId, SiteId, StoryId } from '../domain/ids.ts';
import type { SafeHtml } from '../domain/safe-html.ts';
import type { TextFormat } from '../domain/written-text.ts';
import type { Db } from './pool.ts';
import { settleReports } from './reports.ts';
import { countOut } from './thread-counters.ts';

/** What verbs need to know of a comment before they change it. */
export interface CommentFacts {
  readonly id: CommentId;
  readonly storyId: StoryId;
  readonly storyKey: string;
  readonly parentId: CommentId | null;
  readonly rootId: CommentId;
  readonly shownUnderId: CommentId | null;
  readonly depth: number;
  readonly authorId: AccountId | null;
  readonly format: TextFormat;
  readonly body: string;
  readonly status: CommentStatus;
  readonly createdAt: Date;
  readonly deletedAt: Date | null;
  readonly replyCount: number;
  readonly visible: boolean;
  /** Marked by editors, whether or not readers see it now. */
  readonly isFeatured: boolean;
  readonly isPinned: boolean;
  /** Number of the text that waits while readers see the one before. */
  readonly waitingRevision: number | null;
}

const FACTS = `c.id, c.story_id as "storyId", s.key as "storyKey", c.parent_id as "parentId", c.root_id as "rootId",
  c.shown_under_id as "shownUnderId", c.depth, c.author_id as "authorId", c.format, c.body, c.status, c.created_at as "createdAt",
  c.deleted_at as "deletedAt", c.reply_count as "replyCount", c.visible,
  c.featured_at is not null as "isFeatured", c.pinned_at is not null as "isPinned",
  c.waiting_revision as "waitingRevision"`;

/** The facts about comments by id; missing ones are missing. */
export async function listCommentFacts(
  db: Db,
  siteIds: readonly SiteId[],
  ids: readonly CommentId[],
): Promise<CommentFacts[]> {
  const { rows } = await db.query<CommentFacts>({
    name: 'comment-facts',
    text: `select ${FACTS} from unnest($1::uuid[], $2::uuid[]) wanted (site_id, id)
      join comments c using (site_id, id) join stories s on s.site_id = c.site_id and s.id = c.story_id`,
    values: [siteIds, ids],
  });
  return rows;
}

/** The facts about one comment; null when there is none. */
export async function findCommentFacts(db: Db, siteId: SiteId, id: CommentId): Promise<CommentFacts | null> {
  const [facts] = await listCommentFacts(db, [siteId], [id]);
  return facts ?? null;
}

/**
 * Deletes a comment: the text is erased everywhere, the row stays so that votes, decisions and replies keep their
 * place; nobody has to decide on it any more. What stands above it follows: a comment that was only a tombstone for this one is gone with it.
 */
export async function markCommentDeleted(
  db: Db,
  comment: CommentFacts & { siteId: SiteId },
  deletedAt: Date,
): Promise<void> {
  await db.query({
    name: 'delete-comment',
    text: `
      with deleted as (
        update comments set body = '', html = '', deleted_at = $3, waiting_revision = null where site_id = $1 and id = $2
      ), unprinted as (
        delete from text_prints where site_id = $1 and comment_id = $2
      ), decided as (
        delete from queue_items where site_id = $1 and comment_id = $2
      )
      update revisions set body = '', html = null, reasons = null, facts = null where site_id = $1 and comment_id = $2`,
    values: [comment.siteId, comment.id, deletedAt],
  });
  await db.query({
    name: 'delete-comment-waiting',
    text: `with gone as (delete from decision_states where site_id = $1 and comment_id = $2)
      delete from queue_items where site_id = $1 and comment_id = $2`,
    values: [comment.siteId, comment.id],
  });
  await settleReports(db, {
    siteId: comment.siteId,
    commentId: comment.id,
    outcome: 'gone',
    decisionId: null,
    accountId: null,
    at: deletedAt,
  });
  if (comment.status === 'published') await countOut(db, comment);
}

export interface ListAuthors {
  readonly siteId: SiteId;
  readonly storyId: StoryId;
  /** In lower case. */
  readonly names: readonly string[];
}

/** Which of some names belong to people who have written under a story, as they spell them. */
export async function listAuthorNames(db: Db, wanted: ListAuthors): Promise<string[]> {
  const { rows } = await db.query<{ name: string }>({
    name: 'author-names',
    text: `select distinct a.name from accounts a where lower(a.name) = any($3)
      and exists (select 1 from comments c where c.author_id = a.id and c.story_id = $2 and c.site_id = $1 and c.visible)`,
    values: [wanted.siteId, wanted.storyId, wanted.names],
  });
  return rows.map((row) => row.name);
}

/** The newest comments an author has in a story that are not deleted, with the time each was written and the text that waits. */
export async function listOwnComments(
  db: Db,
  wanted: { storyId: StoryId; authorId: AccountId },
): Promise<{ id: CommentId; createdAt: Date; waiting: SafeHtml | null }[]> {
  const { rows } = await db.query<{ id: CommentId; createdAt: Date; waiting: SafeHtml | null }>({
    name: 'own-comments',
    text: `select c.id, c.created_at as "createdAt", r.html as waiting from comments c
      left join revisions r on r.site_id = c.site_id and r.comment_id = c.id and r.number = c.waiting_revision
      where c.author_id = $1 and c.story_id = $2 and c.deleted_at is null order by c.created_at desc limit 1000`,
    values: [wanted.authorId, wanted.storyId],
  });
  return rows;
}
