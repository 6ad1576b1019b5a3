import { idOf, isObject, objectsOf, textOf, type JsonObject } from '../json-fields.ts';
import { MAX_NESTED } from '../limits.ts';
import { readJsonLines } from '../readers.ts';
import type { RecordSink } from '../record-sink.ts';
import type { FormatReader } from './format.ts';

/** Livefyre's JSON Lines: stories with their comments, users, and stories alone, in files of their own or in one. */
export const readLivefyre: FormatReader = (input, sink) =>
  readJsonLines(input, sink, { longest: MAX_NESTED, read: (value) => readLine(value, sink) });

function readLine(value: JsonObject, sink: RecordSink): void {
  if ('display_name' in value || 'email' in value) return readUser(value, sink);
  const id = idOf(value['id']);
  if (!('source' in value) && !('comments' in value)) {
    return sink.problem('field_invalid', { id, detail: 'neither a story nor a user' });
  }
  sink.story({
    id,
    identifier: id,
    address: textOf(value['source']),
    title: textOf(value['title']),
    isClosed: value['allow_comments'] === false,
    createdAt: textOf(value['created']),
  });
  for (const comment of objectsOf(value['comments'])) {
    sink.comment({
      id: idOf(comment['id']),
      storyId: id,
      parentId: idOf(comment['parent_id']),
      authorId: idOf(comment['author_id']),
      authorName: textOf(comment['imported_display_name']),
      body: { format: 'html', source: textOf(comment['body_html']) },
      createdAt: textOf(comment['created']),
      status: 'published',
    });
  }
}

function readUser(value: JsonObject, sink: RecordSink): void {
  const parts = isObject(value['name'])
    ? [textOf(value['name']['first']), textOf(value['name']['last'])]
    : [];
  const full = parts.filter((part) => part !== null).join(' ');
  sink.author({
    id: idOf(value['id']),
    name: textOf(value['display_name']) ?? full,
    email: textOf(value['email']),
  });
}
