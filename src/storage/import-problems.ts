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
    text: `select code, kind, max(total)::int as count,
        json_agg(json_build_object('file', file, 'line', line, 'column', column_, 'record', record, 'id', source_id, 'detail', detail)
          order by number) as places
      from (
        select p.*, count(*) over (partition by code, kind) as total, row_number() over (partition by code, kind order by number) as place
        from import_problems p where site_id = $1 and run = $2
      ) p where place <= $3 group by code, kind order by count desc, code, kind`,
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
