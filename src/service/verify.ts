import { controversy, wilsonLowerBound } from '../domain/ranking.ts';
import { withTransaction } from '../storage/pool.ts';
import { listDiscrepancies, type Discrepancy } from '../storage/verify.ts';
import type { Deps } from './deps.ts';
import { verifyLog, type KnownHead, type LogReport } from './verify-log.ts';

export interface VerifyReport {
  readonly found: readonly (Discrepancy & { fixed: boolean })[];
  readonly log: LogReport;
}

export interface VerifyOptions {
  readonly fix: boolean;
  /** Heads of the log of decisions that somebody kept: read before, since the log goes on meanwhile. */
  readonly heads?: readonly KnownHead[];
}

/** Checks the whole database against itself in one snapshot, the log of decisions against its seals, and the scores it generates against the domain's. */
export async function verify(
  deps: Pick<Deps, 'pool' | 'lasting'>,
  options: VerifyOptions,
): Promise<VerifyReport> {
  return withTransaction(deps.pool, async (db) => {
    // One snapshot for all checks; must be the first statement of the transaction.
    if (!options.fix) await db.query({ text: 'set transaction isolation level repeatable read' });
    // Minutes are fine here, and only here.
    await db.query({ text: 'set local statement_timeout = 0' });
    const found = await listDiscrepancies(db, options);
    const { rows } = await db.query<{
      siteId: string;
      id: string;
      up: number;
      down: number;
      best: number;
      controversy: number;
    }>({
      text: `select distinct on (up, down) site_id as "siteId", id, up, down, best, controversy from comments`,
    });
    const scores = rows.flatMap((row) => [
      compare(row, 'best', wilsonLowerBound(row.up, row.down)),
      compare(row, 'controversy', controversy(row.up, row.down)),
    ]);
    const log = await verifyLog(db, deps.lasting, options.heads ?? []);
    return { found: [...found, ...scores.filter((score) => score !== null)], log };
  });
}

function compare(
  row: { siteId: string; id: string; best: number; controversy: number },
  check: 'best' | 'controversy',
  expected: number,
): (Discrepancy & { fixed: boolean }) | null {
  const stored = row[check];
  // The database and JavaScript may differ in the last bits of a power or a root.
  if (Math.abs(stored - expected) <= 1e-9 * Math.max(1, Math.abs(expected))) return null;
  return { check, siteId: row.siteId, id: row.id, stored, expected, fixed: false };
}
