import type { CommentId, StoryId } from '../domain/ids.ts';
import { UNDO_BLOCKERS, type UndoBlockerKind } from '../domain/import-task.ts';
import { hashStored, hashStory } from './import-sql.ts';
import type { ImportRunRow } from './import-runs.ts';
import type { Db, Session } from './pool.ts';

/** What stands in the way of taking a run back. */
export interface UndoBlocker {
  readonly kind: UndoBlockerKind;
  readonly count: number;
  /** Ids of some comments, keys of some stories, numbers of runs. */
  readonly examples: readonly string[];
}

/** Indexes that deleting needs and nothing else does: without them each reference is looked for in the whole table. */
const INDEXES = [
  ['comments_undo_by_parent', 'comments (site_id, parent_id) where parent_id is not null'],
  ['comments_undo_by_story', 'comments (site_id, story_id)'],
] as const;

/** Makes what deleting needs, while everybody goes on writing. Outside of any transaction. */
export async function openUndo(session: Session): Promise<void> {
  await closeUndo(session);
  for (const [name, on] of INDEXES)
    await session.query({ text: `create index concurrently ${name} on ${on}` });
}

/** Takes it away again, also what a process left that ended within. */
export async function closeUndo(session: Session): Promise<void> {
  for (const [name] of INDEXES) await session.query({ text: `drop index concurrently if exists ${name}` });
}

const BROUGHT = {
  undo_comments: {
    columns:
      'id uuid primary key, story_id uuid, root_id uuid, shown_under_id uuid, visible boolean, is_live boolean, is_changed boolean',
    rows: `select c.id, c.story_id, c.root_id, c.shown_under_id, c.visible, c.status = 'published' and c.deleted_at is null,
        coalesce(c.pinned_at <> c.created_at, false) or r.content_hash <> ${hashStored('c')}
      from imported_rows r join comments c on c.site_id = r.site_id and c.id = r.own_id
      where r.site_id = $1 and r.source = $2 and r.run = $3 and r.kind = 'comment'`,
  },
  undo_people: {
    columns: 'id uuid primary key',
    rows: `select own_id from imported_rows where site_id = $1 and source = $2 and run = $3 and kind = 'author' and own_id = source_id::uuid`,
  },
  undo_stories: {
    columns: 'id uuid primary key, key text',
    rows: 'select id, key from stories where site_id = $1 and import_run = $3 and $2::text is not null',
  },
} as const;

/** Lists what a run brought, for the transaction alone, and locks it against whoever would build on it. */
export async function listBrought(db: Db, run: ImportRunRow): Promise<void> {
  const values = [run.siteId, run.source, run.number];
  await db.query({
    text: `select 1 from stories s where s.site_id = $1 and (s.import_run = $3 or s.id in (
        select c.story_id from comments c where c.site_id = $1 and (c.import_run = $3 or c.id in (
          select b.own_id from import_befores b where b.site_id = $1 and b.source = $2 and b.run = $3))))
      order by s.site_id, s.key for update`,
    values,
  });
  await db.query({
    text: `select 1 from imported_authors where site_id = $1 and source = $2 and run = $3 order by account_id for update`,
    values,
  });
  for (const [table, { columns, rows }] of Object.entries(BROUGHT)) {
    await db.query({ text: `create temporary table ${table} (${columns}) on commit drop` });
    await db.query({ text: `insert into ${table} ${rows}`, values });
    await db.query({ text: `analyze ${table}` });
  }
}

const COMMENTS = 'undo_comments u';
const EXAMPLES = 5;

