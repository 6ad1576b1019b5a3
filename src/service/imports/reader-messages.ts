import type { FormatRefusal, RefusedPlace } from '../../exchange/format-refused.ts';
import type { Site } from '../../domain/thread.ts';
import type { ImportRunRow } from '../../storage/import-runs.ts';
import type { StagedKind } from '../../storage/import-staging.ts';

/** What the thread that reads is given. */
export interface ReaderInput {
  readonly site: Pick<Site, 'origins'>;
  readonly run: Pick<ImportRunRow, 'siteId' | 'number' | 'source' | 'format' | 'options' | 'startedAt'>;
  readonly paths: readonly string[];
}

/** What it answers with. After each `rows` it waits for a word, but goes on reading meanwhile. */
export type ReaderMessage =
  | {
      readonly kind: 'rows';
      /** Lines as `copy` takes them; the bytes are handed over. */
      readonly rows: ReadonlyMap<StagedKind, Uint8Array<ArrayBuffer>>;
      readonly bytesRead: number;
      readonly staged: number;
    }
  | { readonly kind: 'end'; readonly bytesRead: number; readonly staged: number }
  | { readonly kind: 'refused'; readonly code: FormatRefusal; readonly place: RefusedPlace };
