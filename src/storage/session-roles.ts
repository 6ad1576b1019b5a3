import type { SessionId } from '../domain/ids.ts';
import type { Role, RoleSites } from '../domain/roles.ts';
import type { Db } from './pool.ts';

/** The role of whoever has a session, as long as it is open; null when it is not. */
export async function findSessionRole(
  db: Db,
  id: SessionId,
  now: Date,
): Promise<{ role: Role; roleSites: RoleSites } | null> {
  const { rows } = await db.query<{ role: Role; roleSites: RoleSites }>({
    text: `select a.role, a.role_site_ids as "roleSites" from sessions s join accounts a on a.id = s.account_id
      where s.id = $1 and s.revoked_at is null and s.expires_at > $2`,
    values: [id, now],
  });
  return rows[0] ?? null;
}
