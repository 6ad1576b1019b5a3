import type { AccountId, PictureId, SiteId } from '../domain/ids.ts';
import { toNameKey } from '../domain/name.ts';
import type { Role } from '../domain/roles.ts';
import type { Db } from './pool.ts';
import { BARS, type BarRow } from './sanctions.ts';

/** Who a publisher's token means. */
export interface SignedOnRow {
  readonly accountId: AccountId;
  readonly name: string | null;
  readonly role: Role;
  /** Null is every site. */
  readonly roleSiteIds: readonly SiteId[] | null;
  readonly badges: readonly string[];
  readonly picture: PictureId | null;
  readonly hidesProfile: boolean;
  readonly language: string | null;
  readonly timeZone: string | null;
  readonly bannedUntil: Date | null;
  readonly bars: readonly BarRow[];
  readonly signedOutAt: Date | null;
  /** When the newest profile that was taken over was issued. */
  readonly issuedAt: Date | null;
  readonly usedAt: Date;
}

/** The account of a publisher's reader, if there is one, and whether the token that names it is spent. */
export async function findSignedOn(
  db: Db,
  wanted: { issuer: string; subject: string; siteId: SiteId; mark: Buffer },
): Promise<{ known: SignedOnRow | null; isSpent: boolean }> {
  const { rows } = await db.query<SignedOnRow & { isSpent: boolean }>({
    name: 'find-signed-on',
    text: `select exists (select from sign_on_spent where site_id = $3 and mark = $4) as "isSpent", a.id as "accountId", a.name, a.role,
        a.role_site_ids as "roleSiteIds", a.badges, a.picture_id as picture,
        a.hides_profile as "hidesProfile", a.language, a.time_zone as "timeZone", a.banned_until as "bannedUntil", ${BARS.replace('$2', 'now()')}, a.signed_out_at as "signedOutAt", i.issued_at as "issuedAt", i.used_at as "usedAt"
      from (select) as one left join identities i on i.issuer = $1 and i.subject = $2 left join accounts a on a.id = i.account_id`,
    values: [wanted.issuer, wanted.subject, wanted.siteId, wanted.mark],
  });
  const [row] = rows;
  return { known: row?.accountId ? row : null, isSpent: row?.isSpent ?? false };
}

/** Notes that something opens nothing any more; false when that was so already. */
export async function markSpent(
  db: Db,
  spent: { siteId: SiteId; mark: Buffer; expiresAt: Date | null },
): Promise<boolean> {
  const { rowCount } = await db.query({
    text: 'insert into sign_on_spent (site_id, mark, expires_at) values ($1, $2, $3) on conflict do nothing',
    values: [spent.siteId, spent.mark, spent.expiresAt],
  });
  return rowCount === 1;
}

/** Notes that a newer profile was issued; false where one as new was taken over before. */
export async function advanceIdentity(
  db: Db,
  identity: { issuer: string; subject: string; issuedAt: Date; email: string | null; now: Date },
): Promise<boolean> {
  const { rowCount } = await db.query({
    text: `update identities set issued_at = $3, email = $4, used_at = $5
      where issuer = $1 and subject = $2 and (issued_at is null or issued_at < $3)`,
    values: [identity.issuer, identity.subject, identity.issuedAt, identity.email, identity.now],
  });
  return rowCount === 1;
}

/** Notes that an identity was used, and that its account's owner was here: no session says so of them. */
export async function noteIdentityUse(
  db: Db,
  identity: { issuer: string; subject: string; now: Date },
): Promise<void> {
  await db.query({
    name: 'note-identity-use',
    text: `with used as (update identities set used_at = $3 where issuer = $1 and subject = $2 returning account_id)
      update accounts a set seen_at = greatest(a.seen_at, $3) from used where a.id = used.account_id`,
    values: [identity.issuer, identity.subject, identity.now],
  });
}

/** Which of some names nobody but the account itself has, nor one that looks like it. */
export async function listFreeNames(db: Db, id: AccountId, names: readonly string[]): Promise<string[]> {
  const { rows } = await db.query<{ key: string }>({
    text: 'select name_key as key from accounts where name_key = any($1) and id <> $2',
    values: [names.map(toNameKey), id],
  });
  const taken = new Set(rows.map(({ key }) => key));
  return names.filter((name) => !taken.has(toNameKey(name)));
}

/** Writes what a publisher says of its reader; null stays as it is. */
export async function setSignOnProfile(
  db: Db,
  id: AccountId,
  profile: { badges: readonly string[] | null; url: string | null },
): Promise<void> {
  await db.query({
    text: 'update accounts set badges = coalesce($2, badges), profile_url = coalesce($3, profile_url) where id = $1',
    values: [id, profile.badges, profile.url],
  });
}

/** Makes somebody staff by a publisher's word, or a reader again. A role that Parley gave stays what it is. */
export async function setSignOnRole(db: Db, id: AccountId, role: 'reader' | 'staff'): Promise<void> {
  await db.query({
    text: `update accounts set role = $2, role_is_from_sign_on = $2 = 'staff'
      where id = $1 and role <> $2 and (role = 'reader' or role = 'staff' and role_is_from_sign_on)`,
    values: [id, role],
  });
}

/**
 * Follows a mailbox that changed at the publisher. Only where the account has it by the publisher's word, no other way
 * in and no role: a mailbox opens full sessions, so nobody's account may be taken over by moving theirs. One that
 * somebody else has is not taken.
 */
export async function moveSignOnEmail(
  db: Db,
  id: AccountId,
  moved: { issuer: string; subject: string; email: string },
): Promise<void> {
  await db.query({
    text: `update accounts a set email = $4
      where a.id = $1 and a.email is distinct from $4 and a.email_issuer = $2 and not a.has_totp and not a.has_passkey
        and (a.role = 'reader' or a.role_is_from_sign_on)
        and not exists (select from identities i where i.account_id = a.id and not (i.issuer = $2 and i.subject = $3))
        and not exists (select from accounts b where b.email = $4)`,
    values: [id, moved.issuer, moved.subject, moved.email],
  });
}
