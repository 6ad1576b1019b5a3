import { MODES } from './rules/facts.ts';
import { toDefaults, type Setting, type SettingValues } from './setting.ts';

/** The headings under which the settings of a site are shown. */
export const SETTING_GROUPS = ['signIn', 'signOn', 'writing', 'ranking', 'moderation', 'privacy'] as const;

type SiteSetting = Setting & {
  readonly group: (typeof SETTING_GROUPS)[number];
  /**
   * Set where it decides whose word is taken for who somebody is: it is then changed like a secret. `site`: for readers of
   * the site; `organisation`: also for those of other sites, so by somebody whose role counts on all of them.
   */
  readonly trust?: 'site' | 'organisation';
};

/**
 * Every setting of a site. The command line, the API and the desk are made from this table; the messages
 * `setting.NAME` and `settingMeaning.NAME` say what each means.
 */
export const SITE_SETTINGS = {
  guests: { kind: 'flag', default: false, group: 'signIn' },
  emailSignIn: { kind: 'flag', default: true, group: 'signIn' },
  passkeySignIn: { kind: 'flag', default: true, group: 'signIn' },
  /** The publisher's own sign-on, by signed tokens. */
  ssoEnabled: { kind: 'flag', default: false, group: 'signOn' },
  /** What happens where a token's mailbox belongs to an account that it is not the token of. */
  ssoSameEmail: {
    kind: 'choice',
    default: 'refuse',
    options: ['refuse', 'link'],
    group: 'signOn',
    trust: 'organisation',
  },
  /** Sites of one realm mean the same person by the same `user.id`. */
  ssoRealm: { kind: 'text', default: '', longest: 100, group: 'signOn', trust: 'organisation' },
  /** What `aud` and `iss` have to be; empty asks for neither. */
  ssoAudience: { kind: 'text', default: '', longest: 500, group: 'signOn' },
  ssoIssuer: { kind: 'text', default: '', longest: 500, group: 'signOn' },
  ssoRequireExpiry: { kind: 'flag', default: false, group: 'signOn' },
  /** From `iat` to `exp`; 0 is without end. */
  ssoMaxLifetimeMinutes: { kind: 'number', default: 0, least: 0, most: 525_600, group: 'signOn' },
  ssoOneTime: { kind: 'flag', default: false, group: 'signOn' },
  /** Where public keys stand; empty takes tokens that are signed with a secret only. */
  ssoJwksUrl: { kind: 'text', default: '', longest: 1_000, group: 'signOn', trust: 'site' },
  /** In characters (UTF-16 code units). */
  maxCommentLength: { kind: 'number', default: 10_000, least: 1, most: 100_000, group: 'writing' },
  /** Beside the composer: an address, or a few words with links. */
  guidelines: { kind: 'text', default: '', longest: 500, group: 'writing' },
  /** Above every thread. */
  messageBox: { kind: 'text', default: '', longest: 2_000, group: 'writing' },
  /** The order across viewpoints, while the site's votes carry it. */
  viewpoints: {
    kind: 'choice',
    default: 'offered',
    options: ['off', 'offered', 'default'],
    group: 'ranking',
  },
  /** How comments come to be seen; sections and stories may be stricter. */
  mode: { kind: 'choice', default: 'publish', options: MODES, group: 'moderation' },
  /** Days after its publication on which a story closes; 0 is never. */
  closeAfterDays: { kind: 'number', default: 0, least: 0, most: 36_500, group: 'moderation' },
  /** Between two comments of one author under one story; 0 is none. */
  slowModeSeconds: { kind: 'number', default: 0, least: 0, most: 86_400, group: 'moderation' },
  /** Whether others may read who somebody is and what they wrote on the site. */
  publicProfiles: { kind: 'flag', default: false, group: 'privacy' },
  /** 0 switches editing off. */
  editWindowMinutes: { kind: 'number', default: 15, least: 0, most: 525_600, group: 'writing' },
  reportsWithoutAccount: { kind: 'flag', default: false, group: 'writing' },
  /** The weight of reports (domain/report.ts) at which a comment is withheld; 0 is never. */
  reportsToWithhold: { kind: 'number', default: 3, least: 0, most: 1_000, group: 'writing' },
  /** What becomes of the comments of people who delete their account. */
  erasureComments: {
    kind: 'choice',
    default: 'reader',
    options: ['reader', 'remove', 'keep'],
    group: 'privacy',
  },
} as const satisfies Record<string, SiteSetting>;

export type SiteSettings = SettingValues<typeof SITE_SETTINGS>;

export const DEFAULT_SITE_SETTINGS: SiteSettings = toDefaults(SITE_SETTINGS);

/** The settings that decide whose word is taken, and for whose readers. */
export const TRUST_SETTINGS: readonly (readonly [keyof SiteSettings, 'site' | 'organisation'])[] =
  Object.entries<SiteSetting>(SITE_SETTINGS).flatMap(([name, { trust }]) =>
    trust === undefined ? [] : [[name as keyof SiteSettings, trust] as const],
  );
