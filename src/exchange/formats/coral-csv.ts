import { Readable } from 'node:stream';
import type { CsvError } from 'csv-parse';
import { TextDecoding } from '../decode-text.ts';
import { FormatRefused } from '../format-refused.ts';
import type { Input } from '../input.ts';
import { MAX_PIECE } from '../limits.ts';
import { flush } from '../readers.ts';
import type { RecordSink } from '../record-sink.ts';
import type { Batch } from '../records.ts';
import { toCoralStatus } from './coral-status.ts';

/** The columns of coral-importer, in its order: files without a header are read by it. */
const COLUMNS = {
  users: ['id', 'email', 'username', 'role', 'banned', 'created_at'],
  stories: ['id', 'url', 'title', 'author', 'published_at', 'closed_at', 'mode'],
  comments: ['id', 'author_id', 'story_id', 'created_at', 'body', 'parent_id', 'status', 'rating'],
} as const;

const CSV_PIECE = 4 * 1024;

const RECORDS = { users: 'author', stories: 'story', comments: 'comment' } as const;

type Kind = keyof typeof COLUMNS;
type Row = Readonly<Record<string, string>>;

const READERS: Readonly<Record<Kind, (row: Row, sink: RecordSink) => void>> = {
  users: readUser,
  stories: readStory,
  comments: readComment,
};

/** A file of users, stories or comments for coral-importer: which one its header says, or else its name. */
export async function* readCoralCsv(input: Input, sink: RecordSink): AsyncGenerator<Batch> {
  const { parse } = await import('csv-parse');
  const decoding = new TextDecoding(input.head, input.file);
  const parser = parse({
    bom: true,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: MAX_PIECE,
  });
  const source = Readable.from(decode(input, decoding));
  source.on('error', (error) => parser.destroy(error));
  source.pipe(parser);
  let kind: Kind | null = null;
  let header: readonly string[] = [];
  try {
    for await (const parsed of parser) {
      const { record, info } = parsed as { record: readonly string[]; info: { lines: number } };
      if (kind === null) {
        kind = kindOf(record, input);
        const names = record.map((name) => name.trim().toLowerCase());
        const hasHeader = names.includes('id');
        header = hasHeader ? names : COLUMNS[kind];
        if (hasHeader) continue;
      }
      // The line that the row ends on is the one that is known.
      sink.at(info.lines, null, RECORDS[kind]);
      if (record.length > header.length)
        sink.problem('malformed_row', {
          id: record[header.indexOf('id')] ?? null,
          detail: 'too many fields',
        });
      else READERS[kind](Object.fromEntries(header.map((name, at) => [name, record[at] ?? ''])), sink);
      yield* flush(
        input,
        sink,
        record.reduce((sum, field) => sum + field.length, 0),
      );
    }
  } catch (error) {
    throw refuse(error, input.file);
  } finally {
    source.destroy();
    parser.destroy();
  }
  if (decoding.replaced > 0) sink.fileProblem('invalid_utf8', `pieces: ${decoding.replaced}`);
  yield* flush(input, sink, 'end');
}

/** Which file of coral-importer this is; null where neither its first line nor its name says. */
export function findCoralKind(firstRow: readonly string[], file: string): Kind | null {
  const names = new Set(firstRow.map((name) => name.trim().toLowerCase()));
  const kinds = Object.keys(COLUMNS) as Kind[];
  const marks: Readonly<Record<Kind, string>> = { users: 'username', stories: 'url', comments: 'story_id' };
  if (names.has('id')) return kinds.find((kind) => names.has(marks[kind])) ?? null;
  return kinds.find((kind) => file.toLowerCase().includes(kind)) ?? null;
}

function kindOf(firstRow: readonly string[], { file }: Input): Kind {
  const kind = findCoralKind(firstRow, file);
  if (kind !== null) return kind;
  const expected = 'a header, or a file called users.csv, stories.csv or comments.csv';
  throw new FormatRefused('other_format', { file, line: 1, column: 1, expected });
}

/** In small pieces: csv-parse queues all rows of a piece, and takes ever longer for one the more there are. */
async function* decode(input: Input, decoding: TextDecoding): AsyncGenerator<string> {
  for await (const chunk of input.bytes) {
    for (let at = 0; at < chunk.length; at += CSV_PIECE)
      yield decoding.write(chunk.subarray(at, at + CSV_PIECE));
  }
  yield decoding.end();
}

function readUser(row: Row, sink: RecordSink): void {
  sink.author({
    id: row['id'],
    name: row['username'],
    email: row['email'],
    isBanned: row['banned']?.trim().toLowerCase() === 'true',
    createdAt: row['created_at'],
  });
}

function readStory(row: Row, sink: RecordSink): void {
  sink.story({
    id: row['id'],
    identifier: row['id'],
    address: row['url'],
    title: row['title'],
    isClosed: (row['closed_at'] ?? '').trim() !== '',
    createdAt: row['published_at'],
  });
}

function readComment(row: Row, sink: RecordSink): void {
  const status = toCoralStatus(row['status']?.trim() ?? '');
  if (status === null)
    return sink.problem('field_invalid', { id: row['id'], kind: 'comment', detail: 'status' });
  sink.comment({
    id: row['id'],
    storyId: row['story_id'],
    parentId: row['parent_id'],
    authorId: row['author_id'],
    body: { format: 'html', source: row['body'] },
    createdAt: row['created_at'],
    status,
  });
}

function refuse(error: unknown, file: string): unknown {
  // One code of csv-parse begins otherwise than all others.
  const isOurs = error instanceof Error && 'code' in error && /^CSV_|^INVALID_/.test(String(error.code));
  if (!isOurs) return error;
  const { code, lines } = error as CsvError & { lines?: number };
  const isOpen = code === 'CSV_QUOTE_NOT_CLOSED';
  return new FormatRefused(isOpen ? 'truncated' : 'malformed_csv', {
    file,
    line: typeof lines === 'number' ? lines : null,
    column: null,
    expected: isOpen ? '" before the end of the file' : 'rows of comma-separated values in quotes',
  });
}
