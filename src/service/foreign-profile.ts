import { parseName } from '../domain/name.ts';
import type { OAuthService, ProviderPreset } from '../domain/provider-presets.ts';
import { parseEmail } from './sign-in.ts';

/** Who a provider says somebody is. */
export interface ForeignProfile {
  readonly issuer: string;
  readonly subject: string;
  /** A mailbox that the provider answers for, in the spelling accounts are found by; what it only repeats is left out. */
  readonly verifiedEmail: string | null;
  /** A display name to propose, as it may be one here. */
  readonly name: string | null;
}

type Fields = Readonly<Record<string, unknown>>;

/** What a provider sends is not what it should be. */
export class ProfileInvalid extends Error {
  override readonly name = 'ProfileInvalid';
}

/** Reads the claims of an ID token and of the user info beside it. The token's own go before. */
export function fromClaims(preset: ProviderPreset, claims: Fields, userInfo: Fields): ForeignProfile {
  const all = { ...userInfo, ...claims };
  const { verifiedClaim } = preset;
  const email = typeof all['email'] === 'string' ? parseEmail(all['email']) : null;
  // A source that tells the mailbox has to be the one that answers for it.
  const source = claims['email'] === undefined ? userInfo : claims;
  const isVerified = verifiedClaim !== null && isYes(source[verifiedClaim]);
  return {
    issuer: toText(claims['iss']),
    subject: toText(claims['sub']),
    verifiedEmail: isVerified ? email : null,
    name: findName([all['name'], all['nickname'], all['preferred_username']]),
  };
}

/** Reads the profile of a service without OpenID Connect, and its list of mailboxes where it has one. */
export function fromProfile(
  service: OAuthService,
  {
    issuer,
    profile,
    emails,
  }: { readonly issuer: string; readonly profile: unknown; readonly emails: unknown },
): ForeignProfile {
  const fields = toFields(profile);
  const listed = Array.isArray(emails) ? emails.map(toFields) : [];
  const primary = listed.find(({ primary, verified }) => primary === true && verified === true);
  return {
    issuer,
    subject: toText(fields[service.subject]),
    verifiedEmail: typeof primary?.['email'] === 'string' ? parseEmail(primary['email']) : null,
    name: findName(service.names.map((name) => fields[name])),
  };
}

/** Apple writes its booleans as texts, Microsoft some of its own as numbers. */
function isYes(value: unknown): boolean {
  return value === true || value === 'true' || value === 1 || value === '1';
}

function toFields(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}

/** The text of an identifier. A number that lost digits on its way would be somebody else's. */
function toText(value: unknown): string {
  const text = typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : value;
  if (typeof text !== 'string' || text === '' || text.length > 500 || /\p{Cc}/u.test(text))
    throw new ProfileInvalid('The answer does not say who somebody is.');
  return text;
}

function findName(candidates: readonly unknown[]): string | null {
  for (const candidate of candidates) {
    const name = typeof candidate === 'string' ? parseName(candidate.slice(0, 500)) : null;
    if (name !== null) return name;
  }
  return null;
}
