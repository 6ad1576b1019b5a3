import type { OwnDataState } from '../domain/own-data.ts';
import { isBanned } from '../domain/permissions.ts';
import { isRefusal, refuse, type Refusal } from '../domain/refusal.ts';
import type { Actor } from '../domain/viewer.ts';
import { findAccount } from '../storage/accounts.ts';
import { findNewestDownload } from '../storage/downloads.ts';
import { listSites } from '../storage/sites.ts';
import type { Deps } from './deps.ts';
import { DOWNLOAD_EVERY_MS } from './downloads.ts';
import { admitPerson } from './permit.ts';

/** How the actor's download and their account stand, for the page that shows both. */
export async function loadOwnData(deps: Deps, actor: Actor): Promise<OwnDataState | Refusal> {
  const person = admitPerson(deps, actor, 'account.read');
  if (isRefusal(person)) return person;
  const [account, newest, sites] = await Promise.all([
    findAccount(deps.pool, person.accountId),
    findNewestDownload(deps.pool, person.accountId),
    listSites(deps.pool),
  ]);
  if (!account) return refuse('sign_in_required');
  const now = deps.clock();
  const next = newest ? new Date(newest.askedAt.getTime() + DOWNLOAD_EVERY_MS) : now;
  const { erasureAt: at, erasureComments: comments } = account;
  const namesOf = (fate: 'remove' | 'keep') =>
    sites.filter(({ settings }) => settings.erasureComments === fate).map(({ name }) => name);
  return {
    download: newest && newest.expiresAt > now ? newest : null,
    nextDownloadAt: newest?.state !== 'failed' && next > now ? next : null,
    erasure: at && comments && { at, comments, hasBegun: at <= now },
    isBanned: isBanned(account, now),
    hasMailbox: account.email !== null,
    sites: {
      remove: namesOf('remove'),
      keep: namesOf('keep'),
      isAsked: sites.some(({ settings }) => settings.erasureComments === 'reader'),
    },
  };
}
