import { hostname, setPriority } from 'node:os';
import type { BackupRequest } from '../service/backups/make-backup.ts';
import { restoreData } from '../service/exports/restore-data.ts';
import type { Config } from './config.ts';
import { PARLEY_VERSION } from './version.ts';

/** The least pressing that a process can be, here and on Windows. */
const LOWEST = 19;

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

/** Has a process of this machine go after all others. Where that is not allowed it goes on as it is. */
export function yieldToOthers(pid: number): void {
  try {
    setPriority(pid, LOWEST);
  } catch {
    // It may be gone already, or another account's.
  }
}
