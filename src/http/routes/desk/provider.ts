import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import * as z from 'zod';
import {
  PROVIDER_PRESETS,
  type ProviderPreset,
  type ProviderPresetName,
} from '../../../domain/provider-presets.ts';
import { isRefusal, refuse, type Refusal } from '../../../domain/refusal.ts';
import { deskUrls, PATHS, renderProviderPage, type ProviderFields } from '../../../render/index.ts';
import {
  addProvider,
  changeProvider,
  listProviders,
  removeProvider,
  type Provider,
} from '../../../service/manage-providers.ts';
import { forbid } from '../../../service/permit.ts';
import type { HttpContext } from '../../context.ts';
import { formSchema } from '../../desk/form-fields.ts';
import { goOn, owesStepUp, sendDeskPage, withNotice } from '../../desk/open-desk.ts';
import { openSite, siteParams, type SiteExchange } from '../../desk/open-site.ts';
import { lastOf, type FormFields } from '../../desk/sent-settings.ts';
import { sendPageRefusal } from '../../errors.ts';

const PRESETS = Object.keys(PROVIDER_PRESETS) as ProviderPresetName[];
const addQuery = z.object({
  preset: z.enum(PRESETS as [ProviderPresetName]).default('oidc'),
  lang: z.string().max(35).optional(),
});
const providerParams = siteParams.extend({ provider: z.string().max(100) });

/** The pages that add, change and remove a service people sign in with. */
export function registerProviderPages(server: FastifyInstance, context: HttpContext): void {
  registerAdd(server, context);
  registerChange(server, context);
}

function registerAdd(server: FastifyInstance, context: HttpContext): void {
  const typed = server.withTypeProvider<ZodTypeProvider>();
  const url = '/desk/settings/sites/:site/add-provider';
  const schema = { hide: true, params: siteParams, querystring: addQuery };
  const asked = (key: string) => ({ key, permission: 'settings.read' }) as const;

  typed.get(url, { config: { permission: 'settings.read' }, schema }, async (request, reply) => {
    const exchange = await openSite({ context, request, reply }, asked(request.params.site));
    if (isRefusal(exchange)) return sendPageRefusal(context, request, reply)(exchange);
    const { preset } = request.query;
    return show(exchange, { preset, provider: null, fields: toNewFields(preset) });
  });

  typed.post(
    url,
    { config: { permission: 'secrets.change' }, schema: { ...schema, body: formSchema } },
    async (request, reply) => {
      const exchange = await openSite({ context, request, reply }, asked(request.params.site));
      if (isRefusal(exchange)) return sendPageRefusal(context, request, reply)(exchange);
      const { preset } = request.query;
      const fields = readFields(request.body, toNewFields(preset));
      const { key } = fields;
      const added = await addProvider(context.deps, exchange.actor, {
        ...toChange(exchange, fields),
        key,
        preset,
      });
      if (isRefusal(added)) return show(exchange, { preset, provider: null, fields }, added);
      const location = deskUrls().provider(exchange.site.key, added.key);
      return goOn(exchange, location, { key: 'provider.added.notice', params: { name: added.name } });
    },
  );
}

function registerChange(server: FastifyInstance, context: HttpContext): void {
  const typed = server.withTypeProvider<ZodTypeProvider>();
  const url = '/desk/settings/sites/:site/providers/:provider';
  const schema = { hide: true, params: providerParams };

  typed.get(url, { config: { permission: 'settings.read' }, schema }, async (request, reply) => {
    const found = await find({ context, request, reply }, request.params);
    if (isRefusal(found)) return sendPageRefusal(context, request, reply)(found);
    const { exchange, provider } = found;
    const { preset } = provider;
    return show(
      { ...exchange, frame: withNotice(exchange) },
      { preset, provider, fields: toFields(provider) },
    );
  });

  typed.post(
    url,
    { config: { permission: 'secrets.change' }, schema: { ...schema, body: formSchema } },
    async (request, reply) => {
      const found = await find({ context, request, reply }, request.params, true);
      if (isRefusal(found)) return sendPageRefusal(context, request, reply)(found);
      return lastOf(request.body['do']) === 'remove' ? remove(found) : save(found, request.body);
    },
  );
}

interface Found {
  readonly exchange: SiteExchange;
  readonly provider: Provider;
}

