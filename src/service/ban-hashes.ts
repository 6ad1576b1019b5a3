import type { AccountRow } from '../storage/accounts.ts';
import { carrySanction, findBan, setBan } from '../storage/bans.ts';
import { listIdentities } from '../storage/identities.ts';
import type { Db } from '../storage/pool.ts';
import type { Deps } from './deps.ts';

/** What a banned person could come back with. */
export interface BannedBy {
  readonly email: string | null;
  readonly identities: readonly { readonly issuer: string; readonly subject: string }[];
}

/** The texts that are hashed. JSON keeps an issuer and a subject apart whatever characters they hold. */
function toTexts({ email, identities }: BannedBy): string[] {
  return [
    ...(email === null ? [] : [JSON.stringify(['email', email])]),
    ...identities.map(({ issuer, subject }) => JSON.stringify(['identity', issuer, subject])),
  ];
}

/** The hashes a ban is kept under. They outlive PARLEY_SECRET: what an erased person came with is known to nobody. */
export function toBanHashes(deps: Pick<Deps, 'lasting'>, by: BannedBy): Buffer[] {
  return toTexts(by).map((text) => deps.lasting.mac('ban', text));
}

/** What an account could be recognised by, if it were made anew. */
export async function listBannedBy(db: Db, account: Pick<AccountRow, 'id' | 'email'>): Promise<BannedBy> {
  return { email: account.email, identities: await listIdentities(db, account.id) };
}

/**
 * Gives an account the ban of whoever had this mailbox or identity before and erased their account. Called wherever
 * somebody comes in by a mailbox or an identity, in the transaction that finds or makes the account.
 */
export async function carryBanOver<Account extends Pick<AccountRow, 'id' | 'bannedUntil'>>(
  deps: Pick<Deps, 'lasting' | 'clock'>,
  db: Db,
  came: { readonly account: Account; readonly by: BannedBy },
): Promise<Account> {
  const { account, by } = came;
  const until = await findBan(db, toBanHashes(deps, by), deps.clock());
  if (until === null || (account.bannedUntil !== null && account.bannedUntil >= until)) return account;
  await setBan(db, account.id, until);
  await carrySanction(db, account.id, until);
  return { ...account, bannedUntil: until };
}
