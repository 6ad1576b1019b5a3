import type { TaskProgress } from '../../domain/import-task.ts';

/** How far a task is, as whoever works on it says it. */
export type TaskStep = Omit<TaskProgress, 'share' | 'perSecond' | 'secondsLeft'>;

/** How much of the time of an import goes into reading its files; the rest is putting things in their place. */
const READING = 0.4;
/** Before this a rate says more about how things began. */
const SETTLED_MS = 3_000;

/** Tells how fast a task is, from when it began in this process: what another process did before says nothing. */
export function createPace(now: () => number = () => performance.now()): (step: TaskStep) => TaskProgress {
  const begun = now();
  let first: { readonly share: number } | undefined;
  let phase: { readonly name: string; readonly at: number; readonly done: number } | undefined;
  return (step) => {
    const at = now();
    const share = shareOf(step);
    const done = step.phase === 'reading' ? step.staged : step.merged;
    first ??= { share };
    if (phase?.name !== step.phase) phase = { name: step.phase, at, done };
    const [inPhase, gained] = [at - phase.at, share - first.share];
    const isSettled = at - begun >= SETTLED_MS;
    return {
      ...step,
      share,
      perSecond: inPhase < SETTLED_MS ? null : Math.round(((done - phase.done) * 1_000) / inPhase),
      secondsLeft:
        isSettled && gained > 0 ? Math.ceil((((1 - share) / gained) * (at - begun)) / 1_000) : null,
    };
  };
}

function shareOf({ phase, bytesRead, bytesTotal, staged, merged }: TaskStep): number {
  const part = (done: number, all: number): number => (all <= 0 ? 0 : Math.min(1, done / all));
  if (phase === 'reading') return READING * part(bytesRead, bytesTotal);
  return READING + (1 - READING) * (phase === 'sorting' ? 0 : part(merged, staged));
}
