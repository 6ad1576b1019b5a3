import { copyModel, type Model, type Ridge } from './model.ts';
import { createRandom } from './random.ts';
import type { RatingMatrix, Rows } from './ratings.ts';

/** How far a factor start reaches: the size that factors have in fits with a clear divide. */
const SPREAD = 0.5;
/** Directions settle at the rate of the second singular value by the first, squared: 0.01 in 20 rounds means 0.9 apart. */
const MAX_ROUNDS = 20;
const SETTLED = 0.01;

export interface SpectralStart {
  readonly model: Model;
  /** False where two directions explain about as much, as with audiences that hardly meet: then try other starts too. */
  readonly isClear: boolean;
}

/**
 * The deterministic start: intercepts of `base`, and note factors along the leading singular vector of what its
 * intercepts leave unexplained, by power iteration on `W_n R' W_u R`, R the residuals and W one by the number of
 * ratings plus the ridge, so that the busiest few do not decide. Rater factors follow in the first sweep.
 * O(ratings) a round. `base` must have zero factors; it is not changed.
 */
export function startSpectrally(matrix: RatingMatrix, base: Model, ridge: Ridge): SpectralStart {
  const model = startRandomly(matrix, base, 1);
  const { mu, raters, notes } = model;
  let change = Number.POSITIVE_INFINITY;
  for (let round = 0; round < MAX_ROUNDS && change > SETTLED; round += 1) {
    const before = notes.slice();
    project(matrix.byRater, { own: raters, other: notes, mu, shrink: ridge.rater.intercept });
    project(matrix.byNote, { own: notes, other: raters, mu, shrink: ridge.note.intercept });
    // Nothing left unexplained: any direction is as good.
    if (!normalizeFactors(notes, matrix.ratedNotes))
      return { model: startRandomly(matrix, base, 1), isClear: true };
    change = measureChange(before, notes, matrix.ratedNotes);
  }
  return { model, isClear: change <= SETTLED };
}

/** A start with the intercepts of `base` and note factors drawn by `seed`, evenly from both sides of 0. */
export function startRandomly({ byNote }: RatingMatrix, base: Model, seed: number): Model {
  const random = createRandom(seed);
  const model = copyModel(base);
  for (let note = 0; note + 1 < byNote.starts.length; note += 1) {
    const draw = SPREAD * (2 * random() - 1);
    if (byNote.starts[note] < byNote.starts[note + 1]) model.notes[2 * note + 1] = draw;
  }
  return model;
}

interface Projection {
  readonly own: Float64Array;
  readonly other: Float64Array;
  readonly mu: number;
  readonly shrink: number;
}

/** f_own = SUM f_other (r - mu - i_own - i_other) / (count + shrink), row by row. */
function project({ starts, ids, values }: Rows, { own, other, mu, shrink }: Projection): void {
  for (let row = 0; row + 1 < starts.length; row += 1) {
    if (starts[row] === starts[row + 1]) continue;
    const intercept = mu + own[2 * row];
    let sum = 0;
    for (let k = starts[row]; k < starts[row + 1]; k += 1) {
      const at = 2 * ids[k];
      sum += other[at + 1] * (values[k] - intercept - other[at]);
    }
    own[2 * row + 1] = sum / (starts[row + 1] - starts[row] + shrink);
  }
}

/** Scales the factors to a root mean square of SPREAD; false where they are all zero. */
function normalizeFactors(pairs: Float64Array, count: number): boolean {
  let squares = 0;
  for (let at = 1; at < pairs.length; at += 2) squares += pairs[at] ** 2;
  if (squares < Number.MIN_VALUE / Number.EPSILON) return false;
  const scale = SPREAD * Math.sqrt(count / squares);
  for (let at = 1; at < pairs.length; at += 2) pairs[at] *= scale;
  return true;
}

/** Root mean square of the change of factors, by SPREAD. */
function measureChange(before: Float64Array, now: Float64Array, count: number): number {
  let squares = 0;
  for (let at = 1; at < now.length; at += 2) squares += (now[at] - before[at]) ** 2;
  return Math.sqrt(squares / count) / SPREAD;
}
