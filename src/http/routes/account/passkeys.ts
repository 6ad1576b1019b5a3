import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import * as z from 'zod';
import { isId, type PasskeyId } from '../../../domain/ids.ts';
import { isRefusal, refuse, type Refusal } from '../../../domain/refusal.ts';
import { accountUrl, PATHS, renderSecurityStep } from '../../../render/index.ts';
import { addPasskey } from '../../../service/add-passkey.ts';
import { removePasskey, renamePasskey } from '../../../service/change-passkey.ts';
import { toRelyingParty } from '../../../service/passkey-challenge.ts';
import { readSecurity } from '../../../service/read-security.ts';
import { credentialField, newPasskeySchema } from '../../../wire/passkey.ts';
import { text } from '../../../wire/text.ts';
import { openAccount, sendAccountPage, type AccountExchange } from '../../account-page.ts';
import { toOwnPath } from '../../carried-sign-in.ts';
import { deviceOf } from '../../visit.ts';
import type { HttpContext } from '../../context.ts';
import { sendPageRefusal } from '../../errors.ts';
import { spend } from '../../exchange.ts';
import { sendSecurityNotice } from '../../send-security-notice.ts';

/** Pages on which a passkey is added, renamed and removed. */
export function registerPasskeyPages(server: FastifyInstance, context: HttpContext): void {
  registerAdding(server, context);
  registerChanging(server, context);
}

function registerAdding(server: FastifyInstance, context: HttpContext): void {
  const typed = server.withTypeProvider<ZodTypeProvider>();
  const carried = z.object({ return: text(2_000).optional() });
  const querystring = carried.extend({ lang: text(35).optional() });

  typed.get(
    PATHS.addPasskey,
    { config: { permission: 'account.enrol' }, schema: { hide: true, querystring } },
    async (request, reply) => {
      const exchange = await openAccount({ context, request, reply }, 'account.enrol');
      if (isRefusal(exchange)) return sendPageRefusal(context, request, reply)(exchange);
      return showAdding(exchange, request.query.return);
    },
  );

  typed.post(
    PATHS.addPasskey,
    {
      config: { permission: 'account.enrol' },
      schema: { hide: true, body: carried.extend({ credential: credentialField(newPasskeySchema) }) },
    },
    async (request, reply) => {
      const exchange = await openAccount({ context, request, reply }, 'account.enrol');
      if (isRefusal(exchange)) return sendPageRefusal(context, request, reply)(exchange);
      const { actor } = exchange;
      const { credential: response, return: returnTo } = request.body;
      const rp = toRelyingParty(context.config.publicUrl);
      const name = deviceOf(request) ?? 'Passkey';
      const limited = await spend(exchange, 'passkey', actor.accountId);
      const added = limited ?? (await addPasskey(context.deps, actor, { rp, response, name }));
      if (isRefusal(added)) return showAdding(exchange, returnTo, added);
      await sendSecurityNotice(exchange, { to: actor.accountId, notice: 'passkeyAdded' });
      return reply.code(303).header('location', toReturn(exchange, returnTo)).send();
    },
  );
}

function showAdding(
  exchange: AccountExchange,
  returnTo: string | undefined,
  refusal: Refusal | null = null,
): FastifyReply {
  const current = { step: 'addPasskey', returnTo: toReturn(exchange, returnTo) } as const;
  const html = renderSecurityStep({ frame: exchange.frame, current, refusal: refusal ?? undefined });
  return sendAccountPage(exchange, html, refusal);
}

/** Back to where somebody came from; to the page of security where nothing says. */
function toReturn({ frame }: AccountExchange, returnTo: string | undefined): string {
  return returnTo === undefined
    ? accountUrl(PATHS.accountSecurity, { lang: frame.lang })
    : toOwnPath(returnTo);
}

function registerChanging(server: FastifyInstance, context: HttpContext): void {
  const typed = server.withTypeProvider<ZodTypeProvider>();
  const params = z.object({ id: z.string().max(100) });
  const url = `${PATHS.addPasskey}/:id`;

  typed.get(
    url,
    { config: { permission: 'account.secure' }, schema: { hide: true, params } },
    async (request, reply) => {
      const exchange = await openAccount({ context, request, reply }, 'account.secure');
      if (isRefusal(exchange)) return sendPageRefusal(context, request, reply)(exchange);
      return showChanging(exchange, { id: request.params.id });
    },
  );

  typed.post(
    url,
    {
      config: { permission: 'account.secure' },
      schema: {
        hide: true,
        params,
        body: z.object({ do: z.enum(['rename', 'remove']), name: text(400).default('') }),
      },
    },
    async (request, reply) => {
      const exchange = await openAccount({ context, request, reply }, 'account.secure');
      if (isRefusal(exchange)) return sendPageRefusal(context, request, reply)(exchange);
      const { actor } = exchange;
      const { do: what, name } = request.body;
      const id = request.params.id as PasskeyId;
      const limited = isId(id)
        ? await spend(exchange, 'passkey', actor.accountId)
        : refuse('factor_not_found');
      const refusal =
        limited ??
        (what === 'rename'
          ? await renamePasskey(context.deps, actor, { id, name })
          : await removePasskey(context.deps, actor, id));
      if (refusal)
        return showChanging(exchange, { id, typed: what === 'rename' ? name : undefined }, refusal);
      if (what === 'remove')
        await sendSecurityNotice(exchange, { to: actor.accountId, notice: 'passkeyRemoved' });
      return reply.code(303).header('location', toReturn(exchange, undefined)).send();
    },
  );
}

async function showChanging(
  exchange: AccountExchange,
  { id, typed }: { id: string; typed?: string | undefined },
  refusal: Refusal | null = null,
): Promise<FastifyReply> {
  const { context, request, reply, actor, frame } = exchange;
  const fail = sendPageRefusal(context, request, reply);
  const security = await readSecurity(context.deps, actor);
  if (isRefusal(security)) return fail(security);
  const passkey = security.passkeys.find((own) => own.id === id);
  if (!passkey) return fail(refuse('factor_not_found'));
  const current = { step: 'changePasskey', passkey, typed } as const;
  return sendAccountPage(
    exchange,
    renderSecurityStep({ frame, current, refusal: refusal ?? undefined }),
    refusal,
  );
}
