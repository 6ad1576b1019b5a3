import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { isRefusal, refuse, type Refusal } from '../../../domain/refusal.ts';
import { deskUrls, renderWaysInPage } from '../../../render/index.ts';
import { listProviders } from '../../../service/manage-providers.ts';
import {
  GRACE_HOURS,
  listSignOnSecrets,
  MOST_GRACE_HOURS,
  revokeSignOnSecret,
  rotateSignOnSecret,
} from '../../../service/sign-on-secrets.ts';
import type { HttpContext } from '../../context.ts';
import { formSchema } from '../../desk/form-fields.ts';
import { goOn, owesStepUp, sendDeskPage, withNotice } from '../../desk/open-desk.ts';
import { openSite, siteParams, type SiteExchange } from '../../desk/open-site.ts';
import { lastOf, type FormFields } from '../../desk/sent-settings.ts';
import { sendPageRefusal } from '../../errors.ts';

interface Typed {
  readonly graceHours: string;
  readonly secret: string;
}

const EMPTY: Typed = { graceHours: String(GRACE_HOURS), secret: '' };

/** The page of a site's sign-on secrets and of the services people sign in with. */
export function registerWaysIn(server: FastifyInstance, context: HttpContext): void {
  const typed = server.withTypeProvider<ZodTypeProvider>();
  const url = '/desk/settings/sites/:site/ways-in';
  const schema = { hide: true, params: siteParams };

  typed.get(url, { config: { permission: 'settings.read' }, schema }, async (request, reply) => {
    const asked = { key: request.params.site, permission: 'settings.read' } as const;
    const exchange = await openSite({ context, request, reply }, asked);
    if (isRefusal(exchange)) return sendPageRefusal(context, request, reply)(exchange);
    return show({ ...exchange, frame: withNotice(exchange) }, EMPTY);
  });

  typed.post(
    url,
    { config: { permission: 'secrets.change' }, schema: { ...schema, body: formSchema } },
    async (request, reply) => {
      const asked = { key: request.params.site, permission: 'settings.read' } as const;
      const exchange = await openSite({ context, request, reply }, asked);
      if (isRefusal(exchange)) return sendPageRefusal(context, request, reply)(exchange);
      return lastOf(request.body['do']) === 'end'
        ? end(exchange, lastOf(request.body['id']) ?? '')
        : rotate(exchange, request.body);
    },
  );
}

async function rotate(exchange: SiteExchange, body: FormFields): Promise<FastifyReply> {
  const { context, actor, site } = exchange;
  const typed = {
    graceHours: lastOf(body['graceHours']) ?? EMPTY.graceHours,
    secret: (lastOf(body['secret']) ?? '').trim(),
  };
  const hours = Number(typed.graceHours);
  const made = await rotateSignOnSecret(context.deps, actor, {
    site,
    graceHours: typed.graceHours.trim() === '' || !Number.isInteger(hours) ? -1 : hours,
    secret: typed.secret === '' ? null : typed.secret,
  });
  if (isRefusal(made)) return show(exchange, typed, made);
  const location = deskUrls().siteTab(site.key, 'waysIn');
  // A secret that was brought along is known already.
  return typed.secret === ''
    ? goOn(exchange, location, { key: 'secret.made.notice', secret: made.secret })
    : goOn(exchange, location, { key: 'secret.kept.notice' });
}

async function end(exchange: SiteExchange, id: string): Promise<FastifyReply> {
  const { context, actor, site, request, reply } = exchange;
  const location = deskUrls().siteTab(site.key, 'waysIn');
  const ended = await revokeSignOnSecret(context.deps, actor, { site, id });
  if (isRefusal(ended)) return sendPageRefusal(context, request, reply)(ended, location);
  return goOn(exchange, location, { key: 'secret.ended.notice' });
}

async function show(
  exchange: SiteExchange,
  fields: Typed,
  refusal: Refusal | null = null,
): Promise<FastifyReply> {
  const { context, request, reply, actor, site, frame } = exchange;
  const [secrets, providers] = await Promise.all([
    listSignOnSecrets(context.deps, actor, site),
    listProviders(context.deps, actor, site.id),
  ]);
  if (isRefusal(secrets)) return sendPageRefusal(context, request, reply)(secrets);
  if (isRefusal(providers)) return sendPageRefusal(context, request, reply)(providers);
  const html = renderWaysInPage({
    ...frame,
    site,
    isSignOnOn: site.settings.ssoEnabled,
    secrets,
    providers: providers.map((provider) => ({
      ...provider,
      isEverywhere: provider.siteId === null,
      mayChange: provider.siteId !== null || actor.roleSites === null,
    })),
    fields,
    mostHours: MOST_GRACE_HOURS,
    refusal: toFieldRefusal(refusal),
    owesStepUp: owesStepUp(exchange, 'secrets.change', site.id),
  });
  return sendDeskPage(exchange, html, refusal);
}

/** Hours that are none are said as any setting's number is. */
function toFieldRefusal(refusal: Refusal | null): Refusal | undefined {
  if (refusal?.field !== 'graceHours') return refusal ?? undefined;
  const figures = { kind: 'number', least: 0, most: MOST_GRACE_HOURS };
  return refuse('setting_invalid', { field: 'graceHours', figures });
}
