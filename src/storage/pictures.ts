import type { AccountId, PictureId } from '../domain/ids.ts';
import type { PictureFailure } from '../domain/profile.ts';
import type { Db } from './pool.ts';

/** A picture as Parley serves it; null when it is gone. */
export async function findPicture(db: Db, id: PictureId): Promise<Buffer | null> {
  const { rows } = await db.query<{ bytes: Buffer }>({
    name: 'find-picture',
    text: 'select bytes from pictures where id = $1',
    values: [id],
  });
  return rows[0]?.bytes ?? null;
}

/** Notes which picture somebody wants; it takes the place of one asked for before. */
export async function insertPictureRequest(
  db: Db,
  request: { accountId: AccountId; url: string; requestedAt: Date },
): Promise<void> {
  await db.query({
    text: `insert into picture_requests (account_id, url, requested_at) values ($1, $2, $3)
      on conflict (account_id) do update set url = excluded.url, failure = null, requested_at = excluded.requested_at`,
    values: [request.accountId, request.url, request.requestedAt],
  });
}

/** The address of the picture that somebody waits for; null when nobody does. */
export async function findPictureRequest(db: Db, accountId: AccountId): Promise<string | null> {
  const { rows } = await db.query<{ url: string }>({
    text: 'select url from picture_requests where account_id = $1 and failure is null',
    values: [accountId],
  });
  return rows[0]?.url ?? null;
}

/** Notes why a picture could not be had, as long as it is still the one that is wanted; its address is not kept. */
export async function failPictureRequest(
  db: Db,
  request: { accountId: AccountId; url: string; failure: PictureFailure },
): Promise<void> {
  await db.query({
    text: `update picture_requests set url = '', failure = $3 where account_id = $1 and url = $2`,
    values: [request.accountId, request.url, request.failure],
  });
}

/** Takes a picture in the place of the one before, if it is still the one that is wanted. Says whether it was. */
export async function replacePicture(
  db: Db,
  picture: { id: PictureId; accountId: AccountId; url: string; bytes: Buffer; madeAt: Date },
): Promise<boolean> {
  const { rowCount } = await db.query({
    text: 'delete from picture_requests where account_id = $1 and url = $2',
    values: [picture.accountId, picture.url],
  });
  if (rowCount !== 1) return false;
  await db.query({
    text: `insert into pictures (id, account_id, bytes, made_at) values ($1, $2, $3, $4)
      on conflict (account_id) do update set id = excluded.id, bytes = excluded.bytes, made_at = excluded.made_at`,
    values: [picture.id, picture.accountId, picture.bytes, picture.madeAt],
  });
  await db.query({
    text: 'update accounts set picture_id = $2 where id = $1',
    values: [picture.accountId, picture.id],
  });
  return true;
}

/** Removes somebody's picture and whatever was asked for. */
export async function deletePicture(db: Db, accountId: AccountId): Promise<void> {
  await db.query({ text: 'delete from picture_requests where account_id = $1', values: [accountId] });
  await db.query({ text: 'delete from pictures where account_id = $1', values: [accountId] });
  await db.query({ text: 'update accounts set picture_id = null where id = $1', values: [accountId] });
}
