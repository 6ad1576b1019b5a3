import * as z from 'zod';
import type { Ratings } from '../bridging/ratings.ts';

const rated = z.tuple([z.int().nonnegative(), z.int().nonnegative(), z.number().min(0).max(1)]);
export type Rated = Readonly<z.infer<typeof rated>>;

const numbers = z.array(z.number());
const texts = z.array(z.string());

const solution = z.object({
  hyperparameters: z.object({
    numFactors: z.literal(1),
    raterInterceptLambda: z.number(),
    noteInterceptLambda: z.number(),
    globalInterceptLambda: z.number(),
    raterFactorLambda: z.number(),
    noteFactorLambda: z.number(),
    ratingsPerRater: z.number().nullable().default(null),
    ratingsPerNote: z.number().nullable().default(null),
  }),
  loss: z.number(),
  mu: z.number(),
  noteIntercept: numbers,
  noteFactor: numbers,
  raterIntercept: numbers,
  raterFactor: numbers,
  sides: z.object({
    negCount: numbers,
    posCount: numbers,
    negNet: numbers,
    posNet: numbers,
    netHelpfulMin: numbers,
    netHelpfulRatio: numbers,
  }),
  pseudoUpperBound: numbers,
  rulesFired: z.array(texts),
  status: texts,
  statusWithoutUcb: texts,
  statusIfAllWereHelpfulBefore: texts,
  bridgingScore: z.object({
    tau: z.number(),
    weight: z.number(),
    rateNegative: numbers,
    ratePositive: numbers,
    score: numbers,
  }),
  bayesMean: z.object({ values: numbers }),
  incremental: z
    .object({
      ratingsPerNote: z.number(),
      newRatings: z.array(rated),
      touchedNotes: z.array(z.int().nonnegative()),
      noteIntercept: numbers,
      noteFactor: numbers,
    })
    .nullish(),
});
export type Solution = z.infer<typeof solution>;

const vectorFile = z.object({
  format: z.literal('bridging-oracle/1'),
  numRaters: z.int().nonnegative(),
  numNotes: z.int().nonnegative(),
  ratings: z.array(rated).min(1),
  thresholds: z.object({
    minRatings: z.number(),
    crh: z.number(),
    crnhBase: z.number(),
    crnhFactorMultiplier: z.number(),
    crnhUcb: z.number(),
    maxAbsFactor: z.number(),
    inertiaDelta: z.number(),
    minNetHelpfulPerSide: z.number(),
    minNetHelpfulRatio: z.number(),
    netHelpfulRatioAppliesBelow: z.number(),
    ratioCrnhMaxPerSide: z.number(),
    ratioCrnhMaxAverage: z.number(),
    ratioCrnhMinPerSide: z.number(),
  }),
  minCountFilter: z.object({
    minRatingsPerRater: z.number(),
    minRatersPerNote: z.number(),
    ratings: z.int(),
    raters: z.int(),
    notes: z.int(),
  }),
  solutions: z.array(solution).min(1),
});

/** A file of the format "bridging-oracle/1": ratings, and what a correct implementation makes of them. */
export type VectorFile = z.infer<typeof vectorFile>;

/**
 * Reads the text of such a file.
 * @throws Error that says in one line where it is not of the format.
 */
export function parseVectorFile(text: string): VectorFile {
  const parsed = vectorFile.safeParse(parseJson(text));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new Error(
      `The file is not of the format bridging-oracle/1: ${issue?.path.join('.') || 'the whole'}: ${issue?.message}`,
    );
  }
  parsed.data.solutions.forEach((each, at) => assertLengths(parsed.data, each, `solutions.${at}`));
  return parsed.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`The file is no JSON: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}

/** One value for each note, and for each rater: a list that is too short would hide what is missing. */
function assertLengths({ numNotes, numRaters }: VectorFile, solution: Solution, where: string): void {
  const { sides, bridgingScore, bayesMean } = solution;
  const { tau: _tau, weight: _weight, ...scores } = bridgingScore;
  const { raterIntercept, raterFactor, noteIntercept, noteFactor } = solution;
  const { pseudoUpperBound, rulesFired, status, statusWithoutUcb, statusIfAllWereHelpfulBefore } = solution;
  const ofNotes = {
    noteIntercept,
    noteFactor,
    pseudoUpperBound,
    rulesFired,
    status,
    statusWithoutUcb,
    statusIfAllWereHelpfulBefore,
    ...sides,
    ...scores,
    bayesMean: bayesMean.values,
  };
  const wanted = [
    ...Object.entries(ofNotes).map(([name, list]) => [name, list.length, numNotes] as const),
    ...Object.entries({ raterIntercept, raterFactor }).map(
      ([name, list]) => [name, list.length, numRaters] as const,
    ),
  ];
  for (const [name, length, expected] of wanted)
    if (length !== expected) throw new Error(`${where}.${name} has ${length} values and not ${expected}.`);
}

/** The ratings of `file`, as the factorisation takes them. */
export function toRatings({ numRaters, numNotes, ratings }: VectorFile): Ratings {
  return {
    raterCount: numRaters,
    noteCount: numNotes,
    raters: Uint32Array.from(ratings, ([rater]) => rater),
    notes: Uint32Array.from(ratings, ([, note]) => note),
    values: Float32Array.from(ratings, ([, , value]) => value),
  };
}
