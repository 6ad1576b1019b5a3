import type { AccountId } from '../domain/ids.ts';
import type { Db } from './pool.ts';

export interface DownloadRow {
  readonly id: string;
  readonly accountId: AccountId;
  readonly state: 'asked' | 'ready' | 'failed';
  readonly language: string;
  readonly askedAt: Date;
  readonly readyAt: Date | null;
  readonly expiresAt: Date;
  /** In bytes. */
  readonly size: number | null;
}

const COLUMNS = `id, account_id as "accountId", state, language, asked_at as "askedAt", ready_at as "readyAt",
  expires_at as "expiresAt", size`;

/** The newest download an account has asked for; null when there is none. */
export async function findNewestDownload(db: Db, accountId: AccountId): Promise<DownloadRow | null> {
  const { rows } = await db.query<DownloadRow>({
    text: `select ${COLUMNS} from downloads where account_id = $1 order by asked_at desc limit 1`,
    values: [accountId],
  });
  return rows[0] ?? null;
}

/** A download; null when it is gone. */
export async function findDownload(db: Db, id: string): Promise<DownloadRow | null> {
  const { rows } = await db.query<DownloadRow>({
    text: `select ${COLUMNS} from downloads where id = $1`,
    values: [id],
  });
  return rows[0] ?? null;
}

/** Notes that somebody wants one. */
export async function insertDownload(
  db: Db,
  download: Pick<DownloadRow, 'id' | 'accountId' | 'language' | 'askedAt' | 'expiresAt'>,
): Promise<void> {
  await db.query({
    text: `insert into downloads (id, account_id, state, language, asked_at, expires_at) values ($1, $2, 'asked', $3, $4, $5)`,
    values: [download.id, download.accountId, download.language, download.askedAt, download.expiresAt],
  });
}

/** Writes the chunk of a number, in place of one that an interrupted attempt has left; false when the download is gone. */
export async function writeChunk(
  db: Db,
  chunk: { downloadId: string; number: number; bytes: Buffer },
): Promise<boolean> {
  const { rowCount } = await db.query({
    text: `insert into download_chunks (download_id, number, bytes) select id, $2, $3 from downloads where id = $1
      on conflict (download_id, number) do update set bytes = excluded.bytes`,
    values: [chunk.downloadId, chunk.number, chunk.bytes],
  });
  return rowCount === 1;
}

/** The chunk of a number; null past the end. */
export async function findChunk(db: Db, downloadId: string, number: number): Promise<Buffer | null> {
  const { rows } = await db.query<{ bytes: Buffer }>({
    text: 'select bytes from download_chunks where download_id = $1 and number = $2',
    values: [downloadId, number],
  });
  return rows[0]?.bytes ?? null;
}

/** Says that a download is there; chunks past its end, of an attempt before, go. False when it was deleted meanwhile. */
export async function finishDownload(
  db: Db,
  done: { id: string; chunks: number; size: number; readyAt: Date; expiresAt: Date },
): Promise<boolean> {
  await db.query({
    text: 'delete from download_chunks where download_id = $1 and number >= $2',
    values: [done.id, done.chunks],
  });
  const { rowCount } = await db.query({
    text: `update downloads set state = 'ready', size = $2, ready_at = $3, expires_at = $4 where id = $1`,
    values: [done.id, done.size, done.readyAt, done.expiresAt],
  });
  return rowCount === 1;
}

/** Says that a download could not be made: its owner may ask again at once. */
export async function failDownload(db: Db, id: string): Promise<void> {
  await db.query({
    text: `update downloads set state = 'failed' where id = $1 and state = 'asked'`,
    values: [id],
  });
}
