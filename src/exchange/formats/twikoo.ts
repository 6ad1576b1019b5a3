import { countOf, idOf, isObject, isYes, textOf, timeOf } from '../json-fields.ts';
import { MAX_PIECE } from '../limits.ts';
import { readJson, readJsonLines } from '../readers.ts';
import { toGuestId, type RecordSink } from '../record-sink.ts';
import type { FormatReader } from './format.ts';

/** Twikoo's comments: a JSON array, or one object a line as MongoDB exports them. Its users have no accounts. */
export const readTwikoo: FormatReader = (input, sink) => {
  const longest = MAX_PIECE;
  const of = 'comment';
  const read = (value: unknown) => readComment(value, sink);
  const isArray = input.head
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .trimStart()
    .startsWith('[');
  return isArray
    ? readJson(input, sink, { '*': { longest, of, read } })
    : readJsonLines(input, sink, { longest, of, read });
};

function readComment(value: unknown, sink: RecordSink): void {
  if (!isObject(value)) return sink.problem('malformed_json', { detail: 'not an object' });
  const [name, email, url] = [textOf(value['nick']), textOf(value['mail']), textOf(value['url'])];
  const authorId = toGuestId(name, email);
  const likes = value['like'] ?? value['ups'];
  const against = value['downs'];
  const isIn = sink.comment({
    id: idOf(value['_id']),
    storyId: url,
    parentId: idOf(value['pid']) ?? idOf(value['rid']),
    authorId,
    authorName: name,
    body: { format: 'html', source: textOf(value['comment']) },
    createdAt: timeOf(value['created']),
    status: isYes(value['isSpam']) ? 'spam' : 'published',
    isPinned: isYes(value['top']),
    up: Array.isArray(likes) ? likes.length : countOf(likes),
    down: Array.isArray(against) ? against.length : countOf(against),
  });
  if (!isIn) return;
  const [href = ''] = (textOf(value['href']) ?? '').split('#', 1);
  sink.storyOnce({ id: url, address: href === '' ? url : href });
  if (authorId !== null) sink.author({ id: authorId, name, email });
}
