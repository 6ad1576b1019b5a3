import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import * as z from 'zod';
import { isRefusal } from '../../domain/refusal.ts';
import { PATHS, renderUnsubscribePage } from '../../render/index.ts';
import { readUnsubscribeToken, unsubscribe } from '../../service/reply-mail.ts';
import type { HttpContext } from '../context.ts';
import { languageOf, sendErrorPage } from '../errors.ts';
import { HTML, PAGE_HEADERS } from '../headers.ts';

const query = z.object({ token: z.string().max(200).default(''), lang: z.string().max(35).optional() });

/**
 * Stops mails by the link that stands in them. The link opens a page with a button, since programs that check mail open
 * links too; mail programs post to it themselves when their own button is pressed (RFC 8058), from nowhere and without a
 * cookie: the token alone speaks.
 */
export function registerUnsubscribe(server: FastifyInstance, context: HttpContext): void {
  const typed = server.withTypeProvider<ZodTypeProvider>();
  const headers = { ...PAGE_HEADERS, 'cache-control': 'no-store' };

  typed.get(
    PATHS.unsubscribe,
    { config: { permission: 'mail.stop' }, schema: { hide: true, querystring: query } },
    async (request, reply) => {
      const { token } = request.query;
      const found = readUnsubscribeToken(context.deps, token);
      if (isRefusal(found)) return sendErrorPage(context, request, reply)(found);
      const { mail } = found;
      const view = { language: languageOf(request), assets: context.pageAssets, token, mail, isDone: false };
      return reply.headers(headers).type(HTML).send(renderUnsubscribePage(view));
    },
  );

  typed.post(
    PATHS.unsubscribe,
    { config: { permission: 'mail.stop' }, schema: { hide: true, querystring: query } },
    async (request, reply) => {
      const { token } = request.query;
      const done = await unsubscribe(context.deps, token);
      if (isRefusal(done)) return sendErrorPage(context, request, reply)(done);
      const { mail } = done;
      const view = { language: languageOf(request), assets: context.pageAssets, token, mail, isDone: true };
      return reply.headers(headers).type(HTML).send(renderUnsubscribePage(view));
    },
  );
}
