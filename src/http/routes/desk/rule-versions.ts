import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import * as z from 'zod';
import { isRefusal, type Refusal } from '../../../domain/refusal.ts';
import { messages, refusalText } from '../../../messages/index.ts';
import { deskUrls, renderRuleVersionsPage, type SimulationView } from '../../../render/index.ts';
import { listRuleVersions, readRules, restoreRules } from '../../../service/manage-rules.ts';
import { simulateRules } from '../../../service/simulate-rules.ts';
import type { HttpContext } from '../../context.ts';
import { formSchema } from '../../desk/form-fields.ts';
import { goOn, sendDeskPage, withNotice } from '../../desk/open-desk.ts';
import { openSite, siteParams, type SiteExchange } from '../../desk/open-site.ts';
import { lastOf, type FormFields } from '../../desk/sent-settings.ts';
import { toSimulationView } from '../../desk/simulation-view.ts';
import { sendPageRefusal } from '../../errors.ts';

const query = z.object({
  below: z.coerce.number().int().min(1).max(2_147_483_647).optional(),
  lang: z.string().max(35).optional(),
});

/** The versions of a site's rules: what each has changed, and a way back that is tried first. */
export function registerRuleVersions(server: FastifyInstance, context: HttpContext): void {
  const typed = server.withTypeProvider<ZodTypeProvider>();
  const url = '/desk/settings/sites/:site/rules/versions';
  const schema = { hide: true, params: siteParams, querystring: query };

  typed.get(url, { config: { permission: 'settings.read' }, schema }, async (request, reply) => {
    const asked = { key: request.params.site, permission: 'settings.read' } as const;
    const exchange = await openSite({ context, request, reply }, asked);
    if (isRefusal(exchange)) return sendPageRefusal(context, request, reply)(exchange);
    return show({ ...exchange, frame: withNotice(exchange) }, { below: request.query.below });
  });

  typed.post(
    url,
    { config: { permission: 'rules.change' }, schema: { ...schema, body: formSchema } },
    async (request, reply) => {
      const asked = { key: request.params.site, permission: 'settings.read' } as const;
      const exchange = await openSite({ context, request, reply }, asked);
      if (isRefusal(exchange)) return sendPageRefusal(context, request, reply)(exchange);
      return lastOf(request.body['do']) === 'restore'
        ? restore(exchange, request.body)
        : tryOut(exchange, toNumber(request.body['version']));
    },
  );
}

function toNumber(field: FormFields[string]): number {
  const number = Number.parseInt(lastOf(field) ?? '', 10);
  return number >= 0 && number < 2 ** 31 ? number : 2 ** 31 - 1;
}

async function tryOut(exchange: SiteExchange, version: number): Promise<FastifyReply> {
  const { context, actor, site } = exchange;
  const rules = await readRules(context.deps, actor, { site, version });
  if (isRefusal(rules)) return show(exchange, { refusal: rules });
  const tried = await simulateRules(context.deps, actor, { site, rules });
  if (isRefusal(tried)) return show(exchange, { refusal: tried });
  return show(exchange, { tried: { version, simulation: toSimulationView(site, tried) } });
}

async function restore(exchange: SiteExchange, body: FormFields): Promise<FastifyReply> {
  const { context, actor, site } = exchange;
  const version = toNumber(body['version']);
  const restored = await restoreRules(context.deps, actor, {
    site,
    version,
    shown: toNumber(body['shown']),
  });
  if (isRefusal(restored)) return show(exchange, { refusal: restored });
  return goOn(exchange, deskUrls().ruleVersions(site.key), {
    key: 'ruleVersions.restored',
    params: { version: restored.version, from: version },
  });
}

interface Shown {
  readonly below?: number | undefined;
  readonly refusal?: Refusal;
  readonly tried?: { readonly version: number; readonly simulation: SimulationView };
}

async function show(exchange: SiteExchange, { below, refusal, tried }: Shown): Promise<FastifyReply> {
  const { frame, site, context, actor, request, reply } = exchange;
  const listed = await listRuleVersions(context.deps, actor, { site, below });
  if (isRefusal(listed)) return sendPageRefusal(context, request, reply)(listed);
  const newest = await readRules(context.deps, actor, { site });
  if (isRefusal(newest)) return sendPageRefusal(context, request, reply)(newest);
  const html = renderRuleVersionsPage({
    ...frame,
    site,
    newest: newest.version,
    versions: listed.versions.map((version) => ({
      version: version.version,
      by: version.createdBy?.name ?? null,
      at: version.createdAt,
      restoredFrom: version.restoredFrom,
      changes: version.changes,
    })),
    nextBelow: listed.nextBelow,
    error: refusal ? refusalText(messages(frame.language), refusal) : null,
    tried: tried ?? null,
  });
  return sendDeskPage(exchange, html, refusal ?? null);
}
