import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listVotes, voteOn } from '../testing/vote-list.ts';
import { flagEligible } from './eligibility.ts';

test('a voter counts with ten votes over three stories, and not with fewer of either', () => {
  const votes = listVotes([
    ...voteOn(0, [0, 1, 2, 3, 10, 11, 12, 20, 21, 22]),
    ...voteOn(1, [0, 1, 2, 3, 10, 11, 12, 20, 21]),
    ...voteOn(2, [0, 1, 2, 3, 4, 5, 10, 11, 12, 13, 14]),
    ...voteOn(3, [20, 0, 10, 21, 1, 11, 22, 2, 12, 23]),
    ...voteOn(5, [0]),
  ]);
  assert.deepEqual([...flagEligible(votes)], [1, 0, 0, 1, 0, 0]);
  assert.deepEqual([...flagEligible(votes, { votes: 1, stories: 1 })], [1, 1, 1, 1, 0, 1]);
});
