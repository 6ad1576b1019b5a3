import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { isRefusal, refuse } from '../../../domain/refusal.ts';
import { messages } from '../../../messages/index.ts';
import { progressText } from '../../../render/index.ts';
import { readTask } from '../../../service/imports/tasks.ts';
import { importTaskParams, importTaskSchema, type WireImportTask } from '../../../wire/import.ts';
import { problemSchema } from '../../../wire/problem.ts';
import type { HttpContext } from '../../context.ts';
import { languageOf } from '../../errors.ts';
import { administer } from './administer.ts';

/** How far an import is, for the page that shows it. */
export function registerDeskImports(server: FastifyInstance, context: HttpContext): void {
  server.withTypeProvider<ZodTypeProvider>().get(
    '/desk/sites/:site/imports/tasks/:task',
    {
      config: { permission: 'settings.read' },
      schema: {
        summary: 'How far an import is, or a rehearsal of one',
        tags: ['desk'],
        params: importTaskParams,
        response: { 200: importTaskSchema, '4xx': problemSchema },
      },
    },
    (request, reply) =>
      administer({ context, request, reply, limit: 'desk' }, async (actor) => {
        const site = await context.sites.find(request.params.site);
        if (!site) return refuse('site_not_found');
        const task = await readTask(context.deps, actor, { site, id: request.params.task });
        if (isRefusal(task)) return task;
        const { id, kind, state, run, progress } = task;
        const answer: WireImportTask = {
          id,
          kind,
          state,
          run,
          share: state === 'done' ? 1 : (progress?.share ?? 0),
          text: progressText(messages(languageOf(request)), task),
          isOver: state !== 'waiting' && state !== 'working',
        };
        return answer;
      }),
  );
}
