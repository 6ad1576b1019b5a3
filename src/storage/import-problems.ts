import type { ProblemPlace } from '../domain/import-report.ts';
import type { RunRef } from './import-runs.ts';
import type { Db } from './pool.ts';

/** What a record of a file is. */
export type RecordKind = 'story' | 'author' | 'comment' | 'vote';

/** A problem of one record. */
export interface ProblemRow extends ProblemPlace {
  /** In the order of the files; what follows it is listed after it. */
  readonly number: number;
  readonly code: string;
  readonly kind: RecordKind | null;
}

/** All problems of a run with one code, of one kind of record. */
export interface ProblemGroupRow {
  readonly code: string;
  readonly kind: RecordKind | null;
  readonly count: number;
  readonly places: readonly ProblemPlace[];
}

/** The problems of a run by code and kind, each with the first of its places. */
export async function groupProblems(db: Db, run: RunRef, mostPlaces: number): Promise<ProblemGroupRow[]> {
  const { rows } = await db.query<ProblemGroupRow>({
    text: `with groups as materialized (
        select code, kind, count(*)::int as count from import_problems where site_id = $1 and run = $2 group by code, kind
      )
      select g.code, g.kind, g.count, coalesce((
        select json_agg(json_build_object('file', p.file, 'line', p.line, 'column', p.column_, 'record', p.record, 'id', p.source_id,
          'detail', p.detail) order by p.number)
        from (
          select * from import_problems p where p.site_id = $1 and p.run = $2 and p.code = g.code and p.kind is not distinct from g.kind
          order by p.number limit $3
        ) p), '[]'::json) as places
      from groups g order by g.count desc, g.code, g.kind`,
    values: [run.siteId, run.number, mostPlaces],
  });
  return rows;
}

/** A problem's columns by the names that it has in the program. */
export const problemColumns = `number, code, kind, file, line, column_ as "column", record, source_id as id, detail`;

/** Some problems of a run, in the order of the files. */
export async function listProblems(
  db: Db,
  run: RunRef,
  page: { readonly after: number | null; readonly limit: number },
): Promise<ProblemRow[]> {
  const { rows } = await db.query<ProblemRow>({
    text: `select ${problemColumns} from import_problems where site_id = $1 and run = $2 and number > coalesce($3, -1) order by number limit $4`,
    values: [run.siteId, run.number, page.after, page.limit],
  });
  return rows;
}

/** Forgets the problems of a run. */
export async function deleteProblems(db: Db, run: RunRef): Promise<void> {
  await db.query({
    text: 'delete from import_problems where site_id = $1 and run = $2',
    values: [run.siteId, run.number],
  });
}
