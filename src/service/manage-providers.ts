import type { ProviderId, SiteId } from '../domain/ids.ts';
import {
  parseProviderAddress,
  PROVIDER_PRESETS,
  type ProviderPreset,
  type ProviderPresetName,
} from '../domain/provider-presets.ts';
import { isRefusal, refuse, type Refusal } from '../domain/refusal.ts';
import type { Actor } from '../domain/viewer.ts';
import { withTransaction, type Db } from '../storage/pool.ts';
import {
  deleteProvider,
  findProvider,
  insertProvider,
  listProviders as listRows,
  updateProvider,
  type ProviderRow,
} from '../storage/providers.ts';
import type { Deps } from './deps.ts';
import { forbid } from './permit.ts';
import { recordChange } from './record-change.ts';

/** A provider as admins see it: whether there is a secret, and never which. */
export type Provider = Omit<ProviderRow, 'clientSecret'> & { readonly hasSecret: boolean };

/** What an admin says of a provider; what is left out stays as it is, or has the preset's value. */
export interface ProviderChange {
  /** Null is every site. */
  readonly siteId?: SiteId | null | undefined;
  readonly name?: string | undefined;
  readonly address?: string | undefined;
  readonly clientId?: string | undefined;
  /** A text, or for presets with signed secrets a private key (PKCS #8, PEM). Empty takes it away. */
  readonly clientSecret?: string | undefined;
  readonly teamId?: string | undefined;
  readonly keyId?: string | undefined;
  readonly scopes?: string | undefined;
  readonly isEnabled?: boolean | undefined;
  readonly position?: number | undefined;
}

export interface NewProvider extends ProviderChange {
  readonly key: string;
  readonly preset: ProviderPresetName;
}

/** Purpose under which client secrets are sealed. */
export const SECRET_PURPOSE = 'oidc-client-secret';

const KEY = /^[a-z0-9][a-z0-9-]{0,62}$/;
const MOST = { name: 60, clientId: 300, clientSecret: 4_000, scopes: 300, keyId: 100, position: 10_000 };

/** The providers of a site, also those for every site; of the whole organisation where no site is named. */
export async function listProviders(
  deps: Deps,
  actor: Actor,
  siteId: SiteId | null,
): Promise<Provider[] | Refusal> {
  const refusal = forbid(deps, actor, { permission: 'settings.read', siteId });
  return refusal ?? (await listRows(deps.pool, siteId)).map(toProvider);
}

/** Adds a provider. What cannot be is refused as `input_invalid` with its field. */
export async function addProvider(deps: Deps, actor: Actor, input: NewProvider): Promise<Provider | Refusal> {
  const { siteId = null } = input;
  const refusal = forbid(deps, actor, { permission: 'secrets.change', siteId });
  if (isRefusal(refusal)) return refusal;
  if (!KEY.test(input.key)) return invalid('key', 'a key is 1 to 63 small letters, digits and hyphens');
  const preset: ProviderPreset = PROVIDER_PRESETS[input.preset];
  const now = deps.clock();
  const fresh: ProviderRow = {
    id: deps.newId<ProviderId>(),
    key: input.key,
    siteId,
    preset: input.preset,
    name: preset.name,
    address: preset.address ?? '',
    clientId: '',
    clientSecret: null,
    signing: null,
    scopes: preset.scopes,
    isEnabled: true,
    position: 0,
    createdAt: now,
    updatedAt: now,
  };
  const row = applyChange(deps, fresh, input);
  if (isRefusal(row)) return row;
  const distrust = forbidIssuer(deps, actor, row);
  if (distrust) return distrust;
  return withTransaction(deps.pool, async (db) => {
    if (!(await insertProvider(db, row))) return refuse('provider_key_taken', { field: 'key' });
    await record(deps, db, { actor, action: 'provider.added', from: null, to: row });
    return toProvider(row);
  });
}

/** Changes a provider. Running processes follow at once: each sign-in reads it anew. */
export async function changeProvider(
  deps: Deps,
  actor: Actor,
  input: { readonly key: string; readonly change: ProviderChange },
): Promise<Provider | Refusal> {
  return withPermitted(deps, { actor, key: input.key, siteId: input.change.siteId }, async (db, before) => {
    const after = applyChange(deps, before, input.change);
    if (isRefusal(after)) return after;
    const refusal = after.address === before.address ? null : forbidIssuer(deps, actor, after);
    if (refusal) return refusal;
    await updateProvider(db, after);
    await record(deps, db, { actor, action: 'provider.changed', from: before, to: after });
    return toProvider(after);
  });
}

/** Removes a provider. The identities that people have there stay, in case it comes back. */
export async function removeProvider(deps: Deps, actor: Actor, key: string): Promise<Provider | Refusal> {
  return withPermitted(deps, { actor, key }, async (db, before) => {
    await deleteProvider(db, before.id);
    await record(deps, db, { actor, action: 'provider.removed', from: before, to: null });
    return toProvider(before);
  });
}

/**
 * Why an actor may not name a provider's address; null when they may. What a provider says of mailboxes is believed, so
 * whoever runs one can come as any reader of the organisation: an address that is not the preset's own is for admins of
 * all sites.
 */
function forbidIssuer(deps: Deps, actor: Actor, { preset, address }: ProviderRow): Refusal | null {
  if (address === PROVIDER_PRESETS[preset].address) return null;
  const refusal = forbid(deps, actor, { permission: 'secrets.change', siteId: null });
  return refusal && { ...refusal, field: 'address' };
}

/**
 * Does something to a provider that the actor may change, as it is and as it will be. Whoever may not gets the same
 * answer whether it is there or not.
 */
