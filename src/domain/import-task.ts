import type { ImportRefusal, ImportReport, RehearsedStory } from './import-report.ts';
import type { RefusalCode } from './refusal.ts';

/** What somebody at the desk wants done. */
export type TaskKind = 'rehearsal' | 'import' | 'undo';
/** `stopped`: by somebody who may let it go on. `failed`: it cannot, and its outcome says why. */
export type TaskState = 'waiting' | 'working' | 'stopped' | 'done' | 'failed';

/** How far a task is: bytes of the files as they lie on the disk, comments read and comments put in their place. */
export interface TaskProgress {
  readonly phase: 'reading' | 'sorting' | 'merging';
  readonly bytesRead: number;
  readonly bytesTotal: number;
  readonly staged: number;
  readonly merged: number;
  /** How much of all the work is done, from 0 to 1. */
  readonly share: number;
  /** Comments a second in this phase; null before it can be told. */
  readonly perSecond: number | null;
  readonly secondsLeft: number | null;
}

/** What somebody built on a run, so that it cannot be taken back. */
export const UNDO_BLOCKERS = [
  'replies',
  'votes',
  'reports',
  'decisions',
  'changes',
  'claims',
  'sanctions',
  'stories',
  'runs',
] as const;
export type UndoBlockerKind = (typeof UNDO_BLOCKERS)[number];

/** What came of a task. */
export interface TaskOutcome {
  /** Of a rehearsal. */
  readonly report?: ImportReport;
  readonly stories?: readonly RehearsedStory[];
  /** Why the files were refused. */
  readonly refusal?: ImportRefusal;
  /** What stands in the way of taking a run back, and how often. */
  readonly blockers?: readonly { readonly kind: UndoBlockerKind; readonly count: number }[];
  /** Why it could not be done: the code of a refusal, with its figures. */
  readonly refused?: RefusalCode;
  readonly figures?: Readonly<Record<string, number | string>>;
}
