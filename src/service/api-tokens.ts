import { isId, type ApiTokenId } from '../domain/ids.ts';
import { MAX_LABEL_LENGTH, parseLabel } from '../domain/label.ts';
import { API_SCOPES, type ApiScope } from '../domain/permissions.ts';
import { isRefusal, refuse, type Refusal } from '../domain/refusal.ts';
import type { Actor, ServerActor } from '../domain/viewer.ts';
import {
  findApiToken,
  insertApiToken,
  listApiTokenRows,
  revokeApiTokenRow,
  touchApiToken,
  type ListedApiToken,
} from '../storage/api-tokens.ts';
import { withTransaction } from '../storage/pool.ts';
import type { Deps } from './deps.ts';
import { forbid } from './permit.ts';
import { recordChange } from './record-change.ts';
import { hashToken, newToken } from './sessions.ts';
import { toSiteIds } from './site-keys.ts';

export type { ListedApiToken } from '../storage/api-tokens.ts';

/** What every API token begins with, so that whoever finds one knows what it is, and scanners of secrets too. */
const PREFIX = 'parley_';

/** Uses closer together than this are not written down. */
const USE_GRANULARITY = 3_600_000;

export interface CreateApiToken {
  /** What it is for: only administrators see it. */
  readonly name: string;
  readonly scopes: readonly string[];
  /** Keys of the sites it counts on; null is all there are and will be. */
  readonly sites: readonly string[] | null;
  /** Null is never. */
  readonly expiresAt: Date | null;
}

export interface CreatedApiToken {
  readonly id: ApiTokenId;
  /** Shown this once. */
  readonly token: string;
}

/** Makes a token for a publisher's server. */
export async function createApiToken(
  deps: Deps,
  actor: Actor,
  wanted: CreateApiToken,
): Promise<CreatedApiToken | Refusal> {
  const refusal = forbid(deps, actor, { permission: 'tokens.change' });
  if (isRefusal(refusal)) return refusal;
  const { expiresAt } = wanted;
  const name = parseLabel(wanted.name);
  if (name === null) return refuse('label_invalid', { field: 'name', figures: { limit: MAX_LABEL_LENGTH } });
  const scopes = readScopes(wanted.scopes);
  if (isRefusal(scopes)) return scopes;
  const siteIds = await toSiteIds(deps, wanted.sites);
  if (isRefusal(siteIds)) return siteIds;
  const createdAt = deps.clock();
  if (expiresAt !== null && !(expiresAt > createdAt)) return refuse('time_invalid', { field: 'expiresAt' });
  const id = deps.newId<ApiTokenId>();
  const token = `${PREFIX}${newToken()}`;
  await withTransaction(deps.pool, async (db) => {
    const createdBy = actor.kind === 'account' ? actor.accountId : null;
    const row = { id, name, scopes, siteIds, createdAt, expiresAt, createdBy };
    await insertApiToken(db, { ...row, tokenHash: hashToken(token) });
    const to = { name, scopes, sites: wanted.sites, expiresAt };
    await recordChange(deps, db, { actor, change: { action: 'token.created', target: id, to } });
  });
  return { id, token };
}

/** The tokens that are not revoked, newest first; never with what opens anything. */
export async function listApiTokens(deps: Deps, actor: Actor): Promise<ListedApiToken[] | Refusal> {
  return forbid(deps, actor, { permission: 'tokens.change' }) ?? listApiTokenRows(deps.pool);
}

/** Ends a token at once and for good. */
export async function revokeApiToken(deps: Deps, actor: Actor, id: string): Promise<ApiTokenId | Refusal> {
  const refusal = forbid(deps, actor, { permission: 'tokens.change' });
  if (isRefusal(refusal)) return refusal;
  if (!isId(id)) return refuse('token_not_found');
  const tokenId = id as ApiTokenId;
  return withTransaction(deps.pool, async (db) => {
    const name = await revokeApiTokenRow(db, tokenId, deps.clock());
    if (name === null) return refuse('token_not_found');
    await recordChange(deps, db, {
      actor,
      change: { action: 'token.revoked', target: tokenId, from: { name } },
    });
    return tokenId;
  });
}

/** Whether a bearer token is one of a server, by how it begins. */
export function isApiToken(token: string): boolean {
  return token.startsWith(PREFIX);
}

/** The server that a token belongs to; null when it opens nothing. */
export async function authenticateServer(deps: Deps, token: string): Promise<ServerActor | null> {
  if (token.length > 200) return null;
  const now = deps.clock();
  const row = await findApiToken(deps.pool, hashToken(token), now);
  if (!row) return null;
  if (row.usedAt === null || now.getTime() - row.usedAt.getTime() >= USE_GRANULARITY)
    await touchApiToken(deps.pool, row.id, now);
  return { kind: 'server', tokenId: row.id, scopes: row.scopes, sites: row.siteIds };
}

function readScopes(texts: readonly string[]): ApiScope[] | Refusal {
  const scopes = API_SCOPES.filter((scope) => texts.includes(scope));
  const isWrong = scopes.length === 0 || scopes.length !== new Set(texts).size;
  return isWrong
    ? refuse('token_scope_unknown', { field: 'scopes', figures: { scopes: API_SCOPES.join(', ') } })
    : scopes;
}
