/**
 * The viewpoint factorisation. With `--vectors`, how far it is from a file of reference vectors. Else its cost, on votes
 * of two camps: from votes in memory to a fit whose last sweep moved nothing by more than 1e-4. The floor is one pass that
 * adds up the four arrays which a sweep has to read, in alternating rounds with sweeps of the finished fit.
 */
import { readFile } from 'node:fs/promises';
import { descend } from '../dist/bridging/descend.js';
import { fit } from '../dist/bridging/fit.js';
import { toMatrix, type RatingMatrix } from '../dist/bridging/ratings.js';
import { parseVectorFile } from '../dist/testing/bridging-vector-file.js';
import { countFiltered, isWithinTolerance, measureDeviations } from '../dist/testing/bridging-vectors.js';
import { makeCamps } from '../dist/testing/camps.js';
import { report, type Benchmark, type Figures } from './benchmark.ts';
import { median, round } from './statistics.ts';

const TOLERANCE = 1e-4;
const ROUNDS = 9;

export const bridging: Benchmark = {
  summary: 'viewpoint factorisation: cost of a fit, or deviations from reference vectors',
  options: {
    ratings: { fallback: 1_000_000, summary: 'how many ratings to fit' },
    vectors: { placeholder: 'file', summary: 'compare with a file of the format bridging-oracle/1 instead' },
  },
  async run({ ratings = 0 }, { vectors }) {
    return vectors === undefined ? measureCost(ratings) : compare(vectors);
  },
};

async function compare(path: string): Promise<Figures> {
  const file = parseVectorFile(await readFile(path, 'utf8'));
  const deviations = measureDeviations(file);
  const left = countFiltered(file);
  const isFilteredWell = (['ratings', 'raters', 'notes'] as const).every(
    (name) => left[name] === file.minCountFilter[name],
  );
  const { smoothedMean, statusesDiffering, ...others } = deviations;
  report(`smoothed mean: ${smoothedMean}; filter by minimum counts: ${isFilteredWell ? 'same' : 'differs'}`);
  return {
    ...others,
    statusesDiffering,
    withinTolerance: isWithinTolerance(deviations) && isFilteredWell,
  };
}

function measureCost(ratingCount: number): Figures {
  report(`Making ${ratingCount} ratings.`);
  const ratings = makeCamps({ ratingCount });
  const startedAt = performance.now();
  const matrix = toMatrix(ratings);
  const builtAt = performance.now();
  const { model, ridge, sweeps, largestChange } = fit(matrix, { tolerance: TOLERANCE });
  const seconds = (performance.now() - startedAt) / 1_000;
  report(`Rows in ${round(builtAt - startedAt)} ms; last change ${largestChange}.`);
  if (largestChange > TOLERANCE) throw new Error('The fit did not converge.');
  const stop = { tolerance: 0, maxSweeps: 1 };
  const rounds = Array.from({ length: ROUNDS }, () => ({
    sweep: time(() => descend(matrix, model, { ridge, stop })),
    pass: time(() => sumAll(matrix)),
  }));
  const msPerSweep = median(rounds.map(({ sweep }) => sweep));
  const passMs = median(rounds.map(({ pass }) => pass));
  return {
    seconds: round(seconds, 2),
    sweeps,
    msPerSweep: round(msPerSweep, 2),
    passMs: round(passMs, 2),
    passesPerSweep: round(median(rounds.map(({ sweep, pass }) => sweep / pass)), 1),
    peakMiB: round(process.resourceUsage().maxRSS / 1_024),
  };
}

function time(work: () => unknown): number {
  const startedAt = performance.now();
  work();
  return performance.now() - startedAt;
}

function sumAll({ byRater, byNote }: RatingMatrix): number {
  return sumIds(byRater.ids) + sumValues(byRater.values) + sumIds(byNote.ids) + sumValues(byNote.values);
}

/** Two functions, so that each is compiled for one kind of array: a slow floor would flatter. */
function sumIds(ids: Uint32Array): number {
  let sum = 0;
  for (let k = 0; k < ids.length; k += 1) sum += ids[k] ?? 0;
  return sum;
}

function sumValues(values: Float32Array): number {
  let sum = 0;
  for (let k = 0; k < values.length; k += 1) sum += values[k] ?? 0;
  return sum;
}
