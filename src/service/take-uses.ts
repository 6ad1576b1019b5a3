import { LIMITS, type LimitName } from '../domain/limits.ts';
import { toDay, toNetwork } from '../domain/network.ts';
import { refuse, type Refusal } from '../domain/refusal.ts';
import { countUses } from '../storage/rate-limits.ts';
import { createBatch } from './batch.ts';
import type { Deps } from './deps.ts';

export interface TakeUse {
  readonly limit: LimitName;
  /** The account's id, or what stands for it: a mailbox when a code is asked for. Null when there is none yet. */
  readonly subject: string | null;
  /** The network address the request came from. */
  readonly address: string;
}

/** How a limit stands after a use: what the RateLimit fields of an answer say. */
export interface Allowance {
  readonly most: number;
  readonly seconds: number;
  readonly remaining: number;
  readonly resetSeconds: number;
}

export interface TakenUse {
  readonly allowance: Allowance;
  readonly refusal: Refusal | null;
}

interface Count {
  readonly key: string;
  readonly windowStart: Date;
}

/**
 * Makes the verb that counts one use of a limit, for the subject and for the address, and says whether it is one too
 * many. The counters live in the database, so that all processes share them; uses that come together are counted together.
 * Addresses are counted under a keyed hash: the table holds no addresses of persons.
 */
export function createTakeUse(deps: Deps): (use: TakeUse) => Promise<TakenUse> {
  const count = createBatch<readonly Count[], readonly number[]>((batch) => countTogether(deps, batch), 128);
  return async (use) => {
    const now = deps.clock().getTime();
    const limits = LIMITS[use.limit];
    const windows = [
      { ...limits.address, key: `${use.limit}:address:${hashAddress(deps, use.address, now)}` },
      ...(use.subject === null
        ? []
        : [{ ...limits.account, key: `${use.limit}:account:${hashSubject(deps, use.subject)}` }]),
    ].map((window) => ({
      ...window,
      most: window.most * deps.rateLimitScale,
      start: now - (now % (window.seconds * 1_000)),
    }));
    const used = await count(
      windows.map((window) => ({ key: window.key, windowStart: new Date(window.start) })),
    );
    const allowances = windows.map((window, index) => ({
      most: window.most,
      seconds: window.seconds,
      remaining: window.most - (used[index] ?? 0),
      resetSeconds: Math.ceil((window.start + window.seconds * 1_000 - now) / 1_000),
    }));
    return judgeUse(allowances);
  };
}

function judgeUse(allowances: readonly Allowance[]): TakenUse {
  const tightest = allowances.reduce((a, b) => (b.remaining < a.remaining ? b : a));
  const retryAfter = tightest.resetSeconds;
  const refusal =
    tightest.remaining < 0 ? refuse('rate_limited', { retryAfter, figures: { seconds: retryAfter } }) : null;
  return { allowance: { ...tightest, remaining: Math.max(0, tightest.remaining) }, refusal };
}

async function countTogether(deps: Deps, batch: readonly (readonly Count[])[]): Promise<number[][]> {
  const sums = new Map<string, Count & { count: number }>();
  for (const one of batch.flat()) {
    const id = `${one.key} ${one.windowStart.getTime()}`;
    sums.set(id, { ...one, count: (sums.get(id)?.count ?? 0) + 1 });
  }
  const used = await countUses(deps.pool, [...sums.values()]);
  return batch.map((counts) => counts.map((one) => used.get(one.key) ?? 0));
}

/** Another hash each day, so that the counters of two days cannot be laid side by side. */
function hashAddress(deps: Deps, address: string, now: number): string {
  const text = `${toDay(new Date(now))} ${toNetwork(address)}`;
  return deps.keys.mac('address', text).toString('base64url').slice(0, 22);
}

function hashSubject(deps: Deps, subject: string): string {
  return deps.keys.mac('rate-limit-subject', subject).toString('base64url').slice(0, 22);
}
