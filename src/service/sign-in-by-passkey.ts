import { isRefusal, refuse, type Refusal } from '../domain/refusal.ts';
import { findAccount } from '../storage/accounts.ts';
import { withTransaction } from '../storage/pool.ts';
import { checkPasskey } from './check-passkey.ts';
import { claimProven } from './claim-imported.ts';
import type { Deps } from './deps.ts';
import type { PasskeyAnswerJson, RelyingParty } from './passkey-challenge.ts';
import { newToken, openSession } from './sessions.ts';
import type { SignedIn } from './sign-in.ts';

export interface SignInByPasskey {
  readonly rp: RelyingParty;
  /** Of the browser that was given the challenge. */
  readonly browserToken: string;
  readonly response: PasskeyAnswerJson;
  /** What the browser calls itself, shortened. */
  readonly device: string | null;
  /** The network address of the browser. */
  readonly address?: string | null;
}

/** Exchanges what a passkey signed for a session. The authenticator has verified the person: no other factor is asked. */
export async function signInByPasskey(
  deps: Deps,
  input: SignInByPasskey,
): Promise<Omit<SignedIn, 'email'> | Refusal> {
  const { rp, response, browserToken, device } = input;
  const checked = await checkPasskey(deps, { rp, response, asker: { browserToken }, purpose: 'sign-in' });
  if (isRefusal(checked)) return checked;
  const { accountId } = checked.passkey;
  return withTransaction(deps.pool, async (db) => {
    const refusal = await checked.note(db);
    if (refusal) return refusal;
    const account = await findAccount(db, accountId);
    if (!account) return refuse('passkey_unknown');
    const token = newToken();
    await openSession(deps, db, {
      accountId,
      token,
      scope: 'full',
      origin: null,
      lifetime: 'full',
      via: 'passkey',
      device,
      address: input.address ?? null,
      hasSecondFactor: true,
    });
    await claimProven(deps, db, { accountId });
    return { token, accountId, name: (await findAccount(db, accountId))?.name ?? null };
  });
}
