import type { SiteId } from './ids.ts';
import { refuse, type Refusal } from './refusal.ts';

/**
 * What can be decided of a person, the mildest first: a warning they have to read before they write on, that everything
 * they write waits for a moderator, that they may not write until a time, that they may not write at all.
 */
export const SANCTION_KINDS = ['warn', 'premoderate', 'suspend', 'ban'] as const;
export type SanctionKind = (typeof SANCTION_KINDS)[number];

/** A ban may take with it what was written in this many days at most: more is no heat of a quarrel, but a purge. */
export const MOST_REJECT_DAYS = 30;

/** The longest that somebody is suspended; who shall stay away longer is banned. */
const MOST_SUSPEND_DAYS = 366;

const DAY_MS = 24 * 3_600_000;

/** What the term of a sanction has to be like: only a suspension ends by itself, and only a ban rejects what was before it. */
export function judgeTerms(
  given: { readonly kind: SanctionKind; readonly until: Date | null; readonly rejectDays: number | null },
  now: Date,
): Refusal | null {
  const { kind, until, rejectDays } = given;
  if (rejectDays !== null && kind !== 'ban') return refuse('input_invalid', { field: 'rejectDays' });
  if (kind !== 'suspend') return until === null ? null : refuse('time_invalid', { field: 'until' });
  const days = until === null ? 0 : (until.getTime() - now.getTime()) / DAY_MS;
  return days > 0 && days <= MOST_SUSPEND_DAYS ? null : refuse('time_invalid', { field: 'until' });
}

/** Whether a sanction still does something. A warning that was read has done what it was for. */
export function isInForce(
  sanction: {
    readonly kind: SanctionKind;
    readonly until: Date | null;
    readonly readAt: Date | null;
    readonly liftedAt: Date | null;
  },
  now: Date,
): boolean {
  if (sanction.liftedAt !== null || (sanction.until !== null && sanction.until <= now)) return false;
  return sanction.kind !== 'warn' || sanction.readAt === null;
}

/** A warning that somebody has to read before they write on. */
export interface Warning {
  readonly id: string;
  readonly reason: string;
  readonly toPerson: string;
  readonly at: Date;
}

/** A site on which somebody may not write, and until when; null is without end. Bans on all sites stand in the account. */
export interface Bar {
  readonly siteId: SiteId;
  readonly until: Date | null;
}
