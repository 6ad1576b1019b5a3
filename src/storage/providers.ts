import type { ProviderId, SiteId } from '../domain/ids.ts';
import type { ProviderPresetName } from '../domain/provider-presets.ts';
import type { Db } from './pool.ts';

/** A service that people sign in with. */
export interface ProviderRow {
  readonly id: ProviderId;
  readonly key: string;
  /** Null is every site. */
  readonly siteId: SiteId | null;
  readonly preset: ProviderPresetName;
  readonly name: string;
  readonly address: string;
  readonly clientId: string;
  /** Sealed; null for a public client. */
  readonly clientSecret: Buffer | null;
  readonly signing: { readonly teamId: string; readonly keyId: string } | null;
  readonly scopes: string;
  readonly isEnabled: boolean;
  readonly position: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

const COLUMNS = `id, key, site_id as "siteId", preset, name, address, client_id as "clientId", client_secret as "clientSecret",
  signing, scopes, is_enabled as "isEnabled", position, created_at as "createdAt", updated_at as "updatedAt"`;

/** The provider of a key; null when there is none. */
export async function findProvider(db: Db, key: string): Promise<ProviderRow | null> {
  const { rows } = await db.query<ProviderRow>({
    text: `select ${COLUMNS} from oidc_providers where key = $1`,
    values: [key],
  });
  return rows[0] ?? null;
}

/** All providers, or those that a site's readers may be shown, in the order of their buttons. */
export async function listProviders(db: Db, siteId: SiteId | null): Promise<ProviderRow[]> {
  const { rows } = await db.query<ProviderRow>({
    text: `select ${COLUMNS} from oidc_providers where $1::uuid is null or site_id is null or site_id = $1
      order by position, key`,
    values: [siteId],
  });
  return rows;
}

/** Adds a provider; false when the key is taken. */
export async function insertProvider(db: Db, row: ProviderRow): Promise<boolean> {
  const { rowCount } = await db.query({
    text: `insert into oidc_providers (id, key, site_id, preset, name, address, client_id, client_secret, signing, scopes,
        is_enabled, position, created_at, updated_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) on conflict (key) do nothing`,
    values: toValues(row),
  });
  return rowCount === 1;
}

/** Writes all of a provider but its id, its key and when it was made. */
export async function updateProvider(db: Db, row: ProviderRow): Promise<void> {
  await db.query({
    text: `update oidc_providers set site_id = $3, preset = $4, name = $5, address = $6, client_id = $7, client_secret = $8,
        signing = $9, scopes = $10, is_enabled = $11, position = $12, updated_at = $14
      where id = $1 and key = $2 and created_at = $13`,
    values: toValues(row),
  });
}

function toValues(row: ProviderRow): unknown[] {
  return [
    row.id,
    row.key,
    row.siteId,
    row.preset,
    row.name,
    row.address,
    row.clientId,
    row.clientSecret,
    row.signing,
    row.scopes,
    row.isEnabled,
    row.position,
    row.createdAt,
    row.updatedAt,
  ];
}

/** Removes a provider with the sign-ins that are away at it. Identities stay: it may come back. */
export async function deleteProvider(db: Db, id: ProviderId): Promise<void> {
  await db.query({ text: 'delete from oidc_providers where id = $1', values: [id] });
}
