import { text } from 'node:stream/consumers';
import { Command, InvalidArgumentError, Option } from 'commander';
import { PROVIDER_PRESETS, type ProviderPresetName } from '../../domain/provider-presets.ts';
import { isRefusal } from '../../domain/refusal.ts';
import { OPERATOR } from '../../domain/viewer.ts';
import { createCheckedFetch } from '../../net/checked-fetch.ts';
import { PATHS } from '../../render/index.ts';
import type { Deps } from '../../service/deps.ts';
import {
  addProvider,
  changeProvider,
  listProviders,
  removeProvider,
  type Provider,
  type ProviderChange,
} from '../../service/manage-providers.ts';
import { meetProvider } from '../../service/meet-provider.ts';
import { createLazyProviderClient } from '../../service/lazy-provider-client.ts';
import type { Config } from '../config.ts';
import { getSite, unlessRefused } from '../unless-refused.ts';
import { withDatabase } from '../with-database.ts';

interface Options {
  readonly preset: ProviderPresetName;
  readonly site?: string;
  readonly allSites?: true;
  readonly name?: string;
  readonly address?: string;
  readonly clientId?: string;
  readonly secretStdin?: true;
  readonly teamId?: string;
  readonly keyId?: string;
  readonly scopes?: string;
  readonly position?: number;
  readonly enable?: true;
  readonly disable?: true;
}

/** `parley provider`: other services that readers sign in with. */
export function providerCommand(): Command {
  const provider = new Command('provider').description(
    'add, list, change and remove services that readers sign in with (OpenID Connect, OAuth)',
  );
  withOptions(
    provider
      .command('add')
      .argument('<key>', 'short name in addresses, such as "google"')
      .addOption(
        new Option('--preset <name>', 'kind of service')
          .choices(Object.keys(PROVIDER_PRESETS))
          .default('oidc'),
      )
      .description('add one; its secret comes from PARLEY_CLIENT_SECRET or standard input'),
  ).action((key: string, options: Options) =>
    withDatabase('provider add', async (deps, config) => {
      const change = await toChange(deps, options);
      const added = await addProvider(deps, OPERATOR, { key, preset: options.preset, ...change });
      await show(deps, config, unlessRefused(added));
    }),
  );
  provider
    .command('list')
    .option('--site <key>', 'those that readers of one site may use')
    .description('list them: key, preset, site, on or off, name, address')
    .action(({ site }: { site?: string }) => withDatabase('provider list', (deps) => list(deps, site)));
  withOptions(
    provider
      .command('set')
      .argument('<key>')
      .description('change one; what is not named stays as it is')
      .option('--enable', 'show its button')
      .option('--all-sites', 'for the readers of every site'),
  ).action((key: string, options: Options) =>
    withDatabase('provider set', async (deps, config) => {
      const change = await toChange(deps, options);
      await show(deps, config, unlessRefused(await changeProvider(deps, OPERATOR, { key, change })));
    }),
  );
  provider
    .command('remove')
    .argument('<key>')
    .description('remove one; accounts stay, and it may come back')
    .action((key: string) =>
      withDatabase('provider remove', async (deps) => {
        unlessRefused(await removeProvider(deps, OPERATOR, key));
      }),
    );
  return provider;
}

function withOptions(command: Command): Command {
  return command
    .option('--site <key>', 'for the readers of one site only')
    .option('--name <text>', 'name on its button')
    .option('--address <url>', 'issuer, or address of the instance; some presets have their own')
    .option('--client-id <id>', 'as the service gave it')
    .option('--secret-stdin', 'read the client secret, or the private key, from standard input')
    .option('--team-id <id>', 'Apple: the team')
    .option('--key-id <id>', 'Apple: the private key')
    .option('--scopes <words>', 'what the service is asked to tell, in place of the preset’s')
    .option('--position <number>', 'order of the buttons, lowest first (0)', toPosition)
    .option('--disable', 'keep it, without a button');
}

function toPosition(given: string): number {
  const position = Number(given);
  if (!Number.isInteger(position)) throw new InvalidArgumentError('A whole number is allowed.');
  return position;
}

async function toChange(deps: Deps, options: Options): Promise<ProviderChange> {
  const { site, allSites, secretStdin, enable, disable } = options;
  const siteId = site === undefined ? (allSites ? null : undefined) : (await getSite(deps, site)).id;
  // Never an option: other users of the machine can read command lines.
  const clientSecret = secretStdin ? await text(process.stdin) : process.env['PARLEY_CLIENT_SECRET'];
  const { name, address, clientId, teamId, keyId, scopes, position } = options;
  const isEnabled = disable ? false : enable;
  return { siteId, clientSecret, isEnabled, name, address, clientId, teamId, keyId, scopes, position };
}

async function list(deps: Deps, site: string | undefined): Promise<void> {
  const siteId = site === undefined ? null : (await getSite(deps, site)).id;
  for (const each of unlessRefused(await listProviders(deps, OPERATOR, siteId))) {
    const on = each.isEnabled ? 'on' : 'off';
    console.log([each.key, each.preset, each.siteId ?? 'all sites', on, each.name, each.address].join('\t'));
  }
}

/** Prints a provider, what has to be entered there, and whether it answers. */
async function show(deps: Deps, config: Config, provider: Provider): Promise<void> {
  const redirectUri = `${config.publicUrl}${PATHS.signInWith}/${provider.key}/callback`;
  console.log(JSON.stringify({ ...provider, redirectUri }, null, 2));
  const client = createLazyProviderClient(deps, {
    fetch: createCheckedFetch({ privateHosts: config.privateHosts }),
    log: (message) => console.error(message),
  });
  const met = await meetProvider({ ...deps, providers: client }, OPERATOR, provider.key);
  if (isRefusal(met)) console.error('It is kept, but does not answer as it should: nobody can use it yet.');
}
