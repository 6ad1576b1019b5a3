import { createHash } from 'node:crypto';
import { cleanName, numberedNames } from '../domain/clean-name.ts';
import { isRefusal, refuse, type Refusal } from '../domain/refusal.ts';
import { CLOCK_TOLERANCE_SECONDS, type SignOnProfile } from '../domain/sign-on.ts';
import type { Site } from '../domain/thread.ts';
import type { SignedInActor } from '../domain/viewer.ts';
import { setAccountName, type AccountRow } from '../storage/accounts.ts';
import { addJob } from '../storage/jobs.ts';
import { isUniqueViolation, withTransaction, type Db } from '../storage/pool.ts';
import { toBars } from '../storage/sanctions.ts';
import { listSites } from '../storage/sites.ts';
import {
  advanceIdentity,
  findSignedOn,
  listFreeNames,
  markSpent,
  moveSignOnEmail,
  noteIdentityUse,
  setSignOnProfile,
  setSignOnRole,
  type SignedOnRow,
} from '../storage/sign-on.ts';
import { claimComments, claimLater } from './claim-comments.ts';
import { claimProven, claimProvenLater, type Came } from './claim-imported.ts';
import type { Deps, HttpClient } from './deps.ts';
import { createKeySets } from './key-sets.ts';
import { linkIdentity } from './link-identity.ts';
import { newToken, openSession } from './sessions.ts';
import { parseEmail } from './sign-in.ts';
import { verifyToken, type VerifiedToken } from './verify-token.ts';

/** A publisher's token, as it came. */
export interface GivenToken {
  readonly site: Site;
  readonly token: string;
  /** The publisher's page it came from; null for a program. */
  readonly origin: string | null;
  /** The session of a guest in the same browser: what they have just written becomes the reader's. */
  readonly guestToken: string | null;
  /** Where it came from: the browser's name and the network address, of which a hash is kept. */
  readonly visit: { readonly device: string | null; readonly address: string };
}

/** A publisher's own sign-on. Whatever it opens can do what an embed session can, and no more. */
export interface SignOn {
  /** Who a request with such a token comes from. A token that is not new costs two look-ups by key. */
  admit(given: GivenToken): Promise<SignedInActor | Refusal>;
  /** Opens an embed session for the page it comes from. Uses up a token that counts once. */
  exchange(given: GivenToken & { readonly origin: string }): Promise<SignedOn | Refusal>;
  /** Makes a token open nothing any more. */
  end(given: Pick<GivenToken, 'site' | 'token'>): Promise<Refusal | null>;
}

export interface SignedOn {
  /** Opens the session. */
  readonly token: string;
  readonly name: string | null;
}

/** What the verbs need besides: `allowsHttp` as `createKeySets` has it. */
export interface SignOnOptions {
  readonly http: HttpClient;
  readonly allowsHttp: boolean;
}

/** Makes the verbs of the publishers' sign-on; they share the key sets that they hold. */
export function createSignOn(deps: Deps, options: SignOnOptions): SignOn {
  const parts = { ...deps, keySets: createKeySets(deps, options) };
  const verify = (given: Pick<GivenToken, 'site' | 'token'>) => verifyToken(parts, given.site, given.token);
  return {
    async admit(given) {
      const verified = await verify(given);
      if (isRefusal(verified)) return verified;
      if (given.site.settings.ssoOneTime) return refuse('sign_on_exchange_required', { field: 'token' });
      const person = await recognise(deps, given, verified);
      return isRefusal(person) ? person : toActor(person);
    },
    async exchange(given) {
      const verified = await verify(given);
      return isRefusal(verified) ? verified : openSignOnSession(deps, given, verified);
    },
    async end(given) {
      const verified = await verify(given);
      if (isRefusal(verified)) return verified;
      const { expiresAt, signed } = verified;
      await markSpent(deps.pool, {
        siteId: given.site.id,
        mark: toMark('ended', signed),
        expiresAt: pad(expiresAt),
      });
      return null;
    },
  };
}

