import { isRefusal, refuse, type Refusal } from '../domain/refusal.ts';
import type { Language } from '../messages/index.ts';
import { PATHS, renderSignInEmail, signInUrl, type SignInQuery } from '../render/index.ts';
import {
  CODE_SECONDS,
  issueSignInCode,
  LINK_SECONDS,
  type SignInCode,
} from '../service/issue-sign-in-code.ts';
import { isOfNewsroom } from '../service/is-of-newsroom.ts';
import type { HttpContext } from './context.ts';

export interface SendSignInCode {
  readonly email: string;
  readonly browserToken: string;
  readonly isKnownBrowser: boolean;
  /** Where the reader goes on from a link; its fields stand in the address. */
  readonly query: SignInQuery;
  readonly siteName: string;
  readonly language: Language;
  /** Whether readers do not sign in by e-mail here: then only moderators and admins are sent anything. */
  readonly isForNewsroom: boolean;
}

/**
 * Makes a code and sends it. Without SMTP_URL it is printed in the log: in development only, since whoever reads a log
 * could sign in as anybody.
 */
export async function sendSignInCode(
  context: HttpContext,
  input: SendSignInCode,
): Promise<SignInCode | Refusal> {
  const { mailer, log, config } = context;
  if (!mailer && config.isProduction) {
    log.error('Nobody can sign in by e-mail: SMTP_URL is not set.');
    return refuse('mail_failed', { field: 'email' });
  }
  const issued = await issueSignInCode(context.deps, input);
  if (isRefusal(issued) || issued.code === null) return issued;
  const { code, id, kind } = issued;
  if (!input.isForNewsroom) return (await deliver(context, input, { id, code, kind })) ?? issued;
  // Answered before anything is looked up or sent: how long it takes tells nobody whose mailbox it is.
  isOfNewsroom(context.deps, input.email)
    .then((isTheirs) => (isTheirs ? deliver(context, input, { id, code, kind }) : null))
    .catch((error: Error) => log.error({ reason: error.message }, 'A sign-in code was not sent.'));
  return issued;
}

/** Puts a code into a mail, and that on its way. */
async function deliver(
  { mailer, log, config }: HttpContext,
  input: SendSignInCode,
  { id, code, kind }: { readonly id: string; readonly code: string; readonly kind: SignInCode['kind'] },
): Promise<Refusal | null> {
  const link = kind === 'link' ? toLink(config.publicUrl, { ...input.query, id, code }) : null;
  if (!mailer) {
    log.warn(`Sign-in ${kind}: ${link ?? code} (printed because SMTP_URL is not set)`);
    return null;
  }
  const { language, siteName } = input;
  const mail = renderSignInEmail({
    language,
    siteName,
    ...(link === null ? { code, lifetime: CODE_SECONDS } : { link, lifetime: LINK_SECONDS }),
  });
  try {
    await mailer.send({ to: input.email, ...mail });
  } catch (error) {
    // The address stays out of the log; the server's answer says what is wrong.
    log.error(
      { reason: (error as Error).message.replaceAll(input.email, '…') },
      'A sign-in code could not be sent.',
    );
    return refuse('mail_failed', { field: 'email' });
  }
  return null;
}

/** A hand-over to a publisher's page belongs to the browser in which it began, so a link only leads to Parley's own pages. */
function toLink(publicUrl: string, asked: SignInQuery & { id: string; code: string }): string {
  const { id, code, site, lang, mode } = asked;
  const query = { id, code, site, lang, return: mode === undefined ? asked.return : undefined };
  return publicUrl + signInUrl(query, PATHS.signInLink);
}
