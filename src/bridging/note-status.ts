import { toNetHelpful, type Sides } from './sides.ts';

/** The names of the reference; a note is shown to readers while it is HELPFUL. */
export type NoteStatus = 'HELPFUL' | 'NOT_HELPFUL' | 'NEEDS_MORE_RATINGS';

export interface StatusThresholds {
  readonly minRatings: number;
  readonly crh: number;
  readonly crnhBase: number;
  readonly crnhFactorMultiplier: number;
  readonly crnhUcb: number;
  readonly maxAbsFactor: number;
  readonly inertiaDelta: number;
  readonly minNetHelpfulPerSide: number;
  readonly minNetHelpfulRatio: number;
  readonly netHelpfulRatioAppliesBelow: number;
  readonly ratioCrnhMaxPerSide: number;
  readonly ratioCrnhMaxAverage: number;
  readonly ratioCrnhMinPerSide: number;
}

/** As published. They belong to REFERENCE: other penalties give other intercepts. */
export const REFERENCE_THRESHOLDS: StatusThresholds = {
  minRatings: 5,
  crh: 0.4,
  crnhBase: -0.05,
  crnhFactorMultiplier: -0.8,
  crnhUcb: -0.04,
  maxAbsFactor: 0.5,
  inertiaDelta: 0.01,
  minNetHelpfulPerSide: 4,
  minNetHelpfulRatio: 0.05,
  netHelpfulRatioAppliesBelow: 10,
  ratioCrnhMaxPerSide: 0.4,
  ratioCrnhMaxAverage: 0.3,
  ratioCrnhMinPerSide: 3,
};

/** What the rules look at. */
export interface NoteFacts {
  /** i_n and f_n of the final scoring. */
  readonly intercept: number;
  readonly factor: number;
  /** See `toUpperBound`; left out, the rule on it does not run. */
  readonly upperBound?: number;
  readonly sides: Sides;
  /** Before this scoring. */
  readonly wasHelpful?: boolean;
  /** Of readers' reasons: a not-helpful tag stands out. */
  readonly hasOutlierTag?: boolean;
  /** i_n without the most active raters, and without raters that act alike; left out, they are not asked for. */
  readonly interceptWithoutBusiest?: number;
  readonly interceptWithoutAlike?: number;
  /** Of raters who were invited at random: i_n by them alone, and how many there are on each side. */
  readonly sampled?: { readonly intercept: number; readonly negative: number; readonly positive: number };
}

export interface Judgement {
  readonly status: NoteStatus;
  /** The names, as published, of the rules that changed it, in their order. */
  readonly rules: readonly string[];
}

interface Rule {
  readonly name: string;
  readonly status: NoteStatus;
  /** Only these are looked at; left out, all. */
  readonly among?: (status: NoteStatus) => boolean;
  readonly applies: (facts: NoteFacts, thresholds: StatusThresholds) => boolean;
}

/** Of the safeguards that look at the intercept by fewer raters. */
const LEAST_WITHOUT_SOME = 0.37;
const SAMPLED = { ratings: 8, perSide: 2, below: 0.3, divergence: 0.15 } as const;

const isHelpful = (status: NoteStatus): boolean => status === 'HELPFUL';
const isNotHelpful = (status: NoteStatus): boolean => status === 'NOT_HELPFUL';

