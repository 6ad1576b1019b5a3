import { findLanguage } from '../messages/index.ts';
import { accountUrl, PATHS, renderAccountEmail } from '../render/index.ts';
import { findAccountMail, type AccountMailJob } from '../service/account-mail.ts';
import type { Deps, Mailer } from '../service/deps.ts';

/** What mails are sent with. */
export interface Mailing {
  /** Null where no SMTP_URL is configured: then none is sent. */
  readonly mailer: Mailer | null;
  /** The public origin of this Parley. */
  readonly publicUrl: string;
}

/** Sends a mail about an account, if what it tells is still true. Throws without naming the mailbox when it cannot. */
export async function sendAccountMail(
  deps: Pick<Deps, 'pool'>,
  { mailer, publicUrl }: Mailing,
  job: AccountMailJob,
): Promise<void> {
  const found = await findAccountMail(deps, job);
  if (!found || !mailer) return;
  const url = publicUrl + accountUrl(PATHS.accountData, { lang: job.language });
  const mail = renderAccountEmail({
    language: findLanguage(job.language) ?? 'en',
    mail: job.mail,
    host: new URL(publicUrl).host,
    at: found.at,
    url,
  });
  const failure = await mailer.send({ to: found.to, ...mail }).then(
    () => null,
    // The job library writes down and logs what went wrong: not with the mailbox in it.
    (error: Error) => error.message.replaceAll(found.to, '…'),
  );
  if (failure !== null) throw new Error(failure);
}
