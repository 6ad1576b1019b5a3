import type { CommentStatus } from '../domain/comment.ts';
import type { AccountId, CommentId, SiteId, StoryId } from '../domain/ids.ts';
import type { SafeHtml } from '../domain/safe-html.ts';
import type { Db } from './pool.ts';
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
  readonly body: string;
  readonly status: CommentStatus;
  readonly createdAt: Date;
  readonly deletedAt: Date | null;
  readonly replyCount: number;
  readonly visible: boolean;
  /** Marked by editors, whether or not readers see it now. */
  readonly isFeatured: boolean;
  readonly isPinned: boolean;
}

const FACTS = `c.id, c.story_id as "storyId", s.key as "storyKey", c.parent_id as "parentId", c.root_id as "rootId",
  c.shown_under_id as "shownUnderId", c.depth, c.author_id as "authorId", c.body, c.status, c.created_at as "createdAt",
  c.deleted_at as "deletedAt", c.reply_count as "replyCount", c.visible,
  c.featured_at is not null as "isFeatured", c.pinned_at is not null as "isPinned"`;

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

export interface NewComment {
  readonly siteId: SiteId;
  readonly id: CommentId;
  readonly storyId: StoryId;
  readonly parentId: CommentId | null;
  readonly rootId: CommentId;
  readonly shownUnderId: CommentId | null;
  readonly depth: number;
  readonly authorId: AccountId;
  readonly body: string;
  readonly html: SafeHtml;
  readonly status: CommentStatus;
  readonly decisionId: string;
  readonly reason: string | null;
  readonly createdAt: Date;
  readonly actor: string;
  readonly idempotencyKey: string;
  readonly requestHash: Buffer;
  readonly addressHash: Buffer | null;
}

/**
 * Writes comments with their first revision, their decision, the counters above them and the remembered answers, all
 * in one statement: what many readers write at once costs one round trip. The answer remembered for each is
 * `{id, version}`. Returns the version each story has afterwards.
 */
export async function insertComments(db: Db, comments: readonly NewComment[]): Promise<Map<StoryId, number>> {
  const counters = countAbove(comments);
  const { rows } = await db.query<{ id: StoryId; version: number }>({
    name: 'insert-comments',
    text: INSERT_COMMENTS,
    values: [...COLUMNS.map((pick) => comments.map(pick)), ...counters],
  });
  return new Map(rows.map((row) => [row.id, row.version]));
}

const COLUMNS: readonly ((comment: NewComment) => unknown)[] = [
  (c) => c.siteId,
  (c) => c.id,
  (c) => c.storyId,
  (c) => c.parentId,
  (c) => c.rootId,
  (c) => c.shownUnderId,
  (c) => c.depth,
  (c) => c.authorId,
  (c) => c.body,
  (c) => c.html,
  (c) => c.status,
  (c) => c.createdAt,
  (c) => c.decisionId,
  (c) => c.reason,
  (c) => c.actor,
  (c) => c.idempotencyKey,
  (c) => c.requestHash,
  (c) => c.addressHash,
];

const INSERT_COMMENTS = `
  with new as (
    select * from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::uuid[], $6::uuid[], $7::smallint[], $8::uuid[],
      $9::text[], $10::text[], $11::text[], $12::timestamptz[], $13::uuid[], $14::text[], $15::text[], $16::text[], $17::bytea[], $18::bytea[])
    as n (site_id, id, story_id, parent_id, root_id, shown_under_id, depth, author_id, body, html, status, created_at,
      decision_id, reason, actor, key, request_hash, address_hash)
  ), written as (
    insert into comments (site_id, id, story_id, parent_id, root_id, shown_under_id, depth, author_id, format, body, html, status, created_at,
      published_at, answered_id, address_hash)
    select site_id, id, story_id, parent_id, root_id, shown_under_id, depth, author_id, 'markdown', body, html, status, created_at, created_at,
      (select nullif(p.author_id, n.author_id) from comments p where p.site_id = n.site_id and p.id = n.parent_id), address_hash
    from new n
  ), revised as (
    insert into revisions (site_id, comment_id, number, body, created_at) select site_id, id, 1, body, created_at from new
  ), decided as (
    insert into decisions (site_id, id, comment_id, to_status, decided_by, reason, decided_at)
    select site_id, decision_id, id, status, 'rules', reason, created_at from new
  ), above as (
    update comments c set reply_count = c.reply_count + n.replies, thread_count = c.thread_count + n.threads
    from unnest($19::uuid[], $20::uuid[], $21::int[], $22::int[]) as n (site_id, id, replies, threads)
    where c.site_id = n.site_id and c.id = n.id
  ), moved as (
    update stories s set comment_count = s.comment_count + n.published, version = s.version + sign(n.published)::int
    from (select site_id, story_id, count(*) filter (where status = 'published') as published from new group by 1, 2) n
    where s.site_id = n.site_id and s.id = n.story_id
    returning s.id, s.version
  ), answered as (
    insert into idempotency_keys (site_id, actor, key, request_hash, answer)
    select n.site_id, n.actor, n.key, n.request_hash, jsonb_build_object('id', n.id, 'version', m.version)
    from new n join moved m on m.id = n.story_id
  )
  select id, version from moved`;

