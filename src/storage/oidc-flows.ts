import type { AccountId, ProviderId } from '../domain/ids.ts';
import type { Db } from './pool.ts';

/** A sign-in that is away at a provider. */
export interface FlowRow {
  readonly providerId: ProviderId;
  readonly browserHash: Buffer;
  /** Sealed: nonce and PKCE verifier. */
  readonly secrets: Buffer;
  readonly purpose: 'sign-in' | 'link';
  /** Whose account it is for; null where that is to be found out. */
  readonly accountId: AccountId | null;
  /** What the sign-in pages hand to each other. */
  readonly carried: unknown;
  readonly expiresAt: Date;
  readonly usedAt: Date | null;
}

const COLUMNS = `provider_id as "providerId", browser_hash as "browserHash", secrets, purpose, account_id as "accountId", carried,
  expires_at as "expiresAt", used_at as "usedAt"`;

/** Keeps a flow under the hash of its state. */
export async function insertFlow(
  db: Db,
  flow: Omit<FlowRow, 'usedAt'> & { readonly stateHash: Buffer; readonly createdAt: Date },
): Promise<void> {
  await db.query({
    text: `insert into oidc_flows (state_hash, provider_id, browser_hash, secrets, purpose, account_id, carried, created_at, expires_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    values: [
      flow.stateHash,
      flow.providerId,
      flow.browserHash,
      flow.secrets,
      flow.purpose,
      flow.accountId,
      JSON.stringify(flow.carried),
      flow.createdAt,
      flow.expiresAt,
    ],
  });
}

/** Uses a live flow up, for the browser that began it and at the provider it went to; null where it is not that one. */
export async function takeFlow(
  db: Db,
  wanted: { stateHash: Buffer; providerId: ProviderId; browserHash: Buffer; now: Date },
): Promise<FlowRow | null> {
  const { rows } = await db.query<FlowRow>({
    text: `update oidc_flows set used_at = $4
      where state_hash = $1 and provider_id = $2 and browser_hash = $3 and used_at is null and expires_at > $4
      returning ${COLUMNS}`,
    values: [wanted.stateHash, wanted.providerId, wanted.browserHash, wanted.now],
  });
  return rows[0] ?? null;
}

/** A flow by its state, also one that is used or over: to say why it could not be taken. */
export async function findFlow(db: Db, stateHash: Buffer): Promise<FlowRow | null> {
  const { rows } = await db.query<FlowRow>({
    text: `select ${COLUMNS} from oidc_flows where state_hash = $1`,
    values: [stateHash],
  });
  return rows[0] ?? null;
}
