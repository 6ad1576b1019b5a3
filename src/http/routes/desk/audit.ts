import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import * as z from 'zod';
import { isRefusal } from '../../../domain/refusal.ts';
import { deskUrls, renderAuditPage, type AuditFields } from '../../../render/index.ts';
import { listDeskSites } from '../../../service/manage-sites.ts';
import { readAuditLog, type AuditQuery } from '../../../service/read-audit-log.ts';
import { pageActor } from '../../actor.ts';
import type { HttpContext } from '../../context.ts';
import { openDesk, sendDeskPage, type DeskExchange } from '../../desk/open-desk.ts';
import { sendPageRefusal } from '../../errors.ts';
import { readCursor } from '../../views.ts';

const DATE = z.union([z.iso.date(), z.literal('')]).default('');
const auditFields = z.object({
  site: z.string().max(100).default(''),
  by: z.string().max(40).default(''),
  action: z.string().max(60).default(''),
  since: DATE,
  until: DATE,
  after: z.string().max(100).optional(),
  lang: z.string().max(35).optional(),
});

const DAY = 24 * 3_600_000;

/** The log of administrative changes, to read; the API exports it. */
export function registerAuditPage(server: FastifyInstance, context: HttpContext): void {
  server
    .withTypeProvider<ZodTypeProvider>()
    .get(
      deskUrls().audit(),
      { config: { permission: 'audit.read' }, schema: { hide: true, querystring: auditFields } },
      async (request, reply) => {
        const { after, lang: _, ...asked } = request.query;
        const actor = await pageActor(context, request);
        const sites = await listDeskSites(context.deps, actor);
        if (isRefusal(sites)) return sendPageRefusal(context, request, reply)(sites);
        // Whoever administers some sites begins with the first of them.
        const isLimited = actor.kind === 'account' && actor.roleSites !== null;
        const fields = asked.site === '' && isLimited ? { ...asked, site: sites[0]?.key ?? '' } : asked;
        const siteId = (await context.sites.find(fields.site))?.id ?? null;
        const exchange = await openDesk({ context, request, reply }, { permission: 'audit.read', siteId });
        if (isRefusal(exchange)) return sendPageRefusal(context, request, reply)(exchange);
        return show(exchange, { fields, after, sites });
      },
    );
}

interface Shown {
  readonly fields: AuditFields;
  readonly after: string | undefined;
  readonly sites: readonly { readonly key: string; readonly name: string }[];
}

async function show(exchange: DeskExchange, { fields, after, sites }: Shown): Promise<FastifyReply> {
  const { context, request, reply, actor, frame } = exchange;
  const cursor = readCursor(after);
  if (isRefusal(cursor)) return sendPageRefusal(context, request, reply)(cursor);
  const query = toQuery(fields);
  const page = await readAuditLog(context.deps, actor, { ...query, after: cursor });
  if (isRefusal(page)) return sendPageRefusal(context, request, reply)(page);
  const html = renderAuditPage({
    ...frame,
    fields,
    sites,
    entries: page.entries,
    mayReadAll: actor.roleSites === null,
    olderUrl:
      page.nextPage === null ? null : withQuery(deskUrls().audit(), { ...fields, after: page.nextPage }),
    exports: { csv: toExport(query, 'csv'), jsonl: toExport(query, 'jsonl') },
  });
  return sendDeskPage(exchange, html);
}

function toQuery({ site, by, action, since, until }: AuditFields): AuditQuery {
  const toDate = (text: string, days: number) =>
    text === '' ? null : new Date(Date.parse(text) + days * DAY);
  return {
    site: site || null,
    by: by || null,
    action: action || null,
    since: toDate(since, 0),
    // The last day is meant to its end.
    until: toDate(until, 1),
  };
}

function toExport({ since, until, ...query }: AuditQuery, format: string): string {
  const times = { since: since?.toISOString() ?? null, until: until?.toISOString() ?? null };
  return withQuery('/api/v1/audit', { ...query, ...times, format });
}

function withQuery(path: string, query: object): string {
  const pairs = Object.entries(query).filter(([, value]) => value !== null && value !== '');
  return `${path}?${new URLSearchParams(pairs as [string, string][]).toString()}`;
}
