import type { SiteId } from '../domain/ids.ts';
import type { Db } from './pool.ts';

/** One write as its maker named it. */
export interface WriteKey {
  readonly siteId: SiteId;
  /** The account that acts, or 'anonymous'. */
  readonly actor: string;
  readonly key: string;
  /** SHA-256 over what is asked, to tell a repetition from another request under the same key. */
  readonly requestHash: Buffer;
}

export interface RememberedAnswer {
  readonly siteId: SiteId;
  readonly actor: string;
  readonly key: string;
  readonly requestHash: Buffer;
  readonly answer: unknown;
}

/** The answers already given to some of these writes. */
export async function listAnswers(db: Db, keys: readonly WriteKey[]): Promise<RememberedAnswer[]> {
  const { rows } = await db.query<RememberedAnswer>({
    name: 'list-answers',
    text: `select site_id as "siteId", actor, key, request_hash as "requestHash", answer from idempotency_keys
      where (site_id, actor, key) in (select * from unnest($1::uuid[], $2::text[], $3::text[]))`,
    values: [keys.map((key) => key.siteId), keys.map((key) => key.actor), keys.map((key) => key.key)],
  });
  return rows;
}

/** Remembers an answer. A concurrent write under the same key fails here with a unique violation (isDuplicateWrite). */
export async function rememberAnswer(db: Db, write: WriteKey, answer: unknown): Promise<void> {
  await db.query({
    name: 'remember-answer',
    text: 'insert into idempotency_keys (site_id, actor, key, request_hash, answer) values ($1, $2, $3, $4, $5)',
    values: [write.siteId, write.actor, write.key, write.requestHash, JSON.stringify(answer)],
  });
}

/** Whether an error says that the same write was done by somebody else meanwhile. */
export function isDuplicateWrite(error: unknown): boolean {
  const { code, constraint } = error as { code?: string; constraint?: string };
  return code === '23505' && constraint === 'idempotency_keys_pkey';
}
