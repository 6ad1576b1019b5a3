/** z for a one-sided confidence of about 95 per cent, squared where the formulas need it. */
const Z = 1.96;

/**
 * Lower bound of the Wilson score interval for the share of up-votes, in [0, 1]; 0 without votes.
 * A comment with 10 of 10 outranks one with 1 of 1. (E. B. Wilson 1927; E. Miller, "How not to sort by average
 * rating".) The database computes the same in a generated column; `parley verify` compares the two.
 */
export function wilsonLowerBound(up: number, down: number): number {
  const votes = up + down;
  if (votes === 0) return 0;
  const share = up / votes;
  const spread = Z * Math.sqrt((share * (1 - share) + (Z * Z) / (4 * votes)) / votes);
  return (share + (Z * Z) / (2 * votes) - spread) / (1 + (Z * Z) / votes);
}

/**
 * How much a comment divides its readers: many votes, evenly split. 0 when all agree.
 * (up + down) ^ (smaller / larger), as Reddit published it.
 */
export function controversy(up: number, down: number): number {
  if (up === 0 || down === 0) return 0;
  return (up + down) ** (Math.min(up, down) / Math.max(up, down));
}
