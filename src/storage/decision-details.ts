import { createHash, randomBytes } from 'node:crypto';
import type { AccountId } from '../domain/ids.ts';

/** Who decided, and in which words: what stands beside a decision and can be erased. */
export interface DecisionWords {
  readonly accountId: AccountId | null;
  readonly toAuthor: string;
  readonly internal: string;
}

/** The row of decision_details that a decision gets, and what the decision itself keeps of it for good. */
export interface DecisionDetails extends DecisionWords {
  readonly salt: Buffer;
  /** For `decisions.details_hash`. */
  readonly detailsHash: Buffer;
}

/**
 * Binds the log to what stands beside a decision. The salt is random and goes when the words do: the hash alone then
 * tells nothing, not even of texts that somebody guesses. Every decision with a row of details gets its hash from here.
 */
export function toDetails({ accountId, toAuthor, internal }: DecisionWords): DecisionDetails {
  const salt = randomBytes(16);
  return {
    accountId,
    toAuthor,
    internal,
    salt,
    detailsHash: hashDetails(salt, { accountId, toAuthor, internal }),
  };
}

/** The commitment: SHA-256 of the salt and, as JSON with fields in this order, the account and the two texts. */
export function hashDetails(salt: Buffer, { accountId, toAuthor, internal }: DecisionWords): Buffer {
  return createHash('sha256')
    .update(salt)
    .update(JSON.stringify([accountId, toAuthor, internal]))
    .digest();
}
