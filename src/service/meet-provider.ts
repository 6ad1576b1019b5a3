import { isRefusal, refuse, type Refusal } from '../domain/refusal.ts';
import type { Actor } from '../domain/viewer.ts';
import { findProvider } from '../storage/providers.ts';
import type { Deps } from './deps.ts';
import { forbid } from './permit.ts';
import type { ProviderClient } from './provider-client.ts';

/** Whether a provider says about itself what a sign-in begins with; null when it does. Nobody is sent there. */
export async function meetProvider(
  deps: Deps & { readonly providers: ProviderClient },
  actor: Actor,
  key: string,
): Promise<Refusal | null> {
  const provider = await findProvider(deps.pool, key);
  const refusal = forbid(deps, actor, { permission: 'settings.read', siteId: provider?.siteId ?? null });
  if (refusal) return refusal;
  if (!provider) return refuse('provider_not_found');
  const nobody = {
    state: 'x',
    nonce: 'x',
    verifier: 'x',
    redirectUri: 'https://nobody.invalid/',
    language: 'en',
  };
  const address = await deps.providers.toAuthorize(provider, nobody);
  return isRefusal(address) ? address : null;
}
