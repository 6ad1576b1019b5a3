import type { ImportState } from '../../domain/import-report.ts';
import type { TaskKind, TaskOutcome, TaskProgress, TaskState } from '../../domain/import-task.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { DeskFrame } from './views.ts';

/** A page about imports of one site. */
export interface ImportFrame extends DeskFrame {
  readonly site: { readonly key: string; readonly name: string };
  readonly refusal: Refusal | null;
  /** Whether whoever looks has to prove who they are before they may change anything. */
  readonly owesStepUp: boolean;
}

/** Files that were handed over. */
export interface UploadView {
  readonly id: string;
  readonly state: 'receiving' | 'ready' | 'leaving';
  readonly by: string | null;
  readonly files: readonly { readonly name: string; readonly size: number; readonly hash: string }[];
  readonly size: number;
  readonly begunAt: Date;
  readonly expiresAt: Date;
}

/** Something that was asked for. */
export interface TaskView {
  readonly id: string;
  readonly kind: TaskKind;
  readonly state: TaskState;
  readonly uploadId: string | null;
  readonly run: number | null;
  readonly by: string | null;
  readonly askedAt: Date;
  readonly isStopAsked: boolean;
  readonly progress: TaskProgress | null;
  readonly outcome: TaskOutcome | null;
}

/** A run in a list. */
export interface RunLine {
  readonly number: number;
  readonly source: string;
  readonly state: ImportState;
  /** Null where it was asked for on the machine. */
  readonly by: string | null;
  readonly startedAt: Date;
  readonly created: number | null;
}

/** The fields of the form that says how files are read, as they were typed. */
export interface ImportFields {
  readonly format: string;
  readonly source: string;
  readonly zone: string;
  readonly areAuthorsPublishers: boolean;
  readonly mapUrl: string;
}