/** The counters that published comments move: replies of the comment above, and live comments of the thread. */
function countAbove(comments: readonly NewComment[]): unknown[][] {
  const moves = new Map<CommentId, { siteId: SiteId; replies: number; threads: number }>();
  const move = (siteId: SiteId, id: CommentId, by: { replies: number; threads: number }) => {
    const sum = moves.get(id) ?? { siteId, replies: 0, threads: 0 };
    moves.set(id, { siteId, replies: sum.replies + by.replies, threads: sum.threads + by.threads });
  };
  for (const comment of comments) {
    if (comment.status !== 'published' || comment.shownUnderId === null) continue;
    move(comment.siteId, comment.shownUnderId, { replies: 1, threads: 0 });
    move(comment.siteId, comment.rootId, { replies: 0, threads: 1 });
  }
  const sums = [...moves];
  return [
    sums.map(([, sum]) => sum.siteId),
    sums.map(([id]) => id),
    sums.map(([, sum]) => sum.replies),
    sums.map(([, sum]) => sum.threads),
  ];
}

export interface EditComment {
  readonly siteId: SiteId;
  readonly id: CommentId;
  readonly body: string;
  readonly html: SafeHtml;
  readonly editedAt: Date;
}

/** Replaces the text of a comment and keeps the new one as a further revision. */
export async function updateCommentBody(db: Db, edit: EditComment): Promise<void> {
  await db.query({
    name: 'edit-comment',
    text: `
      with edited as (
        update comments set body = $3, html = $4, edited_at = $5 where site_id = $1 and id = $2 returning site_id, id
      )
      insert into revisions (site_id, comment_id, number, body, created_at)
      select e.site_id, e.id, (select max(number) + 1 from revisions r where r.site_id = e.site_id and r.comment_id = e.id), $3, $5
      from edited e`,
    values: [edit.siteId, edit.id, edit.body, edit.html, edit.editedAt],
  });
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
        update comments set body = '', html = '', deleted_at = $3 where site_id = $1 and id = $2 returning site_id, id
      )
      update revisions r set body = '' from deleted d where r.site_id = d.site_id and r.comment_id = d.id`,
    values: [comment.siteId, comment.id, deletedAt],
  });
  await db.query({
    name: 'delete-comment-waiting',
    text: `with gone as (delete from decision_states where site_id = $1 and comment_id = $2)
      delete from queue_items where site_id = $1 and comment_id = $2`,
    values: [comment.siteId, comment.id],
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

/** A live comment's ids of the newest `limit` comments an author has in a story, with the time each was written. */
export async function listOwnComments(
  db: Db,
  wanted: { storyId: StoryId; authorId: AccountId },
): Promise<{ id: CommentId; createdAt: Date }[]> {
  const { rows } = await db.query<{ id: CommentId; createdAt: Date }>({
    name: 'own-comments',
    text: `select id, created_at as "createdAt" from comments
      where author_id = $1 and story_id = $2 and deleted_at is null order by created_at desc limit 1000`,
    values: [wanted.authorId, wanted.storyId],
  });
  return rows;
}
