import { join } from 'node:path';
import { summariseBackups, type BackupRow } from '../../storage/backups.ts';
import type { Deps } from '../deps.ts';
import { findNextDue, isOverdue, type BackupTime } from './backup-schedule.ts';

/** A backup as it is told of. */
export interface ToldBackup {
  readonly at: Date;
  readonly seconds: number;
  readonly host: string;
  readonly path: string;
  readonly size: number | null;
  readonly state: BackupRow['state'];
  /** Why it failed, or could not be checked. */
  readonly problem: string | null;
}

/** What is to be known of the backups of an installation. */
export interface BackupStatus {
  readonly lastVerified: ToldBackup | null;
  readonly last: ToldBackup | null;
  readonly lastFailed: ToldBackup | null;
  readonly failures: number;
  /** Null where none is made on a schedule. */
  readonly nextDue: Date | null;
  /** Whether none was made and checked for longer than a schedule can explain. */
  readonly isOverdue: boolean;
  /** What somebody should look at: the last one failed, or could not be checked, or none was made for too long. */
  readonly trouble: 'failed' | 'unverified' | 'overdue' | null;
}

/** Reads it. Without a schedule only a backup that went wrong is trouble. */
export async function readBackups(
  deps: Pick<Deps, 'pool' | 'clock'>,
  time: BackupTime | null,
): Promise<BackupStatus> {
  const summary = await summariseBackups(deps.pool);
  const now = deps.clock();
  const { last } = summary;
  const wentWrong = last?.state === 'failed' || last?.state === 'unverified' ? last.state : null;
  const isLate = time !== null && isOverdue(summary, now);
  return {
    lastVerified: tell(summary.lastVerified),
    last: tell(last),
    lastFailed: tell(summary.lastFailed),
    failures: summary.failures,
    nextDue: time === null ? null : findNextDue(time, summary, now),
    isOverdue: isLate,
    trouble: wentWrong ?? (isLate ? 'overdue' : null),
  };
}

function tell(row: BackupRow | null): ToldBackup | null {
  if (row === null) return null;
  const { startedAt: at, endedAt, host, folder, file, size, state, problem } = row;
  const seconds = endedAt === null ? 0 : (endedAt.getTime() - at.getTime()) / 1_000;
  return { at, seconds, host, path: join(folder, file), size, state, problem };
}
