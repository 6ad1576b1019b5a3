import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import * as z from 'zod';
import type { Permission } from '../../../domain/permissions.ts';
import { isRefusal, type Refusal } from '../../../domain/refusal.ts';
import { deskUrls, renderRunPage } from '../../../render/index.ts';
import { toCsvLine } from '../../../domain/csv.ts';
import { readImportReport, listImportProblems } from '../../../service/imports/read-import-run.ts';
import { askTask, readRunStarter, readTaskAbout } from '../../../service/imports/tasks.ts';
import type { HttpContext } from '../../context.ts';
import { formSchema } from '../../desk/form-fields.ts';
import { owesStepUp, sendDeskPage, withNotice } from '../../desk/open-desk.ts';
import { openSite, siteParams, type SiteExchange } from '../../desk/open-site.ts';
import { sendPageRefusal } from '../../errors.ts';
import type { Exchange } from '../../exchange.ts';

const runParams = siteParams.extend({ run: z.coerce.number().int().min(0).max(2_000_000_000) });

/** What each import did: its report, and its problems for a spreadsheet. */
export function registerImportRuns(server: FastifyInstance, context: HttpContext): void {
  const typed = server.withTypeProvider<ZodTypeProvider>();
  const url = '/desk/settings/sites/:site/imports/runs/:run';
  const schema = { hide: true, params: runParams };

  typed.get(url, { config: { permission: 'settings.read' }, schema }, async (request, reply) => {
    const exchange = await open({ context, request, reply }, request.params.site);
    if (isRefusal(exchange)) return sendPageRefusal(context, request, reply)(exchange);
    return show({ ...exchange, frame: withNotice(exchange) }, request.params.run);
  });

  typed.post(
    url,
    { config: { permission: 'site.import' }, schema: { ...schema, body: formSchema } },
    async (request, reply) => {
      const { run } = request.params;
      const exchange = await open({ context, request, reply }, request.params.site, 'site.import');
      if (isRefusal(exchange)) return sendPageRefusal(context, request, reply)(exchange);
      const { actor, site } = exchange;
      const asked = { site, kind: 'undo', uploadId: null, run, options: null } as const;
      const id = await askTask(context.deps, actor, asked);
      if (isRefusal(id)) return show(exchange, run, id);
      return reply.code(303).header('location', deskUrls().importTask(site.key, id)).send();
    },
  );

  typed.get(
    `${url}/problems.csv`,
    { config: { permission: 'settings.read' }, schema },
    async (request, reply) => {
      const { run } = request.params;
      const exchange = await open({ context, request, reply }, request.params.site);
      if (isRefusal(exchange)) return sendPageRefusal(context, request, reply)(exchange);
      const report = await readImportReport(context.deps, exchange.actor, {
        site: exchange.site,
        number: run,
      });
      if (isRefusal(report)) return sendPageRefusal(context, request, reply)(report);
      const name = `${exchange.site.key}-import-${run}-problems.csv`;
      return reply
        .headers({
          'content-disposition': `attachment; filename="${name}"`,
          'cache-control': 'no-store',
          'x-content-type-options': 'nosniff',
        })
        .type('text/csv; charset=utf-8')
        .send(Readable.from(writeProblems(exchange, run), { objectMode: false }));
    },
  );
}

function open(
  given: Exchange,
  key: string,
  permission: Permission = 'settings.read',
): Promise<SiteExchange | Refusal> {
  return openSite(given, { key, permission });
}

async function show(
  exchange: SiteExchange,
  run: number,
  refusal: Refusal | null = null,
): Promise<FastifyReply> {
  const { context, request, reply, actor, site, frame } = exchange;
  const report = await readImportReport(context.deps, actor, { site, number: run });
  if (isRefusal(report)) return sendPageRefusal(context, request, reply)(report);
  const task = await readTaskAbout(context.deps, actor, { site, run });
  if (isRefusal(task)) return sendPageRefusal(context, request, reply)(task);
  const html = renderRunPage({
    ...frame,
    site,
    report,
    run,
    task,
    by: await readRunStarter(context.deps, { site, run }),
    refusal,
    owesStepUp: owesStepUp(exchange, 'site.import', site.id),
  });
  return sendDeskPage(exchange, html, refusal);
}

/** So many are read at a time. */
const PAGE = 1_000;

async function* writeProblems({ context, actor, site }: SiteExchange, run: number): AsyncGenerator<string> {
  yield toCsvLine(['file', 'line', 'column', 'record', 'kind', 'code', 'id', 'detail']);
  for (let after: number | null = null; ;) {
    const problems = await listImportProblems(context.deps, actor, { site, number: run, after, limit: PAGE });
    if (isRefusal(problems)) return;
    yield problems
      .map(({ file, line, column, record, kind, code, id, detail }) =>
        toCsvLine([file, line, column, record, kind, code, id, detail].map((cell) => String(cell ?? ''))),
      )
      .join('');
    if (problems.length < PAGE) return;
    after = problems.at(-1)?.number ?? null;
  }
}
