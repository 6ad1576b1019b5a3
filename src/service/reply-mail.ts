import type { AccountId } from '../domain/ids.ts';
import type { ReceivedReply } from '../domain/listed-comment.ts';
import { isRefusal, refuse, type Refusal } from '../domain/refusal.ts';
import { isId } from '../domain/ids.ts';
import { listReceivedSince } from '../storage/listed-comments.ts';
import { withTransaction } from '../storage/pool.ts';
import { stopDecisionMail } from '../storage/author-notices.ts';
import { stopReplyMail } from '../storage/profiles.ts';
import {
  listAwaitingMail,
  lockAwaitingMail,
  markRepliesMailed,
  unmarkRepliesMailed,
} from '../storage/reply-marks.ts';
import type { Deps } from './deps.ts';
import { toListedComment, toReplyAuthor } from './listed-comments.ts';

/** Replies told in one mail; whoever got more finds them on their page. */
const MOST_TOLD = 20;

/** A reply counts a little later than it was written: one whose transaction is not done yet must not be passed over. */
const SETTLED_MS = 30_000;

/** A mail about replies, taken to be sent. */
export interface ReplyMailTask {
  readonly accountId: AccountId;
  readonly email: string;
  readonly language: string | null;
  readonly timeZone: string | null;
  readonly replies: readonly ReceivedReply[];
  /** Whether there are more than these. */
  readonly hasMore: boolean;
  readonly unsubscribeToken: string;
  readonly mark: { readonly mailedAt: Date; readonly since: Date };
}

/** Who waits for mail about replies now. */
export async function listReplyMails(deps: Deps): Promise<AccountId[]> {
  return listAwaitingMail(deps.pool, deps.clock());
}

/**
 * Takes the mail that somebody waits for, and notes in the same transaction that it went: two processes, or one that dies
 * and comes back, never send it twice. Null when there is nothing to tell (any more).
 */
export async function takeReplyMail(deps: Deps, accountId: AccountId): Promise<ReplyMailTask | null> {
  const now = deps.clock();
  const mailedAt = new Date(now.getTime() - SETTLED_MS);
  return withTransaction(deps.pool, async (db) => {
    const account = await lockAwaitingMail(db, accountId, now);
    if (!account) return null;
    const { email, language, timeZone, since } = account;
    const rows = await listReceivedSince(db, { accountId, since, until: mailedAt, limit: MOST_TOLD + 1 });
    if (rows.length === 0) return null;
    await markRepliesMailed(db, accountId, mailedAt);
    return {
      accountId,
      email,
      language,
      timeZone,
      replies: rows.slice(0, MOST_TOLD).map((row) => ({
        ...toListedComment(row),
        author: toReplyAuthor(row),
        isUnread: true,
        isMuted: false,
      })),
      hasMore: rows.length > MOST_TOLD,
      unsubscribeToken: toUnsubscribeToken(deps, 'replies', accountId),
      mark: { mailedAt, since },
    };
  });
}

/** Gives a mail back that the mail server did not take: it is tried again with the next ones. */
export async function giveBackReplyMail(deps: Deps, { accountId, mark }: ReplyMailTask): Promise<void> {
  await unmarkRepliesMailed(deps.pool, accountId, mark);
}

/** Mails that a link in them stops, with what their links are signed for. */
const PURPOSES = { replies: 'unsubscribe', decisions: 'unsubscribe-decisions' } as const;
export type StoppableMail = keyof typeof PURPOSES;

/** Whose mail a link stops, and which. */
export interface Unsubscription {
  readonly accountId: AccountId;
  readonly mail: StoppableMail;
}

/** What the link of a mail carries: it stops this kind of mail to this person, and nothing else. */
export function toUnsubscribeToken(
  deps: Pick<Deps, 'keys'>,
  mail: StoppableMail,
  accountId: AccountId,
): string {
  return `${accountId}.${deps.keys.mac(PURPOSES[mail], accountId).toString('base64url')}`;
}

/** Whose mail a link stops; a refusal for one that Parley did not write. */
export function readUnsubscribeToken(deps: Pick<Deps, 'keys'>, token: string): Unsubscription | Refusal {
  const [id = '', mac = ''] = token.split('.');
  const mail = (Object.keys(PURPOSES) as StoppableMail[]).find(
    (each) => isId(id) && deps.keys.verify(PURPOSES[each], id, Buffer.from(mac, 'base64url')),
  );
  return mail ? { accountId: id as AccountId, mail } : refuse('link_invalid');
}

/** Stops mails by the link that stands in one of them: whoever has the mail needs no session. */
export async function unsubscribe(deps: Deps, token: string): Promise<Unsubscription | Refusal> {
  const found = readUnsubscribeToken(deps, token);
  if (isRefusal(found)) return found;
  const stop = found.mail === 'replies' ? stopReplyMail : stopDecisionMail;
  await stop(deps.pool, found.accountId);
  return found;
}
