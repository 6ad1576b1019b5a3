import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import * as z from 'zod';
import type { Permission } from '../../../domain/permissions.ts';
import { isRefusal, refuse, type Refusal } from '../../../domain/refusal.ts';
import { FORMATS } from '../../../exchange/formats/format.ts';
import { deskUrls, renderUploadPage, type ImportFields } from '../../../render/index.ts';
import { receiveUpload } from '../../../service/imports/receive-upload.ts';
import { readTaskOptions } from '../../../service/imports/read-task-options.ts';
import { askTask, readTaskAbout, type ImportTask } from '../../../service/imports/tasks.ts';
import { readUpload, removeUpload, type Upload } from '../../../service/imports/uploads.ts';
import type { HttpContext } from '../../context.ts';
import { formSchema } from '../../desk/form-fields.ts';
import { goOn, owesStepUp, sendDeskPage, withNotice } from '../../desk/open-desk.ts';
import { openSite, siteParams, type SiteExchange } from '../../desk/open-site.ts';
import { lastOf, type FormFields } from '../../desk/sent-settings.ts';
import { sendPageRefusal, sendProblem } from '../../errors.ts';
import type { Exchange } from '../../exchange.ts';
import {
  announcedBytes,
  drain,
  drainStranger,
  filesOf,
  isBrokenUpload,
  registerFileRoutes,
} from '../../receive-files.ts';
import { showImports } from './imports.ts';

const uploadParams = siteParams.extend({ upload: z.string().max(100) });

/** Takes the files of other systems, and says of each upload what may become of it. */
export function registerUploads(server: FastifyInstance, context: HttpContext): void {
  registerFileRoutes(server, (scope) => {
    scope
      .withTypeProvider<ZodTypeProvider>()
      .post(
        '/desk/settings/sites/:site/imports/files',
        { config: { permission: 'site.import' }, schema: { hide: true, params: siteParams } },
        (request, reply) => receive({ context, request, reply }, request.params.site),
      );
  });
  registerUploadPage(server, context);
}

/**
 * What a cookie may do is asked before a byte of the body is read, and the cookie counts only where the browser says that
 * the form was Parley's own (pageActor): a form elsewhere finds nobody signed in.
 */
async function receive(given: Exchange, key: string): Promise<FastifyReply> {
  const { context, request } = given;
  const exchange = await openSite(given, { key, permission: 'site.import' });
  if (isRefusal(exchange)) return refuseUpload(given, { refusal: exchange, key });
  const { actor, site } = exchange;
  const { deps, config } = context;
  const announced = announcedBytes(request);
  const taken = await receiveUpload(deps, actor, {
    site,
    announced,
    place: config.uploads,
    files: filesOf(request),
  }).catch((error: unknown) => {
    if (isBrokenUpload(error)) return refuse('upload_broken');
    throw error;
  });
  drain(request);
  if (isRefusal(taken)) {
    if (wantsJson(request)) return sendProblem(request, given.reply, taken);
    return showImports(exchange, taken);
  }
  const location = deskUrls().importUpload(site.key, taken.id);
  if (!wantsJson(request)) return given.reply.code(303).header('location', location).send();
  return given.reply.header('cache-control', 'no-store').send({ location });
}

function refuseUpload(
  { context, request, reply }: Exchange,
  { refusal, key }: { readonly refusal: Refusal; readonly key: string },
): FastifyReply {
  // Whoever may do it and has to prove first who they are reads that once everything is sent.
  (refusal.refused === 'step_up_required' ? drain : drainStranger)(request);
  if (wantsJson(request)) return sendProblem(request, reply, refusal);
  return sendPageRefusal(context, request, reply)(refusal, deskUrls().siteTab(key, 'imports'));
}

/** The script of the page asks for what it can read; a form without it gets a page. */
function wantsJson(request: FastifyRequest): boolean {
  return request.headers.accept?.startsWith('application/json') ?? false;
}

function registerUploadPage(server: FastifyInstance, context: HttpContext): void {
  const typed = server.withTypeProvider<ZodTypeProvider>();
  const url = '/desk/settings/sites/:site/imports/files/:upload';
  const schema = { hide: true, params: uploadParams };

  typed.get(url, { config: { permission: 'settings.read' }, schema }, async (request, reply) => {
    const exchange = await open({ context, request, reply }, request.params);
    if (isRefusal(exchange)) return sendPageRefusal(context, request, reply)(exchange);
    return show({ ...exchange, frame: withNotice(exchange) });
  });

  typed.post(
    url,
    { config: { permission: 'site.import' }, schema: { ...schema, body: formSchema } },
    async (request, reply) => {
      const given = { context, request, reply };
      const fields = readFields(request.body);
      const exchange = await open(given, request.params, 'site.import');
      if (isRefusal(exchange)) return showTyped(given, { refusal: exchange, fields });
      return lastOf(request.body['do']) === 'remove' ? remove(exchange) : ask(exchange, request.body);
    },
  );
}

