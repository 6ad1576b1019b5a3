import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import type { VectorFile } from '../testing/bridging-vector-file.ts';
import { countFiltered, isWithinTolerance, measureDeviations } from '../testing/bridging-vectors.ts';
import { findTestData } from '../testing/test-data.ts';

describe('the reference vectors', () => {
  for (const name of ['tiny', 'small', 'split', 'medium']) {
    const { path, skip } = findTestData('bridging', `${name}.json`);

    test(
      `${name}: losses, parameters, scores, bounds and statuses are those of the reference`,
      { skip },
      () => {
        const file = JSON.parse(readFileSync(path, 'utf8')) as VectorFile;
        const deviations = measureDeviations(file);
        assert.ok(isWithinTolerance(deviations), JSON.stringify(deviations));
        const { ratings, raters, notes } = file.minCountFilter;
        assert.deepEqual(countFiltered(file), { ratings, raters, notes });
      },
    );
  }

  test('a deviation that is no number is not within tolerance', () => {
    const none = {
      loss: 0,
      mu: 0,
      intercept: 0,
      factor: 0,
      bridgingScore: 0,
      pseudoUpperBound: 0,
      incremental: 0,
      smoothedMean: 0,
      statusesDiffering: 0,
    };
    assert.ok(isWithinTolerance(none));
    assert.ok(!isWithinTolerance({ ...none, factor: Number.NaN }));
    assert.ok(!isWithinTolerance({ ...none, statusesDiffering: 1 }));
  });
});
