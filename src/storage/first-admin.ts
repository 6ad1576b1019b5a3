import type { Db } from './pool.ts';

/** Whether anybody administers everything. */
export async function hasAdmin(db: Db): Promise<boolean> {
  const { rows } = await db.query({
    text: "select 1 from accounts where role = 'admin' and role_site_ids is null limit 1",
  });
  return rows.length > 0;
}

export interface FirstAdminLink {
  readonly tokenHash: Buffer;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

/**
 * Puts a link in the place of the one there may be; false where that one was made after `keepSince` by another process.
 */
export async function replaceFirstAdminLink(
  db: Db,
  link: FirstAdminLink & { keepSince: Date },
): Promise<boolean> {
  const { rowCount } = await db.query({
    text: `insert into first_admin_link (token_hash, created_at, expires_at) values ($1, $2, $3)
      on conflict (id) do update
        set token_hash = excluded.token_hash, created_at = excluded.created_at, expires_at = excluded.expires_at
        where first_admin_link.created_at < $4`,
    values: [link.tokenHash, link.createdAt, link.expiresAt, link.keepSince],
  });
  return rowCount === 1;
}

/** Whether a link is good now. */
export async function isFirstAdminLink(db: Db, asked: { tokenHash: Buffer; now: Date }): Promise<boolean> {
  const { rows } = await db.query({
    text: 'select 1 from first_admin_link where token_hash = $1 and expires_at > $2',
    values: [asked.tokenHash, asked.now],
  });
  return rows.length > 0;
}

/** Uses a link up; false when it is not good, or not any more. */
export async function takeFirstAdminLink(db: Db, asked: { tokenHash: Buffer; now: Date }): Promise<boolean> {
  const { rowCount } = await db.query({
    text: 'delete from first_admin_link where token_hash = $1 and expires_at > $2',
    values: [asked.tokenHash, asked.now],
  });
  return rowCount === 1;
}
