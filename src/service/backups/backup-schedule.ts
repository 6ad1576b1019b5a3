import type { BackupSummary } from '../../storage/backups.ts';

/** When a backup is made each day, in UTC. */
export interface BackupTime {
  readonly hour: number;
  readonly minute: number;
}

/** Sooner would be the same failure again; later, a day might pass for a disk that was full for a moment. */
const RETRY_MS = 3_600_000;

/** A day and a quarter: one time was missed, and so was what should have made up for it. */
const OVERDUE_MS = 30 * 3_600_000;

const DAY_MS = 24 * 3_600_000;

/** When the next backup is due; not later than `now` where one is due already. */
export function findNextDue(time: BackupTime, summary: BackupSummary, now: Date): Date {
  const today = new Date(now);
  today.setUTCHours(time.hour, time.minute, 0, 0);
  const slot = today <= now ? today : new Date(today.getTime() - DAY_MS);
  const next = new Date(slot.getTime() + DAY_MS);
  const { last, installedAt } = summary;
  // Whoever has just installed Parley has nothing to lose yet, and everything else to do.
  if (installedAt > slot) return next;
  if (last === null || last.startedAt < slot) return slot;
  return last.state === 'failed' ? new Date((last.endedAt ?? last.startedAt).getTime() + RETRY_MS) : next;
}

/** Whether no backup was made and checked for longer than a day can explain. */
export function isOverdue({ lastVerified, installedAt }: BackupSummary, now: Date): boolean {
  return now.getTime() - (lastVerified?.startedAt ?? installedAt).getTime() > OVERDUE_MS;
}
