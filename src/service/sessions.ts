import { createHash, randomBytes } from 'node:crypto';
import type { AccountId, SessionId } from '../domain/ids.ts';
import { isDeskRole } from '../domain/roles.ts';
import type { Actor, SignedInActor, Visitor } from '../domain/viewer.ts';
import type { Db } from '../storage/pool.ts';
import {
  extendSession,
  findSession,
  insertSession,
  revokeSession,
  type SessionRow,
  type SessionVia,
} from '../storage/sessions.ts';
import { toBars } from '../storage/sanctions.ts';
import type { Deps } from './deps.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/**
 * How long sessions last: `idle` after the last use, and `most` in all. An embed's token can be read by every script of
 * the publisher's page, so a stolen one should soon be worthless; a guest's keeps the right to edit and delete.
 */
const LIFETIMES = {
  full: { idle: 60 * DAY, most: 365 * DAY },
  embed: { idle: 12 * HOUR, most: 7 * DAY },
  guest: { idle: 30 * DAY, most: 30 * DAY },
} as const;

/** Uses closer together than this are not written down: reading must not cost a write each time. */
const USE_GRANULARITY = 10 * 60_000;

/** 256 random bits, for tokens and codes that stand in addresses and cookies. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** SHA-256 of a token: what is stored of it. The token is random, so the hash needs no salt. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

export interface OpenSession {
  readonly accountId: AccountId;
  readonly token: string;
  readonly scope: 'full' | 'embed';
  /** The publisher's origin an embed session is bound to. */
  readonly origin: string | null;
  readonly lifetime: keyof typeof LIFETIMES;
  readonly via: SessionVia;
  /** The network address it is opened from; a hash of it is kept. */
  readonly address?: string | null;
  /** What the browser calls itself, shortened; null where nobody asked one. */
  readonly device?: string | null;
  /** Whether what opened it counts as a second factor. */
  readonly hasSecondFactor?: boolean;
  /** When it is over however much it is used; null where its lifetime alone says so. */
  readonly endsAt?: Date | null;
}

/** Opens a session that `token` will be the key to. */
export async function openSession(deps: Deps, db: Db, session: OpenSession): Promise<SessionId> {
  const now = deps.clock();
  const id = deps.newId<SessionId>();
  const endsAt = session.endsAt ?? null;
  await insertSession(db, {
    id,
    accountId: session.accountId,
    tokenHash: hashToken(session.token),
    scope: session.scope,
    origin: session.origin,
    via: session.via,
    device: session.device ?? null,
    addressHash: deps.addresses.peek(session.address ?? null),
    secondFactorAt: session.hasSecondFactor ? now : null,
    createdAt: now,
    expiresAt: earliest(new Date(now.getTime() + LIFETIMES[session.lifetime].idle), endsAt),
    endsAt,
  });
  return id;
}

function earliest(time: Date, end: Date | null): Date {
  return end !== null && end < time ? end : time;
}

/**
 * A guest's token follows from the account, so that a repeated first comment hands out the same one although only its
 * hash is stored.
 */
export function toGuestToken(deps: Pick<Deps, 'keys'>, accountId: AccountId): string {
  return deps.keys.mac('guest-session', accountId).toString('base64url');
}

/** Opens the session of a guest who has just been made. */
export async function openGuestSession(
  deps: Deps,
  db: Db,
  guest: { accountId: AccountId; origin: string | null; address: string | null },
): Promise<void> {
  await openSession(deps, db, {
    accountId: guest.accountId,
    token: toGuestToken(deps, guest.accountId),
    scope: guest.origin === null ? 'full' : 'embed',
    origin: guest.origin,
    address: guest.address,
    lifetime: 'guest',
    via: 'guest',
  });
}

export interface Credentials {
  readonly token: string | null;
  /** The origin of the page that sent the request; null for Parley's own pages and for programs. */
  readonly foreignOrigin: string | null;
}

/**
 * Who sends a request. An embed session counts only from the page it was made for; a full session that comes from
 * another page (same site, so its cookie travels) may do no more than an embed session.
 */
export async function authenticate(deps: Deps, credentials: Credentials): Promise<Visitor> {
  if (credentials.token === null || credentials.token.length > 200) return { kind: 'anonymous' };
  const session = await findSession(deps.pool, hashToken(credentials.token), deps.clock());
  if (!session) return { kind: 'anonymous' };
  if (session.scope === 'embed' && session.origin !== credentials.foreignOrigin) return { kind: 'anonymous' };
  await noteUse(deps, session);
  return toActor(session, credentials.foreignOrigin);
}

function toActor(session: SessionRow, foreignOrigin: string | null): SignedInActor {
  return {
    kind: 'account',
    accountId: session.accountId,
    sessionId: session.id,
    name: session.name,
    isGuest: session.isGuest,
    scope: foreignOrigin === null ? session.scope : 'embed',
    role: session.role,
    roleSites: session.roleSiteIds,
    badges: session.badges,
    picture: session.picture,
    hasProfile: !session.isGuest && !session.hidesProfile,
    language: session.language,
    timeZone: session.timeZone,
    bannedUntil: session.bannedUntil,
    bars: toBars(session.bars),
    ...toConfirmation(session),
  };
}

/**
 * Whoever switched a second factor on is asked for it; moderators and admins also where they have a passkey, or where
 * the organisation wants one of them. Being confirmed then means by that factor.
 */
function toConfirmation(session: SessionRow): Pick<SignedInActor, 'secondFactor' | 'confirmedAt'> {
  const isGuarded =
    session.hasTotp || (isDeskRole(session.role) && (session.hasPasskey || session.requiresSecondFactor));
  if (!isGuarded) return { secondFactor: 'none', confirmedAt: session.confirmedAt };
  if (!session.hasTotp && !session.hasPasskey)
    return { secondFactor: 'missing', confirmedAt: session.confirmedAt };
  return session.secondFactorAt === null
    ? { secondFactor: 'owed', confirmedAt: session.confirmedAt }
    : { secondFactor: 'shown', confirmedAt: session.secondFactorAt };
}

async function noteUse(deps: Deps, session: SessionRow): Promise<void> {
  const now = deps.clock();
  if (now.getTime() - session.usedAt.getTime() < USE_GRANULARITY) return;
  const { idle, most } = LIFETIMES[session.isGuest ? 'guest' : session.scope];
  const last = new Date(Math.min(now.getTime() + idle, session.createdAt.getTime() + most));
  const expiresAt = earliest(last, session.endsAt);
  await extendSession(deps.pool, session.id, { usedAt: now, expiresAt });
}

/** Ends the session a request came with. */
export async function signOut(deps: Deps, actor: Actor): Promise<void> {
  if (actor.kind === 'account' && actor.sessionId !== null)
    await revokeSession(deps.pool, actor.sessionId, deps.clock());
}