/** Whoever has to prove who they are first finds what they typed when they come back to this window. */
async function showTyped(
  given: Exchange,
  { refusal, fields }: { readonly refusal: Refusal; readonly fields: ImportFields },
): Promise<FastifyReply> {
  const { context, request, reply } = given;
  const exchange =
    refusal.refused === 'step_up_required' ? await open(given, uploadParams.parse(request.params)) : refusal;
  if (isRefusal(exchange)) return sendPageRefusal(context, request, reply)(refusal);
  return show(exchange, { refusal, fields });
}

async function remove(exchange: UploadExchange): Promise<FastifyReply> {
  const { context, actor, site, upload } = exchange;
  const removed = await removeUpload(context.deps, actor, { site, id: upload.id });
  if (isRefusal(removed)) return show(exchange, { refusal: removed });
  return goOn(exchange, deskUrls().siteTab(site.key, 'imports'), { key: 'imports.removed' });
}

async function ask(exchange: UploadExchange, body: FormFields): Promise<FastifyReply> {
  const { context, actor, site, upload } = exchange;
  const fields = readFields(body);
  const options = readTaskOptions(fields);
  if (isRefusal(options)) return show(exchange, { refusal: options, fields });
  const kind = lastOf(body['do']) === 'import' ? 'import' : 'rehearsal';
  const asked = { site, kind, uploadId: upload.id, run: null, options } as const;
  const id = await askTask(context.deps, actor, asked);
  if (isRefusal(id)) return show(exchange, { refusal: id, fields });
  return exchange.reply.code(303).header('location', deskUrls().importTask(site.key, id)).send();
}

const NO_FIELDS: ImportFields = {
  format: 'auto',
  source: '',
  zone: '',
  areAuthorsPublishers: false,
  mapUrl: '',
};

function readFields(body: FormFields): ImportFields {
  const read = (name: string) => lastOf(body[name]) ?? '';
  return {
    format: read('format'),
    source: read('source'),
    zone: read('zone'),
    areAuthorsPublishers: read('areAuthorsPublishers') === 'true',
    mapUrl: read('mapUrl'),
  };
}

/** What was asked for last time is what is asked for next. */
function toFields(task: ImportTask | null): ImportFields {
  const options = task?.options ?? null;
  if (options === null) return NO_FIELDS;
  return {
    format: options.format,
    source: options.source ?? '',
    zone: options.zone === 'UTC' ? '' : options.zone,
    areAuthorsPublishers: options.areAuthorsPublishers,
    mapUrl: options.mapUrl.map(({ from, to }) => `${from}=${to}`).join('\n'),
  };
}

interface UploadExchange extends SiteExchange {
  readonly upload: Upload;
}

async function open(
  given: Exchange,
  params: z.infer<typeof uploadParams>,
  permission: Permission = 'settings.read',
): Promise<UploadExchange | Refusal> {
  const exchange = await openSite(given, { key: params.site, permission });
  if (isRefusal(exchange)) return exchange;
  const { context, actor, site } = exchange;
  const upload = await readUpload(context.deps, actor, { site, id: params.upload });
  return isRefusal(upload) ? upload : { ...exchange, upload };
}

async function show(
  exchange: UploadExchange,
  sent: { readonly refusal?: Refusal; readonly fields?: ImportFields } = {},
): Promise<FastifyReply> {
  const { context, request, reply, actor, frame, site, upload } = exchange;
  const { refusal = null, fields } = sent;
  const task = await readTaskAbout(context.deps, actor, { site, uploadId: upload.id });
  if (isRefusal(task)) return sendPageRefusal(context, request, reply)(task);
  const html = renderUploadPage({
    ...frame,
    site,
    upload,
    refusal,
    fields: fields ?? toFields(task),
    isTyped: fields !== undefined,
    formats: FORMATS,
    rehearsal: task?.kind === 'rehearsal' ? task : null,
    owesStepUp: owesStepUp(exchange, 'site.import', site.id),
  });
  return sendDeskPage(exchange, html, refusal);
}
