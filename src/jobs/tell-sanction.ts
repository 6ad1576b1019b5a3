import type { AccountId } from '../domain/ids.ts';
import { pickLanguage } from '../messages/index.ts';
import { accountUrl, PATHS, renderSanctionEmail } from '../render/index.ts';
import type { Deps } from '../service/deps.ts';
import { findSanctionMail } from '../service/sanction-mail.ts';
import type { Mailing } from './send-account-mail.ts';
import { sendQuietly } from './send-quietly.ts';

export interface TellSanction {
  readonly accountId: AccountId;
  readonly sanctionId: string;
  /** Of the site whose moderators decided. */
  readonly language: string;
}

/** Tells somebody by mail what moderators have decided of them, unless it has been taken back. */
export async function tellSanction(
  deps: Pick<Deps, 'pool'>,
  { mailer, publicUrl }: Mailing,
  job: TellSanction,
): Promise<void> {
  const found = await findSanctionMail(deps, job);
  if (!found || !mailer) return;
  const language = pickLanguage(found.language ?? undefined, undefined, job.language);
  const url = publicUrl + accountUrl(PATHS.accountWarnings, { lang: language });
  const siteName = found.siteName ?? new URL(publicUrl).host;
  await sendQuietly(mailer, { to: found.to, ...renderSanctionEmail({ ...found, language, siteName, url }) });
}
