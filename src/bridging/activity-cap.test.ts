import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listVotes, voteOn } from '../testing/vote-list.ts';
import { flagWithinCap } from './activity-cap.ts';

const DAY = 86_400;

test('of each voter the first votes of a day count, and of these the first in all', () => {
  const votes = listVotes([
    ...voteOn(0, [0, 1, 2], 0),
    ...voteOn(0, [3, 4, 5], DAY),
    ...voteOn(0, [6, 7], 2 * DAY),
    ...voteOn(1, [8, 9], 2 * DAY + 3_600),
  ]);
  assert.deepEqual([...flagWithinCap(votes, { perDay: 2, inAll: 5 })], [1, 1, 0, 1, 1, 0, 1, 0, 1, 1]);
});

test('a hundred a day is the most that counts', () => {
  const votes = listVotes(voteOn(0, [...Array(130).keys()]));
  assert.equal(
    flagWithinCap(votes).reduce((sum, flag) => sum + flag, 0),
    100,
  );
});