/** Uses closer together than this are not written down. */
const USE_GRANULARITY = 12 * 3_600_000;

function toMark(kind: 'ended' | 'used', text: string): Buffer {
  return createHash('sha256').update(`${kind}:${text}`).digest();
}

/** A token is taken for a little longer than it says. */
function pad(expiresAt: Date | null): Date | null {
  return expiresAt && new Date(expiresAt.getTime() + CLOCK_TOLERANCE_SECONDS * 1_000);
}

/**
 * Who vouches for people by a site's own sign-on. Sites are apart unless they share a realm. The mark keeps a realm from
 * being another site's key.
 */
export function toIssuer({ key, settings }: Site): string {
  return settings.ssoRealm === '' ? `sso:${key}` : `sso:~${settings.ssoRealm}`;
}

/** The person a token means, made or brought up to date where it says something new. */
async function recognise(
  deps: Deps,
  given: GivenToken,
  token: VerifiedToken,
): Promise<SignedOnRow | Refusal> {
  const who = { issuer: toIssuer(given.site), subject: token.profile.subject };
  const known = await lookUp(deps.pool, { given, token });
  if (isRefusal(known)) return known;
  const now = deps.clock();
  if (known === null || isNews(known, token))
    return persist(deps, (db) => takeOver(deps, db, { given, token }));
  if (now.getTime() - known.usedAt.getTime() > USE_GRANULARITY) {
    await noteIdentityUse(deps.pool, { ...who, now });
    await claimProvenLater(deps, await toCame(deps.pool, { given, token }, known.accountId));
  }
  await claimLater(deps, { ...given, accountId: known.accountId });
  return known;
}

interface Coming {
  readonly given: GivenToken;
  readonly token: VerifiedToken;
}

async function lookUp(db: Db, { given, token }: Coming): Promise<SignedOnRow | Refusal | null> {
  const { known, isSpent } = await findSignedOn(db, {
    issuer: toIssuer(given.site),
    subject: token.profile.subject,
    siteId: given.site.id,
    mark: toMark('ended', token.signed),
  });
  return isSpent || (known && isBeforeSignOut(known, token)) ? refuse('sign_on_ended') : known;
}

/** A token that does not say when it was made may be as old as can be. */
function isBeforeSignOut({ signedOutAt }: SignedOnRow, { issuedAt }: VerifiedToken): boolean {
  return signedOutAt !== null && (issuedAt === null || issuedAt <= signedOutAt);
}

function isNews(known: SignedOnRow, { issuedAt }: VerifiedToken): boolean {
  return issuedAt !== null && (known.issuedAt === null || issuedAt > known.issuedAt);
}

/** A name or mailbox that somebody else took at the same moment is seen by the next attempt. */
async function persist<T>(deps: Deps, work: (db: Db) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await withTransaction(deps.pool, work);
    } catch (error) {
      const isTaken =
        isUniqueViolation(error, 'accounts_name_key_key') || isUniqueViolation(error, 'accounts_email_key');
      if (!isTaken || attempt === 5) throw error;
    }
  }
}

async function takeOver(deps: Deps, db: Db, coming: Coming): Promise<SignedOnRow | Refusal> {
  const { given, token } = coming;
  const before = await lookUp(db, coming);
  if (isRefusal(before)) return before;
  const { subject, email: said } = token.profile;
  const who = { issuer: toIssuer(given.site), subject };
  const email = parseEmail(said);
  const account = await linkIdentity(deps, db, {
    ...who,
    email,
    isEmailVerified: true,
    sameEmail: given.site.settings.ssoSameEmail,
  });
  if (isRefusal(account)) return account;
  const { issuedAt } = token;
  const isNewer =
    issuedAt !== null && (await advanceIdentity(db, { ...who, issuedAt, email, now: deps.clock() }));
  if (before === null || isNewer) {
    await takeProfile(deps, db, { account, profile: token.profile });
    if (email !== null) await moveSignOnEmail(db, account.id, { ...who, email });
  }
  await claimComments(deps, db, { ...given, accountId: account.id });
  await claimProven(deps, db, await toCame(db, coming, account.id));
  const after = await lookUp(db, coming);
  if (after === null) throw new Error('An identity that was just linked is not there.');
  return after;
}

