import { ORGANISATION_SETTINGS, type OrganisationSettings } from '../domain/organisation-settings.ts';
import { isRefusal, type Refusal } from '../domain/refusal.ts';
import type { Actor } from '../domain/viewer.ts';
import {
  findOrganisationSettings,
  lockOrganisationSettings,
  updateOrganisationSettings,
} from '../storage/organisation.ts';
import { withTransaction } from '../storage/pool.ts';
import { readSettings, toDifference, type GivenSettings } from './change-settings.ts';
import type { Deps } from './deps.ts';
import { forbid } from './permit.ts';
import { recordChange } from './record-change.ts';

/** The settings of the organisation as a whole. */
export async function readOrganisation(deps: Deps, actor: Actor): Promise<OrganisationSettings | Refusal> {
  return forbid(deps, actor, { permission: 'organisation.read' }) ?? findOrganisationSettings(deps.pool);
}

/** Changes settings of the organisation; what is not named stays as it is. */
export async function changeOrganisation(
  deps: Deps,
  actor: Actor,
  given: GivenSettings,
): Promise<OrganisationSettings | Refusal> {
  const refusal = forbid(deps, actor, { permission: 'organisation.change' });
  if (isRefusal(refusal)) return refusal;
  const settings = readSettings(ORGANISATION_SETTINGS, given);
  if (isRefusal(settings)) return settings;
  return withTransaction(deps.pool, async (db) => {
    const before = await lockOrganisationSettings(db);
    const difference = toDifference(before, { ...before, ...settings });
    if (difference === null) return before;
    await updateOrganisationSettings(db, settings);
    const change = { action: 'organisation.changed', target: 'organisation', ...difference };
    await recordChange(deps, db, { actor, change });
    return { ...before, ...settings };
  });
}
