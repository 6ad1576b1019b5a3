import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import * as z from 'zod';
import { isRefusal, refuse, type Refusal } from '../../../domain/refusal.ts';
import type { Site } from '../../../domain/thread.ts';
import {
  addSection,
  changeSection,
  listSections,
  removeSection,
  type Section,
} from '../../../service/manage-sections.ts';
import { problemSchema } from '../../../wire/problem.ts';
import {
  newSectionSchema,
  sectionChangeSchema,
  sectionParams,
  sectionSchema,
  sectionsSchema,
} from '../../../wire/section.ts';
import { siteParams } from '../../../wire/story.ts';
import type { HttpContext } from '../../context.ts';
import { administer } from './administer.ts';

const TAGS = ['administration'];
const SECTIONS = '/sites/:site/sections';

/** What a site orders its stories by. */
export function registerSections(server: FastifyInstance, context: HttpContext): void {
  registerAllSections(server, context);
  registerOneSection(server, context);
}

async function findSite(context: HttpContext, { site }: { site: string }): Promise<Site | Refusal> {
  return (await context.sites.find(site)) ?? refuse('site_not_found');
}

function toWire({ key, name, patterns, mode }: Section) {
  return { section: key, name, patterns: [...patterns], mode };
}

function registerAllSections(server: FastifyInstance, context: HttpContext): void {
  const api = server.withTypeProvider<ZodTypeProvider>();
  const { deps } = context;

  api.get(
    SECTIONS,
    {
      config: { permission: 'story.change' },
      schema: {
        summary: 'The sections of a site',
        tags: TAGS,
        params: siteParams,
        response: { 200: sectionsSchema, '4xx': problemSchema },
      },
    },
    (request, reply) =>
      administer({ context, request, reply }, async (actor) => {
        const site = await findSite(context, request.params);
        const found = isRefusal(site) ? site : await listSections(deps, actor, site);
        return isRefusal(found)
          ? found
          : { sections: found.sections.map(toWire), unknown: [...found.unknown] };
      }),
  );

  api.post(
    SECTIONS,
    {
      config: { permission: 'settings.change' },
      schema: {
        summary: 'Add a section',
        description: 'Stories go to the section that their page names, else to the first whose pattern fits.',
        tags: TAGS,
        params: siteParams,
        body: newSectionSchema,
        response: { 201: sectionSchema, '4xx': problemSchema },
      },
    },
    (request, reply) =>
      administer({ context, request, reply }, async (actor) => {
        const site = await findSite(context, request.params);
        const { section: key, ...change } = request.body;
        const made = isRefusal(site) ? site : await addSection(deps, actor, { site, key, ...change });
        if (isRefusal(made)) return made;
        void reply.code(201);
        return toWire(made);
      }),
  );
}

function registerOneSection(server: FastifyInstance, context: HttpContext): void {
  const api = server.withTypeProvider<ZodTypeProvider>();
  const { deps } = context;
  const config = { permission: 'settings.change' } as const;

  api.patch(
    `${SECTIONS}/:section`,
    {
      config,
      schema: {
        summary: 'Change a section or its place',
        tags: TAGS,
        params: sectionParams,
        body: sectionChangeSchema,
        response: { 200: sectionSchema, '4xx': problemSchema },
      },
    },
    (request, reply) =>
      administer({ context, request, reply }, async (actor) => {
        const site = await findSite(context, request.params);
        const { section: key } = request.params;
        const made = isRefusal(site)
          ? site
          : await changeSection(deps, actor, { site, key, ...request.body });
        return isRefusal(made) ? made : toWire(made);
      }),
  );

  api.delete(
    `${SECTIONS}/:section`,
    {
      config,
      schema: {
        summary: 'Remove a section',
        description: 'Its stories go where their page or address says, or nowhere.',
        tags: TAGS,
        params: sectionParams,
        response: { 204: z.undefined(), '4xx': problemSchema },
      },
    },
    (request, reply) =>
      administer({ context, request, reply }, async (actor) => {
        const site = await findSite(context, request.params);
        const { section: key } = request.params;
        const removed = isRefusal(site) ? site : await removeSection(deps, actor, { site, key });
        return isRefusal(removed) ? removed : undefined;
      }),
  );
}