/** What the publisher's word claims of an import: on the sites that share its sign-on, and on no other. */
async function toCame(db: Db, { given, token }: Coming, accountId: AccountRow['id']): Promise<Came> {
  const issuer = toIssuer(given.site);
  const siteIds = (await listSites(db)).filter((site) => toIssuer(site) === issuer).map(({ id }) => id);
  const { subject, email } = token.profile;
  // Its word on mailboxes counts where it would lead to an account.
  const mailbox = given.site.settings.ssoSameEmail === 'link' ? parseEmail(email) : null;
  return { accountId, publisher: { siteIds, subject, mailbox } };
}

async function takeProfile(
  deps: Deps,
  db: Db,
  taken: { account: AccountRow; profile: SignOnProfile },
): Promise<void> {
  const { account, profile } = taken;
  const { id } = account;
  const wanted = cleanName(profile.name) ?? NAMELESS;
  let isSeen = profile.badges !== null && profile.badges.join('\n') !== account.badges.join('\n');
  if (account.name !== wanted) {
    const random = Number.parseInt(deps.newId().slice(-7), 16);
    const [free] = await listFreeNames(db, id, numberedNames(wanted, random));
    if (free !== undefined && free !== account.name) {
      await setAccountName(db, id, free);
      isSeen = true;
    }
  }
  // What they wrote before is shown under it soon.
  if (isSeen && account.name !== null) await addJob(db, 'refresh-author', { accountId: id });
  await setSignOnProfile(db, id, profile);
  if (profile.role !== null) await setSignOnRole(db, id, profile.role);
}

/** Somebody whose name at the publisher has nothing that a name can hold. */
const NAMELESS = 'Reader';

async function openSignOnSession(
  deps: Deps,
  given: GivenToken & { readonly origin: string },
  token: VerifiedToken,
): Promise<SignedOn | Refusal> {
  return persist(deps, async (db) => {
    if (given.site.settings.ssoOneTime && !(await useUp(db, given.site, token)))
      return refuse('sign_on_replayed', { field: 'token' });
    const person = await takeOver(deps, db, { given, token });
    // Nothing was written yet but that the token is used up, which it is.
    if (isRefusal(person)) return person;
    const opened = newToken();
    await openSession(deps, db, {
      accountId: person.accountId,
      token: opened,
      scope: 'embed',
      origin: given.origin,
      lifetime: 'embed',
      via: 'sign-on',
      endsAt: pad(token.expiresAt),
      ...given.visit,
    });
    return { token: opened, name: person.name };
  });
}

async function useUp(db: Db, site: Site, { id, expiresAt }: VerifiedToken): Promise<boolean> {
  return markSpent(db, { siteId: site.id, mark: toMark('used', id ?? ''), expiresAt: pad(expiresAt) });
}

function toActor(person: SignedOnRow): SignedInActor {
  return {
    kind: 'account',
    accountId: person.accountId,
    sessionId: null,
    name: person.name,
    isGuest: false,
    scope: 'embed',
    role: person.role,
    roleSites: person.roleSiteIds,
    badges: person.badges,
    picture: person.picture,
    hasProfile: !person.hidesProfile,
    language: person.language,
    timeZone: person.timeZone,
    bannedUntil: person.bannedUntil,
    bars: toBars(person.bars),
    secondFactor: 'none',
    // A publisher's word proves nothing that anything dangerous could rest on.
    confirmedAt: new Date(0),
  };
}