/** What finds each blocker: the examples it is shown by. $1 is the site, $2 the source, $3 the run. */
const FINDERS: Readonly<Record<UndoBlocker['kind'], string>> = {
  replies: `select c.id::text as example from comments c where c.site_id = $1 and c.import_run is distinct from $3
    and (c.parent_id in (select id from undo_comments) or c.story_id in (select id from undo_stories))`,
  votes: `select v.comment_id::text as example from votes v join ${COMMENTS} on u.id = v.comment_id where v.site_id = $1 and v.place <> 'import'`,
  reports: `select r.comment_id::text as example from reports r join ${COMMENTS} on u.id = r.comment_id where r.site_id = $1`,
  decisions: `select d.comment_id::text as example from decisions d join ${COMMENTS} on u.id = d.comment_id where d.site_id = $1`,
  changes: `select u.id::text as example from ${COMMENTS} where u.is_changed
    union all select b.own_id::text from import_befores b join comments c on c.site_id = b.site_id and c.id = b.own_id
      join imported_rows r on r.site_id = b.site_id and r.source = b.source and r.kind = b.kind and r.source_id = b.source_id
      where b.site_id = $1 and b.source = $2 and b.run = $3 and b.kind = 'comment' and (r.content_hash <> ${hashStored('c')}
        or exists (select 1 from decisions d where d.site_id = c.site_id and d.comment_id = c.id))
    union all select s.key from import_befores b join stories s on s.site_id = b.site_id and s.id = b.own_id
      join imported_rows r on r.site_id = b.site_id and r.source = b.source and r.kind = b.kind and r.source_id = b.source_id
      where b.site_id = $1 and b.source = $2 and b.run = $3 and b.kind = 'story'
        and r.content_hash <> ${hashStory('s.title', '(s.closed_at is not null)')}`,
  claims: `select i.account_id::text as example from imported_authors i where i.site_id = $1 and i.source = $2 and i.run = $3 and i.claimed_by is not null`,
  sanctions: `select s.account_id::text as example from sanctions s join undo_people p on p.id = s.account_id where s.given_by is not null
    union all select n.account_id::text from moderator_notes n join undo_people p on p.id = n.account_id`,
  stories: `select s.key as example from stories s join undo_stories n on n.id = s.id where s.site_id = $1
      and (s.title_is_given or s.section_is_given or s.message <> '' or s.mode is not null or s.slow_mode_seconds is not null or s.hides_across)
    union all select s.key from story_aliases a join undo_stories n on n.id = a.story_id join stories s on s.site_id = a.site_id and s.id = a.story_id
      where a.site_id = $1 and a.created_at <> s.created_at
    union all select s.key from story_merges m join undo_stories s on s.id in (m.story_id, m.into_id) where m.site_id = $1`,
  runs: `select b.run::text as example from import_befores b where b.site_id = $1 and b.run <> $3
      and (b.own_id in (select id from undo_comments) or b.own_id in (select id from undo_people) or b.own_id in (select id from undo_stories))
      and b.run > $3
    union select r.run::text from imported_rows r where r.site_id = $1 and r.kind = 'vote' and r.run <> $3 and r.own_id in (select id from undo_comments)
    union select c.import_run::text from comments c join undo_people p on p.id = c.author_id where c.site_id = $1 and c.import_run is distinct from $3
    union select r.run::text from imported_rows r where r.site_id = $1 and r.kind = 'story' and (r.run <> $3 or r.source <> $2)
      and r.own_id in (select id from undo_stories)`,
};

/** What stands in the way of taking a run back; nothing where nobody built on it. */
export async function listBlockers(db: Db, run: ImportRunRow): Promise<UndoBlocker[]> {
  const blockers: UndoBlocker[] = [];
  for (const kind of UNDO_BLOCKERS) {
    const { rows } = await db.query<{ count: number; examples: string[] }>({
      text: `select count(*)::int as count, (array_agg(example order by example))[1:${EXAMPLES}] as examples from (${FINDERS[kind]}) found
        where $1::uuid is not null and $2::text is not null and $3::int is not null`,
      values: [run.siteId, run.source, run.number],
    });
    const { count = 0, examples = [] } = rows[0] ?? {};
    if (count > 0) blockers.push({ kind, count, examples });
  }
  return blockers;
}

/** A comment that was here before and has lost some of what stood below it. */
export interface LeftComment {
  readonly id: CommentId;
  readonly replies: number;
  readonly published: number;
}

