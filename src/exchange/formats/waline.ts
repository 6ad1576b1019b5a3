import { FormatRefused } from '../format-refused.ts';
import { countOf, idOf, isObject, isYes, textOf, timeOf, type JsonObject } from '../json-fields.ts';
import { MAX_PIECE } from '../limits.ts';
import { readJson } from '../readers.ts';
import { toGuestId, type RecordSink } from '../record-sink.ts';
import type { SourceStatus } from '../records.ts';
import type { FormatReader } from './format.ts';

const STATUSES: Readonly<Record<string, SourceStatus>> = {
  approved: 'published',
  waiting: 'pending',
  spam: 'spam',
};

/** What Waline's desk exports: one object with its tables. The counter of page views is left where it is. */
export const readWaline: FormatReader = async function* readWaline(input, sink) {
  let isWaline = false;
  const type = (value: unknown) => {
    isWaline = value === 'waline';
  };
  yield* readJson(input, sink, {
    type: { longest: 100, read: type },
    'data.Comment.*': { longest: MAX_PIECE, of: 'comment', read: (value) => readComment(value, sink) },
    'data.Users.*': { longest: MAX_PIECE, of: 'author', read: (value) => readUser(value, sink) },
  });
  if (isWaline) return;
  const place = { file: input.file, line: 1, column: 1 };
  throw new FormatRefused('other_format', { ...place, expected: '"type": "waline"' });
};

function readComment(value: unknown, sink: RecordSink): void {
  if (!isObject(value)) return sink.problem('malformed_json', { detail: 'not an object' });
  const [id, url, user] = [rowId(value), textOf(value['url']), idOf(value['user_id']) ?? ''];
  const [name, email] = [textOf(value['nick']), textOf(value['mail'])];
  const status = STATUSES[textOf(value['status']) ?? 'approved'];
  if (status === undefined) return sink.problem('field_invalid', { id, detail: 'status' });
  const isAccount = user !== '' && user !== '0';
  const authorId = isAccount ? `user:${user}` : toGuestId(name, email);
  const isIn = sink.comment({
    id,
    storyId: url,
    parentId: idOf(value['pid']) ?? idOf(value['rid']),
    authorId,
    authorName: name,
    body: { format: 'markdown', source: textOf(value['comment']) },
    createdAt: timeOf(value['insertedAt']) ?? timeOf(value['createdAt']),
    status,
    isPinned: isYes(value['sticky']),
    up: countOf(value['like']),
  });
  if (!isIn) return;
  sink.storyOnce({ id: url, address: url });
  if (authorId !== null) sink.author({ id: authorId, name, email });
}

function readUser(value: unknown, sink: RecordSink): void {
  if (!isObject(value)) return sink.problem('malformed_json', { detail: 'not an object' });
  const id = rowId(value);
  sink.author({
    id: id === null ? null : `user:${id}`,
    name: textOf(value['display_name']),
    email: textOf(value['email']),
    isBanned: value['type'] === 'banned',
    createdAt: timeOf(value['createdAt']),
  });
}

/** Called by either name, as the storage behind Waline has it. */
function rowId(value: JsonObject): string | null {
  return idOf(value['objectId']) ?? idOf(value['id']);
}
