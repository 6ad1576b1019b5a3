import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { judgeNote, type NoteFacts } from './note-status.ts';
import { countSide, NO_SIDES, toNetHelpful, type Sides } from './sides.ts';

/** Sides with so many ratings of 1 and of 0 each. */
function toSides(
  [ones, zeros]: readonly [number, number],
  [ones2, zeros2]: readonly [number, number],
): Sides {
  const side = (up: number, down: number) => ({ count: up + down, net: up - down, total: up });
  return { negative: side(ones, zeros), positive: side(ones2, zeros2) };
}

/** A note that is helpful by every rule. */
const good: NoteFacts = { intercept: 0.45, factor: 0.1, upperBound: 0.5, sides: toSides([12, 1], [14, 2]) };

function judge(changed: Partial<NoteFacts>): readonly [string, ...string[]] {
  const { status, rules } = judgeNote({ ...good, ...changed });
  return [status, ...rules];
}

describe('the status of a note', () => {
  test('is open until it is earned', () => {
    assert.deepEqual(judge({ intercept: 0.399 }), ['NEEDS_MORE_RATINGS']);
  });

  test('is helpful from 0.40 on, with five ratings', () => {
    assert.deepEqual(judge({ intercept: 0.4 }), ['HELPFUL', 'GeneralCRH']);
    assert.deepEqual(judge({ sides: toSides([2, 0], [2, 0]) }), ['NEEDS_MORE_RATINGS']);
  });

  test('is not helpful below a line that falls with the factor', () => {
    const bad = { upperBound: 0 };
    assert.deepEqual(judge({ ...bad, intercept: -0.13, factor: 0.1 }), ['NOT_HELPFUL', 'GeneralCRNH']);
    assert.deepEqual(judge({ ...bad, intercept: -0.13, factor: -0.11 }), ['NEEDS_MORE_RATINGS']);
    assert.deepEqual(judge({ ...bad, intercept: -0.9, sides: toSides([0, 2], [0, 2]) }), [
      'NEEDS_MORE_RATINGS',
    ]);
  });

  test('is not helpful where even one more helpful rating would not lift it', () => {
    assert.deepEqual(judge({ intercept: 0, upperBound: -0.041 }), ['NOT_HELPFUL', 'UcbCRNH']);
    assert.deepEqual(judge({ intercept: 0, upperBound: -0.04 }), ['NEEDS_MORE_RATINGS']);
  });

  test('is not helpful where three raters on each side give it little, whatever the model says', () => {
    const low = toSides([1, 2], [0, 3]);
    assert.deepEqual(judge({ intercept: 0.1, sides: low }), ['NOT_HELPFUL', 'RatioCRNH']);
    assert.deepEqual(judge({ sides: low }), ['NOT_HELPFUL', 'GeneralCRH', 'RatioCRNH']);
    assert.deepEqual(judge({ intercept: 0.1, sides: toSides([1, 2], [0, 2]) }), ['NEEDS_MORE_RATINGS']);
    assert.deepEqual(judge({ intercept: 0.1, sides: toSides([3, 4], [0, 5]) }), ['NEEDS_MORE_RATINGS']);
    assert.deepEqual(judge({ intercept: 0.1, sides: toSides([4, 6], [3, 7]) }), ['NEEDS_MORE_RATINGS']);
  });

  test('stays helpful down to 0.39 where it was', () => {
    assert.deepEqual(judge({ intercept: 0.39, wasHelpful: true }), ['HELPFUL', 'GeneralCRHInertia']);
    assert.deepEqual(judge({ intercept: 0.389, wasHelpful: true }), ['NEEDS_MORE_RATINGS']);
    assert.deepEqual(judge({ wasHelpful: true }), ['HELPFUL', 'GeneralCRH']);
  });

  test('is not shown where the factor is large or a tag stands out', () => {
    assert.deepEqual(judge({ factor: -0.51 }), ['NEEDS_MORE_RATINGS', 'GeneralCRH', 'LargeFactor']);
    assert.deepEqual(judge({ factor: 0.5 }), ['HELPFUL', 'GeneralCRH']);
    assert.deepEqual(judge({ hasOutlierTag: true }), ['NEEDS_MORE_RATINGS', 'GeneralCRH', 'TagFilter']);
    assert.deepEqual(judge({ intercept: -0.9, upperBound: 0, hasOutlierTag: true }), [
      'NOT_HELPFUL',
      'GeneralCRNH',
    ]);
  });

  test('asks for four net helpful ratings on each side', () => {
    const shown = judge({ sides: toSides([30, 0], [6, 2]) });
    assert.deepEqual(shown, ['HELPFUL', 'GeneralCRH']);
    const hidden = judge({ sides: toSides([30, 0], [6, 3]) });
    assert.deepEqual(hidden, ['NEEDS_MORE_RATINGS', 'GeneralCRH', 'MinMinorityRaters']);
  });

  test('asks for a twentieth of the ratings from the side with fewer, while these are fewer than ten', () => {
    assert.deepEqual(judge({ sides: toSides([96, 0], [4, 0]) }), [
      'NEEDS_MORE_RATINGS',
      'GeneralCRH',
      'RaterBalance',
    ]);
    assert.deepEqual(judge({ sides: toSides([76, 0], [4, 0]) }), ['HELPFUL', 'GeneralCRH']);
    assert.deepEqual(judge({ sides: toSides([990, 0], [10, 0]) }), ['HELPFUL', 'GeneralCRH']);
  });

  test('has to stand without the busiest raters, and without those who act alike', () => {
    const hidden = (rule: string) => ['NEEDS_MORE_RATINGS', 'GeneralCRH', rule];
    assert.deepEqual(judge({ interceptWithoutBusiest: 0.36 }), hidden('NoHighVolIntercept'));
    assert.deepEqual(judge({ interceptWithoutAlike: 0.36 }), hidden('NoCorrelatedIntercept'));
    assert.deepEqual(judge({ interceptWithoutBusiest: 0.37, interceptWithoutAlike: 0.37 }), [
      'HELPFUL',
      'GeneralCRH',
    ]);
  });

  test('falls where enough raters who were chosen at random disagree', () => {
    const sampled = { intercept: 0.29, negative: 4, positive: 4 };
    const hidden = ['NEEDS_MORE_RATINGS', 'GeneralCRH', 'PopulationSampledIntercept'];
    assert.deepEqual(judge({ sampled }), hidden);
    assert.deepEqual(judge({ sampled: { ...sampled, intercept: 0.31 } }), ['HELPFUL', 'GeneralCRH']);
    assert.deepEqual(judge({ sampled: { ...sampled, negative: 7, positive: 1 } }), ['HELPFUL', 'GeneralCRH']);
    assert.deepEqual(judge({ sampled: { ...sampled, positive: 3 } }), ['HELPFUL', 'GeneralCRH']);
    assert.deepEqual(judge({ intercept: 0.41, sampled }), ['HELPFUL', 'GeneralCRH']);
  });
});

describe('side counts', () => {
  test('put factor 0 on the positive side, and count half a rating in neither net', () => {
    let sides = NO_SIDES;
    for (const [factor, value] of [
      [-0.2, 1],
      [0, 1],
      [0.3, 0],
      [0.4, 0.5],
    ] as const)
      sides = countSide(sides, { factor, value });
    assert.deepEqual(sides, {
      negative: { count: 1, net: 1, total: 1 },
      positive: { count: 3, net: 0, total: 1.5 },
    });
  });

  test('take a rating back', () => {
    const one = countSide(NO_SIDES, { factor: -1, value: 0 });
    assert.deepEqual(
      countSide(countSide(one, { factor: 1, value: 0.5 }), { factor: 1, value: 0.5 }, -1),
      one,
    );
  });

  test('give the smaller net, never below 0, and its share of all ratings', () => {
    assert.deepEqual(toNetHelpful(toSides([8, 1], [3, 0])), { least: 3, ratio: 0.25 });
    assert.deepEqual(toNetHelpful(toSides([9, 0], [0, 1])), { least: 0, ratio: 0 });
    assert.deepEqual(toNetHelpful(NO_SIDES), { least: 0, ratio: 0 });
  });
});
