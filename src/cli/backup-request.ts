import { readFileSync, writeFileSync } from 'node:fs';
import { hostname, setPriority } from 'node:os';
import type { BackupRequest } from '../service/backups/make-backup.ts';
import { restoreData } from '../service/exports/restore-data.ts';
import type { Config } from './config.ts';
import { PARLEY_VERSION } from './version.ts';

/** About a tenth of what others get where there is not enough for all. Less, and on a busy machine a backup would not end. */
const LOW = 10;

/** What a backup needs of this machine and its configuration. */
export function toBackupRequest(
  config: Config,
  wanted: Pick<BackupRequest, 'folder' | 'keep' | 'ifDue' | 'signal'>,
): BackupRequest {
  const isEmbedded = config.databaseUrl === null;
  return {
    ...wanted,
    publicUrl: config.publicUrl,
    version: PARLEY_VERSION,
    host: hostname(),
    databaseFolder: isEmbedded ? config.dataDir : null,
    restore: restoreData,
    // What works for a backup in the embedded database is a process of this machine.
    ...(isEmbedded ? { onConnect: yieldToOthers } : {}),
  };
}

/** Has a process of this machine give way to others. Where that is not allowed it goes on as it is. */
export function yieldToOthers(pid: number): void {
  try {
    setPriority(pid, LOW);
    // Where Linux shares the processor out between sessions first, a priority counts inside of one only; each connection of
    // PostgreSQL is a session. One that others are in keeps its own.
    if (leadsSession(pid)) writeFileSync(`/proc/${pid}/autogroup`, String(LOW));
  } catch {
    // It may be gone already, or another account's, or the system knows no such thing.
  }
}

function leadsSession(pid: number): boolean {
  if (process.platform !== 'linux') return false;
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // Behind the name, which may hold anything: state, parent, group, session.
  const [, , , session] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return Number(session) === pid;
}
