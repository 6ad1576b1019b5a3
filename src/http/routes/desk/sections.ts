import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import * as z from 'zod';
import { isRefusal, refuse, type Refusal } from '../../../domain/refusal.ts';
import { deskUrls, renderSectionsPage, type SectionFields } from '../../../render/index.ts';
import {
  addSection,
  changeSection,
  listSections,
  removeSection,
  type Section,
  type Sections,
} from '../../../service/manage-sections.ts';
import type { HttpContext } from '../../context.ts';
import { formSchema, readLines, readMode } from '../../desk/form-fields.ts';
import { goOn, sendDeskPage, withNotice } from '../../desk/open-desk.ts';
import { openSite, siteParams, type SiteExchange } from '../../desk/open-site.ts';
import { lastOf, type FormFields } from '../../desk/sent-settings.ts';
import { sendPageRefusal } from '../../errors.ts';

const EMPTY: SectionFields = { key: '', name: '', patterns: '', mode: '' };

/** The sections of a site, on one page with a form for each. */
export function registerSections(server: FastifyInstance, context: HttpContext): void {
  const typed = server.withTypeProvider<ZodTypeProvider>();
  const url = '/desk/settings/sites/:site/sections';
  const schema = { hide: true, params: siteParams };
  const query = z.object({ name: z.string().max(200).default(''), lang: z.string().max(35).optional() });

  typed.get(
    url,
    { config: { permission: 'settings.read' }, schema: { ...schema, querystring: query } },
    async (request, reply) => {
      const exchange = await open({ context, request, reply }, request.params.site);
      if (isRefusal(exchange)) return sendPageRefusal(context, request, reply)(exchange);
      const fresh = { ...EMPTY, name: request.query.name, key: toKey(request.query.name) };
      return show({ ...exchange, frame: withNotice(exchange) }, { fresh });
    },
  );

  typed.post(
    url,
    { config: { permission: 'settings.change' }, schema: { ...schema, body: formSchema } },
    async (request, reply) => {
      const exchange = await open({ context, request, reply }, request.params.site);
      if (isRefusal(exchange)) return sendPageRefusal(context, request, reply)(exchange);
      const act = ACTS.get(lastOf(request.body['do']) ?? 'save') ?? save;
      return act(exchange, request.body);
    },
  );
}

interface SectionsExchange extends SiteExchange {
  readonly listed: Sections;
}

async function open(given: Parameters<typeof openSite>[0], key: string): Promise<SectionsExchange | Refusal> {
  const exchange = await openSite(given, { key, permission: 'settings.read' });
  if (isRefusal(exchange)) return exchange;
  const listed = await listSections(exchange.context.deps, exchange.actor, exchange.site);
  return isRefusal(listed) ? listed : { ...exchange, listed };
}

type Act = (exchange: SectionsExchange, body: FormFields) => Promise<FastifyReply>;

// A map: what a form names is nothing that objects have of themselves.
const ACTS: ReadonlyMap<string, Act> = new Map(Object.entries({ add, save, move, remove }));

async function add(exchange: SectionsExchange, body: FormFields): Promise<FastifyReply> {
  const { context, actor, site } = exchange;
  const fields = readFields(body);
  const { key, name } = fields;
  const patterns = readLines(fields.patterns);
  const mode = readMode(fields.mode);
  const added = await addSection(context.deps, actor, { site, key, name, patterns, mode });
  if (isRefusal(added)) return show(exchange, { fresh: fields, problem: { key: null, refusal: added } });
  return done(exchange, 'sections.added', added);
}

async function save(exchange: SectionsExchange, body: FormFields): Promise<FastifyReply> {
  const { context, actor, site, listed } = exchange;
  const fields = readFields(body);
  const { key, name } = fields;
  const before = listed.sections.find((section) => section.key === key);
  const shown = lastOf(body['shown']);
  const isOvertaken = before !== undefined && shown !== undefined && shown !== toShown(before);
  const saved = isOvertaken
    ? refuse('overtaken')
    : await changeSection(context.deps, actor, {
        site,
        key,
        name,
        patterns: readLines(fields.patterns),
        mode: readMode(fields.mode),
      });
  return isRefusal(saved)
    ? show(exchange, { fresh: EMPTY, typed: fields, problem: { key, refusal: saved } })
    : done(exchange, 'desk.saved', saved);
}

async function move(exchange: SectionsExchange, body: FormFields): Promise<FastifyReply> {
  const { context, actor, site } = exchange;
  const { key } = readFields(body);
  const position = Math.max(1, Number.parseInt(lastOf(body['position']) ?? '1', 10) || 1);
  const moved = await changeSection(context.deps, actor, { site, key, position });
  return isRefusal(moved) ? fail(exchange, moved) : done(exchange, 'sections.moved', moved);
}

async function remove(exchange: SectionsExchange, body: FormFields): Promise<FastifyReply> {
  const { context, actor, site } = exchange;
  const { key } = readFields(body);
  const removed = await removeSection(context.deps, actor, { site, key });
  if (isRefusal(removed)) return fail(exchange, removed);
  const address = deskUrls().siteTab(site.key, 'sections');
  const { name, patterns, mode } = removed;
  return goOn(exchange, address, {
    key: 'sections.removed',
    params: { name },
    undo: {
      action: address,
      fields: [
        ['do', 'add'],
        ['key', key],
        ['name', name],
        ['patterns', patterns.join('\n')],
        ['mode', mode ?? ''],
      ],
    },
  });
}

function done(
  exchange: SectionsExchange,
  key: 'desk.saved' | 'sections.added' | 'sections.moved',
  { name }: Section,
): FastifyReply {
  return goOn(exchange, deskUrls().siteTab(exchange.site.key, 'sections'), { key, params: { name } });
}

function fail({ context, request, reply, site }: SectionsExchange, refusal: Refusal): FastifyReply {
  return sendPageRefusal(context, request, reply)(refusal, deskUrls().siteTab(site.key, 'sections'));
}

function readFields(body: FormFields): SectionFields {
  const field = (name: string) => (lastOf(body[name]) ?? '').trim();
  return { key: field('key'), name: field('name'), patterns: field('patterns'), mode: field('mode') };
}

function toFields({ key, name, patterns, mode }: Section): SectionFields {
  return { key, name, patterns: patterns.join('\n'), mode: mode ?? '' };
}

function toShown(section: Section): string {
  return JSON.stringify([section.name, section.patterns, section.mode]);
}

/** A key for what pages call a section, as far as its letters go. */
function toKey(label: string): string {
  return label
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 63);
}

interface Shown {
  readonly fresh: SectionFields;
  /** What was typed for a section that is there. */
  readonly typed?: SectionFields;
  readonly problem?: { readonly key: string | null; readonly refusal: Refusal };
}

function show(exchange: SectionsExchange, { fresh, typed, problem }: Shown): FastifyReply {
  const { frame, site, listed } = exchange;
  const html = renderSectionsPage({
    ...frame,
    site,
    sections: listed.sections.map((section) => ({
      ...(typed?.key === section.key ? typed : toFields(section)),
      shown: toShown(section),
    })),
    unknown: listed.unknown,
    fresh,
    problem,
  });
  return sendDeskPage(exchange, html, problem?.refusal ?? null);
}
