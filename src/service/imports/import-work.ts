import type { Site } from '../../domain/thread.ts';
import type { ImportProgress, ImportRunRow } from '../../storage/import-runs.ts';
import type { Session } from '../../storage/pool.ts';
import type { Deps } from '../deps.ts';

export interface RunImport {
  readonly site: Site;
  /** Of the run, as `startImport` gave it. */
  readonly number: number;
  /** The same files as it was started with. */
  readonly paths: readonly string[];
  /** Stops it where it stands; started again it goes on. */
  readonly signal?: AbortSignal | undefined;
}

/** How far a run is; `phase` says which of its numbers rise. */
export interface ImportStep extends ImportProgress {
  readonly phase: 'reading' | 'sorting' | 'merging';
}

/** What a connection works with while it imports. What a batch did stands with its mark, so neither is waited for. */
export const SETTINGS = [
  'set synchronous_commit = off',
  `set work_mem = '32MB'`,
  `set gin_pending_list_limit = '16MB'`,
  `set idle_in_transaction_session_timeout = '5min'`,
  'set jit = off',
];

/** What the steps of a run work with. */
export interface ImportWork {
  readonly deps: Deps;
  readonly session: Session;
  readonly run: ImportRunRow;
  readonly input: RunImport;
  readonly onProgress: (step: Partial<ImportStep>) => Promise<void>;
}
