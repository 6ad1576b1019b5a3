import type { AccountId, ApiTokenId, SiteId } from '../domain/ids.ts';
import { API_SCOPES, type ApiScope } from '../domain/permissions.ts';
import type { Role } from '../domain/roles.ts';
import type { Actor } from '../domain/viewer.ts';
import { ensureAccount, insertGuest, setAccountName, setRole } from '../storage/accounts.ts';
import { setBan } from '../storage/bans.ts';
import { insertApiToken } from '../storage/api-tokens.ts';
import { hashToken, newToken, openSession } from '../service/sessions.ts';
import { NEWS_ORIGIN, type TestApplication } from './application.ts';

/** A kind of person who may send requests. */
export interface ActorKind {
  readonly name: string;
  readonly role: Role | 'guest' | 'anonymous' | 'server';
  /** Where the role counts: everywhere, on the site in question, or on another one. */
  readonly sites?: 'this' | 'other';
  readonly scope?: 'embed';
  /** What the token of a publisher's server is for. */
  readonly apiScopes?: readonly ApiScope[];
  readonly secondFactor?: 'owed';
  /** Whether the last proof of who they are was too long ago for what is dangerous. */
  readonly isStale?: true;
  readonly isBanned?: true;
}

/** Every kind of person that a permission can tell apart. */
export const ACTOR_KINDS: readonly ActorKind[] = [
  { name: 'nobody', role: 'anonymous' },
  { name: 'a guest', role: 'guest' },
  { name: 'a reader', role: 'reader' },
  { name: 'a reader who signed in long ago', role: 'reader', isStale: true },
  { name: 'a reader who owes the second factor', role: 'reader', secondFactor: 'owed' },
  { name: 'a banned reader', role: 'reader', isBanned: true },
  { name: 'a reader on a publisher’s page', role: 'reader', scope: 'embed' },
  { name: 'staff', role: 'staff' },
  { name: 'a moderator', role: 'moderator' },
  { name: 'a moderator of this site', role: 'moderator', sites: 'this' },
  { name: 'a moderator of another site', role: 'moderator', sites: 'other' },
  { name: 'a moderator on a publisher’s page', role: 'moderator', scope: 'embed' },
  { name: 'an admin', role: 'admin' },
  { name: 'an admin of this site', role: 'admin', sites: 'this' },
  { name: 'an admin of another site', role: 'admin', sites: 'other' },
  { name: 'an admin who signed in long ago', role: 'admin', isStale: true },
  { name: 'an admin who owes the second factor', role: 'admin', secondFactor: 'owed' },
  { name: 'an admin on a publisher’s page', role: 'admin', scope: 'embed' },
];

/** Publishers' servers: they call the API and nothing else. */
export const SERVER_KINDS: readonly ActorKind[] = [
  { name: 'a server without scopes', role: 'server', apiScopes: [] },
  { name: 'a server with every scope', role: 'server', apiScopes: API_SCOPES },
  { name: 'a server of another site', role: 'server', apiScopes: API_SCOPES, sites: 'other' },
  ...API_SCOPES.map((scope) => ({
    name: `a server of this site for ${scope}`,
    role: 'server' as const,
    apiScopes: [scope],
    sites: 'this' as const,
  })),
];

export interface ActingPerson {
  /** As the permission table sees them. */
  readonly actor: Actor;
  /** Opens their session; null for nobody. */
  readonly token: string | null;
}

const HOUR = 3_600_000;

/** Makes somebody of a kind, with a session of their own that nothing else uses. */
export async function makeActing(
  parley: TestApplication,
  kind: ActorKind,
  siteIds: { readonly this: SiteId; readonly other: SiteId },
): Promise<ActingPerson> {
  const { deps, pool } = parley;
  if (kind.role === 'anonymous') return { actor: { kind: 'anonymous' }, token: null };
  if (kind.role === 'server') return makeServer(parley, kind, siteIds);
  const id = deps.newId<AccountId>();
  const now = deps.clock();
  const name = `Person ${id}`;
  if (kind.role === 'guest') await insertGuest(pool, { id, name, createdAt: now });
  else {
    await ensureAccount(pool, { id, email: `${id}@reader.example`, createdAt: now });
    await setAccountName(pool, id, name);
  }
  const role = kind.role === 'guest' ? 'reader' : kind.role;
  const roleSites = kind.sites ? [siteIds[kind.sites]] : null;
  await setRole(pool, id, { role, siteIds: roleSites, isFromSignOn: false });
  const token = newToken();
  const scope = kind.scope ?? 'full';
  const sessionId = await openSession(deps, pool, {
    accountId: id,
    token,
    scope,
    origin: scope === 'embed' ? NEWS_ORIGIN : null,
    lifetime: scope,
    via: 'email',
  });
  const secondFactor = kind.secondFactor ?? 'none';
  const confirmedAt = kind.isStale ? new Date(now.getTime() - HOUR) : now;
  await pool.query({
    text: 'update sessions set confirmed_at = $2 where token_hash = $1',
    values: [hashToken(token), confirmedAt],
  });
  if (secondFactor === 'owed')
    await pool.query({ text: 'update accounts set has_totp = true where id = $1', values: [id] });
  const bannedUntil = kind.isBanned ? new Date(now.getTime() + HOUR) : null;
  await setBan(pool, id, bannedUntil);
  const isGuest = kind.role === 'guest';
  return {
    token,
    actor: {
      kind: 'account',
      accountId: id,
      sessionId,
      name,
      isGuest,
      scope,
      role,
      roleSites,
      badges: [],
      picture: null,
      hasProfile: !isGuest,
      language: null,
      timeZone: null,
      bannedUntil,
      bars: [],
      secondFactor,
      confirmedAt,
    },
  };
}

async function makeServer(
  { deps, pool }: TestApplication,
  { name, apiScopes: scopes = [], sites }: ActorKind,
  siteIds: { readonly this: SiteId; readonly other: SiteId },
): Promise<ActingPerson> {
  const token = `parley_${newToken()}`;
  const server = { id: deps.newId<ApiTokenId>(), scopes, siteIds: sites ? [siteIds[sites]] : null };
  const made = { createdAt: deps.clock(), createdBy: null, expiresAt: null };
  await insertApiToken(pool, { name, tokenHash: hashToken(token), ...server, ...made });
  return { token, actor: { kind: 'server', tokenId: server.id, scopes, sites: server.siteIds } };
}