/** In the order of the reference; a later rule overwrites an earlier one. */
const RULES: readonly Rule[] = [
  {
    name: 'GeneralCRH',
    status: 'HELPFUL',
    applies: (facts, t) => isRatedEnough(facts, t) && facts.intercept >= t.crh,
  },
  {
    name: 'GeneralCRNH',
    status: 'NOT_HELPFUL',
    applies: (facts, t) =>
      isRatedEnough(facts, t) &&
      facts.intercept <= t.crnhBase + t.crnhFactorMultiplier * Math.abs(facts.factor),
  },
  {
    name: 'UcbCRNH',
    status: 'NOT_HELPFUL',
    applies: (facts, t) =>
      isRatedEnough(facts, t) && facts.upperBound !== undefined && facts.upperBound < t.crnhUcb,
  },
  { name: 'RatioCRNH', status: 'NOT_HELPFUL', applies: isLowOnBothSides },
  {
    name: 'GeneralCRHInertia',
    status: 'HELPFUL',
    among: (status) => !isHelpful(status),
    applies: (facts, t) =>
      facts.wasHelpful === true && isRatedEnough(facts, t) && facts.intercept >= t.crh - t.inertiaDelta,
  },
  {
    name: 'TagFilter',
    status: 'NEEDS_MORE_RATINGS',
    among: (status) => !isNotHelpful(status),
    applies: (facts) => facts.hasOutlierTag === true,
  },
  {
    name: 'LargeFactor',
    status: 'NEEDS_MORE_RATINGS',
    among: isHelpful,
    applies: (facts, t) => Math.abs(facts.factor) > t.maxAbsFactor,
  },
  {
    name: 'MinMinorityRaters',
    status: 'NEEDS_MORE_RATINGS',
    among: isHelpful,
    applies: ({ sides }, t) => toNetHelpful(sides).least < t.minNetHelpfulPerSide,
  },
  { name: 'RaterBalance', status: 'NEEDS_MORE_RATINGS', among: isHelpful, applies: isLopsided },
  {
    name: 'NoHighVolIntercept',
    status: 'NEEDS_MORE_RATINGS',
    among: isHelpful,
    applies: ({ interceptWithoutBusiest }) => isBelow(interceptWithoutBusiest, LEAST_WITHOUT_SOME),
  },
  {
    name: 'NoCorrelatedIntercept',
    status: 'NEEDS_MORE_RATINGS',
    among: isHelpful,
    applies: ({ interceptWithoutAlike }) => isBelow(interceptWithoutAlike, LEAST_WITHOUT_SOME),
  },
  {
    name: 'PopulationSampledIntercept',
    status: 'NEEDS_MORE_RATINGS',
    among: isHelpful,
    applies: isContradictedBySample,
  },
];

/**
 * The status of one note by the rules of the reference (scoring_rules.py and matrix_factorization_scorer.py), from
 * NEEDS_MORE_RATINGS on: helpful at i_n >= .40 with 5 ratings; not helpful at i_n <= -.05 - .8 |f_n|, at an upper bound
 * below -.04, or where both sides rate it low; kept helpful down to .39; not shown after all where the factor is
 * large, where one side has fewer than 4 net helpful ratings or a tiny share, or where a safeguard objects. O(1).
 */
export function judgeNote(facts: NoteFacts, thresholds: StatusThresholds = REFERENCE_THRESHOLDS): Judgement {
  let status: NoteStatus = 'NEEDS_MORE_RATINGS';
  const rules: string[] = [];
  for (const rule of RULES) {
    if (rule.among?.(status) === false || !rule.applies(facts, thresholds)) continue;
    ({ status } = rule);
    rules.push(rule.name);
  }
  return { status, rules };
}

function isRatedEnough({ sides }: NoteFacts, { minRatings }: StatusThresholds): boolean {
  return sides.negative.count + sides.positive.count >= minRatings;
}

function isLowOnBothSides(facts: NoteFacts, t: StatusThresholds): boolean {
  const { negative, positive } = facts.sides;
  if (!isRatedEnough(facts, t) || Math.min(negative.count, positive.count) < t.ratioCrnhMinPerSide)
    return false;
  const means = [negative.total / negative.count, positive.total / positive.count] as const;
  return Math.max(...means) <= t.ratioCrnhMaxPerSide && (means[0] + means[1]) / 2 <= t.ratioCrnhMaxAverage;
}

function isLopsided({ sides }: NoteFacts, t: StatusThresholds): boolean {
  const { least, ratio } = toNetHelpful(sides);
  return (
    least >= t.minNetHelpfulPerSide && least < t.netHelpfulRatioAppliesBelow && ratio < t.minNetHelpfulRatio
  );
}

function isContradictedBySample({ intercept, sampled }: NoteFacts): boolean {
  if (sampled === undefined) return false;
  const isLarge =
    sampled.negative + sampled.positive >= SAMPLED.ratings &&
    Math.min(sampled.negative, sampled.positive) >= SAMPLED.perSide;
  return isLarge && sampled.intercept < SAMPLED.below && intercept - sampled.intercept >= SAMPLED.divergence;
}

function isBelow(intercept: number | undefined, threshold: number): boolean {
  return intercept !== undefined && intercept < threshold;
}
