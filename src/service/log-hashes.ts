import { createHash } from 'node:crypto';
import type { LogRow, SealRow } from '../storage/decision-log.ts';
import type { LastingKeys } from './lasting-keys.ts';

/** Bytes of a row's hash in a seal: nobody finds another row with the same in 2^128 tries. */
const LEAF_HASH_BYTES = 16;
const SEQUENCE_BYTES = 8;
export const LEAF_BYTES = SEQUENCE_BYTES + LEAF_HASH_BYTES;

/** What the chain is keyed for. */
const PURPOSE = 'decision-log';

/** What a seal keeps of a row: its sequence, and the start of the SHA-256 of its columns as a JSON array. */
export function toLeaf({ sequence, values }: LogRow): Buffer {
  const leaf = Buffer.alloc(LEAF_BYTES);
  leaf.writeBigUInt64BE(BigInt(sequence));
  createHash('sha256').update(JSON.stringify(values)).digest().copy(leaf, SEQUENCE_BYTES, 0, LEAF_HASH_BYTES);
  return leaf;
}

/** The rows that a seal covers, in their order. */
export function readLeaves(leaves: Buffer): { sequence: number; leaf: Buffer }[] {
  return Array.from({ length: Math.floor(leaves.length / LEAF_BYTES) }, (_, index) => {
    const leaf = leaves.subarray(index * LEAF_BYTES, (index + 1) * LEAF_BYTES);
    return { sequence: Number(leaf.readBigUInt64BE()), leaf };
  });
}

function toLink(seal: Omit<SealRow, 'chainHash'>, before: Buffer | null): string {
  const { number, lastSequence, count, leaves, sealedAt } = seal;
  const rows = createHash('sha256').update(leaves).digest('hex');
  return JSON.stringify([
    number,
    before?.toString('hex') ?? '',
    lastSequence,
    count,
    rows,
    sealedAt.getTime(),
  ]);
}

/**
 * Binds a seal to the one before it: HMAC-SHA-256 over what it says, with a key that the database alone does not give
 * away. It outlives PARLEY_SECRET, or the log could not be checked once that has changed.
 */
export function chain(keys: LastingKeys, seal: Omit<SealRow, 'chainHash'>, before: Buffer | null): Buffer {
  return keys.mac(PURPOSE, toLink(seal, before));
}

/** Whether a seal says what it said when it was made behind that one. */
export function isGenuine(keys: LastingKeys, seal: SealRow, before: Buffer | null): boolean {
  return keys.verify(PURPOSE, toLink(seal, before), seal.chainHash);
}
