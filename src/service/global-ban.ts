import type { AccountId } from '../domain/ids.ts';
import { BANNED_FOR_GOOD } from '../domain/permissions.ts';
import type { AccountRow } from '../storage/accounts.ts';
import { deleteBanHashes, insertBanHashes, setBan } from '../storage/bans.ts';
import type { Db } from '../storage/pool.ts';
import { findGlobalBan, insertSanction, liftSanctions, type NewSanction } from '../storage/sanctions.ts';
import { listBannedBy, toBanHashes } from './ban-hashes.ts';
import type { Deps } from './deps.ts';

type Banning = Pick<Deps, 'newId' | 'clock' | 'lasting'>;

/** A ban until some time, as a sanction on all sites. */
export function toGlobalBan(until: Date): Pick<NewSanction, 'siteId' | 'kind' | 'until'> {
  return until >= BANNED_FOR_GOOD
    ? { siteId: null, kind: 'ban', until: null }
    : { siteId: null, kind: 'suspend', until };
}

/** Bans somebody from all sites by a sanction that takes the place of earlier ones. */
export async function putGlobalBan(
  deps: Banning,
  db: Db,
  ban: { readonly account: AccountRow; readonly until: Date; readonly by: AccountId | null },
): Promise<void> {
  const { account, until, by } = ban;
  await liftGlobalBans(deps, db, { accountId: account.id, by });
  const given = { reason: 'other', toPerson: '', givenBy: by, givenAt: deps.clock(), rejectDays: null };
  await insertSanction(db, { id: deps.newId(), accountId: account.id, ...toGlobalBan(until), ...given });
  await applyGlobalBans(deps, db, account);
}

/** Lifts every ban and suspension on all sites; how many there were. */
export async function liftGlobalBans(
  deps: Pick<Deps, 'clock'>,
  db: Db,
  lifted: { readonly accountId: AccountId; readonly by: AccountId | null },
): Promise<number> {
  const which = { kinds: ['suspend', 'ban'], siteId: null } as const;
  return liftSanctions(db, lifted.accountId, { which, by: lifted.by, at: deps.clock() });
}

/**
 * Makes the account and the hashes of the ban say what the sanctions in force on all sites say. Called in the transaction
 * of whatever changes those: there is one truth, and it outlives the account under the hashes.
 * @returns until when the account is banned from all sites now
 */
export async function applyGlobalBans(deps: Banning, db: Db, account: AccountRow): Promise<Date | null> {
  const until = await findGlobalBan(db, account.id, { now: deps.clock(), forGood: BANNED_FOR_GOOD });
  const hashes = toBanHashes(deps, await listBannedBy(db, account));
  await deleteBanHashes(db, hashes);
  if (until !== null) await insertBanHashes(db, { banId: deps.newId(), hashes, until });
  await setBan(db, account.id, until);
  return until;
}
