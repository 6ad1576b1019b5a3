import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listVotes, voteOn } from '../testing/vote-list.ts';
import { toCountedRatings } from './counted-ratings.ts';

const SPREAD = [0, 1, 2, 3, 10, 11, 12, 13, 20, 21, 22, 23];

test('readers with enough votes count, a crew counts as one of them, throw-away accounts do not', () => {
  const crew = [2, 3, 4].flatMap((voter) => voteOn(voter, SPREAD, 100_000 + voter));
  const throwAways = Array.from({ length: 30 }, (_, k) => ({ voter: 10 + k, comment: 5, at: 200_000 }));
  const votes = listVotes([
    ...voteOn(0, SPREAD).map((vote) => ({ ...vote, value: 0 })),
    ...voteOn(1, [5, ...SPREAD], 50_000),
    ...crew,
    ...throwAways,
  ]);
  const { ratings, isEligible, leaders } = toCountedRatings(votes);
  assert.deepEqual([...leaders.subarray(0, 5)], [0, 1, 2, 2, 2]);
  assert.deepEqual([...isEligible.subarray(0, 11)], [1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0]);
  const ratersOf = (note: number) => Array.from(ratings.raters).filter((_, k) => ratings.notes[k] === note);
  assert.deepEqual(ratersOf(0), [0, 1, 2]);
  assert.deepEqual(ratersOf(5), [1]);
  assert.equal(ratings.values.length, 3 * SPREAD.length + 1);
  assert.equal(ratings.noteCount, 24);
});

test('a crew of accounts with too few votes each still counts as the one voter that it is', () => {
  const votes = listVotes([2, 3].flatMap((voter) => voteOn(voter, SPREAD, voter)));
  const { ratings, isEligible } = toCountedRatings(votes);
  assert.deepEqual([...new Set(ratings.raters)], [2]);
  assert.deepEqual([...isEligible], [0, 0, 1, 1]);
});

test('nobody, nothing', () => {
  assert.equal(toCountedRatings(listVotes([])).ratings.values.length, 0);
});
