import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import * as z from 'zod';
import { isRefusal, type Refusal } from '../../../domain/refusal.ts';
import { accountUrl, PATHS, renderSecurityStep, type SecurityStep } from '../../../render/index.ts';
import {
  confirmTotp,
  readTotp,
  renewRecoveryCodes,
  startTotp,
  switchOffTotp,
} from '../../../service/switch-totp.ts';
import { text } from '../../../wire/text.ts';
import { openAccount, type AccountExchange } from '../../account-page.ts';
import type { HttpContext } from '../../context.ts';
import { refusalHeaders, sendPageRefusal, statusOf } from '../../errors.ts';
import { spend } from '../../exchange.ts';
import { HTML, PAGE_HEADERS } from '../../headers.ts';
import { sendSecurityNotice } from '../../send-security-notice.ts';

/** The page of codes of an app: to switch them on and off, and for the recovery codes. */
export function registerTotpPage(server: FastifyInstance, context: HttpContext): void {
  const typed = server.withTypeProvider<ZodTypeProvider>();

  typed.get(
    PATHS.totp,
    { config: { permission: 'account.enrol' }, schema: { hide: true } },
    async (request, reply) => {
      const exchange = await openAccount({ context, request, reply }, 'account.enrol');
      if (isRefusal(exchange)) return sendPageRefusal(context, request, reply)(exchange);
      return showTotp(exchange);
    },
  );

  typed.post(
    PATHS.totp,
    {
      config: { permission: 'account.enrol' },
      schema: {
        hide: true,
        body: z.object({ do: z.enum(['start', 'confirm', 'codes', 'off']), code: text(100).default('') }),
      },
    },
    async (request, reply) => {
      const exchange = await openAccount({ context, request, reply }, 'account.enrol');
      if (isRefusal(exchange)) return sendPageRefusal(context, request, reply)(exchange);
      const limited = await spend(exchange, 'factorCode', exchange.actor.sessionId);
      if (limited) return showTotp(exchange, limited);
      return ACTIONS[request.body.do](exchange, request.body.code);
    },
  );
}

const ACTIONS = {
  async start(exchange: AccountExchange) {
    const refusal = await startTotp(exchange.context.deps, exchange.actor);
    return refusal ? showTotp(exchange, refusal) : goTo(exchange, PATHS.totp);
  },
  async confirm(exchange: AccountExchange, code: string) {
    return showCodes(exchange, {
      codes: await confirmTotp(exchange.context.deps, exchange.actor, code),
      notice: 'totpOn',
    });
  },
  async codes(exchange: AccountExchange) {
    return showCodes(exchange, {
      codes: await renewRecoveryCodes(exchange.context.deps, exchange.actor),
      notice: 'recoveryNew',
    });
  },
  async off(exchange: AccountExchange) {
    const refusal = await switchOffTotp(exchange.context.deps, exchange.actor);
    if (refusal) return showTotp(exchange, refusal);
    await sendSecurityNotice(exchange, { to: exchange.actor.accountId, notice: 'totpOff' });
    return goTo(exchange, PATHS.accountSecurity);
  },
} as const;

function goTo({ reply, frame }: AccountExchange, path: string): FastifyReply {
  return reply
    .code(303)
    .header('location', accountUrl(path, { lang: frame.lang }))
    .send();
}

/** The one time that recovery codes are shown: in the answer itself, since nothing keeps them to show them again. */
async function showCodes(
  exchange: AccountExchange,
  made: { readonly codes: readonly string[] | Refusal; readonly notice: 'totpOn' | 'recoveryNew' },
): Promise<FastifyReply> {
  const { codes, notice } = made;
  if (isRefusal(codes)) return showTotp(exchange, codes);
  await sendSecurityNotice(exchange, { to: exchange.actor.accountId, notice });
  return show(exchange, { step: 'recoveryCodes', codes });
}

async function showTotp(exchange: AccountExchange, refusal: Refusal | null = null): Promise<FastifyReply> {
  const { context, request, reply, actor } = exchange;
  const { host } = new URL(context.config.publicUrl);
  const totp = await readTotp(context.deps, actor, host);
  if (isRefusal(totp)) return sendPageRefusal(context, request, reply)(totp);
  if (totp.state === 'on') return show(exchange, { step: 'changeTotp', ...totp }, refusal);
  if (totp.state === 'off') return show(exchange, { step: 'startTotp' }, refusal);
  return show(exchange, { step: 'confirmTotp', key: totp.key.text, address: totp.key.address }, refusal);
}

/** Nothing keeps these pages, not even the browser: keys and codes are on some of them. */
function show(
  { reply, frame }: AccountExchange,
  current: SecurityStep,
  refusal: Refusal | null = null,
): FastifyReply {
  const html = renderSecurityStep({ frame, current, refusal: refusal ?? undefined });
  return reply
    .code(refusal ? statusOf(refusal) : 200)
    .headers({ ...PAGE_HEADERS, ...(refusal ? refusalHeaders(refusal) : {}), 'cache-control': 'no-store' })
    .type(HTML)
    .send(html);
}
