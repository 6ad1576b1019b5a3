import type { Deps } from './deps.ts';
import type { ProviderClient, ProviderClientOptions } from './provider-client.ts';

/**
 * The client that speaks to providers, loaded with the first sign-in at one: many installations have none, and what it
 * brings along takes memory from the first moment.
 */
export function createLazyProviderClient(
  deps: Pick<Deps, 'clock' | 'keys'>,
  options: ProviderClientOptions,
): ProviderClient {
  let loading: Promise<ProviderClient> | undefined;
  const load = () => (loading ??= make(deps, options));
  return {
    toAuthorize: async (provider, request) => (await load()).toAuthorize(provider, request),
    readAnswer: async (provider, answer) => (await load()).readAnswer(provider, answer),
  };
}

async function make(
  deps: Pick<Deps, 'clock' | 'keys'>,
  options: ProviderClientOptions,
): Promise<ProviderClient> {
  const { createProviderClient } = await import('./provider-client.ts');
  return createProviderClient(deps, options);
}
