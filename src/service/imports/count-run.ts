import { IMPORT_KINDS, type ImportCounts, type ImportKind } from '../../domain/import-report.ts';
import { PROBLEMS, type ProblemCode } from '../../exchange/problems.ts';
import { tallyProblems, tallyRun, type KindTally } from '../../storage/import-counts.ts';
import type { RecordKind } from '../../storage/import-problems.ts';
import type { RunRef } from '../../storage/import-runs.ts';
import type { Db } from '../../storage/pool.ts';

/** What the reports call a kind of record. */
export const REPORTED_KINDS: Readonly<Record<RecordKind, ImportKind>> = {
  story: 'stories',
  author: 'authors',
  comment: 'comments',
  vote: 'votes',
};

const NONE: ImportCounts = { read: 0, created: 0, updated: 0, unchanged: 0, skipped: 0, failed: 0 };

/** What an import has done before it has done anything. */
export const NO_COUNTS = Object.fromEntries(IMPORT_KINDS.map((kind) => [kind, NONE])) as Record<
  ImportKind,
  ImportCounts
>;

/** What a rehearsal made and changed, of which no row is left. */
export type RehearsedTally = Readonly<Record<RecordKind, Pick<KindTally, 'created' | 'updated'>>>;

/** Counts what a run did, while what it read is still there. Of each kind everything read is counted once. */
export async function countRun(
  db: Db,
  run: RunRef & { readonly source: string },
  rehearsed?: RehearsedTally,
): Promise<Record<ImportKind, ImportCounts>> {
  const [tallies, problems] = [await tallyRun(db, run, run.source), await tallyProblems(db, run)];
  const counts = tallies.map(({ kind, staged, ...tally }): [ImportKind, ImportCounts] => {
    const { created, updated } = rehearsed?.[kind] ?? tally;
    const own = problems.filter((problem) => problem.kind === kind);
    const sum = (keeps: (problem: (typeof own)[number]) => boolean) =>
      own.filter(keeps).reduce((total, { count }) => total + count, 0);
    const isOut = (problem: (typeof own)[number]) => effectOf(problem.code) !== 'changed';
    const skipped = sum(({ code }) => effectOf(code) === 'skipped');
    const failed = sum(({ code }) => effectOf(code) === 'failed');
    const read = staged + sum((problem) => problem.isAside && isOut(problem));
    const unchanged = read - created - updated - skipped - failed;
    return [REPORTED_KINDS[kind], { read, created, updated, unchanged, skipped, failed }];
  });
  return { ...NO_COUNTS, ...Object.fromEntries(counts) };
}

/** What a problem does to its record. */
export function effectOf(code: string): 'skipped' | 'failed' | 'changed' {
  return PROBLEMS[code as ProblemCode] ?? 'failed';
}
