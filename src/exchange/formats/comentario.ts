import { isObject, isYes, textOf, type JsonObject } from '../json-fields.ts';
import { MAX_PIECE } from '../limits.ts';
import { fromScore, type RecordSink } from '../record-sink.ts';
import type { SourceStatus } from '../records.ts';
import { readHexComment, readHexCommenter, readVersioned } from './commento.ts';
import type { FormatReader } from './format.ts';

/** The user of comments without one. */
const NOBODY = /^[0-]*$/;

/** Comentario's JSON: version 1, which is nearly Commento's, and version 3 with pages of their own. */
export const readComentario: FormatReader = (input, sink) =>
  readVersioned(input, sink, {
    versions: [1, 3],
    paths: {
      'pages.*': { longest: MAX_PIECE, of: 'story', read: (value) => readPage(value, sink) },
      'comments.*': { longest: MAX_PIECE, of: 'comment', read: (value) => readEither(value, sink) },
      'commenters.*': {
        longest: MAX_PIECE,
        of: 'author',
        read: (value) =>
          isObject(value) && 'commenterHex' in value
            ? readHexCommenter(value, sink)
            : readCommenter(value, sink),
      },
    },
  });

function readEither(value: unknown, sink: RecordSink): void {
  if (!isObject(value)) sink.problem('malformed_json', { detail: 'not an object' });
  else if ('commentHex' in value) readHexComment(value, sink);
  else readComment(value, sink);
}

function readPage(value: unknown, sink: RecordSink): void {
  if (!isObject(value)) return sink.problem('malformed_json', { detail: 'not an object' });
  sink.story({
    id: textOf(value['id']),
    // The host is known by an id of a table that is not in the file.
    address: textOf(value['path']),
    title: textOf(value['title']),
    isClosed: isYes(value['isReadonly']),
    createdAt: textOf(value['createdTime']),
  });
}

function readComment(value: JsonObject, sink: RecordSink): void {
  const user = textOf(value['userCreated']) ?? '';
  sink.comment({
    id: textOf(value['id']),
    storyId: textOf(value['pageId']),
    parentId: textOf(value['parentId']),
    authorId: NOBODY.test(user) ? null : user,
    authorName: textOf(value['authorName']),
    body: { format: 'markdown', source: textOf(value['markdown']) },
    createdAt: textOf(value['createdTime']),
    editedAt: textOf(value['editedTime']),
    status: statusOf(value),
    isPinned: isYes(value['isSticky']),
    ...fromScore(value['score']),
  });
}

function readCommenter(value: unknown, sink: RecordSink): void {
  if (!isObject(value)) return sink.problem('malformed_json', { detail: 'not an object' });
  const id = textOf(value['id']);
  if (NOBODY.test(id ?? '')) return;
  sink.author({
    id,
    name: textOf(value['name']),
    email: textOf(value['email']),
    createdAt: textOf(value['createdTime']),
  });
}

function statusOf(value: JsonObject): SourceStatus {
  if (isYes(value['isDeleted'])) return 'deleted';
  if (isYes(value['isPending'])) return 'pending';
  return isYes(value['isApproved']) ? 'published' : 'rejected';
}
