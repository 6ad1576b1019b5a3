import type { ListedComment } from '../domain/listed-comment.ts';
import type { AccountId } from '../domain/ids.ts';
import { isRefusal, type Refusal } from '../domain/refusal.ts';
import type { Actor, SignedInActor } from '../domain/viewer.ts';
import {
  findOldState,
  hasUntold,
  listOldAuthors,
  listProvenMailboxes,
  takeOldNews,
  type OldAuthor,
  type OldNews,
} from '../storage/imported-authors.ts';
import { listPublished } from '../storage/listed-comments.ts';
import type { Deps } from './deps.ts';
import { toListedComment } from './listed-comments.ts';
import { admitPerson } from './permit.ts';

/** So many of an author's comments show whether one wrote them. */
const SHOWN = 3;

/** An imported author with the last of what readers can see of them; nothing where they were claimed. */
export interface OldAuthorShown extends OldAuthor {
  readonly shown: readonly ListedComment[];
}

/** The imported authors whom one may be, has claimed or has refused. One has to have proven their mailbox. */
export async function loadOldComments(
  deps: Deps,
  actor: Actor,
): Promise<readonly OldAuthorShown[] | Refusal> {
  const person = admitPerson(deps, actor, 'account.read');
  if (isRefusal(person)) return person;
  const mailboxes = await listProvenMailboxes(deps.pool, person.accountId);
  const authors = await listOldAuthors(deps.pool, person.accountId, mailboxes);
  const shown: OldAuthorShown[] = [];
  for (const author of authors) {
    const { siteId, accountId: authorId, state } = author;
    const rows =
      state === 'waiting'
        ? await listPublished(deps.pool, { authorId, siteId, after: null, limit: SHOWN })
        : [];
    shown.push({ ...author, shown: rows.map(toListedComment) });
  }
  return shown;
}

/** Of how many authors of old somebody has to say whether they are them; null where there is nothing of old at all. */
export async function readOldState(deps: Deps, { accountId }: SignedInActor): Promise<number | null> {
  const { hasSome, waiting } = await findOldState(deps.pool, accountId);
  return hasSome ? waiting : null;
}

/** Whether something was found of somebody who has just signed in that they have not been told of. */
export async function hasOldNews(deps: Pick<Deps, 'pool'>, accountId: AccountId): Promise<boolean> {
  const mailboxes = await listProvenMailboxes(deps.pool, accountId);
  return hasUntold(deps.pool, accountId, mailboxes);
}

/** What was found of somebody who has just signed in and has not been told of it; null where there is nothing. Told once. */
export async function tellOldComments(deps: Deps, actor: Actor): Promise<OldNews | null | Refusal> {
  const person = admitPerson(deps, actor, 'account.read');
  if (isRefusal(person)) return person;
  const news = await takeOldNews(deps.pool, person.accountId, deps.clock());
  return news.claimed + news.waiting === 0 ? null : news;
}
