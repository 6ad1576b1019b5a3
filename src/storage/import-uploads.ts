import type { AccountId, SiteId } from '../domain/ids.ts';
import type { Db } from './pool.ts';

/** A file as it was received. */
export interface UploadedFile {
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  /** SHA-256, in hexadecimal digits. */
  readonly hash: string;
}

export interface UploadRow {
  readonly siteId: SiteId;
  readonly id: string;
  readonly state: 'receiving' | 'ready' | 'leaving';
  readonly byId: AccountId | null;
  /** The name of whoever brought it. */
  readonly by: string | null;
  readonly files: readonly UploadedFile[];
  readonly size: number;
  readonly begunAt: Date;
  readonly seenAt: Date;
  readonly expiresAt: Date;
}

type UploadKey = Pick<UploadRow, 'siteId' | 'id'>;

const SELECT = `select u.site_id as "siteId", u.id, u.state, u.by_id as "byId", a.name as by, u.files, u.size,
  u.begun_at as "begunAt", u.seen_at as "seenAt", u.expires_at as "expiresAt"
  from import_uploads u left join accounts a on a.id = u.by_id`;

/** The uploads of a site, newest first, without those that are being deleted. */
export async function listUploadRows(db: Db, siteId: SiteId): Promise<UploadRow[]> {
  const { rows } = await db.query<UploadRow>({
    text: `${SELECT} where u.site_id = $1 and u.state <> 'leaving' order by u.begun_at desc, u.id desc limit 50`,
    values: [siteId],
  });
  return rows;
}

/** An upload that is there; null when it is gone or going. */
export async function findUpload(db: Db, { siteId, id }: UploadKey): Promise<UploadRow | null> {
  const { rows } = await db.query<UploadRow>({
    text: `${SELECT} where u.site_id = $1 and u.id = $2 and u.state <> 'leaving'`,
    values: [siteId, id],
  });
  return rows[0] ?? null;
}

/** Begins an upload; false where the site receives another one. */
export async function insertUpload(
  db: Db,
  upload: Pick<UploadRow, 'siteId' | 'id' | 'begunAt' | 'expiresAt'> & { byId: AccountId | null },
): Promise<boolean> {
  const { rowCount } = await db.query({
    text: `insert into import_uploads (site_id, id, state, by_id, begun_at, seen_at, expires_at)
      values ($1, $2, 'receiving', $3, $4, $4, $5)
      on conflict (site_id) where state = 'receiving' do nothing`,
    values: [upload.siteId, upload.id, upload.byId, upload.begunAt, upload.expiresAt],
  });
  return rowCount === 1;
}

/** Gives up what is being received and to which nothing has come since a time. */
export async function giveUpStaleUploads(
  db: Db,
  stale: { readonly seenBefore: Date; readonly siteId?: SiteId },
): Promise<void> {
  await db.query({
    text: `update import_uploads set state = 'leaving'
      where state = 'receiving' and seen_at < $1 and ($2::uuid is null or site_id = $2)`,
    values: [stale.seenBefore, stale.siteId ?? null],
  });
}

/** Adds a chunk; false when the upload was given up meanwhile. */
export async function writeUploadChunk(
  db: Db,
  chunk: UploadKey & {
    readonly file: number;
    readonly number: number;
    readonly bytes: Buffer;
    readonly seenAt: Date;
  },
): Promise<boolean> {
  const { rowCount } = await db.query({
    name: 'write-upload-chunk',
    text: `with u as (update import_uploads set seen_at = $6, size = size + length($5::bytea)
        where site_id = $1 and id = $2 and state = 'receiving' returning site_id, id)
      insert into import_chunks (site_id, upload_id, file, number, bytes) select site_id, id, $3, $4, $5 from u`,
    values: [chunk.siteId, chunk.id, chunk.file, chunk.number, chunk.bytes, chunk.seenAt],
  });
  return rowCount === 1;
}

/** Says that an upload is whole; false when it was given up meanwhile. */
export async function finishUpload(
  db: Db,
  done: UploadKey & Pick<UploadRow, 'files' | 'expiresAt'>,
): Promise<boolean> {
  const { rowCount } = await db.query({
    text: `update import_uploads set state = 'ready', files = $3, expires_at = $4
      where site_id = $1 and id = $2 and state = 'receiving'`,
    values: [done.siteId, done.id, JSON.stringify(done.files), done.expiresAt],
  });
  return rowCount === 1;
}

/** The chunk of a number; null past the end of the file. */
export async function findUploadChunk(
  db: Db,
  chunk: UploadKey & { readonly file: number; readonly number: number },
): Promise<Buffer | null> {
  const { rows } = await db.query<{ bytes: Buffer }>({
    text: `select bytes from import_chunks where site_id = $1 and upload_id = $2 and file = $3 and number = $4`,
    values: [chunk.siteId, chunk.id, chunk.file, chunk.number],
  });
  return rows[0]?.bytes ?? null;
}

/** From here on an upload is gone for everybody; its chunks go by `deleteLeavingChunks`. */
export async function letUploadGo(db: Db, { siteId, id }: UploadKey): Promise<boolean> {
  const { rowCount } = await db.query({
    text: `update import_uploads set state = 'leaving' where site_id = $1 and id = $2 and state <> 'leaving'`,
    values: [siteId, id],
  });
  return rowCount === 1;
}

/** Uploads whose time is over go, where nothing that is to be done still needs them. */
export async function letExpiredUploadsGo(db: Db, now: Date): Promise<void> {
  await db.query({
    text: `update import_uploads u set state = 'leaving' where u.state = 'ready' and u.expires_at < $1
      and not exists (select 1 from import_tasks t
        where t.site_id = u.site_id and t.upload_id = u.id and t.state in ('waiting', 'working'))`,
    values: [now],
  });
}

/** One statement deletes so many: a file of gigabytes would take longer than a statement may. */
const CHUNKS_AT_A_TIME = 200;

/** Deletes some of what is left of uploads that go; false when nothing is. */
export async function deleteLeavingChunks(db: Db): Promise<boolean> {
  const { rowCount } = await db.query({
    text: `delete from import_chunks c using (
        select k.site_id, k.upload_id, k.file, k.number from import_chunks k
        join import_uploads u on u.site_id = k.site_id and u.id = k.upload_id
        where u.state = 'leaving' limit ${CHUNKS_AT_A_TIME}) g
      where c.site_id = g.site_id and c.upload_id = g.upload_id and c.file = g.file and c.number = g.number`,
  });
  if (rowCount !== 0 && rowCount !== null) return true;
  await db.query({
    text: `delete from import_uploads u where u.state = 'leaving'
      and not exists (select 1 from import_chunks c where c.site_id = u.site_id and c.upload_id = u.id)`,
  });
  return false;
}
