import { DEFAULT_ORGANISATION_SETTINGS, type OrganisationSettings } from '../domain/organisation-settings.ts';
import type { Db } from './pool.ts';

/** The organisation's settings, with the defaults of those it does not set. */
export async function findOrganisationSettings(db: Db): Promise<OrganisationSettings> {
  return read(db, 'select settings from organisation');
}

/** The same, locked until the end of the transaction. */
export async function lockOrganisationSettings(db: Db): Promise<OrganisationSettings> {
  return read(db, 'select settings from organisation for update');
}

async function read(db: Db, text: string): Promise<OrganisationSettings> {
  const { rows } = await db.query<{ settings: Partial<OrganisationSettings> }>({ text });
  return { ...DEFAULT_ORGANISATION_SETTINGS, ...rows[0]?.settings };
}

/** Writes those of the organisation's settings that are named. */
export async function updateOrganisationSettings(
  db: Db,
  settings: Partial<OrganisationSettings>,
): Promise<void> {
  await db.query({ text: 'update organisation set settings = settings || $1::jsonb', values: [settings] });
}

/** The sealed key of lasting hashes: the one there is, or where there is none the one given. */
export async function ensureLastingKey(db: Db, sealed: Buffer): Promise<Buffer> {
  const { rows } = await db.query<{ key: Buffer }>({
    text: 'update organisation set lasting_key = coalesce(lasting_key, $1) returning lasting_key as key',
    values: [sealed],
  });
  return rows[0]?.key ?? sealed;
}

/** The sealed key of lasting hashes; null where none has been made. */
export async function findLastingKey(db: Db): Promise<Buffer | null> {
  const { rows } = await db.query<{ key: Buffer | null }>({
    text: 'select lasting_key as key from organisation',
  });
  return rows[0]?.key ?? null;
}
