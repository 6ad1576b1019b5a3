import type { AccountId } from '../domain/ids.ts';
import { findAccount } from '../storage/accounts.ts';
import { findNewestDownload } from '../storage/downloads.ts';
import { RETIRE_WARNING_MS } from './retire-accounts.ts';
import type { Deps } from './deps.ts';

/** Which mail about an account is to be sent. */
export interface AccountMailJob {
  readonly accountId: AccountId;
  readonly mail: 'erasure' | 'download' | 'inactive';
  readonly language: string;
}

/** Where such a mail goes, and the time it speaks of; null when there is nothing to tell any more. */
export async function findAccountMail(
  deps: Pick<Deps, 'pool'>,
  { accountId, mail }: AccountMailJob,
): Promise<{ readonly to: string; readonly at: Date } | null> {
  const account = await findAccount(deps.pool, accountId);
  if (!account || account.email === null) return null;
  const at = await findTime();
  return at && { to: account.email, at };

  async function findTime(): Promise<Date | null> {
    if (mail === 'erasure') return account?.erasureAt ?? null;
    if (mail === 'inactive')
      return account?.inactivityWarnedAt
        ? new Date(account.inactivityWarnedAt.getTime() + RETIRE_WARNING_MS)
        : null;
    const download = await findNewestDownload(deps.pool, accountId);
    return download?.state === 'ready' ? download.expiresAt : null;
  }
}
