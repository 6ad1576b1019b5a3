import type { Ratings } from '../bridging/ratings.ts';
import { createRandom } from '../bridging/random.ts';

/** At 1,000,000 ratings. Ten times the ratings come from eight times the raters, on 7.5 times the comments. */
const MILLION = 1_000_000;
const [RATERS, RATER_GROWTH] = [50_000, Math.log10(8)];
const [COMMENTS, COMMENT_GROWTH] = [40_000, Math.log10(7.5)];
/** Camps of 60:40; of ten comments seven please one camp, the others all or none. */
const MINORITY = 0.4;
const DIVISIVE = 0.7;
/** How often somebody likes a comment that pleases their camp, and one that pleases the other. */
const [LIKES_OWN, LIKES_OTHER] = [0.8, 0.2];
/** Ranks are drawn as count * x^2.5 with x even: the first hundredth gets 16 of 100 ratings, the last half 24. */
const TAIL = 2.5;

export interface Camps {
  readonly ratingCount: number;
  readonly seed?: number;
  /** Share of comments that please one camp only; with 0 there are no viewpoints to find. */
  readonly divisive?: number;
}

/**
 * Makes votes of two camps on comments, the same each time, with a heavy tail of activity and of popularity; nobody
 * votes twice on a comment.
 */
export function makeCamps({ ratingCount, seed = 1, divisive = DIVISIVE }: Camps): Ratings {
  const random = createRandom(seed);
  const raterCount = Math.round(RATERS * (ratingCount / MILLION) ** RATER_GROWTH);
  const noteCount = Math.round(COMMENTS * (ratingCount / MILLION) ** COMMENT_GROWTH);
  const camps = Uint8Array.from({ length: raterCount }, () => Number(random() < MINORITY));
  const likings = Array.from({ length: noteCount }, () => drawLikings(random, divisive));
  const ratings = {
    raterCount,
    noteCount,
    raters: new Uint32Array(ratingCount),
    notes: new Uint32Array(ratingCount),
    values: new Float32Array(ratingCount),
  };
  const ratedBy = new Int32Array(noteCount).fill(-1);
  let k = 0;
  for (const [rater, activity] of drawActivities(random, raterCount, ratingCount).entries()) {
    for (let given = 0; given < Math.min(activity, noteCount); k += 1, given += 1) {
      let note = drawRank(random, noteCount);
      while (ratedBy[note] === rater) note = (note + 1) % noteCount;
      ratedBy[note] = rater;
      ratings.raters[k] = rater;
      ratings.notes[k] = note;
      ratings.values[k] = Number(random() < (likings[note]?.[camps[rater] ?? 0] ?? 0));
    }
  }
  if (k < ratingCount) throw new Error(`${ratingCount} ratings are too many for ${noteCount} comments.`);
  return ratings;
}

/** How often each camp likes a comment. */
function drawLikings(random: () => number, divisive: number): readonly [number, number] {
  if (random() >= divisive) {
    const liking = random();
    return [liking, liking];
  }
  return random() < 0.5 ? [LIKES_OWN, LIKES_OTHER] : [LIKES_OTHER, LIKES_OWN];
}

/** Low numbers are drawn often. */
function drawRank(random: () => number, count: number): number {
  return Math.floor(count * random() ** TAIL);
}

function drawActivities(random: () => number, raterCount: number, ratingCount: number): Uint32Array {
  const activities = new Uint32Array(raterCount);
  for (let k = 0; k < ratingCount; k += 1) {
    const rater = drawRank(random, raterCount);
    activities[rater] = (activities[rater] ?? 0) + 1;
  }
  return activities;
}
