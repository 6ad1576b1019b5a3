import { toDefaults, type Setting, type SettingValues } from './setting.ts';

/** Every setting of the organisation as a whole; see SITE_SETTINGS for what is made from such a table. */
export const ORGANISATION_SETTINGS = {
  /** Whether moderators and admins need a second factor to open the desk. */
  requireSecondFactor: { kind: 'flag', default: false },
  /** For how many days hashes of network addresses are kept; 0 keeps none. */
  addressDays: { kind: 'number', default: 30, least: 0, most: 365 },
  /** Accounts that nobody used for so many months are erased; 0 erases none. */
  inactiveAccountMonths: { kind: 'number', default: 0, least: 0, most: 240 },
} as const satisfies Record<string, Setting>;

export type OrganisationSettings = SettingValues<typeof ORGANISATION_SETTINGS>;

export const DEFAULT_ORGANISATION_SETTINGS: OrganisationSettings = toDefaults(ORGANISATION_SETTINGS);
