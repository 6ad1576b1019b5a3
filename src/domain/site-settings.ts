import { toDefaults, type Setting, type SettingValues } from './setting.ts';

/** The headings under which the settings of a site are shown. */
export const SETTING_GROUPS = ['signIn', 'writing'] as const;

type SiteSetting = Setting & { readonly group: (typeof SETTING_GROUPS)[number] };

/**
 * Every setting of a site. The command line, the API and the desk are made from this table; the messages
 * `setting.NAME` and `settingMeaning.NAME` say what each means.
 */
export const SITE_SETTINGS = {
  guests: { kind: 'flag', default: false, group: 'signIn' },
  emailSignIn: { kind: 'flag', default: true, group: 'signIn' },
  /** In characters (UTF-16 code units). */
  maxCommentLength: { kind: 'number', default: 10_000, least: 1, most: 100_000, group: 'writing' },
  /** 0 switches editing off. */
  editWindowMinutes: { kind: 'number', default: 15, least: 0, most: 525_600, group: 'writing' },
} as const satisfies Record<string, SiteSetting>;

export type SiteSettings = SettingValues<typeof SITE_SETTINGS>;

export const DEFAULT_SITE_SETTINGS: SiteSettings = toDefaults(SITE_SETTINGS);