/** Deletes what a run brought. Gives the comments that stay and had some of it below them. */
export async function deleteBrought(db: Db, run: ImportRunRow): Promise<LeftComment[]> {
  const { siteId, source, number } = run;
  const { rows } = await db.query<LeftComment>({
    text: `select coalesce(a.id, b.id) as id, coalesce(a.n, 0)::int as replies, coalesce(b.n, 0)::int as published from (
        select shown_under_id as id, count(*) filter (where visible) as n from ${COMMENTS}
        where shown_under_id is not null and shown_under_id not in (select id from undo_comments) group by 1
      ) a full join (
        select root_id as id, count(*) filter (where is_live) as n from ${COMMENTS} where root_id not in (select id from undo_comments) group by 1
      ) b on b.id = a.id order by 1`,
  });
  // Votes of this run for comments that stay.
  await db.query({
    text: `with gone as (
        delete from votes v using imported_rows r join imported_rows p on p.site_id = r.site_id and p.source = r.source and p.kind = 'author' and p.source_id = r.voter
        where r.site_id = $1 and r.source = $2 and r.run = $3 and r.kind = 'vote' and r.own_id not in (select id from undo_comments)
          and v.site_id = r.site_id and v.comment_id = r.own_id and v.account_id = p.own_id and v.place = 'import' returning v.*
      )
      update comments c set up = c.up - g.up, down = c.down - g.down from (
        select site_id, comment_id, count(*) filter (where value = 1) as up, count(*) filter (where value = -1) as down from gone group by 1, 2
      ) g where c.site_id = g.site_id and c.id = g.comment_id`,
    values: [siteId, source, number],
  });
  for (const text of [
    'delete from votes v using undo_comments u where v.site_id = $1 and v.comment_id = u.id',
    'delete from queue_items q using undo_comments u where q.site_id = $1 and q.comment_id = u.id',
    'delete from viewpoint_tallies t using undo_comments u where t.site_id = $1 and t.comment_id = u.id',
    'delete from text_prints t using undo_comments u where t.site_id = $1 and t.comment_id = u.id',
    'delete from revisions r using undo_comments u where r.site_id = $1 and r.comment_id = u.id',
    `update stories s set comment_count = comment_count - n.live, version = version + 1 from (
        select story_id, count(*) filter (where is_live) as live from undo_comments group by 1
      ) n where s.site_id = $1 and s.id = n.story_id`,
    'delete from comments c using undo_comments u where c.site_id = $1 and c.id = u.id',
    'delete from watched_stories w using undo_stories s where w.site_id = $1 and w.story_id = s.id',
    'delete from story_aliases a using undo_stories u where a.site_id = $1 and a.story_id = u.id',
    'delete from stories s using undo_stories u where s.site_id = $1 and s.id = u.id',
    'delete from imported_authors a using undo_people p where a.site_id = $1 and a.account_id = p.id',
    'delete from sanctions s using undo_people p where s.account_id = p.id and $1::uuid is not null',
    'delete from accounts a using undo_people p where a.id = p.id and $1::uuid is not null',
  ])
    await db.query({ text, values: [siteId] });
  const values = [siteId, source, number];
  await db.query({
    text: 'delete from imported_rows where site_id = $1 and source = $2 and run = $3',
    values,
  });
  await db.query({
    text: 'delete from import_befores where site_id = $1 and source = $2 and run = $3',
    values,
  });
  return rows;
}

/** A comment as it was before a run changed it. */
export interface CommentBefore {
  readonly id: CommentId;
  readonly sourceId: string;
  /** How it stands now. */
  readonly status: string;
  readonly format: 'markdown' | 'html';
  /** The text that it had then; null where the run deleted it. */
  readonly body: string | null;
  readonly before: {
    readonly status: 'published' | 'pending' | 'rejected';
    readonly deletedAt: string | null;
    readonly revision: number;
  };
}

/** The comments that a run changed, as they were. */
export async function listCommentBefores(db: Db, run: ImportRunRow): Promise<CommentBefore[]> {
  const { rows } = await db.query<CommentBefore>({
    text: `select b.own_id as id, b.source_id as "sourceId", c.status, r.format, b.before,
        case when c.deleted_at is null or b.before ->> 'deletedAt' is not null then r.body end as body
      from import_befores b join comments c on c.site_id = b.site_id and c.id = b.own_id
      join revisions r on r.site_id = c.site_id and r.comment_id = c.id and r.number = (b.before ->> 'revision')::int
      where b.site_id = $1 and b.source = $2 and b.run = $3 and b.kind = 'comment' order by b.own_id`,
    values: [run.siteId, run.source, run.number],
  });
  return rows;
}

