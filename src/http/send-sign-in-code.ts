import { refuse, type Refusal } from '../domain/refusal.ts';
import type { Language } from '../messages/index.ts';
import { renderSignInEmail } from '../render/index.ts';
import { issueSignInCode, type SignInCode } from '../service/sign-in.ts';
import type { HttpContext } from './context.ts';

/** How long a code is good for, in seconds. */
export const CODE_LIFETIME_SECONDS = 600;

export interface SendSignInCode {
  readonly email: string;
  readonly browserToken: string;
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
  if (!mailer) {
    log.warn(`Sign-in code: ${issued.code} (printed because SMTP_URL is not set)`);
    return issued;
  }
  const { language, siteName } = input;
  const mail = renderSignInEmail({ language, siteName, code: issued.code, lifetime: CODE_LIFETIME_SECONDS });
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
