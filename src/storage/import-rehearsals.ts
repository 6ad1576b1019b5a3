import type { SiteId, StoryId } from '../domain/ids.ts';
import type { BatchRef } from './import-batches.ts';
import { ofRun } from './import-sql.ts';
import { problemColumns, type ProblemRow } from './import-problems.ts';
import type { NewImportRun, RunRef } from './import-runs.ts';
import type { Db } from './pool.ts';

/** The run of a site that is none: what the last rehearsal found stands under it until the next one. Imports count from 1. */
export const REHEARSAL = 0;

/** Where people wait while a batch of stories is rehearsed with its own. */
const ASIDE = -1;

/** Begins a rehearsal: what the last one noted goes. Until it is done it stands there as failed, and holds up nothing. */
export async function beginRehearsal(db: Db, run: NewImportRun): Promise<void> {
  const values = [run.siteId, REHEARSAL];
  await db.query({ text: 'delete from import_problems where site_id = $1 and run = $2', values });
  await db.query({ text: 'delete from import_runs where site_id = $1 and number = $2', values });
  const progress = { bytesRead: 0, bytesTotal: run.bytesTotal, staged: 0, merged: 0 };
  await db.query({
    text: `insert into import_runs (site_id, number, source, format, state, by_id, files, options, progress, started_at)
      values ($1, $2, $3, $4, 'failed', $5, $6, $7, $8, $9)`,
    values: [
      ...values,
      run.source,
      run.format,
      run.byId,
      JSON.stringify(run.files),
      JSON.stringify(run.options),
      JSON.stringify(progress),
      run.startedAt,
    ],
  });
}

/** Puts everybody aside, so that each batch can be rehearsed with its own people alone. */
export async function setPeopleAside(db: Db, run: RunRef): Promise<void> {
  const values = [run.siteId, ASIDE];
  await db.query({ text: 'delete from import_staged_people where site_id = $1 and run = $2', values });
  await db.query({
    text: `update import_staged_people p set run = $3 where ${ofRun('p')}`,
    values: [run.siteId, run.number, ASIDE],
  });
}

/** Forgets who was put aside. */
export async function forgetPeopleAside(db: Db, run: RunRef): Promise<void> {
  await db.query({
    text: 'delete from import_staged_people where site_id = $1 and run = $2',
    values: [run.siteId, ASIDE],
  });
}

/** Brings those who wrote or voted in a batch back from aside. */
export async function takePeopleOfBatch(db: Db, ref: BatchRef): Promise<void> {
  await db.query({
    text: `insert into import_staged_people (site_id, run, account_id, first_at)
      select $1, $2, p.account_id, p.first_at from import_staged_people p
      where p.site_id = $1 and p.run = $4 and p.account_id in (
        select c.author_id from import_batches b join import_staged_comments c on ${ofRun('c')} and c.story = b.source_id
        where ${ofRun('b')} and b.batch = $3
        union
        select v.voter_id from import_batches b join import_staged_comments c on ${ofRun('c')} and c.story = b.source_id
        join import_staged_votes v on ${ofRun('v')} and v.comment = c.source_id
        where ${ofRun('b')} and b.batch = $3)`,
    values: [ref.siteId, ref.number, ref.batch, ASIDE],
  });
}

/** What one transaction did. */
export interface RehearsedCounts {
  readonly created: number;
  readonly updated: number;
}

/** How many authors the transaction made, and how many it changed. Only those of the run that were not there before count. */
export async function countRehearsedAuthors(db: Db, run: RunRef, source: string): Promise<RehearsedCounts> {
  const { rows } = await db.query<RehearsedCounts>({
    text: `select
        (select count(*)::int from imported_rows r where r.site_id = $1 and r.source = $3 and r.kind = 'author' and r.run = $2) as created,
        (select count(*)::int from import_befores b where b.site_id = $1 and b.run = $2 and b.kind = 'author') as updated`,
    values: [run.siteId, run.number, source],
  });
  return rows[0] ?? { created: 0, updated: 0 };
}

