import { descend, type Stop } from './descend.ts';
import { measureLoss } from './loss.ts';
import { copyModel, createModel, REFERENCE, toRidge } from './model.ts';
import type { Hyperparameters, Model, Ridge } from './model.ts';
import type { RatingMatrix } from './ratings.ts';
import { normalizeSign } from './sign.ts';
import { startRandomly, startSpectrally } from './starts.ts';

export interface FitOptions {
  readonly hyperparameters?: Hyperparameters;
  /** Default 1e-6. */
  readonly tolerance?: number;
  /** From the start that was chosen on. Default 500. */
  readonly maxSweeps?: number;
  /** How many seeded starts to try at most. Default 64. */
  readonly maxSeeds?: number;
  /** The last fit, in this one's numbers (newcomers zero): it is walked on from there, and keeps its sign. */
  readonly previous?: Model;
}

export interface Fit {
  readonly model: Model;
  readonly ridge: Ridge;
  readonly loss: number;
  readonly squaredError: number;
  /** Of the start that won, from there to the end. */
  readonly sweeps: number;
  readonly largestChange: number;
  /** How many starts were tried. */
  readonly starts: number;
}

/**
 * Up to 100,000 ratings further starts cost a second at most together, so they are tried even where the spectral one
 * looks clear: five audiences of 60 that hardly meet leave one random start in ten at the best minimum.
 */
const FEW_RATINGS = 100_000;
const RATINGS_OF_ALL_STARTS = 800_000;
const [LEAST_SEEDS, MOST_SEEDS] = [8, 64];
/** How far each start is walked before the lowest is chosen; the loss is then right to about the square of this. */
const SCREENING: Stop = { tolerance: 1e-4, maxSweeps: 100 };

/**
 * Fits the one-factor model: the parameters with the lowest loss (see `measureLoss`), the sign settled. Where several
 * minima are possible it tries several starts and keeps the lowest: audiences with few shared ratings have one minimum
 * for each way of laying their sides beside each other. Deterministic; O(ratings) a sweep, mostly 15 to 60 sweeps.
 * A `previous` with more ratings than a few is walked on alone: fit without it now and then.
 */
export function fit(matrix: RatingMatrix, options: FitOptions = {}): Fit {
  const { hyperparameters = REFERENCE, tolerance = 1e-6, maxSweeps = 500, previous } = options;
  const ridge = toRidge(hyperparameters, matrix);
  const starts = listStarts(matrix, ridge, options);
  const chosen = chooseLowest(matrix, ridge, starts);
  const { model } = chosen;
  const { sweeps, largestChange } = descend(matrix, model, { ridge, stop: { tolerance, maxSweeps } });
  normalizeSign(model, previous);
  const losses = measureLoss(matrix, model, ridge);
  return { model, ridge, ...losses, sweeps: chosen.sweeps + sweeps, largestChange, starts: starts.length };
}

type Start = () => Model;

/** Where to start from, made when it is needed. Zero factors are no start: they are a stationary point. */
function listStarts(
  matrix: RatingMatrix,
  ridge: Ridge,
  { previous, maxSeeds = MOST_SEEDS }: FitOptions,
): Start[] {
  const isSmall = matrix.ratingCount <= FEW_RATINGS;
  const warm = previous !== undefined && hasFactors(previous) ? [() => copyModel(previous)] : [];
  if (warm.length > 0 && !isSmall) return warm;
  const base = createModel(matrix);
  descend(matrix, base, { ridge, stop: { tolerance: 1e-3, maxSweeps: 50 } });
  const spectral = startSpectrally(matrix, base, ridge);
  const affordable = Math.floor(RATINGS_OF_ALL_STARTS / Math.max(1, matrix.ratingCount));
  const seeds = Math.min(maxSeeds, Math.max(LEAST_SEEDS, affordable));
  const seeded = Array.from(
    { length: isSmall || !spectral.isClear ? seeds : 0 },
    (_, seed) => () => startRandomly(matrix, base, seed + 3),
  );
  return [...warm, ...spectral.models.map((model) => () => model), ...seeded];
}

/** The start with the lowest loss after its screening; where there is only one, that as it is. */
function chooseLowest(
  matrix: RatingMatrix,
  ridge: Ridge,
  starts: readonly Start[],
): { readonly model: Model; readonly sweeps: number } {
  const [only] = starts;
  if (only !== undefined && starts.length === 1) return { model: only(), sweeps: 0 };
  let lowest = { model: createModel(matrix), sweeps: 0, loss: Number.POSITIVE_INFINITY };
  for (const start of starts) {
    const model = start();
    const { sweeps } = descend(matrix, model, { ridge, stop: SCREENING });
    const { loss } = measureLoss(matrix, model, ridge);
    if (loss < lowest.loss) lowest = { model, sweeps, loss };
  }
  return lowest;
}

function hasFactors({ notes, raters }: Model): boolean {
  return [notes, raters].some((pairs) => pairs.some((value, at) => at % 2 === 1 && value !== 0));
}

/** The same model without factors, `rhat = mu + i_u + i_n`: convex, one optimum. */
export function fitIntercepts(
  matrix: RatingMatrix,
  options: Pick<FitOptions, 'hyperparameters' | 'tolerance'> = {},
): Model {
  const ridge = toRidge(options.hyperparameters ?? REFERENCE, matrix);
  const model = createModel(matrix);
  descend(matrix, model, { ridge, stop: { tolerance: options.tolerance ?? 1e-4, maxSweeps: 500 } });
  return model;
}
