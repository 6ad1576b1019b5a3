import type { AccountId, CommentId, PictureId } from '../domain/ids.ts';
import type { SortOrder } from '../domain/thread.ts';

/** What links pass on from page to page: a language asked for by name, and the address of a story not yet known. */
export interface CarriedQuery {
  readonly lang?: string | undefined;
  readonly url?: string | undefined;
}

/** A page of a list: its order, and the cursor after which it starts. */
export interface PageQuery {
  readonly sort?: SortOrder | undefined;
  readonly after?: string | undefined;
}

export type CommentForm = 'reply' | 'vote' | 'edit' | 'delete' | 'mute' | 'report' | 'notice' | 'appeal';

/** The addresses of one story's discussion. */
export interface StoryUrls {
  /** The full page as signing in and out come back to it: a path on Parley's own origin, without `base`. */
  readonly path: string;
  /** The full page. */
  page(query?: PageQuery): string;
  /** The editors' picks alone. */
  picks(query?: Pick<PageQuery, 'after'>): string;
  /** The form for a new comment. */
  write(): string;
  /** A comment in its context; with `after`, the next replies to it: with an empty one, the first. */
  comment(id: CommentId, query?: PageQuery): string;
  /** The form that does something with a comment. */
  form(id: CommentId, form: CommentForm): string;
}

/** Where a discussion is found: the keys of its site and story. */
export interface StoryAddress {
  readonly site: string;
  readonly story: string;
}

/**
 * The addresses of a story's discussion, the one place that knows their shape. `base` stands before each: an origin
 * for pages that are shown elsewhere, nothing for pages on Parley's own origin.
 */
export function storyUrls(address: StoryAddress, base = '', carried: CarriedQuery = {}): StoryUrls {
  const path = `/${encodeURIComponent(address.site)}/stories/${encodeURIComponent(address.story)}`;
  const page = base + path;
  const suffix = toQuery({ ...carried });
  const commentPath = (id: CommentId): string => `${page}/comments/${id}`;
  return {
    path: path + suffix,
    page: (query) => page + (query ? toQuery({ ...query, ...carried }) : suffix),
    picks: (query = {}) => `${page}/picks${toQuery({ ...query, ...carried })}`,
    write: () => `${page}/comment${suffix}`,
    comment: (id, query) => commentPath(id) + (query ? toQuery({ ...query, ...carried }) : suffix),
    form: (id, form) => `${commentPath(id)}/${form}${suffix}`,
  };
}

/** What the sign-in pages hand on to each other: where to go afterwards, and for whom the token is. */
export interface SignInQuery {
  readonly return?: string | undefined;
  readonly site?: string | undefined;
  readonly origin?: string | undefined;
  readonly mode?: 'window' | 'redirect' | undefined;
  readonly lang?: string | undefined;
}

/** A sign-in link, as a mail carries it. */
export interface SignInLinkQuery extends SignInQuery {
  readonly id: string;
  readonly code: string;
}

/** The addresses that belong to no story. Forms of a step are sent to the address that shows it. */
export const PATHS = {
  signIn: '/sign-in',
  signInCode: '/sign-in/code',
  signInLink: '/sign-in/link',
  signInName: '/sign-in/name',
  /** Says what was found of somebody from before. */
  signInFound: '/sign-in/found',
  signInDone: '/sign-in/done',
  signInPasskey: '/sign-in/passkey',
  /** Offers a passkey to somebody who has just signed in another way. */
  signInOffer: '/sign-in/offer',
  /** Followed by a provider's key. */
  signInWith: '/sign-in/with',
  /** Adds an identity at a provider to the own account; followed by its key. */
  linkWith: '/account/link',
  signOut: '/sign-out',
  /** Shows the second factor, once after signing in. */
  secondFactor: '/account/second-factor',
  /** Proves once more who one is, before what is dangerous. */
  stepUp: '/account/step-up',
  stepUpMail: '/account/step-up/mail',
  account: '/account',
  accountEdit: '/account/edit',
  accountReplies: '/account/replies',
  accountSecurity: '/account/security',
  addPasskey: '/account/security/passkeys',
  totp: '/account/security/totp',
  ownSessions: '/account/security/sessions',
  identities: '/account/security/identities',
  accountPreferences: '/account/preferences',
  accountMuted: '/account/muted',
  accountReports: '/account/reports',
  accountWarnings: '/account/warnings',
  /** What one wrote before the comments were moved here. */
  accountOld: '/account/old-comments',
  accountData: '/account/data',
  accountDownload: '/account/data/download',
  accountDelete: '/account/data/delete',
  accountKeep: '/account/data/keep',
  unsubscribe: '/unsubscribe',
  /** The moderators' application. */
  desk: '/desk',
  deskNumbers: '/desk/numbers',
  /** What is not set up yet, and the sites. */
  deskFront: '/desk/settings',
  /** Makes the first admin of an installation that has none. */
  firstAdmin: '/desk/first-admin',
  firstAdminBecome: '/desk/first-admin/become',
  openApi: '/openapi.json',
} as const;

