import type { Cursor } from '../domain/cursor.ts';
import { LISTED_PER_PAGE, type ListPage, type ReceivedReply } from '../domain/listed-comment.ts';
import { isRefusal, type Refusal } from '../domain/refusal.ts';
import type { Actor, SignedInActor } from '../domain/viewer.ts';
import { countUnread, listReceived } from '../storage/listed-comments.ts';
import { markRepliesSeen } from '../storage/reply-marks.ts';
import type { Deps } from './deps.ts';
import { toListedComment, toListPage, toReplyAuthor } from './listed-comments.ts';
import { admitPerson } from './permit.ts';

/** Beyond this nobody counts: the number is there to be brought down to nothing. */
export const MOST_UNREAD = 100;

export interface LoadedReplies extends ListPage<ReceivedReply> {
  /** Replies published after this were unread when the first page was opened. */
  readonly seenBefore: Date;
}

/**
 * Answers of others to what one wrote, the last published first. Opening the first page marks them as read; further
 * pages say by `seenBefore` what was unread until then.
 */
export async function loadReceivedReplies(
  deps: Deps,
  actor: Actor,
  input: { after: Cursor | null; seenBefore: Date | null },
): Promise<LoadedReplies | Refusal> {
  const person = admitPerson(deps, actor, 'account.read');
  if (isRefusal(person)) return person;
  const { accountId } = person;
  const limit = LISTED_PER_PAGE + 1;
  const rows = await listReceived(deps.pool, { accountId, after: input.after, limit });
  const newest = rows[0]?.publishedAt ?? new Date(0);
  const seenBefore = input.seenBefore ?? (await markRepliesSeen(deps.pool, accountId, newest));
  const page = toListPage(
    rows,
    (row) => row.publishedAt,
    (row): ReceivedReply => ({
      ...toListedComment(row),
      author: toReplyAuthor(row),
      isUnread: row.publishedAt > seenBefore,
      isMuted: row.isMuted,
    }),
  );
  return { ...page, seenBefore };
}

/** How many replies somebody has not seen, counted up to MOST_UNREAD. */
export async function countUnreadReplies(deps: Pick<Deps, 'pool'>, person: SignedInActor): Promise<number> {
  return person.isGuest ? 0 : countUnread(deps.pool, person.accountId, MOST_UNREAD);
}
