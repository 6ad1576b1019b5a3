import type { AccountId, PictureId, SessionId, SiteId } from '../domain/ids.ts';
import type { Role } from '../domain/roles.ts';
import type { Db } from './pool.ts';
import { BARS, type BarRow } from './sanctions.ts';

export interface SessionRow {
  readonly id: SessionId;
  readonly accountId: AccountId;
  readonly scope: 'full' | 'embed';
  readonly origin: string | null;
  readonly name: string | null;
  readonly isGuest: boolean;
  readonly usedAt: Date;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  /** When it is over however much it is used; null where its kind alone says so. */
  readonly endsAt: Date | null;
  readonly confirmedAt: Date;
  readonly secondFactorAt: Date | null;
  readonly role: Role;
  readonly roleSiteIds: readonly SiteId[] | null;
  readonly badges: readonly string[];
  readonly picture: PictureId | null;
  readonly hidesProfile: boolean;
  readonly language: string | null;
  readonly timeZone: string | null;
  readonly bannedUntil: Date | null;
  readonly bars: readonly BarRow[];
  readonly hasTotp: boolean;
  readonly hasPasskey: boolean;
  /** Whether the organisation wants a second factor of moderators and admins. */
  readonly requiresSecondFactor: boolean;
}

/** How a session was opened. */
export type SessionVia = 'email' | 'passkey' | 'oidc' | 'sign-on' | 'guest' | 'operator';

/** The session a token opens, while it is neither over nor revoked. */
export async function findSession(db: Db, tokenHash: Buffer, now: Date): Promise<SessionRow | null> {
  const { rows } = await db.query<SessionRow>({
    name: 'find-session',
    text: `select s.id, s.account_id as "accountId", s.scope, s.origin, a.name, a.is_guest as "isGuest", s.used_at as "usedAt",
        s.created_at as "createdAt", s.expires_at as "expiresAt", s.ends_at as "endsAt", s.confirmed_at as "confirmedAt",
        s.second_factor_at as "secondFactorAt", a.role, a.role_site_ids as "roleSiteIds", a.badges, a.picture_id as picture,
        a.hides_profile as "hidesProfile", a.language, a.time_zone as "timeZone",
        a.banned_until as "bannedUntil", ${BARS}, a.has_totp as "hasTotp",
        a.has_passkey as "hasPasskey",
        coalesce((select (settings->>'requireSecondFactor')::boolean from organisation), false) as "requiresSecondFactor"
      from sessions s join accounts a on a.id = s.account_id
      where s.token_hash = $1 and s.expires_at > $2 and s.revoked_at is null`,
    values: [tokenHash, now],
  });
  return rows[0] ?? null;
}

export interface NewSession {
  readonly id: SessionId;
  readonly accountId: AccountId;
  readonly tokenHash: Buffer;
  readonly scope: 'full' | 'embed';
  readonly origin: string | null;
  readonly via: SessionVia;
  readonly device: string | null;
  readonly secondFactorAt: Date | null;
  readonly addressHash: Buffer | null;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly endsAt: Date | null;
}

/** Adds a session. A guest's token follows from the account, so the same one may be added again: that changes nothing. */
export async function insertSession(db: Db, session: NewSession): Promise<void> {
  await db.query({
    text: `insert into sessions (id, account_id, token_hash, scope, origin, created_at, used_at, confirmed_at, expires_at, via, device,
        second_factor_at, address_hash, ends_at)
      values ($1, $2, $3, $4, $5, $6, $6, $6, $7, $8, $9, $10, $11, $12) on conflict (token_hash) do nothing`,
    values: [
      session.id,
      session.accountId,
      session.tokenHash,
      session.scope,
      session.origin,
      session.createdAt,
      session.expiresAt,
      session.via,
      session.device,
      session.secondFactorAt,
      session.addressHash,
      session.endsAt,
    ],
  });
}

/** Notes that a session was used, and until when it lasts now. */
export async function extendSession(
  db: Db,
  id: SessionId,
  times: { usedAt: Date; expiresAt: Date },
): Promise<void> {
  await db.query({
    name: 'extend-session',
    text: 'update sessions set used_at = $2, expires_at = $3 where id = $1',
    values: [id, times.usedAt, times.expiresAt],
  });
}

/** Ends a session now; one that has ended keeps its first time. */
export async function revokeSession(db: Db, id: SessionId, now: Date): Promise<void> {
  await db.query({
    text: 'update sessions set revoked_at = coalesce(revoked_at, $2) where id = $1',
    values: [id, now],
  });
}

/** Ends an account's sessions, all but one where that is named, and closes the door to sign-on tokens made before. */
export async function revokeSessions(
  db: Db,
  ended: { accountId: AccountId; except: SessionId | null; now: Date },
): Promise<number> {
  await db.query({
    text: 'update accounts set signed_out_at = $2 where id = $1',
    values: [ended.accountId, ended.now],
  });
  const { rowCount } = await db.query({
    text: `update sessions set revoked_at = $3
      where account_id = $1 and id is distinct from $2 and revoked_at is null and expires_at > $3`,
    values: [ended.accountId, ended.except, ended.now],
  });
  return rowCount ?? 0;
}

/** A session as its owner sees it. */
export interface OwnSessionRow {
  readonly id: SessionId;
  readonly scope: 'full' | 'embed';
  readonly origin: string | null;
  readonly via: SessionVia;
  readonly device: string | null;
  readonly createdAt: Date;
  readonly usedAt: Date;
}

/** Where an account is signed in, the last used first. At most a hundred: nobody reads more. */
export async function listSessions(db: Db, accountId: AccountId, now: Date): Promise<OwnSessionRow[]> {
  const { rows } = await db.query<OwnSessionRow>({
    text: `select id, scope, origin, via, device, created_at as "createdAt", used_at as "usedAt" from sessions
      where account_id = $1 and expires_at > $2 and revoked_at is null order by used_at desc, id desc limit 100`,
    values: [accountId, now],
  });
  return rows;
}

/** Ends one of an account's own sessions; false when it has none of this id that lasts. */
export async function revokeOwnSession(
  db: Db,
  session: { id: SessionId; accountId: AccountId; now: Date },
): Promise<boolean> {
  const { rowCount } = await db.query({
    text: `update sessions set revoked_at = $3
      where id = $1 and account_id = $2 and revoked_at is null and expires_at > $3`,
    values: [session.id, session.accountId, session.now],
  });
  return rowCount === 1;
}

/** Notes that the person of a session has proved who they are, and whether by a second factor. */
export async function confirmSession(
  db: Db,
  id: SessionId,
  proof: { now: Date; isSecondFactor: boolean },
): Promise<void> {
  await db.query({
    text: `update sessions set confirmed_at = $2, second_factor_at = case when $3 then $2 else second_factor_at end
      where id = $1`,
    values: [id, proof.now, proof.isSecondFactor],
  });
}
