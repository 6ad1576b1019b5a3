import type { SiteFit } from '../bridging/fit-site.ts';
import { toNeededBytes } from '../bridging/fit-site.ts';
import { CLOSED, hasGain, moveGate } from '../bridging/gate.ts';
import type { Tally } from '../bridging/tally.ts';
import type { CommentId, SiteId } from '../domain/ids.ts';
import type { Db } from '../storage/pool.ts';
import { withTransaction } from '../storage/pool.ts';
import {
  beginFit,
  countLabelled,
  endFit,
  findFitInForce,
  forgetOtherFits,
  listAcrossSince,
  listForgotten,
  listMoved,
  setRanks,
  withFitLock,
  type FitRow,
  type NewRank,
} from '../storage/viewpoint-fits.ts';
import { forgetLeaving, insertSuspects, insertVoters } from '../storage/viewpoint-voters.ts';
import { measureVotes } from '../storage/viewpoint-votes.ts';
import { lockViewpoints, putTallies, type RankedComment } from '../storage/viewpoints.ts';
import { collectVotes, type CollectedVotes } from './collect-votes.ts';
import type { Deps } from './deps.ts';
import { fitInThread } from './fit-in-thread.ts';
import { inBatches, recountViewpoints, toWindowStart } from './recount-viewpoints.ts';
import { toTallyRow } from './viewpoint-tally.ts';

/** Votes by clocks that differ between machines are not missed. */
const CLOCKS_DIFFER_MS = 60_000;

export interface FitSize {
  /** The most that a fit may take, in MiB. */
  readonly memoryMib: number;
}

/** What came of asking for a fit; `busy` where one runs already. */
export type FitOutcome = 'done' | 'refused' | 'empty' | 'busy';

/**
 * Fits a site's votes of the last 180 days anew and ranks its comments by them. The fit before stays in force until this
 * one is whole: a fit that is refused, fails or is killed changes nothing.
 */
export async function fitViewpoints(deps: Deps, siteId: SiteId, size: FitSize): Promise<FitOutcome> {
  const outcome = await withFitLock(deps.pool, siteId, () => fitAlone(deps, siteId, size));
  return outcome ?? 'busy';
}

async function fitAlone(deps: Deps, siteId: SiteId, { memoryMib }: FitSize): Promise<FitOutcome> {
  const startedAt = deps.clock();
  const number = await withTransaction(deps.pool, (db) => beginFit(db, siteId, startedAt));
  const since = toWindowStart(startedAt);
  try {
    const read = await withTransaction(deps.pool, async (db) => {
      await db.query({ text: 'set transaction isolation level repeatable read read only' });
      await db.query({ text: 'set local statement_timeout = 0' });
      const votes = await measureVotes(db, siteId, since);
      const neededMib = Math.ceil(toNeededBytes(votes) / 1_048_576);
      if (neededMib > memoryMib) return { ...votes, neededMib, collected: null };
      return {
        ...votes,
        neededMib,
        collected: await collectVotes(db, siteId, { since, most: votes.votes }),
      };
    });
    const { collected, ...figures } = read;
    if (collected === null) {
      await endFit(deps.pool, { siteId, number, state: 'refused', endedAt: deps.clock(), figures });
      return 'refused';
    }
    const fitted = await fitInThread(collected.votes, number);
    if (fitted === null) {
      await endFit(deps.pool, { siteId, number, state: 'failed', endedAt: deps.clock(), figures });
      return 'empty';
    }
    await putIntoForce(deps, { siteId, number, startedAt, collected, fitted, neededMib: figures.neededMib });
    return 'done';
  } catch (error) {
    await endFit(deps.pool, { siteId, number, state: 'failed', endedAt: deps.clock() }).catch(
      () => undefined,
    );
    throw error;
  }
}

interface Fitted {
  readonly siteId: SiteId;
  readonly number: number;
  readonly startedAt: Date;
  readonly collected: CollectedVotes;
  readonly fitted: SiteFit;
  readonly neededMib: number;
}

/**
 * Writes voters and sums beside those in force, and takes over in one transaction, so that readers see one order or the
 * other: it moves the comments, and counts anew what was voted on meanwhile. Votes wait for it, about a second for each
 * 20,000 comments that move.
 */
