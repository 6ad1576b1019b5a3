import type { AccountId } from '../domain/ids.ts';
import type { SanctionKind } from '../domain/sanction.ts';
import { findAccount } from '../storage/accounts.ts';
import { findPreferences } from '../storage/profiles.ts';
import { findSanction } from '../storage/sanctions.ts';
import { listSites } from '../storage/sites.ts';
import type { Deps } from './deps.ts';

/** What a mail about a sanction says, and to whom. */
export interface SanctionMail {
  readonly to: string;
  readonly language: string | null;
  /** Of the site it counts on; null for all. */
  readonly siteName: string | null;
  readonly kind: SanctionKind;
  readonly reason: string;
  readonly toPerson: string;
  readonly until: Date | null;
}

/** Such a mail; null where there is no mailbox, or nothing to tell any more because the sanction has been lifted. */
export async function findSanctionMail(
  deps: Pick<Deps, 'pool'>,
  job: { readonly accountId: AccountId; readonly sanctionId: string },
): Promise<SanctionMail | null> {
  const { accountId, sanctionId } = job;
  const sanction = await findSanction(deps.pool, accountId, sanctionId);
  const account = await findAccount(deps.pool, accountId);
  if (!sanction || sanction.liftedAt !== null || !account || account.email === null) return null;
  const preferences = await findPreferences(deps.pool, accountId);
  const [first] = await listSites(deps.pool);
  const { kind, reason, toPerson, until, site } = sanction;
  return {
    to: account.email,
    language: preferences?.language ?? null,
    siteName: site?.name ?? first?.name ?? null,
    kind,
    reason,
    toPerson,
    until,
  };
}
