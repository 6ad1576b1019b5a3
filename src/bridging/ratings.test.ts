import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listRatings } from '../testing/random-ratings.ts';
import { toMatrix } from './ratings.ts';

const size = { raterCount: 3, noteCount: 3 };

test('ratings lie in rows both ways, sorted, whatever order they came in', () => {
  const rated = [
    [2, 1, 1],
    [0, 1, 0.5],
    [2, 0, 0],
  ] as const;
  const matrix = toMatrix(listRatings(rated, size));
  assert.deepEqual([...matrix.byRater.starts], [0, 1, 1, 3]);
  assert.deepEqual([...matrix.byRater.ids], [1, 0, 1]);
  assert.deepEqual([...matrix.byRater.values], [0.5, 0, 1]);
  assert.deepEqual([...matrix.byNote.starts], [0, 1, 3, 3]);
  assert.deepEqual([...matrix.byNote.ids], [2, 0, 2]);
  assert.deepEqual([...matrix.byNote.values], [0, 0.5, 1]);
  assert.deepEqual(toMatrix(listRatings(rated.toReversed(), size)), matrix);
});

test('only raters and notes with a rating are counted', () => {
  const { ratedRaters, ratedNotes, ratingCount } = toMatrix(listRatings([[2, 1, 1]], size));
  assert.deepEqual([ratedRaters, ratedNotes, ratingCount], [1, 1, 1]);
});

test('what is out of range, given twice or of unequal length is refused', () => {
  const refused = [
    listRatings([[3, 0, 1]], size),
    listRatings([[0, 3, 1]], size),
    listRatings([[0, 0, 1.5]], size),
    listRatings([[0, 0, Number.NaN]], size),
    listRatings(
      [
        [0, 0, 1],
        [1, 0, 1],
        [0, 0, 0],
      ],
      size,
    ),
    { ...listRatings([[0, 0, 1]], size), notes: new Uint32Array(2) },
  ];
  for (const ratings of refused) assert.throws(() => toMatrix(ratings), RangeError);
});
