import { isRefusal, refuse, type Refusal } from '../domain/refusal.ts';
import type { Actor } from '../domain/viewer.ts';
import { findAccount } from '../storage/accounts.ts';
import { listIdentities } from '../storage/identities.ts';
import { listPasskeys, type PasskeyRow } from '../storage/passkeys.ts';
import { listRecoveryHashes } from '../storage/second-factors.ts';
import type { Deps } from './deps.ts';
import { listOwnSessions, type OwnSession } from './own-sessions.ts';
import { admitPerson } from './permit.ts';

/** A way in that somebody else answers for. */
export interface LinkedIdentity {
  readonly issuer: string;
  readonly subject: string;
  readonly email: string | null;
  readonly createdAt: Date;
  /** A publisher's own sign-on comes and goes with the publisher's pages; it is not the person's to take off. */
  readonly canRemove: boolean;
}

/** Everything by which the person who acts proves who they are, and where they are signed in. */
export interface Security {
  readonly email: string | null;
  readonly hasTotp: boolean;
  readonly recoveryCodesLeft: number;
  readonly passkeys: readonly PasskeyRow[];
  readonly identities: readonly LinkedIdentity[];
  readonly sessions: readonly OwnSession[];
}

/** Reads it. */
export async function readSecurity(deps: Deps, actor: Actor): Promise<Security | Refusal> {
  const person = admitPerson(deps, actor, 'account.read');
  if (isRefusal(person)) return person;
  const { accountId } = person;
  const account = await findAccount(deps.pool, accountId);
  const sessions = await listOwnSessions(deps, actor);
  if (!account || isRefusal(sessions)) return refuse('account_not_found');
  const identities = await listIdentities(deps.pool, accountId);
  return {
    email: account.email,
    hasTotp: account.hasTotp,
    recoveryCodesLeft: (await listRecoveryHashes(deps.pool, accountId)).length,
    passkeys: await listPasskeys(deps.pool, accountId),
    identities: identities.map(({ issuer, subject, email, createdAt }) => ({
      issuer,
      subject,
      email,
      createdAt,
      canRemove: isOwnIdentity(issuer),
    })),
    sessions,
  };
}

/** Whether an identity is a person's own to take off, as those of OpenID providers are. */
export function isOwnIdentity(issuer: string): boolean {
  return !issuer.startsWith('sso:');
}
