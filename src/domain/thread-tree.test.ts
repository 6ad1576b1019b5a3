import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseCursor } from './cursor.ts';
import type { AccountId, CommentId } from './ids.ts';
import { placeComment, type Placement } from './placement.ts';
import { MAX_DEPTH } from './thread.ts';
import { buildTree, toCursor, type PlacedComment } from './thread-tree.ts';

function comment(
  n: number,
  under: number | null,
  more: Partial<PlacedComment['node']> & { best?: number } = {},
): PlacedComment {
  const { best = 0, ...node } = more;
  return {
    shownUnderId: under === null ? null : id(under),
    best,
    controversy: 0,
    rankAcross: 0,
    isFresh: false,
    node: {
      id: id(n),
      parentId: under === null ? null : id(under),
      depth: under === null ? 0 : 1,
      status: 'published',
      author: {
        id: 'x' as AccountId,
        name: 'Ann',
        isGuest: false,
        isStaff: false,
        badges: [],
        picture: null,
        hasProfile: true,
      },
      html: null,
      createdAt: new Date(n * 1_000),
      editedAt: null,
      deletedAt: null,
      up: 0,
      down: 0,
      replyCount: 0,
      threadCount: 0,
      isFeatured: false,
      isPinned: false,
      answers: null,
      isFoundAcross: false,
      ...node,
    },
  };
}

function id(n: number): CommentId {
  return `01890000-0000-7000-8000-${String(n).padStart(12, '0')}` as CommentId;
}

test('replies hang under what they answer, best first', () => {
  const tops = [comment(1, null, { replyCount: 2 })];
  const below = [comment(2, 1, { best: 0.1 }), comment(3, 1, { best: 0.9 })];
  const [top] = buildTree(tops, below, 'best');
  assert.deepEqual(
    top?.replies.map((reply) => reply.id),
    [id(3), id(2)],
  );
  assert.equal(top?.nextReplies, null);
});

test('in the order of times replies stand as they were written', () => {
  const below = [comment(3, 1, { best: 0.9 }), comment(2, 1)];
  const [top] = buildTree([comment(1, null, { replyCount: 2 })], below, 'oldest');
  assert.deepEqual(
    top?.replies.map((reply) => reply.id),
    [id(2), id(3)],
  );
});

test('a comment whose replies are not all here says where they go on', () => {
  const [top] = buildTree([comment(1, null, { replyCount: 5 })], [comment(2, 1, { best: 0.25 })], 'best');
  assert.deepEqual(parseCursor(top?.nextReplies ?? ''), { value: 0.25, id: id(2) });
  const [bare] = buildTree([comment(1, null, { replyCount: 5 })], [], 'best');
  assert.equal(bare?.nextReplies, '', 'none are here: the first page');
});

test('below the deepest level the talk stands as it went, whatever the order', () => {
  const below = [comment(3, 1, { best: 0.9, depth: 8 }), comment(2, 1, { depth: 7 })];
  const [top] = buildTree([comment(1, null, { replyCount: 2, depth: MAX_DEPTH })], below, 'best');
  assert.deepEqual(
    top?.replies.map((reply) => reply.id),
    [id(2), id(3)],
  );
});

test('cursors keep every bit of a score, and nothing else is one', () => {
  const best = 0.1 + 0.2;
  assert.deepEqual(parseCursor(toCursor(comment(1, null, { best }), 'best')), { value: best, id: id(1) });
  for (const text of ['', 'x', '1', '_', `NaN_${id(1)}`, `1_${id(1)}x`, `Infinity_${id(1)}`, "1_' or 1=1"]) {
    assert.equal(parseCursor(text), null, text);
  }
});

test('deep replies are shown under the ancestor at the deepest level', () => {
  let parent: (Placement & { id: CommentId }) | null = null;
  const chain: (Placement & { id: CommentId })[] = [];
  for (let n = 0; n <= 9; n += 1) {
    parent = { id: id(n), ...placeComment(id(n), parent) };
    chain.push(parent);
  }
  assert.deepEqual(
    chain.map((link) => link.shownUnderId),
    [null, ...[0, 1, 2, 3, 4, 5, 6, 6, 6].map(id)],
  );
  assert.deepEqual(
    chain.map((link) => link.depth),
    [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
  );
  assert.ok(chain.every((link) => link.rootId === id(0)));
});
