/** Of the prior, in ratings; in our simulations 2 ranked best at every density. */
const WEIGHT = 2;

/**
 * The smoothed mean `(total + 2 mean) / (count + 2)` of `count` ratings that add up to `total`; in [0, 1] like the
 * ratings. `mean` is that of the site, which a comment without ratings gets. What to rank by where viewpoints are not known.
 */
export function toSmoothedMean({ total, count }: { total: number; count: number }, mean: number): number {
  return (total + WEIGHT * mean) / (count + WEIGHT);
}
