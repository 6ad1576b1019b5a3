import type { PasskeyId } from '../domain/ids.ts';
import { isRefusal, refuse, type Refusal } from '../domain/refusal.ts';
import type { Actor } from '../domain/viewer.ts';
import { deletePasskey, listPasskeys, updatePasskeyName } from '../storage/passkeys.ts';
import { withTransaction } from '../storage/pool.ts';
import { lockFactors, updateFactorMarks } from '../storage/second-factors.ts';
import { revokeSessions } from '../storage/sessions.ts';
import type { Deps } from './deps.ts';
import { refuseLastFactor } from './last-factor.ts';
import { admitPerson } from './permit.ts';

/** In characters (UTF-16 code units): a name and a place, no story. */
const LONGEST_NAME = 60;

/** Calls an own passkey something else. */
export async function renamePasskey(
  deps: Deps,
  actor: Actor,
  { id, name }: { readonly id: PasskeyId; readonly name: string },
): Promise<Refusal | null> {
  const person = admitPerson(deps, actor, 'account.secure');
  if (isRefusal(person)) return person;
  const folded = name
    .normalize('NFC')
    .replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ')
    .trim();
  if (folded === '' || folded.length > LONGEST_NAME)
    return refuse('passkey_name_invalid', { field: 'name', figures: { limit: LONGEST_NAME } });
  const isOwn = await updatePasskeyName(deps.pool, { id, accountId: person.accountId, name: folded });
  return isOwn ? null : refuse('factor_not_found');
}

/** Removes an own passkey. All other sessions end: one of them may be on the device that was lost. */
export async function removePasskey(deps: Deps, actor: Actor, id: PasskeyId): Promise<Refusal | null> {
  const person = admitPerson(deps, actor, 'account.secure');
  if (isRefusal(person)) return person;
  const { accountId, sessionId } = person;
  return withTransaction(deps.pool, async (db) => {
    const facts = await lockFactors(db, accountId);
    const own = await listPasskeys(db, accountId);
    if (!facts || !own.some((passkey) => passkey.id === id)) return refuse('factor_not_found');
    if (own.length === 1) {
      const refusal = refuseLastFactor({ ...facts, hasPasskey: false });
      if (refusal) return refusal;
    }
    await deletePasskey(db, { id, accountId });
    await updateFactorMarks(db, accountId);
    await revokeSessions(db, { accountId, except: sessionId, now: deps.clock() });
    return null;
  });
}
