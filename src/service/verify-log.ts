import { hashDetails } from '../storage/decision-details.ts';
import {
  countUnsealed,
  DETAILS_HASH_AT,
  listLogRows,
  listSeals,
  type LogRow,
  type SealRow,
} from '../storage/decision-log.ts';
import type { Db } from '../storage/pool.ts';
import type { LastingKeys } from './lasting-keys.ts';
import type { LogHead } from './log-head.ts';
import { isGenuine, readLeaves, toLeaf } from './log-hashes.ts';

/** Something that is not as it was sealed. */
export type LogFinding =
  | {
      readonly kind: 'row-altered' | 'row-missing' | 'row-added' | 'details-altered' | 'details-missing';
      readonly seal: number;
      readonly sequence: number;
    }
  | { readonly kind: 'seal-altered'; readonly seal: number }
  | { readonly kind: 'seals-missing'; readonly from: number; readonly to: number }
  /** The log has no such seal: it was cut off, or replaced by another. */
  | { readonly kind: 'head-unknown'; readonly head: KnownHead; readonly last: number };

/** A head that somebody kept, and where. */
export interface KnownHead extends LogHead {
  readonly from: 'file' | 'hand';
}

export interface LogReport {
  readonly findings: readonly LogFinding[];
  /** Whether there is more than is listed. */
  readonly hasMore: boolean;
  readonly seals: number;
  readonly decisions: number;
  /** Decisions whose words were erased: the commitment to them tells nothing any more. */
  readonly erased: number;
  /** Decisions that no seal covers yet. */
  readonly unsealed: { readonly count: number; readonly since: Date | null };
  readonly head: LogHead | null;
}

/** Findings listed at most; a log that was replaced has millions. */
const MOST_FINDINGS = 1_000;

const SEALS_AT_ONCE = 50;

class Findings {
  readonly found: LogFinding[] = [];
  hasMore = false;

  add(finding: LogFinding): void {
    if (this.found.length < MOST_FINDINGS) this.found.push(finding);
    else this.hasMore = true;
  }
}

/**
 * Checks the log of decisions against its seals, seal by seal: the chain, every row, what stands beside it where that is
 * not erased, and that it has the seals that others know. Reads the whole log, a few thousand rows at a time.
 */
export async function verifyLog(db: Db, keys: LastingKeys, heads: readonly KnownHead[]): Promise<LogReport> {
  const findings = new Findings();
  const known = new Set<KnownHead>();
  let before: SealRow | null = null;
  let decisions = 0;
  let erased = 0;
  for (;;) {
    const seals: SealRow[] = await listSeals(db, before?.number ?? 0, SEALS_AT_ONCE);
    for (const seal of seals) {
      checkLink(keys, { seal, before }, findings);
      for (const head of heads)
        if (head.number === seal.number && head.hash === seal.chainHash.toString('hex')) known.add(head);
      const rows = await listLogRows(db, {
        after: startOf(seal, before),
        upTo: seal.lastSequence,
        // Rows that nobody sealed are found by their excess; a flood of them need not be read.
        limit: seal.count + MOST_FINDINGS,
      });
      checkRows(seal, rows, findings);
      decisions += rows.length;
      erased += rows.filter(({ details }) => details?.salt.length === 0).length;
      before = seal;
    }
    if (seals.length < SEALS_AT_ONCE) break;
  }
  const last = before?.number ?? 0;
  for (const head of heads) if (!known.has(head)) findings.add({ kind: 'head-unknown', head, last });
  return {
    findings: findings.found,
    hasMore: findings.hasMore,
    seals: last,
    decisions,
    erased,
    unsealed: await countUnsealed(db, before?.lastSequence ?? 0),
    head: before && { number: before.number, hash: before.chainHash.toString('hex') },
  };
}

/** Numbers begin at 1: what stands before was put there by hand. */
const FAR_BEFORE = Number.MIN_SAFE_INTEGER;

/** Rows of seals that are missing are missing with them, and not added to the next one. */
function startOf(seal: SealRow, before: SealRow | null): number {
  const isNext = seal.number === (before?.number ?? 0) + 1;
  return isNext ? (before?.lastSequence ?? FAR_BEFORE) : (readLeaves(seal.leaves)[0]?.sequence ?? 1) - 1;
}

function checkLink(
  keys: LastingKeys,
  { seal, before }: { seal: SealRow; before: SealRow | null },
  findings: Findings,
): void {
  const expected = (before?.number ?? 0) + 1;
  if (seal.number !== expected) findings.add({ kind: 'seals-missing', from: expected, to: seal.number - 1 });
  // Behind a gap nothing tells what the link was; the gap itself is told.
  else if (!isGenuine(keys, seal, before?.chainHash ?? null))
    findings.add({ kind: 'seal-altered', seal: seal.number });
}

function checkRows({ number, leaves }: SealRow, rows: readonly LogRow[], findings: Findings): void {
  const bySequence = new Map(rows.map((row) => [row.sequence, row]));
  for (const { sequence, leaf } of readLeaves(leaves)) {
    const row = bySequence.get(sequence);
    bySequence.delete(sequence);
    if (!row) findings.add({ kind: 'row-missing', seal: number, sequence });
    else if (!toLeaf(row).equals(leaf)) findings.add({ kind: 'row-altered', seal: number, sequence });
    else checkDetails(number, row, findings);
  }
  for (const sequence of bySequence.keys()) findings.add({ kind: 'row-added', seal: number, sequence });
}

function checkDetails(seal: number, { sequence, values, details }: LogRow, findings: Findings): void {
  const committed = values[DETAILS_HASH_AT] ?? null;
  if (committed === null) {
    // Nothing stood beside it when it was made.
    if (details !== null) findings.add({ kind: 'details-altered', seal, sequence });
  } else if (details === null) findings.add({ kind: 'details-missing', seal, sequence });
  else if (details.salt.length === 0) {
    // Erased: only that nothing was written into it afterwards can be told.
    if (details.toAuthor !== '' || details.internal !== '')
      findings.add({ kind: 'details-altered', seal, sequence });
  } else if (
    hashDetails(details.salt, { ...details, accountId: details.accountId as never }).toString('hex') !==
    committed
  )
    findings.add({ kind: 'details-altered', seal, sequence });
}
