import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import * as z from 'zod';
import { isRefusal, type Refusal } from '../../../domain/refusal.ts';
import { accountUrl, PATHS, renderEditProfilePage, renderProfilePage } from '../../../render/index.ts';
import { changeProfile } from '../../../service/change-profile.ts';
import { listOwnWriting, loadOwnProfile } from '../../../service/load-profile.ts';
import { listQuery } from '../../../wire/own-account.ts';
import { text } from '../../../wire/text.ts';
import { openAccount, sendAccountPage, type AccountExchange } from '../../account-page.ts';
import type { HttpContext } from '../../context.ts';
import { sendPageRefusal } from '../../errors.ts';
import { spend } from '../../exchange.ts';
import { readCursor } from '../../views.ts';

const profileForm = z.object({
  name: text(400).default(''),
  bio: text(10_000).default(''),
  pictureUrl: text(4_000).default(''),
  removePicture: z.literal('true').optional(),
});
type Typed = z.infer<typeof profileForm>;

/** A reader's own profile, and the form that changes it. */
export function registerProfile(server: FastifyInstance, context: HttpContext): void {
  const typed = server.withTypeProvider<ZodTypeProvider>();

  typed.get(
    PATHS.account,
    { config: { permission: 'account.read' }, schema: { hide: true, querystring: listQuery } },
    async (request, reply) => {
      const exchange = await openAccount({ context, request, reply }, 'account.read');
      if (isRefusal(exchange)) return sendPageRefusal(context, request, reply)(exchange);
      const after = readCursor(request.query.after);
      if (isRefusal(after)) return sendPageRefusal(context, request, reply)(after);
      const person = await loadOwnProfile(context.deps, exchange.actor);
      if (isRefusal(person)) return sendPageRefusal(context, request, reply)(person);
      const comments = await listOwnWriting(context.deps, exchange.actor, { after });
      if (isRefusal(comments)) return sendPageRefusal(context, request, reply)(comments);
      const isSaved = request.query.saved !== undefined;
      const html = renderProfilePage({
        ...exchange.frame,
        person,
        comments,
        after: request.query.after,
        isSaved,
      });
      return sendAccountPage(exchange, html);
    },
  );

  typed.get(
    PATHS.accountEdit,
    { config: { permission: 'account.read' }, schema: { hide: true } },
    async (request, reply) => {
      const exchange = await openAccount({ context, request, reply }, 'account.read');
      return isRefusal(exchange)
        ? sendPageRefusal(context, request, reply)(exchange)
        : showForm(exchange, undefined, null);
    },
  );

  typed.post(
    PATHS.accountEdit,
    { config: { permission: 'account.profile' }, schema: { hide: true, body: profileForm } },
    async (request, reply) => {
      const exchange = await openAccount({ context, request, reply }, 'account.profile');
      if (isRefusal(exchange)) return sendPageRefusal(context, request, reply)(exchange);
      const limited = await spend(exchange, 'profile', exchange.actor.accountId);
      const { removePicture, ...change } = request.body;
      const changed =
        limited ??
        (await changeProfile(context.deps, exchange.actor, {
          ...change,
          removePicture: removePicture !== undefined,
        }));
      if (isRefusal(changed)) return showForm(exchange, request.body, changed);
      const query = { lang: exchange.frame.lang, saved: '1' };
      return reply.code(303).header('location', accountUrl(PATHS.account, query)).send();
    },
  );
}

async function showForm(
  exchange: AccountExchange,
  typed: Typed | undefined,
  refusal: Refusal | null,
): Promise<FastifyReply> {
  const { context, request, reply, actor, frame } = exchange;
  const person = await loadOwnProfile(context.deps, actor);
  if (isRefusal(person)) return sendPageRefusal(context, request, reply)(person);
  const html = renderEditProfilePage({ ...frame, person, typed, refusal: refusal ?? undefined });
  return sendAccountPage(exchange, html, refusal);
}
