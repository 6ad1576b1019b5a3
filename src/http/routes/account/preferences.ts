import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import * as z from 'zod';
import { REPLY_MAILS } from '../../../domain/profile.ts';
import { isRefusal, type Refusal } from '../../../domain/refusal.ts';
import { LANGUAGES } from '../../../messages/index.ts';
import { accountUrl, PATHS, renderPreferencesPage, type PreferencesView } from '../../../render/index.ts';
import { changePreferences, listTimeZones, loadPreferences } from '../../../service/preferences.ts';
import { listQuery } from '../../../wire/own-account.ts';
import { openAccount, sendAccountPage, type AccountExchange } from '../../account-page.ts';
import type { HttpContext } from '../../context.ts';
import { sendPageRefusal } from '../../errors.ts';
import { spend } from '../../exchange.ts';

const preferencesForm = z.object({
  language: z.enum(['', ...LANGUAGES]).default(''),
  timeZone: z.string().max(100).default(''),
  replyMail: z.enum(REPLY_MAILS).default('never'),
  reportMail: z.literal('true').optional(),
  decisionMail: z.literal('true').optional(),
  hidesProfile: z.literal('true').optional(),
  leavesViewpoints: z.literal('true').optional(),
});

/** What a reader chooses of pages and mails. */
export function registerPreferences(server: FastifyInstance, context: HttpContext): void {
  const typed = server.withTypeProvider<ZodTypeProvider>();

  typed.get(
    PATHS.accountPreferences,
    { config: { permission: 'account.read' }, schema: { hide: true, querystring: listQuery } },
    async (request, reply) => {
      const exchange = await openAccount({ context, request, reply }, 'account.read');
      if (isRefusal(exchange)) return sendPageRefusal(context, request, reply)(exchange);
      const isSaved = request.query.saved !== undefined;
      return showForm(exchange, { typed: null, isSaved, refusal: null });
    },
  );

  typed.post(
    PATHS.accountPreferences,
    { config: { permission: 'account.change' }, schema: { hide: true, body: preferencesForm } },
    async (request, reply) => {
      const exchange = await openAccount({ context, request, reply }, 'account.change');
      if (isRefusal(exchange)) return sendPageRefusal(context, request, reply)(exchange);
      const typed = {
        ...request.body,
        reportMail: request.body.reportMail !== undefined,
        decisionMail: request.body.decisionMail !== undefined,
        hidesProfile: request.body.hidesProfile !== undefined,
        leavesViewpoints: request.body.leavesViewpoints !== undefined,
      };
      const limited = await spend(exchange, 'mute', exchange.actor.accountId);
      const changed =
        limited ??
        (await changePreferences(context.deps, exchange.actor, {
          ...typed,
          language: typed.language || null,
          timeZone: typed.timeZone || null,
        }));
      if (isRefusal(changed)) return showForm(exchange, { typed, isSaved: false, refusal: changed });
      // In the language that was chosen, whatever the address asked for before.
      return reply
        .code(303)
        .header('location', accountUrl(PATHS.accountPreferences, { saved: '1' }))
        .send();
    },
  );
}

interface Shown {
  /** What was typed where something was wrong with it. */
  readonly typed: PreferencesView['chosen'] | null;
  readonly isSaved: boolean;
  readonly refusal: Refusal | null;
}

async function showForm(exchange: AccountExchange, shown: Shown): Promise<FastifyReply> {
  const { context, request, reply, actor, frame } = exchange;
  const known = await loadPreferences(context.deps, actor);
  if (isRefusal(known)) return sendPageRefusal(context, request, reply)(known);
  const {
    language,
    timeZone,
    replyMail,
    reportMail,
    decisionMail,
    hidesProfile,
    leavesViewpoints,
    hasMailbox,
  } = known;
  const chosen = shown.typed ?? {
    language: language ?? '',
    timeZone: timeZone ?? '',
    replyMail,
    reportMail,
    decisionMail,
    hidesProfile,
    leavesViewpoints,
  };
  const html = renderPreferencesPage({
    ...frame,
    chosen,
    hasMailbox,
    timeZones: listTimeZones(),
    isSaved: shown.isSaved,
    refusal: shown.refusal ?? undefined,
  });
  return sendAccountPage(exchange, html, shown.refusal);
}
