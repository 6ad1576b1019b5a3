import { createRandom } from '../bridging/random.ts';
import type { Ratings } from '../bridging/ratings.ts';
import { listRatings } from './random-ratings.ts';

/** Audiences that rate their own notes, and hardly each other's; within each, half the raters disagree with the other. */
export function makeAudiences(audiences: number, seed: number): Ratings {
  const random = createRandom(seed);
  const [raters, notes] = [40, 30];
  const rated = new Map<string, [number, number, number]>();
  const rate = (rater: number, note: number) => {
    const likes = rater % 2 === note % 2 ? 0.85 : 0.15;
    rated.set(`${rater} ${note}`, [rater, note, Number(random() < likes)]);
  };
  for (let rater = 0; rater < audiences * raters; rater += 1) {
    const first = Math.floor(rater / raters) * notes;
    for (let given = 0; given < 10; given += 1) rate(rater, first + Math.floor(random() * notes));
  }
  for (let shared = 0; shared < 20 * audiences; shared += 1)
    rate(Math.floor(random() * audiences * raters), Math.floor(random() * audiences * notes));
  return listRatings([...rated.values()], { raterCount: audiences * raters, noteCount: audiences * notes });
}
