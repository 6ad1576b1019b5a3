import type { AccountId, SiteId } from '../domain/ids.ts';
import { isRefusal, refuse, type Refusal } from '../domain/refusal.ts';
import type { Actor } from '../domain/viewer.ts';
import { findFlow, insertFlow, takeFlow, type FlowRow } from '../storage/oidc-flows.ts';
import { findProvider, listProviders, type ProviderRow } from '../storage/providers.ts';
import type { Deps } from './deps.ts';
import type { ForeignProfile } from './foreign-profile.ts';
import { admitPerson, forbid } from './permit.ts';
import type { FlowSecrets, ProviderClient } from './provider-client.ts';
import { hashToken, newToken } from './sessions.ts';

const FLOW_MINUTES = 10;
/** What the secrets of a sign-in under way are sealed for. */
export const OIDC_FLOW = 'oidc-flow';

export type ForeignPurpose = FlowRow['purpose'];

/** A way in by another service, as pages offer it. */
export interface OfferedProvider {
  readonly key: string;
  readonly name: string;
}

/** The services that a site's readers sign in with, in the order of their buttons; those of every site where none is named. */
export async function listOfferedProviders(deps: Deps, siteId: SiteId | null): Promise<OfferedProvider[]> {
  const rows = await listProviders(deps.pool, siteId);
  return rows.filter((row) => isOffered(row, siteId)).map(({ key, name }) => ({ key, name }));
}

/** A service that may be added to an account, whichever site offers it. */
export interface LinkableProvider extends OfferedProvider {
  /** Its issuer, or its origin: identities there are kept under it. */
  readonly address: string;
}

/** The services that the person who acts may add to their account. */
export async function listLinkableProviders(deps: Deps, actor: Actor): Promise<LinkableProvider[] | Refusal> {
  const person = admitPerson(deps, actor, 'account.read');
  if (isRefusal(person)) return person;
  const rows = await listProviders(deps.pool, null);
  return rows.filter(({ isEnabled }) => isEnabled).map(({ key, name, address }) => ({ key, name, address }));
}

function isOffered({ isEnabled, siteId }: ProviderRow, to: SiteId | null): boolean {
  return isEnabled && (siteId === null || siteId === to);
}

export interface BeginForeignSignIn {
  readonly key: string;
  readonly purpose: ForeignPurpose;
  /** The site one signs in for; null where that is not known. */
  readonly siteId: SiteId | null;
  /** Binds the flow to one browser. */
  readonly browserToken: string;
  /** Handed back at the end as it is. */
  readonly carried: unknown;
  /** Where the provider sends people back to. */
  readonly redirectUri: string;
  readonly language: string;
}

/** Begins a sign-in at a provider: gives the address at which the browser goes on. */
export async function beginForeignSignIn(
  deps: Deps & { readonly providers: ProviderClient },
  actor: Actor,
  input: BeginForeignSignIn,
): Promise<string | Refusal> {
  const accountId = admit(deps, actor, input.purpose);
  if (isRefusal(accountId)) return accountId;
  const provider = await findProvider(deps.pool, input.key);
  const isFor =
    provider && (input.purpose === 'sign-in' ? isOffered(provider, input.siteId) : provider.isEnabled);
  if (!provider || !isFor) return refuse('provider_not_found');
  const state = newToken();
  const secrets: FlowSecrets = { nonce: newToken(), verifier: newToken() };
  const { redirectUri, language } = input;
  const address = await deps.providers.toAuthorize(provider, {
    ...secrets,
    state,
    redirectUri,
    language,
  });
  if (isRefusal(address)) return address;
  const createdAt = deps.clock();
  await insertFlow(deps.pool, {
    stateHash: hashToken(state),
    providerId: provider.id,
    browserHash: hashToken(input.browserToken),
    secrets: deps.keys.seal(OIDC_FLOW, JSON.stringify(secrets)),
    purpose: input.purpose,
    accountId,
    carried: input.carried,
    createdAt,
    expiresAt: new Date(createdAt.getTime() + FLOW_MINUTES * 60_000),
  });
  return address.href;
}

/** Whose account a flow is for: nobody's yet, or that of the person who acts. */
function admit(deps: Deps, actor: Actor, purpose: ForeignPurpose): AccountId | null | Refusal {
  if (purpose === 'sign-in') return forbid(deps, actor, { permission: 'session.open' });
  const person = admitPerson(deps, actor, 'account.secure');
  return isRefusal(person) ? person : person.accountId;
}

export interface ForeignAnswer {
  readonly key: string;
  readonly state: string;
  readonly browserToken: string | null;
  /** The address that the browser was sent back to, as Parley is reached from outside. */
  readonly address: URL;
}

/** A flow that came back. What it carried is there also where it failed, so that people can go on from there. */
export interface ReturnedFlow {
  readonly purpose: ForeignPurpose;
  readonly accountId: AccountId | null;
  readonly carried: unknown;
  readonly profile: ForeignProfile | Refusal;
}

/**
 * Takes the answer of a provider: once, from the browser that began it, at the address of the provider it went to, within
 * ten minutes. A refusal is about an answer that belongs to no such flow.
 */
export async function readForeignAnswer(
  deps: Deps & { readonly providers: ProviderClient },
  answer: ForeignAnswer,
): Promise<ReturnedFlow | Refusal> {
  const provider = await findProvider(deps.pool, answer.key);
  if (!provider?.isEnabled) return refuse('provider_not_found');
  const stateHash = hashToken(answer.state);
  const browserHash = hashToken(answer.browserToken ?? '');
  const wanted = { stateHash, providerId: provider.id, browserHash, now: deps.clock() };
  const flow = await takeFlow(deps.pool, wanted);
  if (!flow) return explain(await findFlow(deps.pool, stateHash), wanted);
  const { nonce, verifier } = JSON.parse(deps.keys.open(OIDC_FLOW, flow.secrets)) as FlowSecrets;
  const { state, address } = answer;
  const profile = await deps.providers.readAnswer(provider, { address, state, nonce, verifier });
  return { purpose: flow.purpose, accountId: flow.accountId, carried: flow.carried, profile };
}

/** Why a flow could not be taken. To another browser than its own nothing of it is told. */
function explain(flow: FlowRow | null, wanted: Parameters<typeof takeFlow>[1]): ReturnedFlow | Refusal {
  if (!flow) return refuse('provider_failed');
  if (!flow.browserHash.equals(wanted.browserHash)) return refuse('sign_in_elsewhere');
  const isMixedUp = flow.providerId !== wanted.providerId;
  const profile = refuse(isMixedUp ? 'provider_failed' : 'sign_in_expired');
  return { purpose: flow.purpose, accountId: flow.accountId, carried: flow.carried, profile };
}
