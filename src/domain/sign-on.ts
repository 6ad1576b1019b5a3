import { refuse, type Refusal } from './refusal.ts';
import type { SiteSettings } from './site-settings.ts';

/**
 * By how much the clocks of a publisher's servers may be wrong, in seconds. Less refuses readers of newsrooms whose
 * servers drift; more lets ended tokens live.
 */
export const CLOCK_TOLERANCE_SECONDS = 60;

/** What a publisher says of its reader. Null is what it does not say: that stays as it is. */
export interface SignOnProfile {
  /** The reader's id at the publisher. */
  readonly subject: string;
  readonly email: string;
  /** As the publisher has it; `cleanName` makes a display name of it. */
  readonly name: string;
  readonly badges: readonly string[] | null;
  /** Capped: moderators and admins are made in Parley. */
  readonly role: 'reader' | 'staff' | null;
  readonly url: string | null;
}

export interface SignOnClaims {
  readonly id: string | null;
  readonly issuedAt: Date | null;
  readonly expiresAt: Date | null;
  readonly profile: SignOnProfile;
}

/** Reads the claims of a token whose signature is right, in Coral's shape, and judges them by a site's rules. */
export function readClaims(
  claims: Readonly<Record<string, unknown>>,
  rules: { readonly settings: SiteSettings; readonly now: Date },
): SignOnClaims | Refusal {
  try {
    const times = judgeTimes(claims, rules);
    judgeParties(claims, rules.settings);
    const id = readText(claims, 'jti', 500);
    if (rules.settings.ssoOneTime && id === null) throw new Unusable(missing('jti'));
    return { id, ...times, profile: readProfile(claims) };
  } catch (error) {
    if (error instanceof Unusable) return error.refusal;
    throw error;
  }
}

/** Leads out of reading at the first claim that cannot be used; never leaves this file. */
class Unusable extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.refused);
    this.refusal = refusal;
  }
}

function missing(claim: string): Refusal {
  return refuse('sign_on_claim_missing', { field: claim, figures: { claim } });
}

function invalid(claim: string): Refusal {
  return refuse('sign_on_claim_invalid', { field: claim, figures: { claim } });
}

function notYet(claim: string): Refusal {
  return refuse('sign_on_not_yet_valid', { field: claim, figures: { claim } });
}

/** Later than any token means, and still a date. */
const LAST_SECOND = 253_402_300_799;

interface Rules {
  readonly settings: SiteSettings;
  readonly now: Date;
}

function judgeTimes(
  claims: Readonly<Record<string, unknown>>,
  { settings, now }: Rules,
): Pick<SignOnClaims, 'issuedAt' | 'expiresAt'> {
  const [expires, issued, begins] = [
    readTime(claims, 'exp'),
    readTime(claims, 'iat'),
    readTime(claims, 'nbf'),
  ];
  const early = now.getTime() / 1_000 - CLOCK_TOLERANCE_SECONDS;
  const late = now.getTime() / 1_000 + CLOCK_TOLERANCE_SECONDS;
  if (expires !== null && expires <= early) throw new Unusable(refuse('sign_on_expired', { field: 'exp' }));
  if (begins !== null && begins > late) throw new Unusable(notYet('nbf'));
  if (issued !== null && issued > late) throw new Unusable(notYet('iat'));
  judgeLifetime(settings, { expires, issued });
  return { issuedAt: toDate(issued), expiresAt: toDate(expires) };
}

function judgeLifetime(
  settings: SiteSettings,
  { expires, issued }: { expires: number | null; issued: number | null },
): void {
  const most = settings.ssoMaxLifetimeMinutes * 60;
  const needsExpiry = settings.ssoRequireExpiry || settings.ssoOneTime || most > 0;
  if (expires === null && needsExpiry) throw new Unusable(missing('exp'));
  if (most === 0 || expires === null) return;
  if (issued === null) throw new Unusable(missing('iat'));
  if (expires - issued > most) throw new Unusable(refuse('sign_on_lifetime', { field: 'exp' }));
}

function toDate(seconds: number | null): Date | null {
  return seconds === null ? null : new Date(Math.min(Math.max(seconds, 0), LAST_SECOND) * 1_000);
}

