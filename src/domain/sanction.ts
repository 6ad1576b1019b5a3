/**
 * What can be decided of a person, the mildest first: a warning they have to read before they write on, that everything
 * they write waits for a moderator, that they may not write until a time, that they may not write at all.
 */
export const SANCTION_KINDS = ['warn', 'premoderate', 'suspend', 'ban'] as const;
export type SanctionKind = (typeof SANCTION_KINDS)[number];

/** A ban may take with it what was written in this many days at most: more is no heat of a quarrel, but a purge. */
export const MOST_REJECT_DAYS = 30;

/** The longest that somebody is suspended; who shall stay away longer is banned. */
export const MOST_SUSPEND_DAYS = 366;

/** What is in force, as far as it decides what somebody may do. */
export interface SanctionInForce {
  readonly kind: SanctionKind;
  readonly until: Date | null;
  readonly readAt: Date | null;
}

/** What the rules of comments know of a person's sanctions (`RuleFacts`), and whether a warning is still to be read. */
export interface Standing {
  readonly sanction: 'none' | 'premoderated' | 'suspended' | 'banned';
  readonly hasUnreadWarning: boolean;
  /** Until when they may not write: null where they may, or where there is no end to it. */
  readonly until: Date | null;
}

/** The strictest of what is in force now. */
export function toStanding(sanctions: readonly SanctionInForce[], now: Date): Standing {
  const current = sanctions.filter(({ until }) => until === null || until > now);
  const has = (kind: SanctionKind) => current.some((each) => each.kind === kind);
  const hasUnreadWarning = current.some(({ kind, readAt }) => kind === 'warn' && readAt === null);
  if (has('ban')) return { sanction: 'banned', hasUnreadWarning, until: null };
  if (has('suspend')) return { sanction: 'suspended', hasUnreadWarning, until: latest(current) };
  return { sanction: has('premoderate') ? 'premoderated' : 'none', hasUnreadWarning, until: null };
}

function latest(sanctions: readonly SanctionInForce[]): Date | null {
  const times = sanctions.flatMap(({ until }) => (until === null ? [] : [until.getTime()]));
  return times.length === 0 ? null : new Date(Math.max(...times));
}
