import type { AccountId, CommentId, StoryId } from '../domain/ids.ts';
import { hashStaged, hashStory, ofRun } from './import-sql.ts';
import type { BatchRef } from './import-batches.ts';
import type { Db } from './pool.ts';

/** The comments of a batch with these places in the files, beside what they are here. */
const CHANGED = `changed as materialized (
    select c.*, r.own_id, r.content_hash as was, ${hashStaged('c')} as hash
    from import_batches b join import_staged_comments c on ${ofRun('c')} and c.story = b.source_id
    join imported_rows r on r.site_id = $1 and r.source = $4 and r.kind = 'comment' and r.source_id = c.source_id
    where ${ofRun('b')} and b.batch = $3 and c.seq = any($5)
  )`;

/** What becomes of one comment that a newer export changed. */
export interface ChangedComment {
  readonly id: CommentId;
  readonly storyId: StoryId;
  readonly authorId: AccountId | null;
  readonly from: Standing;
  readonly to: Standing;
}

interface Standing {
  readonly status: 'published' | 'pending' | 'rejected';
  /** As the database writes times. */
  readonly deletedAt: string | null;
}

/** Keeps how comments stand before a newer export changes them: without their texts, which stay as revisions. */
async function keepBefores(db: Db, values: readonly unknown[]): Promise<void> {
  await db.query({
    text: `with ${CHANGED}
      insert into import_befores (site_id, run, source, kind, source_id, own_id, before, content_hash)
      select $1, $2, $4, 'comment', t.source_id, x.id, jsonb_build_object('status', x.status, 'format', x.format, 'editedAt', x.edited_at,
        'deletedAt', x.deleted_at, 'featuredAt', x.featured_at, 'up', x.imported_up, 'down', x.imported_down,
        'revision', (select max(number) from revisions v where v.site_id = x.site_id and v.comment_id = x.id)), t.was
      from changed t join comments x on x.site_id = $1 and x.id = t.own_id on conflict do nothing`,
    values,
  });
}

/**
 * Brings comments up to what a newer export says, but for their status and deletion, which move counters: those are given
 * back. A text that changed is a further revision; the texts of what was deleted go.
 */
export async function updateImported(
  db: Db,
  ref: BatchRef,
  seqs: readonly number[],
): Promise<ChangedComment[]> {
  if (seqs.length === 0) return [];
  const values = [ref.siteId, ref.number, ref.batch, ref.source, seqs];
  await keepBefores(db, values);
  await db.query({
    text: `with ${CHANGED}, gone as (
        update revisions v set body = '', html = null, reasons = null, facts = null from changed t
        where v.site_id = $1 and v.comment_id = t.own_id and t.is_deleted
      )
      insert into revisions (site_id, comment_id, number, format, body, created_at)
      select $1, x.id, (select max(number) from revisions v where v.site_id = x.site_id and v.comment_id = x.id) + 1, t.format, t.body,
        coalesce(t.edited_at, t.created_at)
      from changed t join comments x on x.site_id = $1 and x.id = t.own_id where not t.is_deleted and x.body <> t.body`,
    values,
  });
  const { rows } = await db.query<ChangedComment>({
    text: `with ${CHANGED}, noted as (
        update imported_rows r set content_hash = t.hash from changed t
        where r.site_id = $1 and r.source = $4 and r.kind = 'comment' and r.source_id = t.source_id
      )
      update comments x set format = t.format, body = t.body, html = t.html, edited_at = t.edited_at,
        featured_at = case when t.is_featured then coalesce(x.featured_at, t.created_at) end,
        up = x.up - x.imported_up + t.up, down = x.down - x.imported_down + t.down, imported_up = t.up, imported_down = t.down
      from changed t where x.site_id = $1 and x.id = t.own_id
      returning x.id, x.story_id as "storyId", x.author_id as "authorId",
        json_build_object('status', x.status, 'deletedAt', x.deleted_at) as "from",
        json_build_object('status', t.status, 'deletedAt',
          case when t.is_deleted then coalesce(x.deleted_at, t.edited_at, t.created_at) end) as "to"`,
    values,
  });
  return rows.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** A comment whose standing was set: what its counters need. */
export interface SetStanding {
  readonly parentId: CommentId | null;
  readonly rootId: CommentId;
  readonly shownUnderId: CommentId | null;
  readonly replyCount: number;
  /** Whether readers saw it before. */
  readonly wasLive: boolean;
}

/** Sets how one imported comment stands. */
export async function setStanding(
  db: Db,
  { siteId, id }: { readonly siteId: BatchRef['siteId']; readonly id: CommentId },
  to: Standing,
): Promise<SetStanding | null> {
  const { rows } = await db.query<SetStanding>({
    name: 'import-set-standing',
    text: `with was as (
        select status = 'published' and deleted_at is null as live from comments where site_id = $1 and id = $2
      )
      update comments set status = $3, deleted_at = $4 from was where site_id = $1 and id = $2
      returning parent_id as "parentId", root_id as "rootId", shown_under_id as "shownUnderId", reply_count as "replyCount",
        was.live as "wasLive"`,
    values: [siteId, id, to.status, to.deletedAt],
  });
  return rows[0] ?? null;
}

/** Brings the titles of stories that an import made up to what a newer export says, and closes or opens them. */
export async function updateStories(db: Db, ref: BatchRef): Promise<void> {
  await db.query({
    text: `with changed as materialized (
        select b.source_id, s.title, s.is_closed, b.last_at, t.id, t.title as title_before, t.closed_at as closed_before, r.content_hash as was
        from import_batches b join import_staged_stories s on ${ofRun('s')} and s.source_id = b.source_id
        join imported_rows r on r.site_id = $1 and r.source = $4 and r.kind = 'story' and r.source_id = b.source_id
        join stories t on t.site_id = $1 and t.id = b.story_id and t.import_run is not null and not t.title_is_given
        where ${ofRun('b')} and b.batch = $3 and b.is_lead and r.content_hash <> ${hashStory('s.title', 's.is_closed')}
          and r.content_hash = ${hashStory('t.title', '(t.closed_at is not null)')}
      ), kept as (
        insert into import_befores (site_id, run, source, kind, source_id, own_id, before, content_hash)
        select $1, $2, $4, 'story', source_id, id, jsonb_build_object('title', title_before, 'closedAt', closed_before), was
        from changed on conflict do nothing
      ), noted as (
        update imported_rows r set content_hash = ${hashStory('c.title', 'c.is_closed')} from changed c
        where r.site_id = $1 and r.source = $4 and r.kind = 'story' and r.source_id = c.source_id
      )
      update stories t set title = c.title, version = t.version + 1,
        closed_at = case when c.is_closed then coalesce(t.closed_at, c.last_at) end
      from changed c where t.site_id = $1 and t.id = c.id`,
    values: [ref.siteId, ref.number, ref.batch, ref.source],
  });
}