async function putIntoForce(deps: Deps, fit: Fitted): Promise<void> {
  const { siteId, number, fitted, collected } = fit;
  const place = { siteId, fit: number };
  const before = await findFitInForce(deps.pool, siteId);
  const since = await listAcrossSince(deps.pool, siteId);
  for (const voters of inBatches([...fitted.voters.entries()]))
    await insertVoters(
      deps.pool,
      place,
      voters.map(([at, voter]) => ({
        accountId: nameOf(collected.accounts, voter),
        intercept: fitted.parameters[2 * at] ?? 0,
        factor: fitted.parameters[2 * at + 1] ?? 0,
        isPartial: fitted.isPartial[at] === 1,
      })),
    );
  await insertSuspects(deps.pool, place, toGroups(fitted.lockstepGroups, collected));
  const now = deps.clock();
  const ranked = fitted.tallies.map((tally, at) =>
    rank(nameOf(collected.comments, fitted.comments[at] ?? 0), tally, { fitted, since, now }),
  );
  for (const batch of inBatches(ranked)) await putTallies(deps.pool, place, batch);
  const forgotten = (await listForgotten(deps.pool, place)).map((commentId) => toUnranked(commentId));
  const ranks = [...ranked, ...forgotten];
  await withTransaction(deps.pool, (db) => takeOver(db, deps, { ...fit, before, since, ranks }));
  await withTransaction(deps.pool, (db) => forgetOtherFits(db, siteId));
}

interface TakeOver extends Fitted {
  readonly before: FitRow | null;
  readonly since: ReadonlyMap<CommentId, Date>;
  readonly ranks: readonly NewRank[];
}

async function takeOver(db: Db, deps: Deps, fit: TakeOver): Promise<void> {
  const { siteId, number, fitted, before } = fit;
  const place = { siteId, fit: number };
  await lockViewpoints(db, siteId);
  const left = await forgetLeaving(db, place);
  const since = new Date(fit.startedAt.getTime() - CLOCKS_DIFFER_MS);
  const moved = await listMoved(db, { ...place, since, left });
  for (const ranks of inBatches(fit.ranks)) await setRanks(db, siteId, ranks);
  const now = deps.clock();
  const counting = { siteId, fit: number, startedAt: fit.startedAt, frozen: fitted.frozen };
  await recountViewpoints(db, { ...counting, comments: moved }, { since: fit.since, now });
  const facts = {
    gains: fitted.gains,
    voters: fitted.voters.length,
    votesPerComment: fitted.votesPerComment,
  };
  await endFit(db, {
    siteId,
    number,
    state: 'done',
    endedAt: now,
    frozen: fitted.frozen,
    gate: moveGate(before ?? CLOSED, hasGain(facts)),
    figures: {
      ...facts,
      votes: Math.round(fitted.votesPerComment * fitted.comments.length),
      comments: fitted.comments.length,
      spread: fitted.spread,
      lockstepGroups: fitted.lockstepGroups.length,
      labelled: await countLabelled(db, siteId),
      neededMib: fit.neededMib,
    },
  });
}

/** The largest groups only: a list that nobody reads to its end. */
const MOST_GROUPS = 50;

function toGroups(groups: SiteFit['lockstepGroups'], { accounts }: CollectedVotes) {
  return groups
    .toSorted((one, other) => other.length - one.length)
    .slice(0, MOST_GROUPS)
    .map((group) => ({ accounts: group.map((voter) => nameOf(accounts, voter)) }));
}

function rank(
  commentId: CommentId,
  tally: Tally,
  at: { readonly fitted: SiteFit; readonly since: ReadonlyMap<CommentId, Date>; readonly now: Date },
): RankedComment & NewRank {
  const row = toTallyRow(tally, at.fitted.frozen, { since: at.since.get(commentId) ?? null, now: at.now });
  return { commentId, tally: row.tally, ...row.standing };
}

function toUnranked(commentId: CommentId): NewRank {
  return { commentId, rank: 0, isFound: false };
}

function nameOf<T>(names: readonly T[], number: number): T {
  const name = names[number];
  if (name === undefined) throw new RangeError(`There is no ${number}.`);
  return name;
}
