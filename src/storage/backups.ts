import type { Db } from './pool.ts';

export type BackupState = 'running' | 'verified' | 'unverified' | 'failed';

/** A backup that was made, or tried. */
export interface BackupRow {
  readonly id: string;
  readonly state: BackupState;
  readonly cause: 'schedule' | 'command';
  /** The machine that it lies on. */
  readonly host: string;
  readonly folder: string;
  readonly file: string;
  readonly size: number | null;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  readonly problem: string | null;
}

const COLUMNS =
  'id, state, cause, host, folder, file, size, started_at as "startedAt", ended_at as "endedAt", problem';

/** Notes that a backup has begun. */
export async function insertBackup(
  db: Db,
  backup: Pick<BackupRow, 'id' | 'cause' | 'host' | 'folder' | 'file' | 'startedAt'>,
): Promise<void> {
  const { id, cause, host, folder, file, startedAt } = backup;
  await db.query({
    text: `insert into backups (id, state, cause, host, folder, file, started_at) values ($1, 'running', $2, $3, $4, $5, $6)`,
    values: [id, cause, host, folder, file, startedAt],
  });
}

/** Notes how it ended. */
export async function endBackup(
  db: Db,
  id: string,
  end: Pick<BackupRow, 'state' | 'file' | 'size' | 'endedAt' | 'problem'>,
): Promise<void> {
  await db.query({
    text: 'update backups set state = $2, file = $3, size = $4, ended_at = $5, problem = $6 where id = $1',
    values: [id, end.state, end.file, end.size, end.endedAt, end.problem],
  });
}

/** Those that are under way by what is noted, oldest first; only whoever holds the lock knows that none of them is. */
export async function listRunningBackups(db: Db): Promise<BackupRow[]> {
  const { rows } = await db.query<BackupRow>({
    text: `select ${COLUMNS} from backups where state = 'running' order by started_at`,
  });
  return rows;
}

/** Whole files in a folder of this name that have not made room yet, newest first. */
export async function listKeptBackups(db: Db, folder: string): Promise<BackupRow[]> {
  const { rows } = await db.query<BackupRow>({
    text: `select ${COLUMNS} from backups
      where folder = $1 and state in ('verified', 'unverified') and removed_at is null order by started_at desc, id desc`,
    values: [folder],
  });
  return rows;
}

/** Notes that a file has made room for newer ones. */
export async function markBackupRemoved(db: Db, id: string, now: Date): Promise<void> {
  await db.query({ text: 'update backups set removed_at = $2 where id = $1', values: [id, now] });
}

/** What is known of the backups of an installation. */
export interface BackupSummary {
  /** When the installation was made: nothing is overdue before. */
  readonly installedAt: Date;
  readonly last: BackupRow | null;
  readonly lastVerified: BackupRow | null;
  readonly lastFailed: BackupRow | null;
  readonly failures: number;
}

/** Reads it. */
export async function summariseBackups(db: Db): Promise<BackupSummary> {
  const { rows } = await db.query<BackupRow & { place: 'last' | 'verified' | 'failed' }>({
    text: `(select 'last' as place, ${COLUMNS} from backups where state <> 'running' order by backups.started_at desc limit 1)
      union all (select 'verified', ${COLUMNS} from backups where state = 'verified' order by backups.started_at desc limit 1)
      union all (select 'failed', ${COLUMNS} from backups where state = 'failed' order by backups.started_at desc limit 1)`,
  });
  const { rows: counts } = await db.query<{ failures: number; installedAt: Date }>({
    text: `select (select count(*)::int from backups where state = 'failed') as failures,
      (select min(applied_at) from migrations) as "installedAt"`,
  });
  const [count] = counts;
  if (!count) throw new Error('The database told nothing of its backups.');
  const of = (place: string) => rows.find((row) => row.place === place) ?? null;
  return { ...count, last: of('last'), lastVerified: of('verified'), lastFailed: of('failed') };
}
