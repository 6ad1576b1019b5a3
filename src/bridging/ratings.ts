/** Ratings as they come: rating k is `values[k]`, given by rater `raters[k]` to note `notes[k]`. */
export interface Ratings {
  readonly raterCount: number;
  readonly noteCount: number;
  /** Numbers below `raterCount`, in any order. */
  readonly raters: Uint32Array;
  /** Numbers below `noteCount`. */
  readonly notes: Uint32Array;
  /** In [0, 1]: not helpful 0, somewhat 0.5, helpful 1; a vote down 0, up 1. */
  readonly values: Float32Array;
}

/** Sparse rows: row r has the entries from `starts[r]` up to, without, `starts[r + 1]` of `ids` and `values`. */
export interface Rows {
  /** One longer than there are rows. */
  readonly starts: Uint32Array;
  readonly ids: Uint32Array;
  readonly values: Float32Array;
}

/** The same ratings by rater (ids are notes) and by note (ids are raters): 16 bytes a rating. */
export interface RatingMatrix {
  readonly byRater: Rows;
  readonly byNote: Rows;
  /** N of the formulas. */
  readonly ratingCount: number;
  /** U: the raters that have a rating. The others are not in the model. */
  readonly ratedRaters: number;
  /** M: the notes that have a rating. */
  readonly ratedNotes: number;
}

/**
 * Puts ratings into rows both ways, by counting: O(ratings + raters + notes). Rows come out sorted by id whatever the
 * order of the ratings was, so that sums over them have the same last bit. Throws a RangeError for arrays of unequal
 * length, a number out of range, a value outside [0, 1] and a second rating of one pair.
 */
export function toMatrix(ratings: Ratings): RatingMatrix {
  assertInRange(ratings);
  const { raters, notes, values } = ratings;
  const byRater = createRows(raters, ratings.raterCount);
  const byNote = createRows(notes, ratings.noteCount);
  const next = byRater.starts.slice();
  for (let k = 0; k < values.length; k += 1) {
    const at = next[raters[k]]++;
    byRater.ids[at] = notes[k];
    byRater.values[at] = values[k];
  }
  // The first way sorts the notes' rows, the way back the raters'.
  transpose(byRater, byNote);
  transpose(byNote, byRater);
  assertOnce(byRater);
  return {
    byRater,
    byNote,
    ratingCount: values.length,
    ratedRaters: countFilled(byRater),
    ratedNotes: countFilled(byNote),
  };
}

function createRows(ids: Uint32Array, count: number): Rows {
  const starts = new Uint32Array(count + 1);
  for (let k = 0; k < ids.length; k += 1) starts[ids[k] + 1] += 1;
  for (let row = 0; row < count; row += 1) starts[row + 1] += starts[row];
  return { starts, ids: new Uint32Array(ids.length), values: new Float32Array(ids.length) };
}

function transpose(from: Rows, to: Rows): void {
  const next = to.starts.slice();
  for (let row = 0; row + 1 < from.starts.length; row += 1) {
    for (let k = from.starts[row]; k < from.starts[row + 1]; k += 1) {
      const at = next[from.ids[k]]++;
      to.ids[at] = row;
      to.values[at] = from.values[k];
    }
  }
}

function countFilled({ starts }: Rows): number {
  let filled = 0;
  for (let row = 0; row + 1 < starts.length; row += 1) if (starts[row + 1] > starts[row]) filled += 1;
  return filled;
}

function assertInRange({ raterCount, noteCount, raters, notes, values }: Ratings): void {
  if (raters.length !== values.length || notes.length !== values.length)
    throw new RangeError('raters, notes and values differ in length');
  for (let k = 0; k < values.length; k += 1) {
    if (raters[k] >= raterCount || notes[k] >= noteCount || !(values[k] >= 0 && values[k] <= 1))
      throw new RangeError(`rating ${k} is out of range`);
  }
}

function assertOnce({ starts, ids }: Rows): void {
  for (let row = 0; row + 1 < starts.length; row += 1) {
    for (let k = starts[row] + 1; k < starts[row + 1]; k += 1)
      if (ids[k] === ids[k - 1]) throw new RangeError(`rater ${row} rated note ${ids[k]} twice`);
  }
}
