import { ofRun } from './import-sql.ts';
import type { RecordKind } from './import-problems.ts';
import type { RunRef } from './import-runs.ts';
import type { Db } from './pool.ts';

/** What a run found of one kind of record and what it did, without what its problems tell. */
export interface KindTally {
  readonly kind: RecordKind;
  /** Read, and not set aside before anything was sorted. */
  readonly staged: number;
  readonly created: number;
  readonly updated: number;
}

/**
 * Counts what a run did by the rows that it left, so that it comes to the same however often it was stopped. Reads all that
 * the source ever brought.
 */
export async function tallyRun(db: Db, run: RunRef, source: string): Promise<KindTally[]> {
  const { rows } = await db.query<KindTally>({
    text: `with staged as (
        select 'story' as kind, count(*) as n from import_staged_stories s where ${ofRun('s')}
        union all select 'author', count(distinct account_id) from import_staged_authors a where ${ofRun('a')}
        union all select 'comment', count(*) from import_staged_comments c where ${ofRun('c')}
        union all select 'vote', count(*) from import_staged_votes v where ${ofRun('v')}
      ), created as (
        select r.kind, count(*) as n from imported_rows r where r.site_id = $1 and r.source = $3 and r.run = $2
          -- A story that was here before an import met it was not made by it.
          and (r.kind <> 'story' or exists (select 1 from stories t where t.site_id = $1 and t.id = r.own_id and t.import_run = $2))
        group by 1
      ), updated as (
        select b.kind, count(*) as n from import_befores b where b.site_id = $1 and b.run = $2 group by 1
      )
      select s.kind, s.n::int as staged, coalesce(c.n, 0)::int as created, coalesce(u.n, 0)::int as updated
      from staged s left join created c using (kind) left join updated u using (kind)`,
    values: [run.siteId, run.number, source],
  });
  return rows;
}

export interface ProblemTally {
  readonly kind: RecordKind | null;
  readonly code: string;
  /** Whether its record was set aside, or never was one. */
  readonly isAside: boolean;
  readonly count: number;
}

/** Problems whose records are taken out of what was read. */
const ASIDE = ['comment_repeated', 'vote_repeated', 'story_unknown'];

/** The problems of a run by kind and code. */
export async function tallyProblems(db: Db, run: RunRef): Promise<ProblemTally[]> {
  const { rows } = await db.query<ProblemTally>({
    text: `select kind, code, number % 8 = 0 or code = any($3) or (code = 'author_erased' and kind = 'comment') as "isAside", count(*)::int as count
      from import_problems where site_id = $1 and run = $2 group by 1, 2, 3`,
    values: [run.siteId, run.number, ASIDE],
  });
  return rows;
}
