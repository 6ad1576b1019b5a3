import type { SafeHtml } from './safe-html.ts';

/** What an import counts, in the order of the report. */
export const IMPORT_KINDS = ['stories', 'authors', 'comments', 'votes'] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

/**
 * What became of what was read. Every record is one of these, so they add up to `read`: new here; brought up to date;
 * the same as before; left out on purpose; and what could not be taken in.
 */
export const IMPORT_OUTCOMES = ['created', 'updated', 'unchanged', 'skipped', 'failed'] as const;
export type ImportOutcome = (typeof IMPORT_OUTCOMES)[number];

export type ImportCounts = Readonly<Record<'read' | ImportOutcome, number>>;

/** Whether a problem left something out, kept it from being taken in, or changed what is in. */
export const PROBLEM_EFFECTS = ['failed', 'skipped', 'changed'] as const;
export type ProblemEffect = (typeof PROBLEM_EFFECTS)[number];

/** Where a problem was met. Lines, columns and records count from 1; null where there is no such thing. */
export interface ProblemPlace {
  readonly file: string;
  readonly line: number | null;
  readonly column: number | null;
  readonly record: number | null;
  /** The id in the source, where it could be read. */
  readonly id: string | null;
  /** The field, or what was found; never anything that names a person. */
  readonly detail: string | null;
}

/** All problems of one code and one kind. */
export interface ProblemGroup {
  /** Stays the same from version to version; what it means stands in docs/move.md. */
  readonly code: string;
  readonly effect: ProblemEffect;
  /** Of what; null where a record could not be read so far that anybody could say. */
  readonly kind: ImportKind | null;
  readonly count: number;
  /** The first of them. */
  readonly places: readonly ProblemPlace[];
}

/** How many places of a group a report shows. All of them are listed by `parley import problems`. */
export const MOST_PLACES = 5;

export const IMPORT_STATES = [
  'reading',
  'merging',
  'done',
  'refused',
  'failed',
  'undoing',
  'undone',
] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

/** Why the files were refused as a whole: nothing of them is in. */
export interface ImportRefusal {
  readonly code: string;
  readonly file: string;
  readonly line: number | null;
  readonly column: number | null;
  /** What should have stood there, in English. */
  readonly expected: string;
}

/**
 * What an import did, or in a rehearsal would do. This is what `--json` prints: fields are added and never change their
 * meaning. Times are ISO 8601 in UTC.
 */
export interface ImportReport {
  /** Counts up in a site; null for a rehearsal. */
  readonly run: number | null;
  readonly isRehearsal: boolean;
  /** The site's key. */
  readonly site: string;
  readonly format: string;
  /** What tells several exports of one format in one site apart. */
  readonly source: string;
  readonly state: ImportState;
  readonly files: readonly { readonly name: string; readonly size: number; readonly sha256: string }[];
  readonly options: {
    /** The zone that times without one were read in. */
    readonly zone: string;
    readonly areAuthorsPublishers: boolean;
    readonly mapUrl: readonly { readonly from: string; readonly to: string }[];
  };
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly counts: Readonly<Record<ImportKind, ImportCounts>>;
  /** Most frequent first within each effect; failed, then skipped, then changed. */
  readonly problems: readonly ProblemGroup[];
  readonly refusal: ImportRefusal | null;
}

/** A comment as it would stand in its thread. */
export interface RehearsedComment {
  readonly id: string;
  /** Empty where the source knew no name. */
  readonly name: string;
  readonly status: 'published' | 'pending' | 'rejected' | 'deleted';
  /** Null for a comment that readers do not see. */
  readonly html: SafeHtml | null;
  /** The same without markup. */
  readonly text: string;
  readonly createdAt: string;
  readonly isEdited: boolean;
  readonly isPinned: boolean;
  readonly isFeatured: boolean;
  readonly up: number;
  readonly down: number;
  readonly replies: readonly RehearsedComment[];
}

/** A story with a part of its discussion, as they would be after the import. */
export interface RehearsedStory {
  readonly key: string;
  readonly url: string | null;
  readonly title: string | null;
  readonly isClosed: boolean;
  /** Comments under it that readers would see, here or on further pages. */
  readonly commentCount: number;
  /** Top-level comments, oldest first. */
  readonly comments: readonly RehearsedComment[];
  /** How many more there are than are shown. */
  readonly left: number;
}
