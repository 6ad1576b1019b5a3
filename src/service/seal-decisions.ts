import { setTimeout as delay } from 'node:timers/promises';
import {
  findLastSeal,
  findLastSequence,
  findSeal,
  insertSeal,
  listLogRows,
  listWriters,
  lockSealing,
  type SealRow,
} from '../storage/decision-log.ts';
import { withTransaction, type Db } from '../storage/pool.ts';
import type { Deps } from './deps.ts';
import { formatHead, type HeadFile, type LogHead } from './log-head.ts';
import { chain, toLeaf } from './log-hashes.ts';

/** Rows of one seal: more would be read at once when the log is checked, fewer make the seals outgrow the rows. */
const ROWS_PER_SEAL = 1_000;

/** How long to wait for those who write; a write takes milliseconds, a bulk seconds. */
const PATIENCE_MS = 10_000;

type Sealing = Pick<Deps, 'pool' | 'clock' | 'lasting'>;

export interface Sealed {
  readonly count: number;
  /** The newest seal; null where there is none yet. */
  readonly head: LogHead | null;
}

/** Seals every decision that is there for good, in batches; gives how many, and the head of the chain. */
export async function sealDecisions(deps: Sealing): Promise<Sealed> {
  const upTo = await findSettledSequence(deps);
  let count = 0;
  for (;;) {
    const sealed = await sealBatch(deps, upTo);
    count += sealed;
    if (sealed < ROWS_PER_SEAL) break;
  }
  const last = await findLastSeal(deps.pool);
  return { count, head: last && toHead(last) };
}

/**
 * A sequence below which no row can appear any more. Numbers are given before the commit, so a lower one may become
 * visible after a higher one. Whoever writes holds a lock on the table from before their number until their end: once all
 * who held it after the highest visible number was read are done, everything up to that number is there or never will be.
 * Nobody waits for this. 0 where somebody took too long: the next run comes soon.
 */
async function findSettledSequence({ pool }: Pick<Deps, 'pool'>): Promise<number> {
  const last = await findLastSequence(pool);
  const earlier = new Set(await listWriters(pool));
  for (let waited = 0; earlier.size > 0; waited += 100) {
    if (waited >= PATIENCE_MS) return 0;
    await delay(100);
    const now = new Set(await listWriters(pool));
    for (const writer of earlier) if (!now.has(writer)) earlier.delete(writer);
  }
  return last;
}

async function sealBatch(deps: Sealing, upTo: number): Promise<number> {
  return withTransaction(deps.pool, async (db) => {
    if (!(await lockSealing(db))) return 0;
    const before = await findLastSeal(db);
    const after = before?.lastSequence ?? 0;
    const rows = await listLogRows(db, { after, upTo, limit: ROWS_PER_SEAL });
    const last = rows.at(-1);
    if (!last) return 0;
    const seal = {
      number: (before?.number ?? 0) + 1,
      lastSequence: last.sequence,
      count: rows.length,
      leaves: Buffer.concat(rows.map(toLeaf)),
      sealedAt: deps.clock(),
    };
    await insertSeal(db, { ...seal, chainHash: chain(deps.lasting, seal, before?.chainHash ?? null) });
    return rows.length;
  });
}

function toHead({ number, chainHash }: Pick<SealRow, 'number' | 'chainHash'>): LogHead {
  return { number, hash: chainHash.toString('hex') };
}

/** Whether the log still has the seal that a head names. */
export async function hasHead(db: Db, head: LogHead): Promise<boolean> {
  const seal = await findSeal(db, head.number);
  return seal !== null && toHead(seal).hash === head.hash;
}

/**
 * Seals, and keeps the head outside the database: in the file, and by `tell` in the log of the process. A file that
 * knows a seal which the log has not is left as it is, for `parley verify` to find.
 */
export async function sealAndKeepHead(
  deps: Sealing,
  file: HeadFile,
  tell: (level: 'info' | 'error', message: string) => void,
): Promise<void> {
  const known = await file.read();
  const isWhole = known === null || (await hasHead(deps.pool, known));
  if (!isWhole)
    tell(
      'error',
      `The log of decisions is not whole: it has no seal ${formatHead(known)}, which ${file.path} knows. Run \`parley verify\`.`,
    );
  const { count, head } = await sealDecisions(deps);
  if (head === null || !isWhole) return;
  if (count > 0) tell('info', `Sealed ${count} decisions; the head of the log is ${formatHead(head)}`);
  if (known === null || known.number < head.number) await file.write(head);
}
