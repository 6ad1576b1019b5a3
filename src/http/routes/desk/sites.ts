import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { isRefusal, type Refusal } from '../../../domain/refusal.ts';
import { deskUrls, renderAddSitePage, renderSitesPage, type NewSiteFields } from '../../../render/index.ts';
import { loadDesk } from '../../../service/load-desk.ts';
import { addSite } from '../../../service/manage-sites.ts';
import type { HttpContext } from '../../context.ts';
import { formSchema, readLines } from '../../desk/form-fields.ts';
import {
  goOn,
  openDesk,
  owesStepUp,
  sendDeskPage,
  withNotice,
  type DeskExchange,
} from '../../desk/open-desk.ts';
import { lastOf, type FormFields } from '../../desk/sent-settings.ts';
import { sendPageRefusal } from '../../errors.ts';

const EMPTY: NewSiteFields = { key: '', name: '', language: 'en', origins: '' };

/** The list of sites, and the form that adds one. */
export function registerSites(server: FastifyInstance, context: HttpContext): void {
  const urls = deskUrls();

  server.get(
    urls.sites(),
    { config: { permission: 'desk.open' }, schema: { hide: true } },
    async (request, reply) => {
      const exchange = await openDesk({ context, request, reply }, { permission: 'desk.open' });
      if (isRefusal(exchange)) return sendPageRefusal(context, request, reply)(exchange);
      const overview = await loadDesk(context.deps, exchange.actor);
      if (isRefusal(overview)) return sendPageRefusal(context, request, reply)(overview);
      const mayAdd = exchange.frame.areas.includes('organisation');
      return sendDeskPage(
        exchange,
        renderSitesPage({ ...withNotice(exchange), sites: overview.sites, mayAdd }),
      );
    },
  );

  server.get(
    urls.addSite(),
    { config: { permission: 'organisation.read' }, schema: { hide: true } },
    async (request, reply) => {
      const exchange = await openDesk({ context, request, reply }, { permission: 'organisation.read' });
      return isRefusal(exchange)
        ? sendPageRefusal(context, request, reply)(exchange)
        : showForm(exchange, EMPTY);
    },
  );

  server
    .withTypeProvider<ZodTypeProvider>()
    .post(
      urls.addSite(),
      { config: { permission: 'organisation.change' }, schema: { hide: true, body: formSchema } },
      async (request, reply) => {
        // Whoever may see the form gets back what they typed, also when they have to confirm first who they are.
        const exchange = await openDesk({ context, request, reply }, { permission: 'organisation.read' });
        if (isRefusal(exchange)) return sendPageRefusal(context, request, reply)(exchange);
        const fields = toFields(request.body);
        const site = await addSite(context.deps, exchange.actor, {
          ...fields,
          origins: readLines(fields.origins),
        });
        if (isRefusal(site)) return showForm(exchange, fields, site);
        return goOn(exchange, urls.site(site.key), { key: 'desk.siteAdded', params: { site: site.name } });
      },
    );
}

function toFields(body: FormFields): NewSiteFields {
  const field = (name: keyof NewSiteFields) => lastOf(body[name]) ?? EMPTY[name];
  return {
    key: field('key').trim(),
    name: field('name'),
    language: field('language'),
    origins: field('origins'),
  };
}

function showForm(
  exchange: DeskExchange,
  fields: NewSiteFields,
  refusal: Refusal | null = null,
): FastifyReply {
  const html = renderAddSitePage({
    ...exchange.frame,
    fields,
    refusal: refusal ?? undefined,
    owesStepUp: owesStepUp(exchange, 'organisation.change'),
  });
  return sendDeskPage(exchange, html, refusal);
}
