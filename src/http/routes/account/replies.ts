import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { isRefusal } from '../../../domain/refusal.ts';
import type { ReceivedReply } from '../../../domain/listed-comment.ts';
import { PATHS, renderRepliesPage } from '../../../render/index.ts';
import { loadReceivedReplies } from '../../../service/load-replies.ts';
import { listQuery } from '../../../wire/own-account.ts';
import { openAccount, sendAccountPage } from '../../account-page.ts';
import type { HttpContext } from '../../context.ts';
import { sendPageRefusal } from '../../errors.ts';
import { readCursor } from '../../views.ts';

/** Replies that a reader received. Looking at them marks them as read. */
export function registerReplies(server: FastifyInstance, context: HttpContext): void {
  server
    .withTypeProvider<ZodTypeProvider>()
    .get(
      PATHS.accountReplies,
      { config: { permission: 'account.read' }, schema: { hide: true, querystring: listQuery } },
      async (request, reply) => {
        const exchange = await openAccount({ context, request, reply }, 'account.read');
        if (isRefusal(exchange)) return sendPageRefusal(context, request, reply)(exchange);
        const after = readCursor(request.query.after);
        if (isRefusal(after)) return sendPageRefusal(context, request, reply)(after);
        const { seen } = request.query;
        const seenBefore = seen === undefined || after === null ? null : new Date(seen);
        const replies = await loadReceivedReplies(context.deps, exchange.actor, { after, seenBefore });
        if (isRefusal(replies)) return sendPageRefusal(context, request, reply)(replies);
        const html = renderRepliesPage({
          ...exchange.frame,
          replies,
          after: request.query.after,
          seen: String(replies.seenBefore.getTime()),
          showsProfiles: await findShowing(context, replies.items),
        });
        return sendAccountPage(exchange, html);
      },
    );
}

/** The sites of some replies that show profiles. */
async function findShowing(
  context: HttpContext,
  replies: readonly ReceivedReply[],
): Promise<ReadonlySet<string>> {
  const keys = [...new Set(replies.map(({ site }) => site.key))];
  const sites = await Promise.all(keys.map((key) => context.sites.find(key)));
  return new Set(sites.flatMap((site) => (site?.settings.publicProfiles ? [site.key] : [])));
}
