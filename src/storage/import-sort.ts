import { importId, insertProblems, ofRun } from './import-sql.ts';
import type { RunRef } from './import-runs.ts';
import type { Db } from './pool.ts';

/** Comments of a batch, unless one story has more: a transaction of about a third of a second. */
const BATCH_COMMENTS = 5_000;

/** A record that comes twice counts as it comes last. */
const REPEATED_COMMENTS = `with repeated as materialized (
    select source_id, max(seq) as last from import_staged_comments c where ${ofRun('c')} group by source_id having count(*) > 1
  ), gone as (
    delete from import_staged_comments c using repeated r
    where ${ofRun('c')} and c.source_id = r.source_id and c.seq < r.last returning c.*
  ) ${insertProblems('comment_repeated', 'comment', 'gone')}`;

const REPEATED_VOTES = `with repeated as materialized (
    select comment, voter_id, max(seq) as last from import_staged_votes v where ${ofRun('v')} group by 1, 2 having count(*) > 1
  ), gone as (
    delete from import_staged_votes v using repeated r
    where ${ofRun('v')} and v.comment = r.comment and v.voter_id = r.voter_id and v.seq < r.last returning v.*
  ) ${insertProblems('vote_repeated', 'vote', 'gone')}`;

const REPEATED_STORIES = `delete from import_staged_stories s using (
    select source_id, max(seq) as last from import_staged_stories s where ${ofRun('s')} group by source_id having count(*) > 1
  ) r where ${ofRun('s')} and s.source_id = r.source_id and s.seq < r.last`;

/** Comments of stories that are neither in the files nor came with an earlier run. */
const UNKNOWN_STORIES = `with gone as (
    delete from import_staged_comments c where ${ofRun('c')}
      and c.story not in (select s.source_id from import_staged_stories s where ${ofRun('s')})
      and not exists (select 1 from imported_rows r join stories t on t.site_id = r.site_id and t.id = r.own_id
        where r.site_id = $1 and r.source = $3 and r.kind = 'story' and r.source_id = c.story)
    returning c.*
  ) ${insertProblems('story_unknown', 'comment', 'gone')}`;

const PEOPLE = `insert into import_staged_people (site_id, run, account_id, first_at)
  select $1, $2, account_id, min(at) from (
    select author_id as account_id, min(created_at) as at from import_staged_comments c where ${ofRun('c')} group by 1
    union all
    select v.voter_id, min(coalesce(v.cast_at, c.created_at)) from import_staged_votes v
      join import_staged_comments c on ${ofRun('c')} and c.source_id = v.comment where ${ofRun('v')} group by 1
    union all
    -- Whoever was kept out stays out, also without a comment.
    select account_id, coalesce(created_at, timestamptz 'epoch') from import_staged_authors a where ${ofRun('a')} and is_banned
  ) p group by account_id`;

/** Everybody who is in the files without a comment or a vote. */
const IDLE_AUTHORS = `with idle as (
    select distinct on (a.account_id) a.* from import_staged_authors a where ${ofRun('a')} and a.is_stated
      and not exists (select 1 from import_staged_people p where ${ofRun('p')} and p.account_id = a.account_id)
    order by a.account_id, a.seq desc
  ) ${insertProblems('author_without_comments', 'author', 'idle')}`;

/**
 * Which story here each story of the files is: the one that an earlier run took it for, else the one that has its key now
 * or had it before, else a new one. What has no comment, is not closed and was never here is left out.
 */