async function find(
  given: Parameters<typeof openSite>[0],
  params: { readonly site: string; readonly provider: string },
  isChange = false,
): Promise<Found | Refusal> {
  const exchange = await openSite(given, { key: params.site, permission: 'settings.read' });
  if (isRefusal(exchange)) return exchange;
  const { context, actor, site } = exchange;
  const providers = await listProviders(context.deps, actor, site.id);
  if (isRefusal(providers)) return providers;
  const provider = providers.find(({ key }) => key === params.provider);
  if (provider) return { exchange, provider };
  const owed = isChange
    ? forbid(context.deps, actor, { permission: 'secrets.change', siteId: site.id })
    : null;
  return owed ?? refuse('provider_not_found');
}

async function save({ exchange, provider }: Found, body: FormFields): Promise<FastifyReply> {
  const { context, actor, site } = exchange;
  const fields = readFields(body, toFields(provider));
  const { key } = provider;
  const shown = { preset: provider.preset, provider, fields };
  if ((lastOf(body['shown']) ?? toShown(provider)) !== toShown(provider))
    return show(exchange, shown, refuse('overtaken'));
  const { siteId, ...change } = toChange(exchange, fields);
  // Whoever administers some sites leaves it where it is.
  const moved = actor.roleSites === null ? { ...change, siteId } : change;
  const saved = await changeProvider(context.deps, actor, { key, change: moved });
  if (isRefusal(saved)) return show(exchange, shown, saved);
  return goOn(exchange, deskUrls().provider(site.key, key), { key: 'desk.saved' });
}

/** Differs after every change, so that one that somebody else made meanwhile is seen. */
function toShown({ updatedAt }: Provider): string {
  return updatedAt.toISOString();
}

async function remove({ exchange, provider }: Found): Promise<FastifyReply> {
  const { context, request, reply, actor, site } = exchange;
  const removed = await removeProvider(context.deps, actor, provider.key);
  const page = deskUrls().provider(site.key, provider.key);
  if (isRefusal(removed)) return sendPageRefusal(context, request, reply)(removed, page);
  const location = deskUrls().siteTab(site.key, 'waysIn');
  return goOn(exchange, location, { key: 'provider.removed.notice', params: { name: provider.name } });
}

function toNewFields(name: ProviderPresetName): ProviderFields {
  const preset: ProviderPreset = PROVIDER_PRESETS[name];
  return {
    key: name === 'oidc' ? '' : name,
    name: name === 'oidc' ? '' : preset.name,
    address: preset.address ?? '',
    clientId: '',
    clientSecret: '',
    teamId: '',
    keyId: '',
    scopes: preset.scopes,
    position: '0',
    isEnabled: true,
    isEverywhere: false,
  };
}

function toFields(provider: Provider): ProviderFields {
  const { key, name, address, clientId, scopes, isEnabled, signing, position } = provider;
  return {
    key,
    name,
    address,
    clientId,
    clientSecret: '',
    teamId: signing?.teamId ?? '',
    keyId: signing?.keyId ?? '',
    scopes,
    position: String(position),
    isEnabled,
    isEverywhere: provider.siteId === null,
  };
}

function readFields(body: FormFields, before: ProviderFields): ProviderFields {
  const read = Object.entries(before).map(([name, value]) => {
    const given = lastOf(body[name]);
    if (given === undefined) return [name, value] as const;
    return [name, typeof value === 'boolean' ? given === 'true' : given.trim()] as const;
  });
  return Object.fromEntries(read) as unknown as ProviderFields;
}

function toChange({ site, actor }: SiteExchange, fields: ProviderFields) {
  const { key: _, isEverywhere, clientSecret, position, ...rest } = fields;
  const isEveryonesToo = isEverywhere && actor.roleSites === null;
  return {
    ...rest,
    position: position === '' ? Number.NaN : Number(position),
    siteId: isEveryonesToo ? null : site.id,
    // An empty field keeps the secret there is.
    ...(clientSecret === '' ? {} : { clientSecret }),
  };
}

interface Shown {
  readonly preset: ProviderPresetName;
  readonly provider: Provider | null;
  readonly fields: ProviderFields;
}

function show(
  exchange: SiteExchange,
  { preset, provider, fields }: Shown,
  refusal: Refusal | null = null,
): FastifyReply {
  const { context, site, actor, frame } = exchange;
  const key = fields.key === '' ? 'KEY' : encodeURIComponent(fields.key);
  const html = renderProviderPage({
    ...frame,
    site,
    preset,
    isNew: provider === null,
    fields,
    shown: provider === null ? undefined : toShown(provider),
    hasSecret: provider?.hasSecret ?? false,
    mayBeEverywhere: actor.roleSites === null,
    redirectAddress: `${context.config.publicUrl}${PATHS.signInWith}/${key}/callback`,
    refusal: refusal ?? undefined,
    owesStepUp: owesStepUp(exchange, 'secrets.change', site.id),
  });
  return sendDeskPage(exchange, html, refusal);
}
