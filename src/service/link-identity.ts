import type { AccountId } from '../domain/ids.ts';
import { refuse, type Refusal } from '../domain/refusal.ts';
import { findAccount, findAccountByEmail, insertAccount, type AccountRow } from '../storage/accounts.ts';
import { findIdentity, insertIdentity } from '../storage/identities.ts';
import type { Db } from '../storage/pool.ts';
import { carryBanOver } from './ban-hashes.ts';
import type { Deps } from './deps.ts';

export interface ForeignIdentity {
  readonly issuer: string;
  readonly subject: string;
  /** In lower case; null where the issuer tells none. */
  readonly email: string | null;
  /** Whether the issuer answers for it that the mailbox is theirs. Others are noted, and lead to no account. */
  readonly isEmailVerified: boolean;
  /** What happens where the mailbox belongs to an account that this identity is not part of. */
  readonly sameEmail: 'link' | 'refuse';
}

/**
 * The account of an identity, made where there is none. An account with the same mailbox is joined only where
 * `sameEmail` says so, and never one of staff: whoever controls an issuer must not become somebody with rights.
 */
export async function linkIdentity(
  deps: Deps,
  db: Db,
  identity: ForeignIdentity,
): Promise<AccountRow | Refusal> {
  const known = await findIdentity(db, identity);
  if (known) return getAccount(db, known.accountId);
  const account = await findOrMakeAccount(deps, db, identity);
  if ('refused' in account) {
    // The mailbox may be that of the same person, who signed in for the first time at the same moment.
    const meanwhile = await findIdentity(db, identity);
    return meanwhile ? getAccount(db, meanwhile.accountId) : account;
  }
  const { issuer, subject, email } = identity;
  const isNew = await insertIdentity(db, {
    issuer,
    subject,
    accountId: account.id,
    email,
    now: deps.clock(),
  });
  // Somebody else signed in as the same person at the same moment; theirs is the account.
  if (!isNew) return linkIdentity(deps, db, identity);
  const by = { email: identity.isEmailVerified ? email : null, identities: [{ issuer, subject }] };
  return carryBanOver(deps, db, { account, by });
}

async function findOrMakeAccount(
  deps: Deps,
  db: Db,
  identity: ForeignIdentity,
): Promise<AccountRow | Refusal> {
  const { issuer, email, isEmailVerified, sameEmail } = identity;
  const holder = email === null ? null : await findAccountByEmail(db, email);
  if (holder) {
    const mayJoin = sameEmail === 'link' && isEmailVerified && holder.role === 'reader';
    return mayJoin ? holder : refuse('identity_email_taken');
  }
  const id = deps.newId<AccountId>();
  await insertAccount(db, {
    id,
    email: isEmailVerified ? email : null,
    emailIssuer: isEmailVerified && email !== null ? issuer : null,
    createdAt: deps.clock(),
  });
  return getAccount(db, id);
}

async function getAccount(db: Db, id: AccountId): Promise<AccountRow> {
  const account = await findAccount(db, id);
  if (!account) throw new Error(`Identity of an account that is not there: ${id}`);
  return account;
}
