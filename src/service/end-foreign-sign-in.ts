import type { AccountId } from '../domain/ids.ts';
import { isRefusal, refuse, type Refusal } from '../domain/refusal.ts';
import type { Actor } from '../domain/viewer.ts';
import { findAccount } from '../storage/accounts.ts';
import { findIdentity, insertIdentity } from '../storage/identities.ts';
import { isUniqueViolation, withTransaction } from '../storage/pool.ts';
import { claimComments } from './claim-comments.ts';
import { claimProven, claimProvenLater } from './claim-imported.ts';
import type { Deps } from './deps.ts';
import type { ForeignProfile } from './foreign-profile.ts';
import { linkIdentity } from './link-identity.ts';
import { newToken, openSession } from './sessions.ts';
import type { SignedIn } from './sign-in.ts';

export interface SignInAsForeign {
  readonly profile: ForeignProfile;
  /** What the browser calls itself, shortened. */
  readonly device: string | null;
  readonly address: string;
  /** Of the session that the browser had: what was just written there as a guest comes along. */
  readonly guestToken: string | null;
}

/**
 * Opens a session for whom a provider vouches for. A mailbox that the provider verified leads to the account that has it,
 * unless that is one with rights; any other mailbox counts for nothing.
 */
export async function signInAsForeign(
  deps: Deps,
  { profile, device, address, guestToken }: SignInAsForeign,
): Promise<Omit<SignedIn, 'email'> | Refusal> {
  const { issuer, subject, verifiedEmail: email } = profile;
  const open = () =>
    withTransaction(deps.pool, async (db) => {
      const identity = {
        issuer,
        subject,
        email,
        isEmailVerified: email !== null,
        sameEmail: 'link',
      } as const;
      const account = await linkIdentity(deps, db, identity);
      if (isRefusal(account)) return account;
      const token = newToken();
      await openSession(deps, db, {
        accountId: account.id,
        token,
        scope: 'full',
        origin: null,
        lifetime: 'full',
        via: 'oidc',
        device,
        address,
      });
      await claimComments(deps, db, { guestToken, origin: null, accountId: account.id });
      await claimProven(deps, db, { accountId: account.id, mailbox: email });
      const name = account.name ?? (await findAccount(db, account.id))?.name ?? null;
      return { token, accountId: account.id, name };
    });
  try {
    return await open();
  } catch (error) {
    // Somebody else came with the same mailbox at the same moment; now the account is there.
    if (isUniqueViolation(error, 'accounts_email_key')) return open();
    throw error;
  }
}

/** Adds an identity to the account of the person who acts; they began it themselves, so mailboxes do not matter. */
export async function linkForeign(
  deps: Deps,
  actor: Actor,
  { profile, accountId }: { readonly profile: ForeignProfile; readonly accountId: AccountId | null },
): Promise<Refusal | null> {
  if (actor.kind !== 'account' || actor.scope !== 'full' || actor.accountId !== accountId)
    return refuse('sign_in_elsewhere');
  const { issuer, subject, verifiedEmail: email } = profile;
  const isNew = await insertIdentity(deps.pool, { issuer, subject, accountId, email, now: deps.clock() });
  if (isNew) {
    await claimProvenLater(deps, { accountId });
    return null;
  }
  const holder = await findIdentity(deps.pool, { issuer, subject });
  return holder?.accountId === accountId ? null : refuse('identity_taken');
}
