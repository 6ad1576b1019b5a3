import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listVotes, voteOn, type ListedVote } from '../testing/vote-list.ts';
import { findLockstep, flagFirstOfGroup } from './lockstep.ts';
import { createRandom } from './random.ts';
import { listVoterPairs } from './vote-pairs.ts';

const TARGETS = [0, 1, 2, 10, 11, 12, 20, 21, 22, 30, 31, 32];
const HOUR = 3_600;

/** Two hundred readers with thirty votes each at times of their own. */
function makeReaders(): ListedVote[] {
  const random = createRandom(3);
  return Array.from({ length: 200 }, (_, reader) => {
    const comments = new Set(Array.from({ length: 30 }, () => Math.floor(200 * random())));
    return [...comments].map((comment) => ({
      voter: 10 + reader,
      comment,
      value: Math.floor(2 * random()),
      at: Math.floor(500 * HOUR * random()),
    }));
  }).flat();
}

test('voters who vote the same on the same comments at the same time are one group', () => {
  const votes = listVotes([
    ...makeReaders(),
    ...voteOn(4, TARGETS, 100),
    ...voteOn(2, TARGETS, 400),
    ...voteOn(7, TARGETS, 900),
  ]);
  const leaders = findLockstep(votes);
  assert.deepEqual([leaders[2], leaders[4], leaders[7]], [2, 2, 2]);
  const others = [...leaders.keys()].filter((voter) => ![2, 4, 7].includes(voter));
  assert.ok(others.every((voter) => leaders[voter] === voter));
});

test('who comes late, votes otherwise, shares too few comments or too few stories is not', () => {
  const twoStories = [0, 1, 2, 3, 4, 5, 10, 11, 12, 13, 14, 15];
  const votes = listVotes([
    ...makeReaders(),
    ...voteOn(0, TARGETS, 100),
    ...voteOn(1, TARGETS, 100 + 1_300),
    ...voteOn(2, TARGETS, 200).map((vote) => ({ ...vote, value: 0 })),
    ...voteOn(3, TARGETS.slice(0, 9), 100),
    ...voteOn(4, twoStories, 100 * HOUR),
    ...voteOn(5, twoStories, 100 * HOUR),
  ]);
  assert.deepEqual([...findLockstep(votes).subarray(0, 6)], [0, 1, 2, 3, 4, 5]);
});

test('pairs are the same where there are too many for the buckets, and they are taken in parts', () => {
  const crew = [0, 1, 2, 3, 4, 5].flatMap((voter) => voteOn(voter, TARGETS, 100 + 30 * voter));
  const votes = listVotes([...makeReaders(), ...crew]);
  const rule = { windowSeconds: 1_200, minComments: 10 };
  const sorted = (buckets: number) =>
    listVoterPairs(votes, rule, buckets).toSorted(
      (a, b) => a.voters[0] - b.voters[0] || a.voters[1] - b.voters[1],
    );
  assert.equal(sorted(2 ** 24).length, 15);
  for (const buckets of [2, 16, 64]) assert.deepEqual(sorted(buckets), sorted(2 ** 24));
});

test('many votes elsewhere do not free somebody whose twin has none', () => {
  const votes = listVotes([
    ...makeReaders(),
    ...voteOn(0, TARGETS, 100),
    ...voteOn(1, TARGETS, 100),
    ...voteOn(
      1,
      Array.from({ length: 25 }, (_, k) => 100 + k),
      200 * HOUR,
    ),
  ]);
  assert.equal(findLockstep(votes)[1], 0);
});

test('two who vote on nearly everything meet by chance', () => {
  const together = Array.from({ length: 40 }, (_, comment) => comment);
  const apart = (first: number) => Array.from({ length: 45 }, (_, k) => first + k);
  const votes = listVotes([
    ...voteOn(0, together),
    ...voteOn(1, together),
    ...voteOn(0, apart(40), 10 * HOUR),
    ...voteOn(1, apart(40), 90 * HOUR),
    ...voteOn(2, apart(20), 50 * HOUR),
  ]);
  assert.deepEqual([...findLockstep(votes)], [0, 1, 2]);
  const crowd = makeReaders().map((vote) => ({ ...vote, comment: vote.comment + 100 }));
  const list = [...voteOn(0, together), ...voteOn(1, together), ...crowd];
  assert.deepEqual([...findLockstep(listVotes(list)).subarray(0, 2)], [0, 0]);
});

test('a crew whose members have lives of their own is not found: lockstep is not all there is to coordination', () => {
  const members = [0, 1, 2].flatMap((voter) => [
    ...voteOn(voter, TARGETS, 100 * voter),
    ...voteOn(
      voter,
      Array.from({ length: 30 }, (_, k) => 50 + 40 * voter + k),
      300 * HOUR,
    ),
  ]);
  assert.deepEqual([...findLockstep(listVotes([...makeReaders(), ...members])).subarray(0, 3)], [0, 1, 2]);
});

test('of a group the first vote on a comment counts', () => {
  const votes = listVotes([
    { voter: 1, comment: 0, at: 5 },
    { voter: 0, comment: 0, at: 6 },
    { voter: 2, comment: 0, at: 7 },
    { voter: 0, comment: 1, at: 8 },
  ]);
  assert.deepEqual([...flagFirstOfGroup(votes, Uint32Array.of(0, 0, 2))], [1, 0, 1, 1]);
});

test('pairs are counted exactly, by comment and by story', () => {
  const votes = listVotes([
    ...voteOn(3, [0, 1, 2, 10]),
    ...voteOn(1, [0, 1, 2, 10, 11]),
    ...voteOn(2, [0, 1]),
  ]);
  const pairs = listVoterPairs(votes, { windowSeconds: 0, minComments: 2 });
  const sorted = pairs.toSorted((a, b) => a.voters[0] - b.voters[0] || a.voters[1] - b.voters[1]);
  assert.deepEqual(sorted, [
    { voters: [1, 2], comments: 2, stories: 1 },
    { voters: [1, 3], comments: 4, stories: 2 },
    { voters: [2, 3], comments: 2, stories: 1 },
  ]);
  assert.equal(listVoterPairs(votes, { windowSeconds: 0, minComments: 3 }).length, 1);
});
