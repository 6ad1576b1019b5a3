import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listRatings } from '../testing/random-ratings.ts';
import { filterRatings } from './filter-ratings.ts';

test('notes, then raters, then notes again have to have enough, once each', () => {
  // Note 2 has one rater. Without it rater 2 has one rating; without that note 1 has one rater, and rater 1 one rating.
  const rated = [
    [0, 0, 1],
    [0, 1, 1],
    [1, 0, 0],
    [1, 1, 0],
    [2, 1, 1],
    [2, 2, 1],
    [3, 0, 1],
    [3, 3, 1],
    [4, 3, 1],
    [4, 0, 0.5],
  ] as const;
  const size = { raterCount: 5, noteCount: 4 };
  const left = filterRatings(listRatings(rated, size), { ratingsPerRater: 2, ratersPerNote: 2 });
  const kept = rated.filter(([rater]) => rater !== 2);
  assert.deepEqual(left, listRatings(kept, size));
  const strict = filterRatings(listRatings(rated, size), { ratingsPerRater: 2, ratersPerNote: 3 });
  // Notes 0 and 1 are left; of their raters 0 and 1 rated both; then nothing has three raters.
  assert.equal(strict.values.length, 0);
});
