import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import * as z from 'zod';
import type { AccountId } from '../../../domain/ids.ts';
import { isRefusal, refuse } from '../../../domain/refusal.ts';
import { liftSanction } from '../../../service/lift-sanction.ts';
import { loadDrawer } from '../../../service/load-drawer.ts';
import { addModeratorNote, deleteModeratorNote } from '../../../service/moderator-notes.ts';
import { sanctionAccount } from '../../../service/sanction-account.ts';
import {
  drawerSchema,
  madeSchema,
  newModeratorNoteSchema,
  newSanctionSchema,
  personParams,
  sanctionParams,
} from '../../../wire/desk-people.ts';
import { problemSchema } from '../../../wire/problem.ts';
import type { HttpContext } from '../../context.ts';
import { presentDrawer } from '../../present-drawer.ts';
import { administer } from './administer.ts';

const PERSON = '/desk/sites/:site/people/:account';
const TAGS = ['desk'];

/** People at the desk: what moderators may know of them, what they decide of them and what they note. */
export function registerDeskPeople(server: FastifyInstance, context: HttpContext): void {
  registerDrawer(server, context);
  registerSanctions(server, context);
  registerNotes(server, context);
}

/** The site that an address names, and the person. */
async function find(context: HttpContext, params: { readonly site: string; readonly account: string }) {
  const site = await context.sites.find(params.site);
  return site ? { site, accountId: params.account as AccountId } : refuse('site_not_found');
}

function registerDrawer(server: FastifyInstance, context: HttpContext): void {
  server.withTypeProvider<ZodTypeProvider>().get(
    PERSON,
    {
      config: { permission: 'queue.read' },
      schema: {
        summary: 'A person: history, sanctions, notes, reports',
        tags: TAGS,
        params: personParams,
        response: { 200: drawerSchema, '4xx': problemSchema },
      },
    },
    (request, reply) =>
      administer({ context, request, reply }, async (actor) => {
        const found = await find(context, request.params);
        if (isRefusal(found)) return found;
        const drawer = await loadDrawer(context.deps, actor, found);
        if (isRefusal(drawer)) return drawer;
        return presentDrawer(drawer, { ...found, publicUrl: context.config.publicUrl });
      }),
  );
}

function registerSanctions(server: FastifyInstance, context: HttpContext): void {
  const api = server.withTypeProvider<ZodTypeProvider>();
  const config = { permission: 'person.sanction' } as const;

  api.post(
    `${PERSON}/sanctions`,
    {
      config,
      schema: {
        summary: 'Warn, premoderate, suspend or ban somebody',
        tags: TAGS,
        params: personParams,
        body: newSanctionSchema,
        response: { 200: madeSchema, '4xx': problemSchema },
      },
    },
    (request, reply) =>
      administer({ context, request, reply }, async (actor) => {
        const found = await find(context, request.params);
        if (isRefusal(found)) return found;
        const { until, rejectDays, ...sanction } = request.body;
        return sanctionAccount(context.deps, actor, {
          ...found,
          ...sanction,
          until: until ? new Date(until) : null,
          rejectDays: rejectDays ?? null,
        });
      }),
  );

  api.post(
    `${PERSON}/sanctions/:id/lift`,
    {
      config,
      schema: {
        summary: 'Take a sanction back, and what it rejected',
        tags: TAGS,
        params: sanctionParams,
        response: { 200: madeSchema, '4xx': problemSchema },
      },
    },
    (request, reply) =>
      administer({ context, request, reply }, async (actor) => {
        const found = await find(context, request.params);
        if (isRefusal(found)) return found;
        return liftSanction(context.deps, actor, { ...found, id: request.params.id });
      }),
  );
}

function registerNotes(server: FastifyInstance, context: HttpContext): void {
  const api = server.withTypeProvider<ZodTypeProvider>();
  const config = { permission: 'person.sanction' } as const;

  api.post(
    `${PERSON}/notes`,
    {
      config,
      schema: {
        summary: 'Note something about a person, who finds it in the download of their data',
        tags: TAGS,
        params: personParams,
        body: newModeratorNoteSchema,
        response: { 200: madeSchema, '4xx': problemSchema },
      },
    },
    (request, reply) =>
      administer({ context, request, reply }, async (actor) => {
        const found = await find(context, request.params);
        if (isRefusal(found)) return found;
        return addModeratorNote(context.deps, actor, { ...found, body: request.body.body });
      }),
  );

  api.delete(
    `${PERSON}/notes/:id`,
    {
      config,
      schema: {
        summary: 'Delete a note',
        tags: TAGS,
        params: sanctionParams,
        response: { 204: z.undefined(), '4xx': problemSchema },
      },
    },
    (request, reply) =>
      administer({ context, request, reply }, async (actor) => {
        const found = await find(context, request.params);
        if (isRefusal(found)) return found;
        return deleteModeratorNote(context.deps, actor, { ...found, id: request.params.id });
      }),
  );
}
