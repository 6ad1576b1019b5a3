import type { AccountId } from '../domain/ids.ts';
import { pickLanguage } from '../messages/index.ts';
import { renderDecisionEmail, unsubscribeUrl } from '../render/index.ts';
import { giveBackDecisionMail, takeDecisionMail, type DecisionMailTask } from '../service/decision-mail.ts';
import type { Deps } from '../service/deps.ts';
import type { Mailing } from './send-account-mail.ts';
import { sendQuietly } from './send-quietly.ts';

/** Tells somebody by one mail what was decided of their comments. What is not taken goes out with the next try. */
export async function tellAuthor(
  deps: Deps,
  { mailer, publicUrl }: Mailing,
  { accountId }: { readonly accountId: AccountId },
): Promise<void> {
  const task = await takeDecisionMail(deps, accountId);
  if (!mailer || task === null || task.told.length === 0) return;
  try {
    await sendQuietly(mailer, toMail(publicUrl, task));
  } catch (error) {
    await giveBackDecisionMail(deps, task);
    throw error;
  }
}

function toMail(publicUrl: string, task: DecisionMailTask) {
  const { told, hasMore, timeZone, email, unsubscribeToken } = task;
  const language = pickLanguage(task.language ?? undefined, undefined, told[0]?.notice.siteLanguage ?? 'en');
  const url = publicUrl + unsubscribeUrl(unsubscribeToken, { lang: language });
  const mail = renderDecisionEmail({
    language,
    timeZone,
    hasMore,
    decisions: told.map(({ notice, explanation }) => ({
      commentId: notice.commentId,
      site: { key: notice.siteKey, name: notice.siteName },
      story: { key: notice.storyKey, title: notice.storyTitle },
      html: notice.html,
      createdAt: notice.createdAt,
      explanation,
    })),
    origin: publicUrl,
    unsubscribeUrl: url,
  });
  return { to: email, ...mail, unsubscribeUrl: url };
}
