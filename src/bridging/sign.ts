import type { Model } from './model.ts';

/**
 * Settles which side is negative, in place: f and -f fit equally well. The larger side is negative, as in Community
 * Notes; where both are as large, the lowest-numbered rater with a factor is negative. After a refit from `previous`
 * give that instead: the sides then stay what they were.
 */
export function normalizeSign(model: Model, previous?: Model): void {
  const { raters, notes } = model;
  let negative = 0;
  let positive = 0;
  let first = 0;
  let agreement = 0;
  for (let at = 1; at < raters.length; at += 2) {
    const factor = raters[at];
    if (factor < 0) negative += 1;
    if (factor > 0) positive += 1;
    if (first === 0) first = factor;
    if (previous !== undefined && at < previous.raters.length) agreement += factor * previous.raters[at];
  }
  const isWrong =
    agreement === 0 ? positive > negative || (positive === negative && first > 0) : agreement < 0;
  if (isWrong) for (const pairs of [raters, notes]) negateFactors(pairs);
}

function negateFactors(pairs: Float64Array): void {
  for (let at = 1; at < pairs.length; at += 2) pairs[at] = -pairs[at];
}