async function withPermitted(
  deps: Deps,
  asked: { readonly actor: Actor; readonly key: string; readonly siteId?: SiteId | null | undefined },
  work: (db: Db, row: ProviderRow) => Promise<Provider | Refusal>,
): Promise<Provider | Refusal> {
  return withTransaction(deps.pool, async (db) => {
    const row = await findProvider(db, asked.key);
    const sites = [row?.siteId ?? null, ...(asked.siteId === undefined ? [] : [asked.siteId])];
    for (const siteId of sites) {
      const refusal = forbid(deps, asked.actor, { permission: 'secrets.change', siteId });
      if (refusal) return refusal;
    }
    return row ? work(db, row) : refuse('provider_not_found', { field: 'key' });
  });
}

function applyChange(deps: Deps, before: ProviderRow, change: ProviderChange): ProviderRow | Refusal {
  const preset: ProviderPreset = PROVIDER_PRESETS[before.preset];
  const address = parseProviderAddress(change.address ?? before.address);
  const secret = change.clientSecret?.trim();
  const after = {
    ...before,
    siteId: change.siteId === undefined ? before.siteId : change.siteId,
    name: (change.name ?? before.name).trim(),
    address: address ?? '',
    clientId: (change.clientId ?? before.clientId).trim(),
    clientSecret: secret === undefined ? before.clientSecret : sealSecret(deps, secret),
    signing: toSigning(preset, before, change),
    scopes: (change.scopes ?? before.scopes).trim().replaceAll(/\s+/g, ' '),
    isEnabled: change.isEnabled ?? before.isEnabled,
    position: change.position ?? before.position,
    updatedAt: deps.clock(),
  };
  return findFault(preset, { before, after, secret }) ?? after;
}

function sealSecret(deps: Deps, secret: string): Buffer | null {
  return secret === '' ? null : deps.keys.seal(SECRET_PURPOSE, secret);
}

function toSigning(
  preset: ProviderPreset,
  before: ProviderRow,
  change: ProviderChange,
): ProviderRow['signing'] {
  if (preset.secret !== 'signed-jwt') return null;
  const teamId = (change.teamId ?? before.signing?.teamId ?? '').trim();
  const keyId = (change.keyId ?? before.signing?.keyId ?? '').trim();
  return { teamId, keyId };
}

interface Judged {
  readonly before: ProviderRow;
  readonly after: ProviderRow;
  /** As given now; undefined where the stored one stays. */
  readonly secret: string | undefined;
}

function findFault(preset: ProviderPreset, { before, after, secret }: Judged): Refusal | null {
  if (after.address === '') return invalid('address', 'an https address without query is needed');
  if (!preset.isAddressOpen && after.address !== preset.address)
    return invalid('address', `the address of ${preset.name} is ${preset.address}`);
  // A stored secret goes only to whom it was given for; whoever may not read it must not have it sent to themselves.
  if (before.address !== after.address && before.clientSecret !== null && secret === undefined)
    return invalid('clientSecret', 'another address needs the secret once more');
  if (!isText(after.name, MOST.name))
    return invalid('name', `a name of 1 to ${MOST.name} characters is needed`);
  if (!isText(after.clientId, MOST.clientId)) return invalid('clientId', 'the client id is missing');
  if (!isText(after.scopes, MOST.scopes)) return invalid('scopes', 'scopes are words with spaces between');
  if (!Number.isInteger(after.position) || Math.abs(after.position) > MOST.position)
    return invalid('position', `a whole number from -${MOST.position} to ${MOST.position}`);
  return findSecretFault(preset, after, secret);
}

function findSecretFault(preset: ProviderPreset, after: ProviderRow, secret = ''): Refusal | null {
  if (secret.length > MOST.clientSecret) return invalid('clientSecret', 'the secret is too long');
  if (preset.secret === 'text') return null;
  if (after.clientSecret === null) return invalid('clientSecret', 'a private key is needed');
  if (secret !== '' && !/^-----BEGIN PRIVATE KEY-----\s[\w+/=\s]+-----END PRIVATE KEY-----$/.test(secret))
    return invalid('clientSecret', 'a private key in PEM form, as it was downloaded, is needed');
  if (!isText(after.signing?.teamId ?? '', MOST.keyId)) return invalid('teamId', 'the team id is missing');
  return isText(after.signing?.keyId ?? '', MOST.keyId) ? null : invalid('keyId', 'the key id is missing');
}

function isText(text: string, most: number): boolean {
  return text !== '' && text.length <= most && !/\p{Cc}/u.test(text);
}

function invalid(field: string, reason: string): Refusal {
  return refuse('input_invalid', { field, figures: { reason } });
}

function toProvider({ clientSecret, ...row }: ProviderRow): Provider {
  return { ...row, hasSecret: clientSecret !== null };
}

interface Recorded {
  readonly actor: Actor;
  readonly action: string;
  readonly from: ProviderRow | null;
  readonly to: ProviderRow | null;
}

async function record(deps: Deps, db: Db, { actor, action, from, to }: Recorded): Promise<void> {
  const target = (to ?? from)?.key ?? '';
  const siteId = (to ?? from)?.siteId ?? null;
  const isNewSecret = from !== null && to !== null && from.clientSecret !== to.clientSecret;
  const change = { action, target, siteId, from: toRecorded(from), to: toRecorded(to, isNewSecret) };
  await recordChange(deps, db, { actor, change });
}

/** What the audit log keeps of a provider: no secret, only that it changed. */
function toRecorded(row: ProviderRow | null, isNewSecret = false): unknown {
  if (row === null) return undefined;
  const { siteId, preset, name, address, clientId, scopes, isEnabled, position } = row;
  const kept = { siteId, preset, name, address, clientId, scopes, isEnabled, position };
  return { ...kept, hasSecret: row.clientSecret !== null, ...(isNewSecret ? { secretChanged: true } : {}) };
}
