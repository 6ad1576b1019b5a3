import { isDeepStrictEqual } from 'node:util';
import { toBridgingScore } from '../bridging/bridging-score.ts';
import { filterRatings } from '../bridging/filter-ratings.ts';
import { fit } from '../bridging/fit.ts';
import { freeze } from '../bridging/frozen.ts';
import { toRidge, type Model } from '../bridging/model.ts';
import { judgeNote, type StatusThresholds } from '../bridging/note-status.ts';
import { addVote, removeVote, solveNote, sumNote } from '../bridging/note-sums.ts';
import { toPseudoRidge, toUpperBound } from '../bridging/pseudo-rater.ts';
import { toMatrix, type RatingMatrix } from '../bridging/ratings.ts';
import { countSides, toNetHelpful } from '../bridging/sides.ts';
import { toSmoothedMean } from '../bridging/smoothed-mean.ts';
import { toRatings, type Rated, type Solution, type VectorFile } from './bridging-vector-file.ts';

const RATES = ['rateNegative', 'ratePositive', 'score'] as const;
/** So that what is measured is the formulas, not where the descent stopped. */
const TIGHT = 1e-12;

/** The largest deviations over all solutions of a file. */
export interface Deviations {
  readonly loss: number;
  readonly mu: number;
  readonly intercept: number;
  readonly factor: number;
  /** Of both rates and the score. */
  readonly bridgingScore: number;
  readonly pseudoUpperBound: number;
  /** 0 where the file has no later ratings. */
  readonly incremental: number;
  readonly smoothedMean: number;
  /** Notes of which a status, a rule or a side count is another one. */
  readonly statusesDiffering: number;
}

/** What is compared exactly. */
interface Judged {
  readonly status: string;
  readonly rulesFired: readonly string[];
  readonly statusWithoutUcb: string;
  readonly statusIfAllWereHelpfulBefore: string;
  readonly counts: readonly number[];
  readonly ratio: number;
}

/** As the README of the vectors has them; the smoothed mean is plain arithmetic. */
const TOLERANCES: Deviations = {
  loss: 1e-10,
  mu: 1e-7,
  intercept: 1e-7,
  factor: 1e-6,
  bridgingScore: 1e-6,
  pseudoUpperBound: 1e-6,
  incremental: 1e-9,
  smoothedMean: 1e-9,
  statusesDiffering: 0,
};

/** Fits every solution of `file` anew, from nothing, and measures how far the results are from what it says. */
export function measureDeviations(file: VectorFile): Deviations {
  const matrix = toMatrix(toRatings(file));
  const measured = file.solutions.map((solution) => measureSolution(file, matrix, solution));
  const largest = (name: keyof Deviations) => Math.max(...measured.map((deviations) => deviations[name]));
  return {
    loss: largest('loss'),
    mu: largest('mu'),
    intercept: largest('intercept'),
    factor: largest('factor'),
    bridgingScore: largest('bridgingScore'),
    pseudoUpperBound: largest('pseudoUpperBound'),
    incremental: largest('incremental'),
    smoothedMean: largest('smoothedMean'),
    statusesDiffering: measured.reduce((sum, { statusesDiffering }) => sum + statusesDiffering, 0),
  };
}

/** Whether each deviation is one that the vectors allow; one that is no number is not. */
export function isWithinTolerance(deviations: Deviations): boolean {
  const names = Object.keys(TOLERANCES) as (keyof Deviations)[];
  return names.every((name) => deviations[name] <= TOLERANCES[name]);
}

/** What the minimum counts of `file` leave of its ratings. */
export function countFiltered(file: VectorFile): Record<'ratings' | 'raters' | 'notes', number> {
  const { minRatingsPerRater, minRatersPerNote } = file.minCountFilter;
  const minimums = { ratingsPerRater: minRatingsPerRater, ratersPerNote: minRatersPerNote };
  const left = toMatrix(filterRatings(toRatings(file), minimums));
  return { ratings: left.ratingCount, raters: left.ratedRaters, notes: left.ratedNotes };
}

function measureSolution(file: VectorFile, matrix: RatingMatrix, solution: Solution): Deviations {
  const { numFactors: _, ...hyperparameters } = solution.hyperparameters;
  const fitted = fit(matrix, { hyperparameters, tolerance: TIGHT, maxSweeps: 3_000 });
  const { model, loss } = fitted;
  const { tau, weight, ...scores } = solution.bridgingScore;
  const frozen = freeze(fitted, matrix, tau);
  const sums = solution.status.map((_, note) => sumNote(note, matrix, { model, frozen }));
  const pseudoRidge = toPseudoRidge(hyperparameters, matrix);
  const bounds = sums.map((each) => toUpperBound(each, frozen, pseudoRidge));
  const scored = sums.map((each) => toBridgingScore(each, frozen, weight));
  return {
    loss: Math.abs(loss - solution.loss),
    mu: Math.abs(model.mu - solution.mu),
    intercept: Math.max(
      toLargest(solution.noteIntercept, pick(model.notes, 0)),
      toLargest(solution.raterIntercept, pick(model.raters, 0)),
    ),
    factor: Math.max(
      toLargest(solution.noteFactor, pick(model.notes, 1)),
      toLargest(solution.raterFactor, pick(model.raters, 1)),
    ),
    bridgingScore: Math.max(
      ...RATES.map((name) =>
        toLargest(
          scores[name],
          scored.map((each) => each[name]),
        ),
      ),
    ),
    pseudoUpperBound: toLargest(solution.pseudoUpperBound, bounds),
    incremental: measureIncremental(file, matrix, solution),
    smoothedMean: toLargest(solution.bayesMean.values, listSmoothedMeans(matrix)),
    statusesDiffering: judgeAll(matrix, model, { thresholds: file.thresholds, bounds }).filter(
      (judged, note) => !isDeepStrictEqual(judged, pickJudged(solution, note)),
    ).length,
  };
}

