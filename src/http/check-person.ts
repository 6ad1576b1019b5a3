import { isRefusal, refuse, type Refusal } from '../domain/refusal.ts';
import type { Actor } from '../domain/viewer.ts';
import { confirmByCode, confirmByPasskey, isAppCode } from '../service/confirm-person.ts';
import { forbid } from '../service/permit.ts';
import { toRelyingParty } from '../service/passkey-challenge.ts';
import { subjectOf } from './actor.ts';
import { spend, type Exchange } from './exchange.ts';
import { sendSecurityNotice } from './send-security-notice.ts';

/**
 * Proves who acts by a code of their app or a recovery code; null when it is right. Guesses are counted for the
 * session, and those from sessions that have shown no second factor for the account, too.
 */
export async function checkCode(exchange: Exchange, actor: Actor, text: string): Promise<Refusal | null> {
  const { deps } = exchange.context;
  const refusal = forbid(deps, actor, { permission: 'account.confirm' });
  if (refusal || actor.kind !== 'account') return refusal ?? refuse('sign_in_required');
  const limited = await spend(exchange, 'factorCode', actor.sessionId);
  if (limited) return limited;
  if (actor.secondFactor === 'owed' && isAppCode(text)) {
    const limitedToo = await spend(exchange, 'newFactorCode', actor.accountId);
    if (limitedToo) return limitedToo;
  }
  const proof = await confirmByCode(deps, actor, text);
  if (isRefusal(proof)) return proof;
  if (proof.recoveryCodesLeft !== null) {
    const figures = { count: proof.recoveryCodesLeft };
    await sendSecurityNotice(exchange, { to: actor.accountId, notice: 'recoveryUsed', figures });
  }
  return null;
}

/** Proves who acts by one of their own passkeys; null when it did. */
export async function checkOwnPasskey(
  exchange: Exchange,
  actor: Actor,
  response: Parameters<typeof confirmByPasskey>[2]['response'],
): Promise<Refusal | null> {
  const { deps, config } = exchange.context;
  const limited = await spend(exchange, 'passkey', subjectOf(actor));
  return limited ?? confirmByPasskey(deps, actor, { rp: toRelyingParty(config.publicUrl), response });
}
