import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { parseVectorFile } from '../testing/bridging-vector-file.ts';
import { countFiltered, isWithinTolerance, measureDeviations } from '../testing/bridging-vectors.ts';
import { findTestData } from '../testing/test-data.ts';

describe('the reference vectors', () => {
  for (const name of ['tiny', 'small', 'split', 'medium']) {
    const { path, skip } = findTestData('bridging', `${name}.json`);

    test(
      `${name}: losses, parameters, scores, bounds and statuses are those of the reference`,
      { skip },
      () => {
        const file = parseVectorFile(readFileSync(path, 'utf8'));
        const deviations = measureDeviations(file);
        assert.ok(isWithinTolerance(deviations), JSON.stringify(deviations));
        const { ratings, raters, notes } = file.minCountFilter;
        assert.deepEqual(countFiltered(file), { ratings, raters, notes });
      },
    );
  }

  const { path: small, skip } = findTestData('bridging', 'tiny.json');
  test('a file that is not of the format is refused with the place', { skip }, () => {
    const text = readFileSync(small, 'utf8');
    /** The file with something else in one place, or nothing. */
    const change = (where: string, value?: unknown): string => {
      const keys = where.split('.');
      const file = JSON.parse(text) as Record<string, unknown>;
      const within = keys.slice(0, -1).reduce((at, key) => at[key] as Record<string, unknown>, file);
      within[keys.at(-1) ?? ''] = value;
      return JSON.stringify(file);
    };
    const refused = (broken: string, why: RegExp) => assert.throws(() => parseVectorFile(broken), why);
    refused('hello', /no JSON/);
    refused('[]', /the whole: /);
    refused(change('solutions', []), /solutions: /);
    refused(change('ratings', []), /ratings: /);
    refused(change('solutions.0.pseudoUpperBound'), /solutions\.0\.pseudoUpperBound: /);
    refused(change('solutions.1.noteFactor', [0, 0, 0]), /solutions\.1\.noteFactor has 3 values and not 4/);
    refused(change('ratings.0.2', 2), /ratings\.0\.2: /);
    refused(change('format', 'bridging-oracle/2'), /format: /);
  });

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
