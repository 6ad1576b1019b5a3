import { isRefusal, refuse, type Refusal } from '../domain/refusal.ts';
import type { Language } from '../messages/index.ts';
import { PATHS, renderSignInEmail, signInUrl, type SignInQuery } from '../render/index.ts';
import {
  CODE_SECONDS,
  issueSignInCode,
  LINK_SECONDS,
  type SignInCode,
} from '../service/issue-sign-in-code.ts';
import type { HttpContext } from './context.ts';

export interface SendSignInCode {
  readonly email: string;
  readonly browserToken: string;
  readonly isKnownBrowser: boolean;
  /** Where the reader goes on from a link; its fields stand in the address. */
  readonly query: SignInQuery;
  readonly siteName: string;
  readonly language: Language;
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
  const { code, kind } = issued;
  const link = kind === 'link' ? toLink(config.publicUrl, { ...input.query, id: issued.id, code }) : null;
  if (!mailer) {
    log.warn(`Sign-in ${kind}: ${link ?? code} (printed because SMTP_URL is not set)`);
    return issued;
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
  return issued;
}

/** A hand-over to a publisher's page belongs to the browser in which it began, so a link only leads to Parley's own pages. */
function toLink(publicUrl: string, asked: SignInQuery & { id: string; code: string }): string {
  const { id, code, site, lang, mode } = asked;
  const query = { id, code, site, lang, return: mode === undefined ? asked.return : undefined };
  return publicUrl + signInUrl(query, PATHS.signInLink);
}