/** The addresses of the desk's settings. */
export function deskUrls() {
  const base = PATHS.deskFront;
  const site = (key: string): string => `${base}/sites/${encodeURIComponent(key)}`;
  return {
    sites: () => `${base}/sites`,
    addSite: () => `${base}/add-site`,
    site,
    /** One of the pages of a site. */
    siteTab: (key: string, tab: string) => (tab === 'settings' ? site(key) : `${site(key)}/${toSlug(tab)}`),
    ruleVersions: (key: string) => `${site(key)}/rules/versions`,
    callOuts: (key: string) => `${site(key)}/rules/services`,
    /** Where files are sent to. */
    importFiles: (key: string) => `${site(key)}/imports/files`,
    /** What is to become of files that were sent. */
    importUpload: (key: string, id: string) => `${site(key)}/imports/files/${encodeURIComponent(id)}`,
    /** How far something is that was asked for, or what came of it. */
    importTask: (key: string, id: string) => `${site(key)}/imports/tasks/${encodeURIComponent(id)}`,
    /** What an import did. */
    importRun: (key: string, run: number) => `${site(key)}/imports/runs/${run}`,
    importProblems: (key: string, run: number) => `${site(key)}/imports/runs/${run}/problems.csv`,
    /** What editors decide of a story, by its id. */
    story: (key: string, id: string) => `${site(key)}/stories/${encodeURIComponent(id)}`,
    provider: (key: string, provider: string) => `${site(key)}/providers/${encodeURIComponent(provider)}`,
    addProvider: (key: string, preset: string) => `${site(key)}/add-provider?preset=${preset}`,
    organisation: () => `${base}/organisation`,
    accounts: () => `${base}/accounts`,
    account: (id: string) => `${base}/accounts/${encodeURIComponent(id)}`,
    accountRole: (id: string) => `${base}/accounts/${encodeURIComponent(id)}/role`,
    tokens: () => `${base}/tokens`,
    audit: () => `${base}/audit`,
  };
}

/** The address of a sign-in step, with what the steps hand on. */
export function signInUrl(query: SignInQuery | SignInLinkQuery, path: string = PATHS.signIn): string {
  return path + toQuery({ ...query });
}

/** The address of the file of a download. */
export function ownFileUrl(id: string): string {
  return `${PATHS.accountData}/files/${id}`;
}

/** The address of one of a reader's own pages, or of a page of a list there. */
export function accountUrl(path: string, query: ListQuery): string {
  return path + toQuery({ ...query });
}

/** What addresses of lists say: the language, where a page starts, up to when its reader had seen everything, and that something is saved. */
export interface ListQuery {
  readonly lang?: string | undefined;
  readonly after?: string | undefined;
  readonly seen?: string | undefined;
  readonly saved?: string | undefined;
}

/** The address at which others find somebody's profile on a site. */
export function personUrl(site: string, id: AccountId, query: ListQuery = {}): string {
  return `/${encodeURIComponent(site)}/people/${id}${toQuery({ ...query })}`;
}

/** The page that explains how a site ranks across viewpoints. */
export function viewpointsUrl(site: string, query: { lang?: string | undefined } = {}): string {
  return `/${encodeURIComponent(site)}/viewpoints${toQuery({ ...query })}`;
}

/** The address of the receipt for a notice of illegal content. */
export function noticeUrl(site: string, id: string, query: { lang?: string | undefined } = {}): string {
  return `/${encodeURIComponent(site)}/notices/${id}${toQuery({ ...query })}`;
}

/** The address of a picture; what stands there never changes. */
export function pictureUrl(id: PictureId): string {
  return `/pictures/${id}.webp`;
}

/** The address that stops mails, for the person a token stands for. */
export function unsubscribeUrl(token: string, query: { lang?: string | undefined } = {}): string {
  return PATHS.unsubscribe + toQuery({ token, ...query });
}

/** `waysIn` as it stands in an address: `ways-in`. */
function toSlug(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** The page of one of a reader's own passkeys. */
export function passkeyUrl(id: string, query: { lang?: string | undefined }): string {
  return `${PATHS.addPasskey}/${id}` + toQuery({ ...query });
}

/** The page on which a linked way in is removed. */
export function identityUrl(
  { issuer, subject }: { readonly issuer: string; readonly subject: string },
  query: { lang?: string | undefined },
): string {
  return PATHS.identities + toQuery({ issuer, subject, ...query });
}

function toQuery(params: Readonly<Record<string, string | undefined>>): string {
  const pairs = Object.entries(params)
    .filter(([name, value]) => value !== undefined && (value !== '' || name === 'after'))
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`);
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}
