import { IMPORT_KINDS, type ImportCounts, type ImportKind } from '../../domain/import-report.ts';
import { PROBLEMS, type ProblemCode } from '../../exchange/problems.ts';
import { tallyProblems, tallyRun } from '../../storage/import-counts.ts';
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

/** Counts what a run did, while what it read is still there. Of each kind everything read is counted once. */
export async function countRun(
  db: Db,
  run: RunRef,
  source: string,
): Promise<Record<ImportKind, ImportCounts>> {
  const [tallies, problems] = [await tallyRun(db, run, source), await tallyProblems(db, run)];
  const counts = tallies.map(({ kind, staged, created, updated }): [ImportKind, ImportCounts] => {
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
  const none = { read: 0, created: 0, updated: 0, unchanged: 0, skipped: 0, failed: 0 };
  const found = Object.fromEntries(counts) as Partial<Record<ImportKind, ImportCounts>>;
  return Object.fromEntries(IMPORT_KINDS.map((kind) => [kind, found[kind] ?? none])) as Record<
    ImportKind,
    ImportCounts
  >;
}

/** What a problem does to its record. */
export function effectOf(code: string): 'skipped' | 'failed' | 'changed' {
  return PROBLEMS[code as ProblemCode] ?? 'failed';
}
