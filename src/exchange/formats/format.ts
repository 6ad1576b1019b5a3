import type { Input } from '../input.ts';
import type { RecordSink } from '../record-sink.ts';
import type { Batch } from '../records.ts';

export const FORMATS = [
  'disqus',
  'wordpress',
  'commento',
  'comentario',
  'remark42',
  'isso',
  'coral',
  'artalk',
  'waline',
  'twikoo',
  'livefyre',
  'intensedebate',
  'parley',
] as const;

export type Format = (typeof FORMATS)[number];

/**
 * Reads one file of a format into the sink, and gives out what has gathered there. `others` are the beginnings of all
 * files of this export: some formats are spread over several. Throws `FormatRefused` where the file is not of the format.
 */
export type FormatReader = (
  input: Input,
  sink: RecordSink,
  others: readonly string[],
) => AsyncGenerator<Batch>;
