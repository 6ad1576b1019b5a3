import { isBanned } from '../domain/permissions.ts';
import { isRefusal, refuse, type Refusal } from '../domain/refusal.ts';
import type { Actor } from '../domain/viewer.ts';
import { findAccount } from '../storage/accounts.ts';
import { findNewestDownload } from '../storage/downloads.ts';
import { listSites } from '../storage/sites.ts';
import type { Deps } from './deps.ts';
import { DOWNLOAD_EVERY_MS } from './downloads.ts';
import { admitPerson } from './permit.ts';

/** How the actor's download and their account stand. */
export interface OwnDataState {
  /** Null while none was asked for, or the last one is over. */
  readonly download: {
    readonly id: string;
    readonly state: 'asked' | 'ready' | 'failed';
    readonly askedAt: Date;
    readonly readyAt: Date | null;
    readonly expiresAt: Date;
    readonly size: number | null;
  } | null;
  /** From when a new one may be asked for; null is now. */
  readonly nextDownloadAt: Date | null;
  /** When the account is erased; null while nobody asked for that. */
  readonly erasure: {
    readonly at: Date;
    readonly comments: 'remove' | 'keep';
    readonly hasBegun: boolean;
  } | null;
  readonly isBanned: boolean;
  readonly hasMailbox: boolean;
  /** The names of sites that decide what becomes of comments; empty lists leave it to the reader everywhere. */
  readonly sites: {
    readonly remove: readonly string[];
    readonly keep: readonly string[];
    readonly isAsked: boolean;
  };
}

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
