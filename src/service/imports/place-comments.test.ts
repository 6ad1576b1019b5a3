import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AccountId, CommentId, StoryId } from '../../domain/ids.ts';
import type { StagedComment } from '../../storage/import-batches.ts';
import { placeComments } from './place-comments.ts';

const STORY = 's' as StoryId;

function toComment(
  seq: number,
  parentSeq: number | null,
  change: Partial<StagedComment> = {},
): StagedComment {
  return {
    seq,
    id: `c${seq}` as CommentId,
    storyId: STORY,
    authorId: 'a' as AccountId,
    at: new Date(seq),
    status: 'published',
    isDeleted: false,
    isPinned: false,
    hasParent: parentSeq !== null,
    parentSeq,
    above: null,
    stored: null,
    ...change,
  };
}

const stored = (id: string, depth: number) => ({
  id: id as CommentId,
  storyId: STORY,
  rootId: 'root' as CommentId,
  shownUnderId: depth === 0 ? null : ('root' as CommentId),
  depth,
  authorId: null,
  isSame: true,
  isUntouched: true,
});

test('a tombstone is shown as long as something below it is, and counters say so from the bottom up', () => {
  const { placed } = placeComments([
    toComment(1, null, { isDeleted: true }),
    toComment(2, 1, { status: 'rejected' }),
    toComment(3, 2),
    toComment(4, 1, { isDeleted: true }),
  ]);
  assert.deepEqual(
    placed.map(({ replyCount, threadCount, depth }) => [depth, replyCount, threadCount]),
    [
      [0, 1, 1],
      [1, 1, 0],
      [2, 0, 0],
      [1, 0, 0],
    ],
  );
});

test('what is new below what was here is counted there, once', () => {
  const { placed, below } = placeComments([
    toComment(1, null, { stored: stored('root', 0) }),
    toComment(2, 1),
    toComment(3, 2),
    toComment(4, null, { hasParent: true, above: stored('deep', 7) }),
  ]);
  assert.deepEqual(
    placed.map(({ comment, rootId, shownUnderId, depth }) => [comment.seq, rootId, shownUnderId, depth]),
    [
      [2, 'root', 'root', 1],
      [3, 'root', 'c2', 2],
      [4, 'root', 'root', 8],
    ],
  );
  const under = below.map(({ shownUnderId, isLive }) => `${shownUnderId ?? 'a new one'} ${isLive}`);
  assert.deepEqual(
    under.toSorted((a, b) => a.localeCompare(b)),
    ['a new one true', 'root true', 'root true'],
  );
});

test('many circles and chains of any length take time in line with their number', () => {
  const circles = Array.from({ length: 40_000 }, (_, n) => toComment(n, n % 2 === 0 ? n + 1 : n - 1));
  const { problems } = placeComments(circles);
  assert.equal(problems.length, 20_000);
  const chain = Array.from({ length: 70_000 }, (_, n) => toComment(n, n === 69_999 ? null : n + 1));
  const { placed, problems: cuts } = placeComments(chain);
  assert.equal(Math.max(...placed.map(({ depth }) => depth)), 30_000);
  assert.deepEqual([...new Set(cuts.map(({ code }) => code))], ['parent_too_deep']);
  assert.equal(cuts.length, 2);
});

test('a circle of a quarter of a million comments is opened at the first of them', () => {
  const most = 250_000;
  const circle = Array.from({ length: most }, (_, at) => toComment(at, (at + 1) % most));
  const { placed, problems } = placeComments(circle);
  assert.equal(placed.length, most);
  assert.deepEqual(problems[0], { seq: 0, code: 'parent_cycle' });
});
