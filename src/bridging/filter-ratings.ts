import type { Ratings } from './ratings.ts';

export interface Minimums {
  readonly ratingsPerRater: number;
  readonly ratersPerNote: number;
}

/** Of the reference: who has rated less is hardly placed yet. */
export const REFERENCE_MINIMUMS: Minimums = { ratingsPerRater: 10, ratersPerNote: 5 };

/**
 * The ratings that a first fit of notes uses, with the same numbers: those of notes with 5 ratings, of these those by
 * raters with 10, of these those of notes with 5 again. One pass, not repeated until it settles, as in the
 * reference (process_data.py, `filter_ratings`). O(ratings).
 */
export function filterRatings(ratings: Ratings, minimums: Minimums = REFERENCE_MINIMUMS): Ratings {
  const { ratingsPerRater, ratersPerNote } = minimums;
  const ofNotes = keepFrequent(ratings, ratings.notes, ratersPerNote);
  const ofRaters = keepFrequent(ofNotes, ofNotes.raters, ratingsPerRater);
  return keepFrequent(ofRaters, ofRaters.notes, ratersPerNote);
}

/** The ratings whose number in `ids`, which runs along them, occurs at least `minimum` times. */
function keepFrequent(ratings: Ratings, ids: Uint32Array, minimum: number): Ratings {
  const counts = new Uint32Array(Math.max(ratings.raterCount, ratings.noteCount));
  for (const id of ids) counts[id] += 1;
  const isKept = (_: number, k: number): boolean => counts[ids[k]] >= minimum;
  return {
    ...ratings,
    raters: ratings.raters.filter(isKept),
    notes: ratings.notes.filter(isKept),
    values: ratings.values.filter(isKept),
  };
}
