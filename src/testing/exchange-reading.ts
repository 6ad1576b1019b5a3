import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { FormatRefused } from '../exchange/format-refused.ts';
import { readExport, type ReadOptions } from '../exchange/read-export.ts';
import type { ExchangeRecord } from '../exchange/records.ts';

export type RecordOf<Kind extends ExchangeRecord['kind']> = Extract<ExchangeRecord, { kind: Kind }>;

/** All that the files of one export come to. */
export interface ReadRecords {
  readonly format: string;
  readonly records: readonly ExchangeRecord[];
  readonly stories: readonly RecordOf<'story'>[];
  readonly authors: readonly RecordOf<'author'>[];
  readonly comments: readonly RecordOf<'comment'>[];
  readonly votes: readonly RecordOf<'vote'>[];
  /** As `code id`, in the order of the file. */
  readonly problems: readonly string[];
}

/** Reads files to their end; times are judged as of 2026. */
export async function readRecords(
  paths: readonly string[],
  options: Partial<ReadOptions> = {},
): Promise<ReadRecords> {
  const now = new Date('2026-11-22T12:00:00Z');
  const reading = await readExport(paths, { format: 'auto', now, ...options });
  const records: ExchangeRecord[] = [];
  for await (const batch of reading.batches) records.push(...batch.records);
  const of = <Kind extends ExchangeRecord['kind']>(kind: Kind) =>
    records.filter((record): record is RecordOf<Kind> => record.kind === kind);
  return {
    format: reading.format,
    records,
    stories: of('story'),
    authors: of('author'),
    comments: of('comment'),
    votes: of('vote'),
    problems: of('problem').map(({ code, id }) => (id === null ? code : `${code} ${id}`)),
  };
}

/** How files are refused: `code line:column expected`. Throws where they are not. */
export async function refusalOf(
  paths: readonly string[],
  options: Partial<ReadOptions> = {},
): Promise<string> {
  try {
    await readRecords(paths, options);
  } catch (error) {
    if (!(error instanceof FormatRefused)) throw error;
    const { line, column, expected } = error.place;
    return `${error.code} ${line ?? '-'}:${column ?? '-'} ${expected}`;
  }
  throw new Error(`${paths.join(', ')} is not refused`);
}

/** What a process of its own made of a file, with little memory to do it in. */
export interface ProcessReading {
  /** How many records of each kind, problems by their codes; the code of the refusal where there was one. */
  readonly counts: Readonly<Record<string, number>>;
  readonly refused: string | null;
  readonly peakMiB: number;
}

const SCRIPT = `
const [, path, module] = process.argv;
const { readExport } = await import(module);
const counts = {};
let refused = null;
try {
  const { batches } = await readExport([path], { format: 'auto', now: new Date() });
  for await (const { records } of batches) {
    for (const { kind, code } of records) counts[code ?? kind] = (counts[code ?? kind] ?? 0) + 1;
  }
} catch (error) {
  if (error.code === undefined || error.place === undefined) throw error;
  refused = error.code;
}
// What the kernel gives for a process begins with the peak of its parent; what it gives for its memory does not.
const { readFileSync, existsSync } = await import('node:fs');
const status = existsSync('/proc/self/status') ? readFileSync('/proc/self/status', 'utf8') : '';
const peak = Number(/VmHWM:\\s+(\\d+)/.exec(status)?.[1] ?? process.resourceUsage().maxRSS);
console.log(JSON.stringify({ counts, refused, peakMiB: Math.round(peak / 1024) }));
`;

/** Reads a file in a process whose script heap is 64 MiB, so that what is held too long ends it. */
export async function readInProcess(path: string): Promise<ProcessReading> {
  const reader = fileURLToPath(new URL('../exchange/read-export.js', import.meta.url));
  const flags = ['--max-old-space-size=64', '--input-type=module', '-e', SCRIPT];
  const { stdout } = await promisify(execFile)(process.execPath, [...flags, path, reader], {
    timeout: 60_000,
  });
  return JSON.parse(stdout) as ProcessReading;
}
