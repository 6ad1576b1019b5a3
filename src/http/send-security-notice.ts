import type { AccountId } from '../domain/ids.ts';
import { renderSecurityEmail, type SecurityEmailView } from '../render/index.ts';
import { findMailbox } from '../service/find-mailbox.ts';
import { deviceOf } from './visit.ts';
import { languageOf } from './errors.ts';
import type { Exchange } from './exchange.ts';

/**
 * Tells the owner of an account by mail that something changed by which they prove who they are. What was done stands
 * whether or not the mail can be sent; accounts without a mailbox are told nothing.
 */
export async function sendSecurityNotice(
  { context, request }: Exchange,
  told: {
    readonly to: AccountId;
    readonly notice: SecurityEmailView['notice'];
    readonly figures?: SecurityEmailView['figures'];
  },
): Promise<void> {
  const { mailer, log, config, deps } = context;
  if (!mailer) return;
  const email = await findMailbox(deps, told.to);
  if (email === null) return;
  const mail = renderSecurityEmail({
    language: languageOf(request),
    notice: told.notice,
    figures: told.figures ?? {},
    origin: config.publicUrl,
    device: deviceOf(request),
    at: deps.clock(),
  });
  // Not waited for: a slow mail server must not tell whoever acts how long it takes.
  mailer.send({ to: email, ...mail }).catch((error: unknown) => {
    const reason = (error as Error).message.replaceAll(email, '…');
    log.error({ reason }, 'A security notice could not be sent.');
  });
}
