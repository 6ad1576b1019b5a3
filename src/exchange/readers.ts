import { isUtf8 } from 'node:buffer';
import { TextDecoding } from './decode-text.ts';
import { FormatRefused } from './format-refused.ts';
import type { Input } from './input.ts';
import { isObject, type JsonObject } from './json-fields.ts';
import { JsonSlicer, type Interest } from './json-slicer.ts';
import { LineSplitter } from './line-splitter.ts';
import type { RecordSink } from './record-sink.ts';
import type { Batch, RecordKind } from './records.ts';
import { XmlRecordReader, type XmlFormat } from './xml-records.ts';

/** Reads a file of XML. Stray bytes before the first tag are passed by; refuses what is malformed as a whole. */
export async function* readXml(input: Input, sink: RecordSink, format: XmlFormat): AsyncGenerator<Batch> {
  const decoding = new TextDecoding(input.head, input.file);
  const reader = new XmlRecordReader(input.file, format, sink);
  for await (const chunk of input.bytes) {
    reader.write(decoding.write(chunk), false);
    yield* flush(input, sink, chunk.length);
  }
  reader.write(decoding.end(), true);
  if (decoding.replaced > 0) sink.fileProblem('invalid_utf8', `pieces: ${decoding.replaced}`);
  yield* flush(input, sink, 'end');
}

/** The records of a JSON file by their paths, and what to do with each. */
export interface JsonPaths {
  readonly [path: string]: {
    /** Most bytes of one such value. */
    readonly longest: number;
    readonly read: (value: unknown) => void;
    /** What the records there are. */
    readonly of?: RecordKind;
  };
}

/** Reads one JSON value with records somewhere in it, each held alone. */
export async function* readJson(input: Input, sink: RecordSink, paths: JsonPaths): AsyncGenerator<Batch> {
  const slicer: JsonSlicer = new JsonSlicer(input.file, {
    interest: (path) => interestIn(paths, path),
    value(path, bytes) {
      const { line, column } = slicer.place();
      if (path.endsWith('*')) sink.at(line, column, paths[path]?.of);
      const value = parseRecord(bytes, sink);
      if (value !== undefined) paths[path]?.read(value);
    },
  });
  for await (const chunk of input.bytes) {
    slicer.write(chunk);
    yield* flush(input, sink, chunk.length);
  }
  slicer.end();
  yield* flush(input, sink, 'end');
}

/** Lines without an object that a file may begin with; behind so many it is no file of objects. */
const MOST_WITHOUT_OBJECT = 100;

/** Reads a file of one JSON object a line. */
export async function* readJsonLines(
  input: Input,
  sink: RecordSink,
  lines: {
    readonly longest: number;
    readonly of?: RecordKind;
    readonly read: (value: JsonObject, line: number) => void;
  },
): AsyncGenerator<Batch> {
  const splitter = new LineSplitter(lines.longest);
  let [found, failed] = [0, 0];
  const readLine = ({ line, bytes }: { readonly line: number; readonly bytes: Buffer | null }) => {
    sink.at(line, 1, lines.of);
    const value = parseRecord(bytes, sink);
    if (isObject(value)) {
      found += 1;
      return lines.read(value, line);
    }
    failed += 1;
    if (value !== undefined) sink.problem('malformed_json', { detail: 'not an object' });
    if (found > 0 || failed < MOST_WITHOUT_OBJECT) return;
    const place = { file: input.file, line, column: 1 };
    throw new FormatRefused('malformed_json', { ...place, expected: 'a JSON object on each line' });
  };
  for await (const chunk of input.bytes) {
    for (const line of splitter.write(chunk)) readLine(line);
    yield* flush(input, sink, chunk.length);
  }
  for (const line of splitter.end()) readLine(line);
  yield* flush(input, sink, 'end');
}

/** The records in the sink as a batch, when there are enough, or at the end any, after so many bytes of the file more. */
export function* flush(input: Input, sink: RecordSink, bytes: number | 'end'): Generator<Batch> {
  if (sink.isDue(bytes)) yield { records: sink.take(), bytesRead: input.bytesRead() };
}

function interestIn(paths: JsonPaths, path: string): Interest {
  const here = Object.hasOwn(paths, path) ? paths[path] : undefined;
  if (here !== undefined) return { take: here.longest };
  const leads = path === '' || Object.keys(paths).some((known) => known.startsWith(`${path}.`));
  return leads ? 'enter' : 'skip';
}

/** Undefined where it is a problem already. */
function parseRecord(bytes: Buffer | null, sink: RecordSink): unknown {
  if (bytes === null) {
    sink.problem('record_too_long');
    return undefined;
  }
  if (!isUtf8(bytes)) sink.problem('invalid_utf8');
  try {
    // A byte order mark stands before the first line of some files.
    return JSON.parse(bytes.toString('utf8').replace(/^\ufeff/, '')) as unknown;
  } catch {
    sink.problem('malformed_json');
    return undefined;
  }
}
