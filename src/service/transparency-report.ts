import { isRefusal, refuse, type Refusal } from '../domain/refusal.ts';
import type { Site } from '../domain/thread.ts';
import type { Actor } from '../domain/viewer.ts';
import { findLastSeal } from '../storage/decision-log.ts';
import { withTransaction } from '../storage/pool.ts';
import { countForReport, type ReportFigure } from '../storage/transparency.ts';
import { toCsvLine } from '../domain/csv.ts';
import type { Deps } from './deps.ts';
import { formatHead } from './log-head.ts';
import { forbid } from './permit.ts';

export interface AskReport {
  readonly from: Date;
  /** Not in it any more. */
  readonly to: Date;
  /** Null is all sites together. */
  readonly site: Site | null;
}

/** What a newsroom tells the public of its moderation; docs/appeals.md says what each figure counts. */
export interface TransparencyReport {
  readonly format: 'parley-transparency';
  readonly version: 1;
  readonly from: string;
  readonly to: string;
  readonly site: string | null;
  readonly madeAt: string;
  /** The head of the log of decisions by then; null where nothing was sealed. */
  readonly logHead: string | null;
  readonly figures: readonly ReportFigure[];
}

/** Counts notices, reports, decisions, appeals and sanctions of a period, in one snapshot. */
export async function reportTransparency(
  deps: Deps,
  actor: Actor,
  { from, to, site }: AskReport,
): Promise<TransparencyReport | Refusal> {
  const refusal = forbid(deps, actor, { permission: 'numbers.read', siteId: site?.id ?? null });
  if (isRefusal(refusal)) return refusal;
  if (from >= to)
    return refuse('input_invalid', { field: 'to', figures: { reason: 'it has to be after --from' } });
  return withTransaction(deps.pool, async (db) => {
    await db.query({ text: 'set transaction isolation level repeatable read' });
    // A year of a large paper: minutes are fine here.
    await db.query({ text: 'set local statement_timeout = 0' });
    const seal = await findLastSeal(db);
    const figures = await countForReport(db, { from, to, siteId: site?.id ?? null });
    return {
      format: 'parley-transparency',
      version: 1,
      from: from.toISOString(),
      to: to.toISOString(),
      site: site?.key ?? null,
      madeAt: deps.clock().toISOString(),
      logHead: seal && formatHead({ number: seal.number, hash: seal.chainHash.toString('hex') }),
      figures: figures.map(({ figure, of, value }) => ({
        figure,
        of,
        value: value === null ? null : Math.round(value),
      })),
    };
  });
}

/** The same as a table: a line for each figure, and the period, site and head of the log in each. */
export function toReportCsv({ figures, from, to, site, logHead }: TransparencyReport): string {
  const head = ['figure', 'of', 'value', 'from', 'to', 'site', 'log_head'];
  const lines = figures.map(({ figure, of, value }) => [
    figure,
    of,
    value === null ? '' : String(value),
    from,
    to,
    site ?? '',
    logHead ?? '',
  ]);
  return [head, ...lines].map(toCsvLine).join('');
}
