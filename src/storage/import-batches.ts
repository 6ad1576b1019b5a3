import type { AccountId, CommentId, StoryId } from '../domain/ids.ts';
import { hashStaged, hashStored, ofRun } from './import-sql.ts';
import type { RunRef } from './import-runs.ts';
import type { Db } from './pool.ts';

/** A batch of a run, and what is known of its source. */
export interface BatchRef extends RunRef {
  readonly source: string;
  readonly batch: number;
  readonly hasEarlier: boolean;
  readonly hasVotes: boolean;
}

/** Where a comment stands that is here already. */
export interface StoredPlace {
  readonly id: CommentId;
  readonly storyId: StoryId;
  readonly rootId: CommentId;
  readonly shownUnderId: CommentId | null;
  readonly depth: number;
  readonly authorId: AccountId | null;
}

/** What is to be known of a comment to put it in its place: everything but its text. */
export interface StagedComment {
  readonly seq: number;
  readonly id: CommentId;
  readonly storyId: StoryId;
  readonly authorId: AccountId;
  readonly at: Date;
  readonly status: 'published' | 'pending' | 'rejected';
  readonly isDeleted: boolean;
  readonly isPinned: boolean;
  readonly hasParent: boolean;
  /** Of the parent among the comments of the same story in these files. */
  readonly parentSeq: number | null;
  /** The parent where only an earlier run knows it. */
  readonly above: StoredPlace | null;
  /** Where it was here before. */
  readonly stored: (StoredPlace & StoredState) | null;
}

interface StoredState {
  /** Whether the export says of it what it said before. */
  readonly isSame: boolean;
  /** Whether nobody here has changed it or decided on it. */
  readonly isUntouched: boolean;
}

/** The comments of a batch; more columns of the staged comment `c` where they are wanted. */
const toHere = (more: string): string => `here as materialized (
    select c.seq, c.id, c.source_id, c.parent, c.author_id, c.status, c.is_deleted, c.is_pinned, c.created_at, b.story_id${more}
    from import_batches b join import_staged_comments c on ${ofRun('c')} and c.story = b.source_id
    where ${ofRun('b')} and b.batch = $3
  )`;

const COLUMNS = `h.seq::float8 as seq, h.id, h.story_id as "storyId", h.author_id as "authorId", h.created_at as at, h.status,
    h.is_deleted as "isDeleted", h.is_pinned as "isPinned", h.parent is not null as "hasParent", p.seq::float8 as "parentSeq"`;
const PARENT = 'left join here p on p.source_id = h.parent and p.story_id = h.story_id';
const ORDER = 'order by h.story_id, h.created_at, h.id';

const NEW_ROWS = `with ${toHere('')} select ${COLUMNS}, null as above, null as stored from here h ${PARENT} ${ORDER}`;

const toStored = (alias: string, state: string): string => `case when ${alias}.id is not null then
    json_build_object('id', ${alias}.id, 'storyId', ${alias}.story_id, 'rootId', ${alias}.root_id, 'shownUnderId', ${alias}.shown_under_id,
      'depth', ${alias}.depth, 'authorId', ${alias}.author_id${state}) end`;

const STATE = `, 'isSame', r.content_hash = h.content_hash, 'isUntouched', r.content_hash = ${hashStored('x')}
    and x.waiting_revision is null and not exists (select 1 from decisions d where d.site_id = $1 and d.comment_id = x.id)
    and not exists (select 1 from reports o where o.site_id = $1 and o.comment_id = x.id)`;

const MIXED_ROWS = `with ${toHere(`, ${hashStaged('c')} as content_hash`)}
  select ${COLUMNS}, ${toStored('px', '')} as above, ${toStored('x', STATE)} as stored
  from here h ${PARENT}
  left join imported_rows r on r.site_id = $1 and r.source = $4 and r.kind = 'comment' and r.source_id = h.source_id
  left join comments x on x.site_id = $1 and x.id = r.own_id
  left join imported_rows pr on p.seq is null and pr.site_id = $1 and pr.source = $4 and pr.kind = 'comment' and pr.source_id = h.parent
  left join comments px on px.site_id = $1 and px.id = pr.own_id and px.story_id = h.story_id
  ${ORDER}`;

/** Rows fetched at a time. */
const AT_A_TIME = 10_000;

/** The comments of a batch by story and time, some at a time. Only inside a transaction. */
export async function* readBatch(db: Db, ref: BatchRef): AsyncGenerator<readonly StagedComment[]> {
  const values = [ref.siteId, ref.number, ref.batch];
  await db.query(
    ref.hasEarlier
      ? {
          text: `declare import_batch no scroll cursor for ${MIXED_ROWS}`,
          values: [...values, ref.source],
        }
      : { text: `declare import_batch no scroll cursor for ${NEW_ROWS}`, values },
  );
  for (;;) {
    const { rows } = await db.query<StagedComment>({ text: `fetch ${AT_A_TIME} from import_batch` });
    if (rows.length > 0) yield rows;
    if (rows.length < AT_A_TIME) break;
  }
  await db.query({ text: 'close import_batch' });
}

/** Locks the stories of a batch that are here already, in the order in which everything locks stories. */
export async function lockBatchStories(db: Db, ref: BatchRef): Promise<LockedStory[]> {
  const { rows } = await db.query<LockedStory>({
    text: `select s.id, s.key, s.comment_count as "commentCount",
        (select count(*)::int from comments c where c.site_id = s.site_id and c.story_id = s.id and c.pinned_at is not null) as pinned
      from stories s where s.site_id = $1 and s.id in (
        select b.story_id from import_batches b where ${ofRun('b')} and b.batch = $3 and not b.is_new)
      order by s.site_id, s.key for update of s`,
    values: [ref.siteId, ref.number, ref.batch],
  });
  return rows;
}

export interface LockedStory {
  readonly id: StoryId;
  readonly key: string;
  readonly commentCount: number;
  readonly pinned: number;
}

/** The stories of a batch, each once. */
export async function listBatchStories(
  db: Db,
  ref: BatchRef,
): Promise<{ readonly id: StoryId; readonly isNew: boolean }[]> {
  const { rows } = await db.query<{ id: StoryId; isNew: boolean }>({
    text: `select story_id as id, bool_or(is_new) as "isNew" from import_batches b where ${ofRun('b')} and b.batch = $3
      group by story_id order by story_id`,
    values: [ref.siteId, ref.number, ref.batch],
  });
  return rows;
}

/** The batch is in: kept with what it brought, in the same transaction. */
export async function markMerged(db: Db, ref: BatchRef): Promise<void> {
  await db.query({
    text: `update import_batches b set is_merged = true where ${ofRun('b')} and b.batch = $3`,
    values: [ref.siteId, ref.number, ref.batch],
  });
}
