import { countOf, isObject, isYes, textOf, timeOf } from '../json-fields.ts';
import { MAX_PIECE } from '../limits.ts';
import { readJson } from '../readers.ts';
import { toGuestId, type RecordSink } from '../record-sink.ts';
import type { FormatReader } from './format.ts';

/** Artrans, the JSON of Artalk and of its converters from eight other systems: an array of comments, every value a text. */
export const readArtalk: FormatReader = (input, sink) =>
  readJson(input, sink, {
    '*': { longest: MAX_PIECE, of: 'comment', read: (value) => readComment(value, sink) },
  });

function readComment(value: unknown, sink: RecordSink): void {
  if (!isObject(value)) return sink.problem('malformed_json', { detail: 'not an object' });
  const text = (name: string) => textOf(value[name]);
  const [name, email, page, root] = [text('nick'), text('email'), text('page_key'), text('rid')];
  const authorId = toGuestId(name, email);
  const isIn = sink.comment({
    id: text('id'),
    storyId: page,
    parentId: root === '0' ? null : root,
    authorId,
    authorName: name,
    body: { format: 'markdown', source: text('content') },
    createdAt: timeOf(value['created_at']),
    status: isYes(value['is_pending']) ? 'pending' : 'published',
    isPinned: isYes(value['is_pinned']),
    up: countOf(value['vote_up']),
    down: countOf(value['vote_down']),
  });
  if (!isIn) return;
  const isClosed = isYes(value['page_admin_only']);
  sink.storyOnce({ id: page, address: page, title: text('page_title'), isClosed });
  if (authorId !== null) sink.author({ id: authorId, name, email });
}
