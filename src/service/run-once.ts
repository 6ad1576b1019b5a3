import { createHash } from 'node:crypto';
import type { SiteId } from '../domain/ids.ts';
import { refuse, type Refusal } from '../domain/refusal.ts';
import type { Actor } from '../domain/viewer.ts';
import {
  isDuplicateWrite,
  listAnswers,
  rememberAnswer,
  type RememberedAnswer,
  type WriteKey,
} from '../storage/idempotency.ts';
import { withTransaction, type Db } from '../storage/pool.ts';
import type { Deps } from './deps.ts';

export interface ToWriteKey {
  readonly siteId: SiteId;
  /** What the client sent to name this write; null when it sent nothing. */
  readonly key: string | null;
  /** All that is asked, in a fixed order: two requests that differ in anything differ here. */
  readonly request: readonly unknown[];
}

/** Names a write for its actor. A write that its client gave no key is named by nothing that could come twice. */
export function toWriteKey(deps: Pick<Deps, 'newId'>, actor: Actor, write: ToWriteKey): WriteKey {
  return {
    siteId: write.siteId,
    actor: actor.kind === 'account' ? actor.accountId : 'anonymous',
    key: write.key ?? deps.newId(),
    requestHash: createHash('sha256').update(JSON.stringify(write.request)).digest(),
  };
}

/** The answer given before to the same request; a refusal when the key stood for another one; null when it is new. */
export function recallAnswer<T>(answers: readonly RememberedAnswer[], write: WriteKey): T | Refusal | null {
  const known = answers.find(
    ({ siteId, actor, key }) => siteId === write.siteId && actor === write.actor && key === write.key,
  );
  if (!known) return null;
  return known.requestHash.equals(write.requestHash) ? (known.answer as T) : refuse('idempotency_key_reused');
}

/**
 * Does a write in one transaction, once: the same request again gets the first answer, also when both come at the same
 * moment to two processes. Refusals change nothing and are not remembered.
 * @param work Answers with a value that survives JSON, or refuses before it changes anything.
 */
export async function runOnce<T extends object>(
  deps: Deps,
  write: WriteKey,
  work: (db: Db) => Promise<T | Refusal>,
): Promise<T | Refusal> {
  const attempt = () =>
    withTransaction(deps.pool, async (db) => {
      const known = recallAnswer<T>(await listAnswers(db, [write]), write);
      if (known) return known;
      const answer = await work(db);
      if (!('refused' in answer)) await rememberAnswer(db, write, answer);
      return answer;
    });
  try {
    return await attempt();
  } catch (error) {
    if (isDuplicateWrite(error)) return attempt();
    throw error;
  }
}