function judgeParties(claims: Readonly<Record<string, unknown>>, settings: SiteSettings): void {
  const { ssoAudience, ssoIssuer } = settings;
  const audience = [claims['aud'] ?? []].flat();
  if (ssoAudience !== '' && audience.length === 0) throw new Unusable(missing('aud'));
  if (ssoAudience !== '' && !audience.includes(ssoAudience))
    throw new Unusable(refuse('sign_on_audience', { field: 'aud' }));
  const issuer = claims['iss'] ?? null;
  if (ssoIssuer !== '' && issuer === null) throw new Unusable(missing('iss'));
  if (ssoIssuer !== '' && issuer !== ssoIssuer)
    throw new Unusable(refuse('sign_on_issuer', { field: 'iss' }));
}

/** Seconds since 1970; null where the claim is not there. */
function readTime(claims: Readonly<Record<string, unknown>>, claim: string): number | null {
  const value = claims[claim] ?? null;
  if (value !== null && typeof value !== 'number') throw new Unusable(invalid(claim));
  return value;
}

/** A text that a database keeps as it is; null where the claim is not there or empty. */
function readText(claims: Readonly<Record<string, unknown>>, path: string, longest: number): string | null {
  const value = claims[path.split('.').at(-1) ?? ''] ?? null;
  if (value === null || value === '') return null;
  const isText = typeof value === 'string' && value.length <= longest && value.isWellFormed();
  if (!isText || value.includes('\0')) throw new Unusable(invalid(path));
  return value;
}

function needText(user: Readonly<Record<string, unknown>>, path: string, longest: number): string {
  const text = readText(user, path, longest);
  if (text === null || text.trim() === '') throw new Unusable(missing(path));
  return text;
}

function readProfile({ user }: Readonly<Record<string, unknown>>): SignOnProfile {
  if (user === undefined || user === null) throw new Unusable(missing('user'));
  if (typeof user !== 'object' || Array.isArray(user)) throw new Unusable(invalid('user'));
  const claims = user as Readonly<Record<string, unknown>>;
  return {
    subject: needText(claims, 'user.id', 255),
    email: needText(claims, 'user.email', 400),
    name: needText(claims, 'user.username', 1_000),
    badges: readBadges(claims['badges']),
    role: readRole(claims['role']),
    url: readUrl(claims),
  };
}

const MOST_BADGES = 5;
const LONGEST_BADGE = 40;

/** Coral also takes names and addresses of pictures here: addresses are no words to show, and are left out. */
function readBadges(value: unknown): readonly string[] | null {
  if (value === undefined || value === null) return null;
  if (!Array.isArray(value) || !value.every((badge) => typeof badge === 'string'))
    throw new Unusable(invalid('user.badges'));
  const words = value
    .filter((badge) => !/^\s*[a-z]+:\/\//i.test(badge))
    .map((badge) => foldText(badge).slice(0, LONGEST_BADGE).trim());
  return [...new Set(words.filter((badge) => badge !== ''))].slice(0, MOST_BADGES);
}

/** Without controls and characters that turn the text around, in one line. */
function foldText(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFC')
    .replaceAll(/[\p{C}\p{Z}]+/gu, ' ')
    .trim();
}

/** Coral's roles. */
const ROLES: Readonly<Record<string, 'reader' | 'staff'>> = {
  COMMENTER: 'reader',
  MEMBER: 'reader',
  STAFF: 'staff',
  MODERATOR: 'staff',
  ADMIN: 'staff',
};

function readRole(value: unknown): 'reader' | 'staff' | null {
  if (value === undefined || value === null) return null;
  const role = typeof value === 'string' && Object.hasOwn(ROLES, value) ? ROLES[value] : undefined;
  if (role === undefined) throw new Unusable(invalid('user.role'));
  return role;
}

function readUrl(user: Readonly<Record<string, unknown>>): string | null {
  const text = readText(user, 'user.url', 2_000);
  if (text === null) return null;
  if (!/^https?:\/\/[^\s\\]+$/i.test(text)) throw new Unusable(invalid('user.url'));
  return text;
}
