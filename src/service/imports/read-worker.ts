/** The thread that reads the files of an import. */
import { once } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import { FormatRefused } from '../../exchange/format-refused.ts';
import type { Format } from '../../exchange/formats/format.ts';
import { readExport } from '../../exchange/read-export.ts';
import { STAGED_KINDS, type StagedKind } from '../../storage/import-staging.ts';
import type { ReaderInput, ReaderMessage } from './reader-messages.ts';
import { RecordStager } from './stage-records.ts';

/** Characters gathered before they are copied: fewer make more round trips, more are memory. */
const ROWS_FROM = 1024 * 1024;

const port = parentPort;
if (port === null) throw new Error('This is no thread.');

const send = (message: ReaderMessage, handedOver: readonly ArrayBuffer[] = []) =>
  port.postMessage(message, handedOver);

const ENCODER = new TextEncoder();

type Lines = Record<StagedKind, string[]> & { length: number };

const createLines = (): Lines => ({ story: [], author: [], comment: [], vote: [], problem: [], length: 0 });

async function read({ site, run, paths }: ReaderInput): Promise<void> {
  const { options } = run;
  const reading = await readExport(paths, {
    format: run.format as Format,
    zone: options.zone,
    areAuthorsPublishers: options.areAuthorsPublishers,
    ...(options.fromSite === null ? {} : { fromSite: options.fromSite }),
    // What lies in the future does so as seen from the start of the run, however often it goes on.
    now: run.startedAt,
  });
  const stager = new RecordStager({ site, run, source: run.source, options });
  let lines = createLines();
  let staged = 0;
  let isCopied: Promise<unknown> = Promise.resolve();
  const write = (kind: StagedKind, line: string) => {
    lines[kind].push(line);
    lines.length += line.length;
    staged += kind === 'comment' ? 1 : 0;
  };
  const flush = async (bytesRead: number) => {
    // One part is copied while the next is read, and no more than one.
    await isCopied;
    isCopied = once(port as NonNullable<typeof port>, 'message');
    const rows = new Map<StagedKind, Uint8Array<ArrayBuffer>>();
    for (const kind of STAGED_KINDS)
      if (lines[kind].length > 0) rows.set(kind, ENCODER.encode(lines[kind].join('')));
    send(
      { kind: 'rows', rows, bytesRead, staged },
      Array.from(rows.values(), ({ buffer }) => buffer),
    );
    lines = createLines();
  };
  for await (const { records, bytesRead } of reading.batches) {
    for (const record of records) stager.stage(record, write);
    if (lines.length >= ROWS_FROM) await flush(bytesRead);
  }
  await flush(reading.totalBytes);
  await isCopied;
  send({ kind: 'end', bytesRead: reading.totalBytes, staged });
}

try {
  await read(workerData as ReaderInput);
} catch (error) {
  if (!(error instanceof FormatRefused)) throw error;
  send({ kind: 'refused', code: error.code, place: error.place });
}
// Nothing more is to be heard.
port.close();
