import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type * as z from 'zod';
import { isRefusal, type Refusal } from '../../../domain/refusal.ts';
import { deskUrls, renderTaskPage } from '../../../render/index.ts';
import { readTask, resumeTask, stopTask, type ImportTask } from '../../../service/imports/tasks.ts';
import { readUpload } from '../../../service/imports/uploads.ts';
import { text } from '../../../wire/text.ts';
import type { HttpContext } from '../../context.ts';
import { formSchema } from '../../desk/form-fields.ts';
import { owesStepUp, sendDeskPage, withNotice } from '../../desk/open-desk.ts';
import { openSite, siteParams, type SiteExchange } from '../../desk/open-site.ts';
import { lastOf } from '../../desk/sent-settings.ts';
import { sendPageRefusal } from '../../errors.ts';
import type { Exchange } from '../../exchange.ts';

const taskParams = siteParams.extend({ task: text(100) });

/** How far something is that was asked for; whoever looks may stop it, and let it go on. */
export function registerImportTasks(server: FastifyInstance, context: HttpContext): void {
  const typed = server.withTypeProvider<ZodTypeProvider>();
  const url = '/desk/settings/sites/:site/imports/tasks/:task';
  const schema = { hide: true, params: taskParams };

  typed.get(url, { config: { permission: 'settings.read' }, schema }, async (request, reply) => {
    const exchange = await open({ context, request, reply }, request.params);
    if (isRefusal(exchange)) return sendPageRefusal(context, request, reply)(exchange);
    const { task, site } = exchange;
    // Once it has ended, the page of the run says more.
    if (task.run !== null && (task.state === 'done' || task.outcome?.blockers))
      return reply.code(303).header('location', deskUrls().importRun(site.key, task.run)).send();
    return show({ ...exchange, frame: withNotice(exchange) }, null);
  });

  typed.post(
    url,
    { config: { permission: 'settings.change' }, schema: { ...schema, body: formSchema } },
    async (request, reply) => {
      const exchange = await open({ context, request, reply }, request.params);
      if (isRefusal(exchange)) return sendPageRefusal(context, request, reply)(exchange);
      const { actor, site, task } = exchange;
      const act = lastOf(request.body['do']) === 'resume' ? resumeTask : stopTask;
      const refusal = await act(context.deps, actor, { site, id: task.id });
      if (isRefusal(refusal)) return show(exchange, refusal);
      return reply.code(303).header('location', deskUrls().importTask(site.key, task.id)).send();
    },
  );
}

interface TaskExchange extends SiteExchange {
  readonly task: ImportTask;
}

async function open(given: Exchange, params: z.infer<typeof taskParams>): Promise<TaskExchange | Refusal> {
  const exchange = await openSite(given, { key: params.site, permission: 'settings.read' });
  if (isRefusal(exchange)) return exchange;
  const { context, actor, site } = exchange;
  const task = await readTask(context.deps, actor, { site, id: params.task });
  return isRefusal(task) ? task : { ...exchange, task };
}

async function show(exchange: TaskExchange, refusal: Refusal | null): Promise<FastifyReply> {
  const { context, actor, frame, site, task } = exchange;
  const files =
    task.uploadId === null ? null : await readUpload(context.deps, actor, { site, id: task.uploadId });
  const html = renderTaskPage({
    ...frame,
    site,
    task,
    refusal,
    hasFiles: files !== null && !isRefusal(files),
    owesStepUp: owesStepUp(exchange, 'site.import', site.id),
  });
  return sendDeskPage(exchange, html, refusal);
}
