import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { isRefusal } from '../../../domain/refusal.ts';
import type { Site } from '../../../domain/thread.ts';
import { changeOrganisation, readOrganisation } from '../../../service/manage-organisation.ts';
import { addSite, changeSite, listSites, readSite } from '../../../service/manage-sites.ts';
import { problemSchema } from '../../../wire/problem.ts';
import {
  newSiteSchema,
  organisationChangeSchema,
  organisationSchema,
  siteChangeSchema,
  siteSchema,
  sitesSchema,
} from '../../../wire/site.ts';
import { siteParams } from '../../../wire/story.ts';
import type { HttpContext } from '../../context.ts';
import { administer } from './administer.ts';

const TAGS = ['administration'];

/** Sites with their settings, and those of the organisation. */
export function registerSites(server: FastifyInstance, context: HttpContext): void {
  registerAllSites(server, context);
  registerOneSite(server, context);
  registerOrganisation(server, context);
}

function toWire({ id, key, name, language, origins, settings }: Site) {
  return { id, site: key, name, language, origins: [...origins], settings };
}

function registerAllSites(server: FastifyInstance, context: HttpContext): void {
  const api = server.withTypeProvider<ZodTypeProvider>();
  const { deps } = context;

  api.get(
    '/sites',
    {
      config: { permission: 'organisation.read' },
      schema: { summary: 'Every site', tags: TAGS, response: { 200: sitesSchema, '4xx': problemSchema } },
    },
    (request, reply) =>
      administer({ context, request, reply }, async (actor) => {
        const sites = await listSites(deps, actor);
        return isRefusal(sites) ? sites : { sites: sites.map(toWire) };
      }),
  );

  api.post(
    '/sites',
    {
      config: { permission: 'organisation.change' },
      schema: {
        summary: 'Add a site',
        tags: TAGS,
        body: newSiteSchema,
        response: { 201: siteSchema, '4xx': problemSchema },
      },
    },
    (request, reply) =>
      administer({ context, request, reply }, async (actor) => {
        const { site: key, ...change } = request.body;
        const site = await addSite(deps, actor, { key, ...change });
        if (isRefusal(site)) return site;
        void reply.code(201);
        return toWire(site);
      }),
  );
}

function registerOneSite(server: FastifyInstance, context: HttpContext): void {
  const api = server.withTypeProvider<ZodTypeProvider>();
  const { deps } = context;

  api.get(
    '/sites/:site',
    {
      config: { permission: 'settings.read' },
      schema: {
        summary: 'A site with all its settings',
        tags: TAGS,
        params: siteParams,
        response: { 200: siteSchema, '4xx': problemSchema },
      },
    },
    (request, reply) =>
      administer({ context, request, reply }, async (actor) => {
        const site = await readSite(deps, actor, request.params.site);
        return isRefusal(site) ? site : toWire(site);
      }),
  );

  api.patch(
    '/sites/:site',
    {
      config: { permission: 'settings.change' },
      schema: {
        summary: 'Change a site',
        description: 'What is not named stays as it is. Running processes follow within two seconds.',
        tags: TAGS,
        params: siteParams,
        body: siteChangeSchema,
        response: { 200: siteSchema, '4xx': problemSchema },
      },
    },
    (request, reply) =>
      administer({ context, request, reply }, async (actor) => {
        const site = await changeSite(deps, actor, { key: request.params.site, ...request.body });
        return isRefusal(site) ? site : toWire(site);
      }),
  );
}

function registerOrganisation(server: FastifyInstance, context: HttpContext): void {
  const api = server.withTypeProvider<ZodTypeProvider>();
  const { deps } = context;
  const response = { 200: organisationSchema, '4xx': problemSchema };

  api.get(
    '/organisation',
    {
      config: { permission: 'organisation.read' },
      schema: { summary: 'The settings of the organisation', tags: TAGS, response },
    },
    (request, reply) =>
      administer({ context, request, reply }, async (actor) => {
        const settings = await readOrganisation(deps, actor);
        return isRefusal(settings) ? settings : { settings };
      }),
  );

  api.patch(
    '/organisation',
    {
      config: { permission: 'organisation.change' },
      schema: {
        summary: 'Change settings of the organisation',
        tags: TAGS,
        body: organisationChangeSchema,
        response,
      },
    },
    (request, reply) =>
      administer({ context, request, reply }, async (actor) => {
        const settings = await changeOrganisation(deps, actor, request.body.settings);
        return isRefusal(settings) ? settings : { settings };
      }),
  );
}
