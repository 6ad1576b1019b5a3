import { copyModel, type Model, type Ridge } from './model.ts';
import { createRandom } from './random.ts';
import type { RatingMatrix, Rows } from './ratings.ts';

/** How far a factor start reaches: the size that factors have in fits with a clear divide. */
const SPREAD = 0.5;
/** Of the first direction. One that has hardly settled by then is one of several that explain as much. */
const ROUNDS = 20;
/** Of the second, of which only how much it explains has to be about right. */
const ROUNDS_TO_COMPARE = 10;
/** Share of what a direction explains, from one round to the next; it is right itself to the root of this. */
const SETTLED = 1e-5;
/** Above, as with audiences that hardly meet, the sides of the second direction can be laid to either of the first. */
const CLEAR_RATIO = 0.6;

export interface SpectralStarts {
  /** From the first direction; where that is not clear from the second too, which has the sides of one audience turned. */
  readonly models: readonly Model[];
  /** Whether the second direction explains clearly less than the first. */
  readonly isClear: boolean;
}

/**
 * The deterministic starts: intercepts of `base`, and note factors along the leading singular vectors of what these
 * leave unexplained, by power iteration on `W_n R' W_u R`, R the residuals and W one by the number of ratings plus the
 * ridge, so that the busiest few do not decide. Rater factors follow in the first sweep. O(ratings) a round. `base` has
 * to have zero factors; it is not changed.
 */
export function startSpectrally(matrix: RatingMatrix, base: Model, ridge: Ridge): SpectralStarts {
  const first = startRandomly(matrix, base, 1);
  const explained = iterate(matrix, first, { ridge, rounds: ROUNDS });
  // Nothing left unexplained: any direction is as good.
  if (explained === 0) return { models: [startRandomly(matrix, base, 1)], isClear: true };
  const second = startRandomly(matrix, base, 2);
  const search = { ridge, rounds: ROUNDS_TO_COMPARE, against: first.notes };
  const isClear = iterate(matrix, second, search) <= CLEAR_RATIO * explained;
  return { models: isClear ? [first] : [first, second], isClear };
}

interface Search {
  readonly ridge: Ridge;
  readonly rounds: number;
  readonly against?: Float64Array;
}

/**
 * Turns the note factors of `model`, in place, towards the direction that explains most, among those that have nothing of
 * `against` in them. Returns the eigenvalue, 0 where nothing is left to explain.
 */
function iterate(
  matrix: RatingMatrix,
  { mu, raters, notes }: Model,
  { ridge, rounds, against }: Search,
): number {
  const { byRater, byNote } = matrix;
  const shrink = ridge.note.intercept;
  let before = 0;
  let explained = 1;
  for (let round = 0; round < rounds && Math.abs(explained - before) > SETTLED * explained; round += 1) {
    before = explained;
    if (against !== undefined) removeDirection(byNote, notes, { against, shrink });
    if (!scaleFactors(notes, matrix.ratedNotes)) return 0;
    const size = sumProducts(byNote, [notes, notes], shrink);
    project(byRater, { own: raters, other: notes, mu, shrink: ridge.rater.intercept });
    project(byNote, { own: notes, other: raters, mu, shrink });
    explained = Math.sqrt(sumProducts(byNote, [notes, notes], shrink) / size);
  }
  return scaleFactors(notes, matrix.ratedNotes) ? explained : 0;
}

/** Makes the factors of `notes` orthogonal to those of `against`, in the product in which the iteration is symmetric. */
function removeDirection(
  byNote: Rows,
  notes: Float64Array,
  { against, shrink }: { readonly against: Float64Array; readonly shrink: number },
): void {
  const share =
    sumProducts(byNote, [notes, against], shrink) / sumProducts(byNote, [against, against], shrink);
  for (let at = 1; at < notes.length; at += 2) notes[at] -= share * against[at];
}

/** SUM (count + shrink) f g over the rows, f and g their factors in the two lists. */
function sumProducts(
  { starts }: Rows,
  [f, g]: readonly [Float64Array, Float64Array],
  shrink: number,
): number {
  let sum = 0;
  for (let row = 0; row + 1 < starts.length; row += 1)
    sum += (starts[row + 1] - starts[row] + shrink) * f[2 * row + 1] * g[2 * row + 1];
  return sum;
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
function scaleFactors(pairs: Float64Array, count: number): boolean {
  let squares = 0;
  for (let at = 1; at < pairs.length; at += 2) squares += pairs[at] ** 2;
  if (squares < Number.MIN_VALUE / Number.EPSILON) return false;
  const scale = SPREAD * Math.sqrt(count / squares);
  for (let at = 1; at < pairs.length; at += 2) pairs[at] *= scale;
  return true;
}
