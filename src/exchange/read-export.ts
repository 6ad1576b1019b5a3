import { stat } from 'node:fs/promises';
import { detectFormat } from './detect-format.ts';
import { FormatRefused } from './format-refused.ts';
import type { Format, FormatReader } from './formats/format.ts';
import { readArtalk } from './formats/artalk.ts';
import { readComentario } from './formats/comentario.ts';
import { readCommento } from './formats/commento.ts';
import { readCoral } from './formats/coral.ts';
import { readDisqus } from './formats/disqus.ts';
import { readIntenseDebate } from './formats/intensedebate.ts';
import { readIsso } from './formats/isso.ts';
import { readLivefyre } from './formats/livefyre.ts';
import { readParley } from './formats/parley.ts';
import { readRemark42 } from './formats/remark42.ts';
import { readTwikoo } from './formats/twikoo.ts';
import { readWaline } from './formats/waline.ts';
import { readWordpress } from './formats/wordpress.ts';
import { openInput, totalBytes, type Input } from './input.ts';
import { RecordSink } from './record-sink.ts';
import type { Batch } from './records.ts';

const READERS: Readonly<Record<Format, FormatReader>> = {
  disqus: readDisqus,
  wordpress: readWordpress,
  commento: readCommento,
  comentario: readComentario,
  remark42: readRemark42,
  isso: readIsso,
  coral: readCoral,
  artalk: readArtalk,
  waline: readWaline,
  twikoo: readTwikoo,
  livefyre: readLivefyre,
  intensedebate: readIntenseDebate,
  parley: readParley,
};

/** Comments are written by clocks that are not quite right; what is more than a day ahead is no time of a comment. */
const CLOCK_MARGIN = 24 * 60 * 60 * 1000;

export interface ReadOptions {
  readonly format: Format | 'auto';
  /** The zone of times that stand in the files without one; an IANA name. Without it they are UTC. */
  readonly zone?: string;
  /** Whether the ids of authors are those of the publisher's own accounts (Coral and Livefyre with single sign-on). */
  readonly areAuthorsPublishers?: boolean;
  /** The key of the site whose comments are meant, where the file has several. */
  readonly fromSite?: string;
  readonly now: Date;
}

export interface ExportReading {
  readonly format: Format;
  /** What `bytesRead` of the batches counts up to. */
  readonly totalBytes: number;
  /** The records, in the order of the files. Memory is bounded whatever they hold. May throw `FormatRefused` at any time. */
  readonly batches: AsyncGenerator<Batch>;
}

/**
 * Opens the files of one export and says of which format they are. Throws `FormatRefused` where a file is of no known
 * format, or of another than the first. Nothing is stored; whoever stores has to take back what came before a refusal.
 */
export async function readExport(paths: readonly string[], options: ReadOptions): Promise<ExportReading> {
  const heads: { readonly file: string; readonly format: Format; readonly head: string }[] = [];
  for (const path of paths) {
    const input = await openInput(path);
    input.close();
    const format = options.format === 'auto' ? detect(input) : options.format;
    heads.push({ file: input.file, format, head: input.head.toString('utf8') });
  }
  const [first] = heads;
  if (first === undefined) throw new RangeError('an export has at least one file');
  const stranger = heads.find(({ format }) => format !== first.format);
  if (stranger !== undefined) {
    const place = { file: stranger.file, line: null, column: null };
    throw new FormatRefused('other_format', { ...place, expected: `${first.format}, as ${first.file} is` });
  }
  const files = { paths, heads: heads.map(({ head }) => head) };
  return {
    format: first.format,
    totalBytes: await totalBytes(paths),
    batches: readFiles(first.format, files, options),
  };
}

async function* readFiles(
  format: Format,
  files: { readonly paths: readonly string[]; readonly heads: readonly string[] },
  options: ReadOptions,
): AsyncGenerator<Batch> {
  let before = 0;
  for (const path of files.paths) {
    const input = await openInput(path);
    const sink = new RecordSink(input.file, {
      zone: options.zone ?? 'UTC',
      latest: new Date(options.now.getTime() + CLOCK_MARGIN),
      areAuthorsPublishers: options.areAuthorsPublishers ?? false,
      fromSite: options.fromSite ?? null,
    });
    try {
      for await (const { records, bytesRead } of READERS[format](input, sink, files.heads)) {
        yield { records, bytesRead: before + bytesRead };
      }
    } finally {
      input.close();
    }
    before += (await stat(path)).size;
  }
}

function detect(input: Input): Format {
  const format = detectFormat(input.head, input.file);
  if (format !== null) return format;
  throw new FormatRefused('unknown_format', {
    file: input.file,
    line: 1,
    column: 1,
    expected: 'an export of a comment system that is known here',
  });
}
