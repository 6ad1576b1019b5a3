import { DEFAULT_ORGANISATION_SETTINGS, type OrganisationSettings } from '../domain/organisation-settings.ts';
import type { Db } from './pool.ts';

/** The organisation's settings, with the defaults of those it does not set. */
export async function findOrganisationSettings(db: Db): Promise<OrganisationSettings> {
  const { rows } = await db.query<{ settings: Partial<OrganisationSettings> }>({
    text: 'select settings from organisation',
  });
  return { ...DEFAULT_ORGANISATION_SETTINGS, ...rows[0]?.settings };
}

/** Writes the organisation's settings. */
export async function updateOrganisationSettings(db: Db, settings: OrganisationSettings): Promise<void> {
  await db.query({ text: 'update organisation set settings = $1', values: [settings] });
}