/** Later ratings on the parameters of the file, added to the sums one by one. */
function measureIncremental({ ratings }: VectorFile, matrix: RatingMatrix, solution: Solution): number {
  const { incremental, hyperparameters, mu } = solution;
  if (!incremental) return 0;
  const model: Model = {
    mu,
    raters: interleave(solution.raterIntercept, solution.raterFactor),
    notes: interleave(solution.noteIntercept, solution.noteFactor),
  };
  const ratingsPerNote = { ratingsPerNote: incremental.ratingsPerNote };
  const ridge = toRidge({ ...hyperparameters, ...ratingsPerNote }, matrix);
  const frozen = freeze({ model, ridge }, matrix);
  const toVote = ([rater, , value]: Rated) => {
    const { stranger } = frozen;
    const intercept = solution.raterIntercept[rater] ?? stranger.intercept;
    return { rater: { intercept, factor: solution.raterFactor[rater] ?? stranger.factor }, value };
  };
  const solved = incremental.touchedNotes.map((note) => {
    const isOfNote = (rated: Rated) => rated[1] === note;
    const arrived = incremental.newRatings.filter(isOfNote);
    const changed = ratings.filter((old) => isOfNote(old) && arrived.some((rated) => rated[0] === old[0]));
    let sums = sumNote(note, matrix, { model, frozen });
    for (const rated of changed) sums = removeVote(sums, toVote(rated), frozen);
    for (const rated of arrived) sums = addVote(sums, toVote(rated), frozen);
    return solveNote(sums, frozen.ridge);
  });
  return Math.max(
    toLargest(
      incremental.noteIntercept,
      solved.map(({ intercept }) => intercept),
    ),
    toLargest(
      incremental.noteFactor,
      solved.map(({ factor }) => factor),
    ),
  );
}

/** Every note by every ladder of the file, and its side counts. */
function judgeAll(
  matrix: RatingMatrix,
  model: Model,
  { thresholds, bounds }: { thresholds: StatusThresholds; bounds: readonly number[] },
): Judged[] {
  return bounds.map((upperBound, note) => {
    const sides = countSides(note, matrix, model);
    const [intercept = 0, factor = 0] = model.notes.subarray(2 * note, 2 * note + 2);
    const facts = { intercept, factor, sides };
    const judged = judgeNote({ ...facts, upperBound }, thresholds);
    const { least, ratio } = toNetHelpful(sides);
    return {
      status: judged.status,
      rulesFired: judged.rules,
      statusWithoutUcb: judgeNote(facts, thresholds).status,
      statusIfAllWereHelpfulBefore: judgeNote({ ...facts, upperBound, wasHelpful: true }, thresholds).status,
      counts: [sides.negative.count, sides.positive.count, sides.negative.net, sides.positive.net, least],
      ratio: round(ratio),
    };
  });
}

/** The same of the file. */
function pickJudged(solution: Solution, note: number): Judged {
  const { negCount, posCount, negNet, posNet, netHelpfulMin, netHelpfulRatio } = solution.sides;
  return {
    status: solution.status[note] ?? '',
    rulesFired: solution.rulesFired[note] ?? [],
    statusWithoutUcb: solution.statusWithoutUcb[note] ?? '',
    statusIfAllWereHelpfulBefore: solution.statusIfAllWereHelpfulBefore[note] ?? '',
    counts: [negCount, posCount, negNet, posNet, netHelpfulMin].map((each) => each[note] ?? Number.NaN),
    ratio: round(netHelpfulRatio[note] ?? Number.NaN),
  };
}

function listSmoothedMeans({ byNote: { starts, values }, ratingCount }: RatingMatrix): number[] {
  const mean = sum(values) / ratingCount;
  return Array.from({ length: starts.length - 1 }, (_, note) => {
    const own = values.subarray(starts[note], starts[note + 1]);
    return toSmoothedMean({ total: sum(own), count: own.length }, mean);
  });
}

function sum(values: Float32Array): number {
  return values.reduce((total, value) => total + value, 0);
}

/** The files give ratios to thirteen digits. */
function round(ratio: number): number {
  return Number(ratio.toFixed(9));
}

/** The intercepts (0) or the factors (1) of pairs. */
function pick(pairs: Float64Array, offset: 0 | 1): number[] {
  return Array.from(pairs).filter((_, at) => at % 2 === offset);
}

function interleave(intercepts: readonly number[], factors: readonly number[]): Float64Array {
  return Float64Array.from(intercepts.flatMap((intercept, at) => [intercept, factors[at] ?? Number.NaN]));
}

/** NaN, which no tolerance admits, where there are not as many as expected. */
function toLargest(expected: readonly number[], actual: readonly number[]): number {
  if (expected.length !== actual.length) return Number.NaN;
  return Math.max(0, ...expected.map((value, at) => Math.abs(value - (actual[at] ?? Number.NaN))));
}
