import { isObject, objectsOf, textOf } from '../json-fields.ts';
import { MAX_NESTED } from '../limits.ts';
import { readJson } from '../readers.ts';
import { toGuestId, type RecordSink } from '../record-sink.ts';
import type { FormatReader } from './format.ts';
import { isSqlite, readIssoDatabase } from './isso-database.ts';

/** Isso: its SQLite file, or the JSON that its own importer takes. Nobody verified an e-mail address. */
export const readIsso: FormatReader = (input, sink) =>
  isSqlite(input.head)
    ? readIssoDatabase(input, sink)
    : readJson(input, sink, {
        '*': { longest: MAX_NESTED, of: 'story', read: (value) => readThread(value, sink) },
      });

function readThread(value: unknown, sink: RecordSink): void {
  if (!isObject(value)) return sink.problem('malformed_json', { detail: 'not an object' });
  const id = textOf(value['id']);
  sink.story({ id, address: id, title: textOf(value['title']) });
  for (const comment of objectsOf(value['comments'])) {
    const [name, email] = [textOf(comment['author']), textOf(comment['email'])];
    const [number, parent] = [textOf(comment['id']), textOf(comment['parent'])];
    const authorId = toGuestId(name, email);
    // The numbers of this form begin anew with each thread.
    const isIn = sink.comment({
      id: number === null ? null : `${id}#${number}`,
      storyId: id,
      parentId: parent === null ? null : `${id}#${parent}`,
      authorId,
      authorName: name,
      body: { format: 'markdown', source: textOf(comment['text']) },
      createdAt: textOf(comment['created']),
      status: 'published',
    });
    if (isIn && authorId !== null) sink.author({ id: authorId, name, email });
  }
}
