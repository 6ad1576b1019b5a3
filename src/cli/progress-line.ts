import type { ImportStep } from '../service/imports/import-work.ts';

/** Says on a terminal how far an import is, in one line that changes; elsewhere in a line now and then. */
export interface ProgressLine {
  readonly show: (step: ImportStep) => void;
  readonly say: (text: string) => void;
  /** Leaves the line as it stands. */
  readonly end: () => void;
}

type Output = Pick<NodeJS.WriteStream, 'write' | 'isTTY' | 'columns'>;

/** Often enough to see it move; a log needs to know less. */
const EVERY = { terminal: 100, log: 15_000 };
const BAR = 24;

/** Makes one for standard error. Rates are those of the last part of the way, since its parts go at different speeds. */
export function createProgressLine(
  output: Output,
  now: () => number = () => performance.now(),
): ProgressLine {
  const isTerminal = output.isTTY;
  let phase: ImportStep['phase'] | null = null;
  let [begunAt, from, shownAt, isOpen] = [0, 0, -Infinity, false];
  // A step that came too soon after the one before it: shown where it turns out to be the last of its phase.
  let passedBy: ImportStep | null = null;
  const write = (step: ImportStep) => {
    shownAt = now();
    passedBy = null;
    const seconds = (now() - begunAt) / 1_000;
    const text = describe(step, { perSecond: seconds > 0.5 ? (toPart(step).done - from) / seconds : 0 });
    if (!isTerminal) output.write(`${text}\n`);
    else output.write(`\r${text.slice(0, (output.columns || 80) - 1)}\u001b[K`);
    isOpen = isTerminal;
  };
  const end = () => {
    if (passedBy) write(passedBy);
    if (isOpen) output.write('\n');
    isOpen = false;
  };
  const show = (step: ImportStep) => {
    const isNew = step.phase !== phase;
    if (isNew && passedBy) write(passedBy);
    if (isNew) [phase, begunAt, from] = [step.phase, now(), toPart(step).done];
    if (isNew || now() - shownAt >= (isTerminal ? EVERY.terminal : EVERY.log)) write(step);
    else passedBy = step;
  };
  const say = (text: string) => {
    end();
    output.write(`${text}\n`);
  };
  return { show, say, end };
}

/** How much of the way of a phase is done, in bytes or in comments. */
function toPart(step: ImportStep): { readonly done: number; readonly all: number } {
  return step.phase === 'merging'
    ? { done: step.merged, all: step.staged }
    : { done: step.bytesRead, all: step.bytesTotal };
}

const NAMES = { reading: 'Reading', sorting: 'Sorting', merging: 'Merging' } as const;

function describe(step: ImportStep, { perSecond }: { readonly perSecond: number }): string {
  if (step.phase === 'sorting') return `${NAMES.sorting}  ${count(step.staged)} comments`;
  const { done, all } = toPart(step);
  const share = all === 0 ? 1 : Math.min(1, done / all);
  const bar = '█'.repeat(Math.round(share * BAR)).padEnd(BAR, '░');
  const left = perSecond > 0 && done < all ? `, ${toDuration((all - done) / perSecond)} left` : '';
  const speed = perSecond > 0 ? `, ${toSpeed(step, perSecond)}` : '';
  const comments = step.phase === 'reading' ? step.staged : step.merged;
  return `${NAMES[step.phase]}  ${bar} ${String(Math.floor(share * 100)).padStart(3)} %  ${count(comments)} comments${speed}${left}`;
}

function toSpeed({ phase }: ImportStep, perSecond: number): string {
  return phase === 'merging' ? `${count(perSecond)}/s` : `${(perSecond / 1_048_576).toFixed(1)} MiB/s`;
}

const count = (value: number): string => Math.round(value).toLocaleString('en');

function toDuration(seconds: number): string {
  const whole = Math.ceil(seconds);
  const minutes = Math.floor(whole / 60);
  if (minutes >= 60) return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
  return minutes === 0 ? `${whole} s` : `${minutes} min ${whole % 60} s`;
}
