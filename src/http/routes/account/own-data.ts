import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import * as z from 'zod';
import type { Permission } from '../../../domain/permissions.ts';
import { isRefusal, type Refusal } from '../../../domain/refusal.ts';
import { accountUrl, PATHS, renderDeletePage, renderOwnDataPage } from '../../../render/index.ts';
import { askErasure, cancelErasure } from '../../../service/ask-erasure.ts';
import { askDownload, openDownload } from '../../../service/downloads.ts';
import { loadOwnData } from '../../../service/load-own-data.ts';
import { openAccount, sendAccountPage, type AccountExchange } from '../../account-page.ts';
import type { HttpContext } from '../../context.ts';
import { sendPageRefusal } from '../../errors.ts';
import { spend, type Exchange } from '../../exchange.ts';

const formSchema = z.object({
  lang: z.string().max(35).optional(),
  /** Where no site asks, nothing is sent. */
  comments: z.enum(['remove', 'keep']).default('remove'),
});
type Typed = z.infer<typeof formSchema>;

/** The pages on which people take along what is stored about them, or have it deleted. */
export function registerOwnData(server: FastifyInstance, context: HttpContext): void {
  registerPages(server, context);
  registerForms(server, context);
  registerFile(server, context);
}

/** Those a step-up comes back to are among them: whoever sends a form and has to show who they are finds it there. */
function registerPages(server: FastifyInstance, context: HttpContext): void {
  const pages = [
    [PATHS.accountData, 'account.read', renderOwnDataPage],
    [PATHS.accountDownload, 'account.download', renderOwnDataPage],
    [PATHS.accountDelete, 'account.delete', renderDeletePage],
  ] as const;
  for (const [url, permission, render] of pages) {
    server.get(url, { config: { permission }, schema: { hide: true } }, async (request, reply) => {
      const exchange = await openAccount({ context, request, reply }, permission);
      if (isRefusal(exchange)) return sendPageRefusal(context, request, reply)(exchange);
      return showPage(exchange, render, null);
    });
  }
}

function registerForms(server: FastifyInstance, context: HttpContext): void {
  const typed = server.withTypeProvider<ZodTypeProvider>();
  const addForm = (url: string, form: Form) =>
    typed.post(
      url,
      { config: { permission: form.permission }, schema: { hide: true, body: formSchema } },
      (request, reply) => answerForm({ context, request, reply }, form, request.body),
    );
  addForm(PATHS.accountDownload, {
    permission: 'account.download',
    render: renderOwnDataPage,
    act: ({ actor, frame }) => askDownload(context.deps, actor, { language: frame.language }),
  });
  addForm(PATHS.accountDelete, {
    permission: 'account.delete',
    render: renderDeletePage,
    act: ({ actor, frame }, { comments }) =>
      askErasure(context.deps, actor, { comments, language: frame.language }),
  });
  addForm(PATHS.accountKeep, {
    permission: 'account.change',
    render: renderOwnDataPage,
    act: ({ actor }) => cancelErasure(context.deps, actor),
  });
}

interface Form {
  readonly permission: Permission;
  /** Shows what is wrong. */
  readonly render: typeof renderOwnDataPage;
  readonly act: (exchange: AccountExchange, typed: Typed) => Promise<unknown>;
}

async function answerForm(exchange: Exchange, form: Form, typed: Typed): Promise<FastifyReply> {
  const { context, request, reply } = exchange;
  const opened = await openAccount(exchange, form.permission);
  if (isRefusal(opened)) return sendPageRefusal(context, request, reply)(opened);
  const { lang } = typed;
  const limited = await spend(exchange, 'session', opened.actor.accountId);
  const done = limited ?? (await form.act(opened, typed));
  if (isRefusal(done)) return showPage(opened, form.render, done);
  return reply.code(303).header('location', accountUrl(PATHS.accountData, { lang })).send();
}

async function showPage(
  exchange: AccountExchange,
  render: typeof renderOwnDataPage,
  refusal: Refusal | null,
): Promise<FastifyReply> {
  const { context, request, reply, actor, frame } = exchange;
  const state = await loadOwnData(context.deps, actor);
  if (isRefusal(state)) return sendPageRefusal(context, request, reply)(state);
  const html = render({
    ...state,
    frame,
    now: context.deps.clock(),
    isMailed: state.hasMailbox && context.mailer !== null,
    refusal: refusal ?? undefined,
  });
  return sendAccountPage(exchange, html, refusal);
}

function registerFile(server: FastifyInstance, context: HttpContext): void {
  server.withTypeProvider<ZodTypeProvider>().get(
    `${PATHS.accountData}/files/:id`,
    {
      config: { permission: 'account.download' },
      schema: { hide: true, params: z.object({ id: z.string() }) },
    },
    async (request, reply) => {
      const exchange = await openAccount({ context, request, reply }, 'account.download');
      if (isRefusal(exchange)) return sendPageRefusal(context, request, reply)(exchange);
      const opened = await openDownload(context.deps, exchange.actor, request.params.id);
      if (isRefusal(opened)) return sendPageRefusal(context, request, reply)(opened);
      const day = opened.readyAt.toISOString().slice(0, 10);
      return reply
        .headers({
          'content-disposition': `attachment; filename="my-data-${day}.zip"`,
          'content-length': opened.size,
          'cache-control': 'no-store',
          'x-content-type-options': 'nosniff',
        })
        .type('application/zip')
        .send(Readable.from(opened.chunks, { objectMode: false }));
    },
  );
}
