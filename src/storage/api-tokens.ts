import type { AccountId, ApiTokenId, SiteId } from '../domain/ids.ts';
import type { ApiScope } from '../domain/permissions.ts';
import type { Db } from './pool.ts';

export interface ApiTokenRow {
  readonly id: ApiTokenId;
  readonly name: string;
  readonly scopes: readonly ApiScope[];
  /** Null is every site. */
  readonly siteIds: readonly SiteId[] | null;
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  readonly usedAt: Date | null;
  readonly revokedAt: Date | null;
}

const COLUMNS = `k.id, k.name, k.scopes, k.site_ids as "siteIds", k.created_at as "createdAt", k.expires_at as "expiresAt",
  k.used_at as "usedAt", k.revoked_at as "revokedAt"`;

/** The token of a hash, while it is neither over nor revoked. */
export async function findApiToken(db: Db, tokenHash: Buffer, now: Date): Promise<ApiTokenRow | null> {
  const { rows } = await db.query<ApiTokenRow>({
    name: 'find-api-token',
    text: `select ${COLUMNS} from api_tokens k
      where k.token_hash = $1 and k.revoked_at is null and (k.expires_at is null or k.expires_at > $2)`,
    values: [tokenHash, now],
  });
  return rows[0] ?? null;
}

/** A token with who made it, by the name they have now; null when it was made on the command line. */
export interface ListedApiToken extends ApiTokenRow {
  readonly createdById: AccountId | null;
  readonly createdByName: string | null;
  readonly siteKeys: readonly string[] | null;
}

/** All tokens that are not revoked, newest first; expired ones among them, so that nobody wonders where they are. */
export async function listApiTokenRows(db: Db): Promise<ListedApiToken[]> {
  const { rows } = await db.query<ListedApiToken>({
    text: `select ${COLUMNS}, k.created_by as "createdById", a.name as "createdByName",
        case when k.site_ids is not null
          then array(select s.key from sites s where s.id = any(k.site_ids) order by s.key) end as "siteKeys"
      from api_tokens k left join accounts a on a.id = k.created_by
      where k.revoked_at is null order by k.id desc`,
  });
  return rows;
}

export type NewApiToken = Pick<
  ApiTokenRow,
  'id' | 'name' | 'scopes' | 'siteIds' | 'createdAt' | 'expiresAt'
> & {
  readonly tokenHash: Buffer;
  readonly createdBy: AccountId | null;
};

/** Adds a token. */
export async function insertApiToken(db: Db, token: NewApiToken): Promise<void> {
  await db.query({
    text: `insert into api_tokens (id, name, token_hash, scopes, site_ids, created_at, created_by, expires_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    values: [
      token.id,
      token.name,
      token.tokenHash,
      token.scopes,
      token.siteIds,
      token.createdAt,
      token.createdBy,
      token.expiresAt,
    ],
  });
}

/** Notes that a token was used. */
export async function touchApiToken(db: Db, id: ApiTokenId, usedAt: Date): Promise<void> {
  await db.query({ text: 'update api_tokens set used_at = $2 where id = $1', values: [id, usedAt] });
}

/** Ends a token now; gives its name, or null when there is none to end. */
export async function revokeApiTokenRow(db: Db, id: ApiTokenId, now: Date): Promise<string | null> {
  const { rows } = await db.query<{ name: string }>({
    text: 'update api_tokens set revoked_at = $2 where id = $1 and revoked_at is null returning name',
    values: [id, now],
  });
  return rows[0]?.name ?? null;
}
