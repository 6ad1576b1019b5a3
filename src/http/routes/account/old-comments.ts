import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import * as z from 'zod';
import { isRefusal, type Refusal } from '../../../domain/refusal.ts';
import {
  accountUrl,
  OLD_ANSWERS,
  PATHS,
  renderOldCommentsPage,
  type OldAnswer,
} from '../../../render/index.ts';
import { claimOld, disownOld, reconsiderOld } from '../../../service/claim-imported.ts';
import { loadOldComments, tellOldComments } from '../../../service/old-comments.ts';
import { listQuery } from '../../../wire/own-account.ts';
import { openAccount, sendAccountPage, type AccountExchange } from '../../account-page.ts';
import { pageActor } from '../../actor.ts';
import { carriedSchema, readCarried } from '../../carried-sign-in.ts';
import type { HttpContext } from '../../context.ts';
import { sendErrorPage, sendPageRefusal } from '../../errors.ts';
import { spend } from '../../exchange.ts';
import { showStep, startOver } from '../../sign-in-steps.ts';

const answerForm = z.object({ author: z.string().max(36), answer: z.enum(OLD_ANSWERS) });

const ACTS = { mine: claimOld, notMine: disownOld, again: reconsiderOld } as const;

/** What one wrote before the comments were moved here: whose it is. */
export function registerOldComments(server: FastifyInstance, context: HttpContext): void {
  const typed = server.withTypeProvider<ZodTypeProvider>();

  typed.get(
    PATHS.accountOld,
    {
      config: { permission: 'account.read' },
      schema: { hide: true, querystring: listQuery.extend({ saved: z.enum(OLD_ANSWERS).optional() }) },
    },
    async (request, reply) => {
      const exchange = await openAccount({ context, request, reply }, 'account.read');
      if (isRefusal(exchange)) return sendPageRefusal(context, request, reply)(exchange);
      // Whoever looks need not be told once more.
      await tellOldComments(context.deps, exchange.actor);
      return showPage(exchange, { done: request.query.saved, refusal: null });
    },
  );

  typed.post(
    PATHS.accountOld,
    { config: { permission: 'account.change' }, schema: { hide: true, body: answerForm } },
    async (request, reply) => {
      const exchange = await openAccount({ context, request, reply }, 'account.change');
      if (isRefusal(exchange)) return sendPageRefusal(context, request, reply)(exchange);
      const { author, answer } = request.body;
      const limited = await spend(exchange, 'mute', exchange.actor.accountId);
      const done = limited ?? (await ACTS[answer](context.deps, exchange.actor, author));
      if (isRefusal(done)) return showPage(exchange, { done: undefined, refusal: done });
      const query = { lang: exchange.frame.lang, saved: answer };
      return reply.code(303).header('location', accountUrl(PATHS.accountOld, query)).send();
    },
  );
  registerFound(server, context);
}

interface Shown {
  /** What was just answered. */
  readonly done: OldAnswer | undefined;
  readonly refusal: Refusal | null;
}

async function showPage(exchange: AccountExchange, { done, refusal }: Shown): Promise<FastifyReply> {
  const { context, request, reply, actor, frame } = exchange;
  const authors = await loadOldComments(context.deps, actor);
  if (isRefusal(authors)) return sendPageRefusal(context, request, reply)(authors);
  const html = renderOldCommentsPage({ ...frame, authors, done, refusal: refusal ?? undefined });
  return sendAccountPage(exchange, html, refusal);
}

/** The step of signing in that says what was found: shown once. */
function registerFound(server: FastifyInstance, context: HttpContext): void {
  server
    .withTypeProvider<ZodTypeProvider>()
    .get(
      PATHS.signInFound,
      { config: { permission: 'account.read' }, schema: { hide: true, querystring: carriedSchema } },
      async (request, reply) => {
        const carried = await readCarried(context, request.query);
        if (isRefusal(carried)) return sendErrorPage(context, request, reply)(carried);
        const exchange = { context, request, reply, carried };
        const news = await tellOldComments(context.deps, await pageActor(context, request));
        // Signed in as they are, whoever comes here again goes on from the first step.
        if (news === null) return startOver(exchange, null);
        return isRefusal(news) ? startOver(exchange, news) : showStep(exchange, { step: 'found', ...news });
      },
    );
}
