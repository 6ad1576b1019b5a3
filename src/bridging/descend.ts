import { measurePenalty } from './loss.ts';
import { copyModel, type Model, type Ridge } from './model.ts';
import type { RatingMatrix } from './ratings.ts';
import { rebalance } from './rebalance.ts';
import { sweep } from './sweep.ts';

export interface Stop {
  /** Stop when no parameter changes by more from one sweep to the next. */
  readonly tolerance: number;
  readonly maxSweeps: number;
}

export interface Descent {
  readonly sweeps: number;
  /** In the last sweep. Above the tolerance only where `maxSweeps` ended it. */
  readonly largestChange: number;
}

/**
 * How the momentum grows while all goes well: each sweep a tenth nearer to 1. Where viewpoints are hard to tell, plain
 * sweeps creep for hundreds of rounds; more at once overshoots where they are clear.
 */
const GROWTH = 0.1;
const MOST_MOMENTUM = 0.95;
/** Of a loss: less is rounding. */
const ROUNDING = 1e-12;

/**
 * Walks `model`, in place, down to a minimum of the loss: sweeps with a rebalance after each, from a point a little
 * further along the last step (momentum, as Nesterov has it; a sweep that ends higher is undone and taken again without).
 * So the loss never rises from one accepted sweep to the next. Factors that are all zero stay zero: from a model of
 * zeros this fits the intercepts alone.
 */
export function descend(
  matrix: RatingMatrix,
  model: Model,
  { ridge, stop }: { readonly ridge: Ridge; readonly stop: Stop },
): Descent {
  const accepted = copyModel(model);
  const older = copyModel(model);
  let momentum = 0;
  let lowest = Number.POSITIVE_INFINITY;
  let largestChange = Number.POSITIVE_INFINITY;
  let sweeps = 0;
  while (sweeps < stop.maxSweeps && largestChange > stop.tolerance) {
    extrapolate(model, older, momentum);
    older.notes.set(model.notes);
    const error = sweep(matrix, model, ridge);
    rebalance(matrix, model, ridge);
    sweeps += 1;
    const loss = error + measurePenalty(model, ridge);
    if (momentum > 0 && loss > lowest * (1 + ROUNDING)) {
      assign(model, accepted);
      momentum = 0;
      continue;
    }
    const isTurning = turnsBack(older.notes, model.notes, accepted.notes);
    largestChange = measureChange(accepted, model);
    assign(older, accepted);
    assign(accepted, model);
    lowest = loss;
    momentum = isTurning ? 0 : Math.min(MOST_MOMENTUM, momentum + GROWTH * (1 - momentum));
  }
  return { sweeps, largestChange };
}

/** Moves mu and the notes on by a share of what they came since `older`; the raters follow from these in the sweep. */
function extrapolate(model: Model, older: Model, share: number): void {
  if (share === 0) return;
  model.mu += share * (model.mu - older.mu);
  const { notes } = model;
  for (let at = 0; at < notes.length; at += 1) notes[at] += share * (notes[at] - older.notes[at]);
}

/** Whether a sweep from `from` to `to` goes against the way from `before` to `to`: momentum went too far then. */
function turnsBack(from: Float64Array, to: Float64Array, before: Float64Array): boolean {
  let sum = 0;
  for (let at = 0; at < to.length; at += 1) sum += (from[at] - to[at]) * (to[at] - before[at]);
  return sum > 0;
}

function assign(to: Model, from: Model): void {
  to.mu = from.mu;
  to.raters.set(from.raters);
  to.notes.set(from.notes);
}

function measureChange(before: Model, now: Model): number {
  return Math.max(
    Math.abs(now.mu - before.mu),
    toLargest(before.raters, now.raters),
    toLargest(before.notes, now.notes),
  );
}

function toLargest(before: Float64Array, now: Float64Array): number {
  let largest = 0;
  for (let at = 0; at < now.length; at += 1) {
    const change = Math.abs(now[at] - before[at]);
    if (change > largest) largest = change;
  }
  return largest;
}
