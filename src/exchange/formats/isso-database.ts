import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { FormatRefused } from '../format-refused.ts';
import type { Input } from '../input.ts';
import { MAX_ADDRESS, MAX_BODY, MAX_DATABASE, MAX_ID } from '../limits.ts';
import { flush } from '../readers.ts';
import { toGuestId, type RecordSink } from '../record-sink.ts';
import type { Batch, SourceStatus } from '../records.ts';

/** What every file of SQLite begins with. */
const MAGIC = 'SQLite format 3\u0000';

const STATUSES: Readonly<Record<number, SourceStatus>> = { 1: 'published', 2: 'pending', 4: 'deleted' };

type Row = Readonly<Record<string, SQLOutputValue>>;

/** Whether a file that begins like this is a database of SQLite. */
export function isSqlite(head: Buffer): boolean {
  return head.subarray(0, MAGIC.length).toString('latin1') === MAGIC;
}

/**
 * Reads Isso's database from a copy in a fresh folder, never the file itself: it may be packed, and the running Isso must
 * not meet a lock. Texts are cut by SQLite before they come into memory; ids and times may be of any type there.
 */
export async function* readIssoDatabase(input: Input, sink: RecordSink): AsyncGenerator<Batch> {
  const folder = await mkdtemp(join(tmpdir(), 'parley-isso-'));
  try {
    const copy = join(folder, 'comments.db');
    await pipeline(Readable.from(limited(input)), createWriteStream(copy, { mode: 0o600 }));
    const { DatabaseSync } = await import('node:sqlite');
    const database = new DatabaseSync(copy, { readOnly: true, allowExtension: false });
    try {
      checkTables(database, input.file);
      for (const step of readRows(database, sink)) {
        yield* flush(input, sink, step());
      }
    } finally {
      database.close();
    }
  } catch (error) {
    if (error instanceof FormatRefused || (error as NodeJS.ErrnoException).code !== 'ERR_SQLITE_ERROR')
      throw error;
    throw refusal(input.file, 'a whole SQLite database');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  yield* flush(input, sink, 'end');
}

async function* limited({ bytes, file }: Input): AsyncGenerator<Buffer> {
  let length = 0;
  for await (const chunk of bytes) {
    length += chunk.length;
    if (length > MAX_DATABASE) {
      const expected = `a database of at most ${MAX_DATABASE / 1_048_576} MiB`;
      throw new FormatRefused('archive_too_large', { file, line: null, column: null, expected });
    }
    yield chunk;
  }
}

/** Plain tables and nothing else: a view could be a query without an end, a computed column any amount of memory. */
function checkTables(database: DatabaseSync, file: string): void {
  const plain = database.prepare(
    `select name from sqlite_master
    where type = 'table' and name in ('threads', 'comments') and sql like 'create table%'
      and not exists (select 1 from pragma_table_xinfo(sqlite_master.name) where hidden <> 0)`,
  );
  if (plain.all().length < 2) throw refusal(file, 'the tables threads and comments of Isso');
}

function* readRows(database: DatabaseSync, sink: RecordSink): Generator<() => number> {
  const short = (column: string, length: number) => `substr(${column}, 1, ${length + 1}) as ${column}`;
  const threads = database.prepare(
    `select id, ${short('uri', MAX_ADDRESS)}, ${short('title', MAX_ADDRESS)} from threads order by id`,
  );
  for (const row of threads.iterate()) yield () => readThread(row, sink);
  const comments = database.prepare(
    `select ${short('tid', MAX_ID)}, id, ${short('parent', MAX_ID)}, created, modified, mode,
      ${short('text', MAX_BODY)}, ${short('author', MAX_ID)}, ${short('email', MAX_ID)}, likes, dislikes
    from comments order by id`,
  );
  for (const row of comments.iterate()) yield () => readComment(row, sink);
}

/** About how many bytes the row takes, as do the others. */
function readThread(row: Row, sink: RecordSink): number {
  sink.at(null, null);
  const uri = textOf(row['uri']);
  sink.story({ id: textOf(row['id']), address: uri, title: textOf(row['title']) });
  return uri?.length ?? 0;
}

function readComment(row: Row, sink: RecordSink): number {
  sink.at(null, null);
  const [name, email] = [textOf(row['author']), textOf(row['email'])];
  const authorId = toGuestId(name, email);
  const id = textOf(row['id']);
  const status = STATUSES[Number(row['mode'])];
  const text = textOf(row['text']);
  const bytes = text?.length ?? 0;
  if (status === undefined) {
    sink.problem('field_invalid', { id, kind: 'comment', detail: 'mode' });
    return bytes;
  }
  const isIn = sink.comment({
    id,
    storyId: textOf(row['tid']),
    parentId: textOf(row['parent']),
    authorId,
    authorName: name,
    body: { format: 'markdown', source: text },
    createdAt: typeof row['created'] === 'number' ? row['created'] : textOf(row['created']),
    editedAt: typeof row['modified'] === 'number' ? row['modified'] : null,
    status,
    up: Number(row['likes'] ?? 0),
    down: Number(row['dislikes'] ?? 0),
  });
  if (isIn && authorId !== null) sink.author({ id: authorId, name, email });
  return bytes;
}

function textOf(value: SQLOutputValue | undefined): string | null {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'bigint' ? String(value) : null;
}

function refusal(file: string, expected: string): FormatRefused {
  return new FormatRefused('malformed_database', { file, line: null, column: null, expected });
}