/** What the transaction did with the stories of a batch, and with what stands under them. */
export async function countRehearsedBatch(
  db: Db,
  ref: BatchRef,
): Promise<Readonly<Record<'story' | 'comment' | 'vote', RehearsedCounts>>> {
  const updated = (kind: string) =>
    `(select count(*)::int from import_befores x where x.site_id = $1 and x.run = $2 and x.kind = '${kind}')`;
  const { rows } = await db.query<Record<string, number>>({
    text: `select (
        select count(*)::int from import_batches b
        join imported_rows r on r.site_id = $1 and r.source = $4 and r.kind = 'story' and r.source_id = b.source_id and r.run = $2
        join stories t on t.site_id = $1 and t.id = r.own_id and t.import_run = $2 where ${ofRun('b')} and b.batch = $3
      ) as story, (
        select count(*)::int from import_batches b join import_staged_comments c on ${ofRun('c')} and c.story = b.source_id
        join imported_rows r on r.site_id = $1 and r.source = $4 and r.kind = 'comment' and r.source_id = c.source_id and r.run = $2
        where ${ofRun('b')} and b.batch = $3
      ) as comment, (
        select count(*)::int from import_batches b join import_staged_comments c on ${ofRun('c')} and c.story = b.source_id
        join import_staged_votes v on ${ofRun('v')} and v.comment = c.source_id
        join imported_rows r on r.site_id = $1 and r.source = $4 and r.kind = 'vote' and r.run = $2
          and r.source_id = encode(sha256(convert_to(v.comment || E'\\n' || v.voter_id, 'UTF8')), 'hex')
        where ${ofRun('b')} and b.batch = $3
      ) as vote, ${updated('story')} as "storyUpdated", ${updated('comment')} as "commentUpdated", ${updated('vote')} as "voteUpdated"`,
    values: [ref.siteId, ref.number, ref.batch, ref.source],
  });
  const [found = {}] = rows;
  const of = (kind: string) => ({ created: found[kind] ?? 0, updated: found[`${kind}Updated`] ?? 0 });
  return { story: of('story'), comment: of('comment'), vote: of('vote') };
}

/** The problems that the transaction itself has noted. */
export async function listOwnProblems(db: Db, run: RunRef): Promise<ProblemRow[]> {
  const { rows } = await db.query<ProblemRow>({
    text: `select ${problemColumns} from import_problems p
      where p.site_id = $1 and p.run = $2 and p.xmin = pg_current_xact_id()::xid`,
    values: [run.siteId, run.number],
  });
  return rows;
}

/** Notes problems that were found in a transaction that was taken back. */
export async function keepProblems(db: Db, run: RunRef, problems: readonly ProblemRow[]): Promise<void> {
  if (problems.length === 0) return;
  await db.query({
    text: `insert into import_problems (site_id, run, number, file, line, column_, record, kind, code, source_id, detail)
      select $1, $2, p.number, p.file, p.line, p."column", p.record, p.kind, p.code, p.id, p.detail
      from jsonb_to_recordset($3) as p (number bigint, file text, line int, "column" int, record int, kind text, code text, id text, detail text)
      on conflict do nothing`,
    values: [run.siteId, run.number, JSON.stringify(problems)],
  });
}

/** Some stories with comments that readers would see, by chance; with the same seed the same ones. */
export async function chooseStories(
  db: Db,
  run: RunRef,
  { seed, limit }: { readonly seed: string; readonly limit: number },
): Promise<{ readonly id: StoryId; readonly batch: number }[]> {
  const { rows } = await db.query<{ id: StoryId; batch: number }>({
    text: `select b.story_id as id, min(b.batch) as batch from import_batches b
      where ${ofRun('b')} and b.comments > 0 and exists (select 1 from import_staged_comments c
        where ${ofRun('c')} and c.story = b.source_id and c.status = 'published' and not c.is_deleted)
      group by b.story_id
      order by sha256(convert_to($3 || min(b.source_id), 'UTF8')), b.story_id limit $4`,
    values: [run.siteId, run.number, seed, limit],
  });
  return rows;
}

/** The key of a story; null where there is none. */
export async function findStoryKey(db: Db, siteId: SiteId, id: StoryId): Promise<string | null> {
  const { rows } = await db.query<{ key: string }>({
    text: 'select key from stories where site_id = $1 and id = $2',
    values: [siteId, id],
  });
  return rows[0]?.key ?? null;
}
