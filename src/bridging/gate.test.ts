import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { makeCamps } from '../testing/camps.ts';
import { fit, fitIntercepts } from './fit.ts';
import { CLOSED, hasGain, measureGains, moveGate } from './gate.ts';
import { REFERENCE, type Model } from './model.ts';
import { createRandom } from './random.ts';
import { toMatrix, type Ratings, type Rows } from './ratings.ts';

describe('the gain from viewpoints on votes held out', () => {
  test('is clear where two camps vote against each other', () => {
    const gains = measureGains(makeCamps({ ratingCount: 12_000, divisive: 0.7 }), REFERENCE, 1);
    assert.equal(gains.length, 3);
    assert.ok(
      gains.every((gain) => gain > 0.03 && gain < 1),
      String(gains),
    );
  });

  test('is a loss where nobody differs by camp', () => {
    const gains = measureGains(makeCamps({ ratingCount: 12_000, divisive: 0 }), REFERENCE, 1);
    assert.ok(
      gains.every((gain) => gain < 0),
      String(gains),
    );
  });

  test('is the fall of the squared error on what was held out, strangers taken for the mean', () => {
    const camps = makeCamps({ ratingCount: 9_000 });
    const alone = Uint32Array.from({ length: 100 }, (_, k) => k);
    const ratings = {
      raterCount: camps.raterCount + 100,
      noteCount: camps.noteCount + 100,
      raters: Uint32Array.of(...camps.raters, ...alone.map((k) => camps.raterCount + k)),
      notes: Uint32Array.of(...camps.notes, ...alone.map((k) => camps.noteCount + k)),
      values: Float32Array.of(...camps.values, ...Array.from(alone, (k) => k % 2)),
    };
    const random = createRandom(3);
    const isHeldOut = Array.from(ratings.values, () => random() < 0.1);
    const select = (wanted: boolean): Ratings => ({
      ...ratings,
      raters: ratings.raters.filter((_, k) => isHeldOut[k] === wanted),
      notes: ratings.notes.filter((_, k) => isHeldOut[k] === wanted),
      values: ratings.values.filter((_, k) => isHeldOut[k] === wanted),
    });
    const seen = toMatrix(select(false));
    const error = (model: Model) => {
      const known = (pairs: Float64Array, { starts }: Rows) => {
        const rows = [...Array(pairs.length / 2).keys()].filter((row) => starts[row]! < starts[row + 1]!);
        const mean = rows.reduce((sum, row) => sum + pairs[2 * row]!, 0) / rows.length;
        const byRow = new Map(rows.map((row) => [row, [pairs[2 * row]!, pairs[2 * row + 1]!]] as const));
        return (row: number) => byRow.get(row) ?? ([mean, 0] as const);
      };
      const [raterOf, noteOf] = [known(model.raters, seen.byRater), known(model.notes, seen.byNote)];
      const { raters, notes, values } = select(true);
      return values.reduce((sum, value, k) => {
        const [[i, f], [j, g]] = [raterOf(raters[k]!), noteOf(notes[k]!)];
        return sum + (value - model.mu - i - j - f * g) ** 2;
      }, 0);
    };
    const rough = { tolerance: 1e-4, maxSweeps: 100, maxSeeds: 4 };
    const expected = 1 - error(fit(seen, rough).model) / error(fitIntercepts(seen, rough));
    assert.ok(Math.abs(measureGains(ratings, REFERENCE, 1)[0]! - expected) < 1e-12);
    assert.ok(seen.ratedNotes < ratings.noteCount, 'somebody is a stranger');
  });

  test('is the same for the same seed', () => {
    const ratings = makeCamps({ ratingCount: 9_000 });
    assert.deepEqual(measureGains(ratings, REFERENCE, 4), measureGains(ratings, REFERENCE, 4));
    assert.notDeepEqual(measureGains(ratings, REFERENCE, 4), measureGains(ratings, REFERENCE, 5));
  });

  test('is nothing where there is nothing to hold out', () => {
    const none = {
      raterCount: 0,
      noteCount: 0,
      raters: new Uint32Array(0),
      notes: new Uint32Array(0),
      values: new Float32Array(0),
    };
    assert.deepEqual(measureGains(none, REFERENCE, 1), [0, 0, 0]);
  });
});

describe('the gate', () => {
  const enough = { gains: [0.03, 0.01, 0.02], voters: 200, votesPerComment: 5 };

  test('takes a gain of a fiftieth in all, in no split a loss, by enough voters and votes', () => {
    assert.ok(hasGain(enough));
    assert.ok(!hasGain({ ...enough, gains: [0.03, 0.01, 0.019] }));
    assert.ok(!hasGain({ ...enough, gains: [0.3, -0.001, 0.3] }));
    assert.ok(!hasGain({ ...enough, gains: [] }));
    assert.ok(!hasGain({ ...enough, voters: 199 }));
    assert.ok(!hasGain({ ...enough, votesPerComment: 4.9 }));
  });

  test('opens after three fits in a row with a gain, and closes after three without', () => {
    const states: boolean[] = [];
    let gate = CLOSED;
    for (const isGain of [true, true, false, true, true, true, false, true, false, false, false, true]) {
      gate = moveGate(gate, isGain);
      states.push(gate.isOpen);
    }
    assert.deepEqual(states.map(Number), [0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 0, 0]);
  });
});