/** Gives a comment back the text and the totals that it had before; its standing is moved apart from this. */
export async function restoreComment(
  db: Db,
  run: ImportRunRow,
  { id, sourceId, format, body, html }: CommentBefore & { readonly html: string },
): Promise<StoryId | null> {
  const values = [run.siteId, run.number, id, sourceId];
  await db.query({
    text: `delete from revisions r using import_befores b where b.site_id = $1 and b.run = $2 and b.kind = 'comment' and b.source_id = $4
      and r.site_id = $1 and r.comment_id = $3 and r.number > (b.before ->> 'revision')::int`,
    values,
  });
  const { rows } = await db.query<{ storyId: StoryId }>({
    text: `update comments c set format = $5, body = $6, html = $7, edited_at = (b.before ->> 'editedAt')::timestamptz,
        featured_at = (b.before ->> 'featuredAt')::timestamptz, up = c.up - c.imported_up + (b.before ->> 'up')::int,
        down = c.down - c.imported_down + (b.before ->> 'down')::int, imported_up = (b.before ->> 'up')::int,
        imported_down = (b.before ->> 'down')::int
      from import_befores b where b.site_id = $1 and b.run = $2 and b.kind = 'comment' and b.source_id = $4 and c.site_id = $1 and c.id = $3
      returning c.story_id as "storyId"`,
    values: [...values, format, body, html],
  });
  await db.query({
    text: `update imported_rows r set content_hash = b.content_hash from import_befores b
      where b.site_id = $1 and b.run = $2 and b.kind = 'comment' and b.source_id = $4 and b.own_id = $3
        and r.site_id = b.site_id and r.source = b.source and r.kind = b.kind and r.source_id = b.source_id`,
    values,
  });
  return rows[0]?.storyId ?? null;
}

const BEFORES = (kind: string) =>
  `select b.* from import_befores b where b.site_id = $1 and b.source = $2 and b.run = $3 and b.kind = '${kind}'`;

/** Gives stories, authors and votes back what they were before a run changed them. */
export async function restoreOthers(db: Db, run: ImportRunRow): Promise<void> {
  const values = [run.siteId, run.source, run.number];
  const statements = [
    `update stories s set title = b.before ->> 'title', closed_at = (b.before ->> 'closedAt')::timestamptz, version = version + 1
      from (${BEFORES('story')}) b where s.site_id = $1 and s.id = b.own_id`,
    `update accounts a set name = b.before ->> 'name' from (${BEFORES('author')}) b where a.id = b.own_id and a.is_imported`,
    `update imported_authors i set email = b.before ->> 'email', is_email_verified = (b.before ->> 'isEmailVerified')::boolean,
        publisher_id = b.before ->> 'publisherId'
      from (${BEFORES('author')}) b where i.site_id = $1 and i.account_id = b.own_id and i.claimed_by is null`,
    `with turned as (
        update votes v set value = (b.before ->> 'value')::int from (${BEFORES('vote')}) b
          join imported_rows r on r.site_id = b.site_id and r.source = b.source and r.kind = 'vote' and r.source_id = b.source_id
          join imported_rows p on p.site_id = b.site_id and p.source = b.source and p.kind = 'author' and p.source_id = r.voter
        where v.site_id = $1 and v.comment_id = b.own_id and v.account_id = p.own_id and v.place = 'import'
          and v.value <> (b.before ->> 'value')::int returning v.comment_id, v.value
      )
      update comments c set up = c.up + t.up, down = c.down - t.up from (select comment_id, sum(value) as up from turned group by 1) t
      where c.site_id = $1 and c.id = t.comment_id`,
    `update imported_rows r set content_hash = b.content_hash from import_befores b
      where b.site_id = $1 and b.source = $2 and b.run = $3 and b.kind <> 'comment'
        and r.site_id = b.site_id and r.source = b.source and r.kind = b.kind and r.source_id = b.source_id`,
  ];
  for (const text of statements) await db.query({ text, values });
  await db.query({
    text: `select graphile_worker.add_job('refresh-author', json_build_object('accountId', b.own_id)) from (${BEFORES('author')}) b`,
    values,
  });
}
