import { pickLanguage } from '../messages/index.ts';
import { renderReplyEmail, unsubscribeUrl } from '../render/index.ts';
import type { AccountId } from '../domain/ids.ts';
import {
  giveBackReplyMail,
  listReplyMails,
  takeReplyMail,
  type ReplyMailTask,
} from '../service/reply-mail.ts';
import type { JobsContext } from './run-jobs.ts';

/**
 * Sends the mails about replies that are due, each on its own: what goes wrong with one is no other's matter. Whoever a
 * mail did not reach gets it with the next run.
 */
export async function mailReplies(
  context: Omit<JobsContext, 'http' | 'head' | 'workOnImports' | 'viewpointsMemoryMib' | 'backUp'>,
): Promise<void> {
  const { mailer, log } = context;
  if (mailer === null) return;
  let failed = 0;
  for (const accountId of await listReplyMails(context.deps)) {
    if (!(await mailOne(context, accountId))) failed += 1;
  }
  // Neither the addresses nor what the mail server said of them belong into a log.
  if (failed > 0)
    log('warn', `${failed} mails about replies were not taken by the mail server; the next run tries again.`);
}

async function mailOne(
  context: Omit<JobsContext, 'http' | 'head' | 'workOnImports' | 'viewpointsMemoryMib' | 'backUp'>,
  accountId: AccountId,
): Promise<boolean> {
  const { deps, mailer } = context;
  const task = await takeReplyMail(deps, accountId);
  if (task === null || mailer === null) return true;
  try {
    await mailer.send(toMail(context, task));
    return true;
  } catch {
    await giveBackReplyMail(deps, task);
    return false;
  }
}

function toMail({ publicUrl }: Pick<JobsContext, 'publicUrl'>, task: ReplyMailTask) {
  const { replies, hasMore, timeZone, email } = task;
  const language = pickLanguage(task.language ?? undefined, undefined, replies[0]?.site.language ?? 'en');
  const url = publicUrl + unsubscribeUrl(task.unsubscribeToken, { lang: language });
  const mail = renderReplyEmail({
    language,
    timeZone,
    replies,
    hasMore,
    origin: publicUrl,
    unsubscribeUrl: url,
  });
  return { to: email, ...mail, unsubscribeUrl: url };
}