const BATCHES = `with counted as (
    select story, count(*)::int as comments, min(created_at) as first_at, max(created_at) as last_at
    from import_staged_comments c where ${ofRun('c')} group by story
  ), staged as (
    select s.* from import_staged_stories s where ${ofRun('s')}
  ), known as (
    select coalesce(s.source_id, c.story) as source_id, coalesce(s.seq, 0) as seq, s.key, s.is_closed, s.file, s.line, s.column_, s.record,
      s.created_at, coalesce(c.comments, 0) as comments, c.first_at, c.last_at
    from staged s full join counted c on c.story = s.source_id
  ), resolved as (
    select k.*, r.own_id is not null as is_earlier, coalesce(e.id, t.id, m.id) as found from known k
    left join imported_rows r on r.site_id = $1 and r.source = $3 and r.kind = 'story' and r.source_id = k.source_id
    left join stories e on e.site_id = $1 and e.id = r.own_id
      and not exists (select 1 from story_merges w where w.site_id = $1 and w.story_id = e.id)
    left join stories t on t.site_id = $1 and t.key = k.key
    left join story_aliases a on a.site_id = $1 and a.key = k.key
    left join stories m on m.site_id = $1 and m.id = a.story_id
  ), left_out as (
    ${insertProblems('story_without_comments', 'story', '(select * from resolved where comments = 0 and not is_closed and not is_earlier)')}
  ), grouped as (
    select *, min(coalesce(created_at, first_at, timestamptz 'epoch')) over w as begun_at, max(last_at) over w as ended_at,
      seq = max(seq) over w as is_lead, sum(comments) over w as together
    from resolved where comments > 0 or is_closed or is_earlier
    window w as (partition by coalesce(found::text, key))
  ), placed as (
    select *, coalesce(found, ${importId('begun_at', `concat_ws(E'\\n', $1, $3, 'story', key)`)}) as story_id from grouped
  ), ordered as (
    select story_id, sum(max(together)) over (order by story_id) - max(together) as before from placed group by story_id
  )
  insert into import_batches (site_id, run, source_id, story_id, is_new, is_lead, comments, first_at, last_at, batch)
  select $1, $2, p.source_id, p.story_id, p.found is null, p.is_lead, p.comments, p.begun_at, coalesce(p.ended_at, p.begun_at),
    (o.before / ${BATCH_COMMENTS})::int
  from placed p join ordered o using (story_id)`;

const MARK = `update import_stages set is_sorted = true, has_votes = exists (select 1 from import_staged_votes v where ${ofRun('v')}),
    has_earlier = exists (select 1 from imported_rows r where r.site_id = $1 and r.source = $3)
  where site_id = $1 and run = $2 and $3::text is not null`;

/** Sorts what was read: what counts of what comes twice, which stories and people there are, and in which order they go in. */
export async function sortStage(db: Db, run: RunRef, source: string): Promise<void> {
  const values = [run.siteId, run.number];
  const withSource = [...values, source];
  // What is sorted at once are a few numbers for each comment.
  await db.query({ text: `set local work_mem = '64MB'` });
  for (const table of ['import_staged_comments', 'import_staged_stories', 'import_staged_votes'])
    await db.query({ text: `analyze ${table}` });
  await db.query({ text: 'delete from import_batches where site_id = $1 and run = $2', values });
  await db.query({ text: 'delete from import_staged_people where site_id = $1 and run = $2', values });
  await db.query({ text: REPEATED_COMMENTS, values });
  await db.query({ text: REPEATED_VOTES, values });
  await db.query({ text: REPEATED_STORIES, values });
  await db.query({ text: UNKNOWN_STORIES, values: withSource });
  await db.query({ text: PEOPLE, values });
  for (const table of ['import_staged_people', 'import_staged_authors'])
    await db.query({ text: `analyze ${table}` });
  await db.query({ text: IDLE_AUTHORS, values });
  await db.query({ text: BATCHES, values: withSource });
  await db.query({ text: MARK, values: withSource });
  await db.query({ text: 'analyze import_batches' });
}

/**
 * Looks anew at tables that grow from nothing: with what the planner knew of them when they were empty, each reference that
 * is checked would read them from end to end.
 */
export async function analyzeGrown(db: Db): Promise<void> {
  for (const table of ['accounts', 'stories', 'comments', 'imported_rows', 'votes'])
    await db.query({ text: `analyze ${table}` });
}

/** Stories that became others meanwhile: sorting goes over them once more. */
export async function unsortStage(db: Db, run: RunRef): Promise<void> {
  await db.query({
    text: 'update import_stages set is_sorted = false where site_id = $1 and run = $2',
    values: [run.siteId, run.number],
  });
}

export interface WaitingBatch {
  readonly batch: number;
  readonly comments: number;
}

/** The batches that are still to be merged, in their order. */
export async function listBatches(db: Db, run: RunRef): Promise<WaitingBatch[]> {
  const { rows } = await db.query<WaitingBatch>({
    text: `select batch, sum(comments)::int as comments from import_batches b where ${ofRun('b')} and not is_merged
      group by batch order by batch`,
    values: [run.siteId, run.number],
  });
  return rows;
}

/** How many comments were read, and how many of them are merged. */
export async function countStaged(db: Db, run: RunRef): Promise<{ staged: number; merged: number }> {
  const { rows } = await db.query<{ staged: number; merged: number }>({
    text: `select coalesce(sum(comments), 0)::int as staged, coalesce(sum(comments) filter (where is_merged), 0)::int as merged
      from import_batches b where ${ofRun('b')}`,
    values: [run.siteId, run.number],
  });
  return rows[0] ?? { staged: 0, merged: 0 };
}
