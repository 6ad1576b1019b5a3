import { countDays, isDay, isZone, listDays } from '../domain/days.ts';
import type { AccountId } from '../domain/ids.ts';
import { isRefusal, refuse, type Refusal } from '../domain/refusal.ts';
import type { Site } from '../domain/thread.ts';
import type { Actor } from '../domain/viewer.ts';
import {
  countAppealed,
  countDecided,
  countJudged,
  countReported,
  findWaiting,
  type AppealedRow,
  type DecidedRow,
  type JudgedRow,
  type ReportedRow,
} from '../storage/numbers.ts';
import type { Deps } from './deps.ts';
import { forbid } from './permit.ts';

/** Longest period, in days: a leap year. */
export const MOST_DAYS = 366;

export interface ReadNumbers {
  readonly site: Site;
  /** Days such as `2030-01-31`, both included. */
  readonly from: string;
  readonly to: string;
  /** In which days begin. */
  readonly zone: string;
}

/** What people decided, and how long it had waited for them, in seconds; null where nothing had waited. */
export interface DecisionFigures {
  readonly approved: number;
  readonly rejected: number;
  readonly medianSeconds: number | null;
  readonly p90Seconds: number | null;
}

export interface AppealFigures {
  /** Appeals that came to an end, and how many of them reversed the decision. */
  readonly appealed: number;
  readonly reversed: number;
}

export interface DayFigures extends DecisionFigures {
  readonly day: string;
  /** New comments by what became of them when they were written. */
  readonly published: number;
  readonly pending: number;
  readonly withheld: number;
  readonly rejectedByRules: number;
  readonly reports: number;
}

export interface ModeratorFigures extends DecisionFigures, AppealFigures {
  /** Null where the account is gone. */
  readonly id: AccountId | null;
  readonly name: string | null;
}

export interface RuleFigures extends AppealFigures {
  readonly rule: string;
  readonly held: number;
  readonly rejectedByRule: number;
  /** What people decided of what it had held or rejected. */
  readonly approved: number;
  readonly rejected: number;
}

export interface Numbers {
  readonly days: readonly DayFigures[];
  readonly total: DecisionFigures &
    AppealFigures & { readonly reports: number; readonly reportsUpheld: number };
  readonly moderators: readonly ModeratorFigures[];
  readonly rules: readonly RuleFigures[];
  /** Now, whatever the period. Seconds that the longest and the middle one have waited. */
  readonly waiting: {
    readonly count: number;
    readonly oldestSeconds: number | null;
    readonly medianSeconds: number | null;
  };
}

/** The figures of moderation of a site over some days. Every statement goes along an index of the period. */
export async function readNumbers(
  deps: Deps,
  actor: Actor,
  { site, from, to, zone }: ReadNumbers,
): Promise<Numbers | Refusal> {
  const refusal = forbid(deps, actor, { permission: 'numbers.read', siteId: site.id });
  if (isRefusal(refusal)) return refusal;
  if (!isDay(from) || !isDay(to))
    return refuse('period_invalid', { field: isDay(from) ? 'to' : 'from', figures: { limit: MOST_DAYS } });
  if (!isZone(zone)) return refuse('period_invalid', { field: 'zone', figures: { limit: MOST_DAYS } });
  const days = countDays(from, to);
  if (days < 1 || days > MOST_DAYS)
    return refuse('period_invalid', { field: 'to', figures: { limit: MOST_DAYS } });
  const range = { siteId: site.id, from, to, zone };
  const [judged, decided, appealed, reported, waiting] = await Promise.all([
    countJudged(deps.pool, range),
    countDecided(deps.pool, range),
    countAppealed(deps.pool, range),
    countReported(deps.pool, range),
    findWaiting(deps.pool, site.id),
  ]);
  const now = deps.clock().getTime();
  const since = (time: Date | null) => (time === null ? null : Math.max(0, (now - time.getTime()) / 1_000));
  return {
    days: listDays(from, to).map((day) => toDay(day, { judged, decided, reported })),
    total: {
      ...toDecisions(decided.find(({ by }) => by === 'all')),
      ...sumAppeals(appealed),
      reports: sum(reported.map(({ reports }) => reports)),
      reportsUpheld: sum(reported.map(({ upheld }) => upheld)),
    },
    moderators: toModerators(decided, appealed),
    rules: toRules({ judged, decided, appealed }),
    waiting: {
      count: waiting.count,
      oldestSeconds: since(waiting.oldest),
      medianSeconds: since(waiting.median),
    },
  };
}

interface Rows {
  readonly judged: readonly JudgedRow[];
  readonly decided: readonly DecidedRow[];
  readonly appealed: readonly AppealedRow[];
  readonly reported: readonly ReportedRow[];
}

function toDay(day: string, { judged, decided, reported }: Omit<Rows, 'appealed'>): DayFigures {
  const countOf = (status: string) =>
    sum(judged.filter((row) => row.day === day && row.status === status).map(({ count }) => count));
  return {
    day,
    published: countOf('published'),
    pending: countOf('pending'),
    withheld: countOf('withheld'),
    rejectedByRules: countOf('rejected'),
    ...toDecisions(decided.find((row) => row.by === 'day' && row.day === day)),
    reports: reported.find((row) => row.day === day)?.reports ?? 0,
  };
}

function toDecisions(row: DecidedRow | undefined): DecisionFigures {
  const { approved = 0, rejected = 0, median = null, p90 = null } = row ?? {};
  return { approved, rejected, medianSeconds: median, p90Seconds: p90 };
}

function toModerators(decided: readonly DecidedRow[], appealed: readonly AppealedRow[]): ModeratorFigures[] {
  return decided
    .filter(({ by }) => by === 'moderator')
    .map((row) => ({
      id: row.accountId,
      name: row.name,
      ...toDecisions(row),
      ...sumAppeals(appealed.filter(({ accountId, rule }) => accountId === row.accountId && rule === null)),
    }))
    .toSorted((a, b) => b.approved + b.rejected - a.approved - a.rejected);
}

function toRules({ judged, decided, appealed }: Omit<Rows, 'reported'>): RuleFigures[] {
  const ofRules = judged.filter(({ rule, status }) => rule !== null && status !== 'published');
  const names = [...ofRules, ...decided, ...appealed].flatMap(({ rule }) => (rule === null ? [] : [rule]));
  return [...new Set(names)]
    .map((rule) => {
      const counted = ofRules.filter((row) => row.rule === rule);
      const { approved, rejected } = toDecisions(
        decided.find((row) => row.by === 'rule' && row.rule === rule),
      );
      return {
        rule,
        held: sum(counted.filter(({ status }) => status !== 'rejected').map(({ count }) => count)),
        rejectedByRule: sum(counted.filter(({ status }) => status === 'rejected').map(({ count }) => count)),
        approved,
        rejected,
        ...sumAppeals(appealed.filter((row) => row.rule === rule)),
      };
    })
    .toSorted((a, b) => b.held + b.rejectedByRule - a.held - a.rejectedByRule);
}

function sumAppeals(rows: readonly AppealedRow[]): AppealFigures {
  return {
    appealed: sum(rows.map(({ appealed }) => appealed)),
    reversed: sum(rows.map(({ reversed }) => reversed)),
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
