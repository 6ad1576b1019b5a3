import type { SiteId } from '../domain/ids.ts';
import type { Db } from './pool.ts';

/** The sealed keys of some days, made from those given where there are none; the first that was made counts everywhere. */
export async function ensureAddressKeys(
  db: Db,
  keys: readonly { readonly day: string; readonly sealed: Buffer }[],
): Promise<Map<string, Buffer>> {
  const days = keys.map(({ day }) => day);
  await db.query({
    text: `insert into address_keys (day, sealed) select * from unnest($1::date[], $2::bytea[]) on conflict (day) do nothing`,
    values: [days, keys.map(({ sealed }) => sealed)],
  });
  const { rows } = await db.query<{ day: string; sealed: Buffer }>({
    text: `select to_char(day, 'YYYY-MM-DD') as day, sealed from address_keys where day = any($1::date[])`,
    values: [days],
  });
  return new Map(rows.map(({ day, sealed }) => [day, sealed]));
}

/** The days up to `last` that still have a key, earliest first. */
export async function listKeyDays(db: Db, last: string): Promise<string[]> {
  const { rows } = await db.query<{ day: string }>({
    text: `select to_char(day, 'YYYY-MM-DD') as day from address_keys where day <= $1::date order by day`,
    values: [last],
  });
  return rows.map(({ day }) => day);
}

/** Destroys the key of a day: hashes made with it tell nothing from now on. */
export async function deleteAddressKey(db: Db, day: string): Promise<void> {
  await db.query({ text: 'delete from address_keys where day = $1::date', values: [day] });
}

export interface AddressSweep {
  readonly from: Date;
  readonly to: Date;
  /** Rows at a time. */
  readonly limit: number;
}

/**
 * Takes the hashes off some comments that a site had in a span of time; how many. Ids begin with their time, so the
 * span is a range of the primary key.
 */
export async function clearCommentAddresses(db: Db, siteId: SiteId, sweep: AddressSweep): Promise<number> {
  const { rowCount } = await db.query({
    text: `update comments set address_hash = null where (site_id, id) in (
        select site_id, id from comments where site_id = $1 and id >= $2::uuid and id < $3::uuid and address_hash is not null limit $4)`,
    values: [siteId, toFirstId(sweep.from), toFirstId(sweep.to), sweep.limit],
  });
  return rowCount ?? 0;
}

/** Takes the hashes off all sessions that were opened before a time. */
export async function clearSessionAddresses(db: Db, before: Date): Promise<void> {
  await db.query({
    text: 'update sessions set address_hash = null where created_at < $1 and address_hash is not null',
    values: [before],
  });
}

/** The lowest UUIDv7 of a millisecond. */
function toFirstId(at: Date): string {
  const hex = at.getTime().toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-0000-0000-000000000000`;
}
