import {
  countOf,
  idOf,
  isObject,
  isYes,
  objectsOf,
  textOf,
  timeOf,
  type JsonObject,
} from '../json-fields.ts';
import { MAX_PIECE } from '../limits.ts';
import { readJsonLines } from '../readers.ts';
import type { RecordSink } from '../record-sink.ts';
import type { Body } from '../records.ts';
import { parseTime } from '../times.ts';
import { readCoralCsv } from './coral-csv.ts';
import { toCoralStatus } from './coral-status.ts';
import type { FormatReader } from './format.ts';

/**
 * Coral: the collections stories, users, comments and commentActions as `mongoexport` writes them, or the three CSV files
 * of coral-importer. Reactions count as votes up, by user where the actions are among the files and as totals otherwise.
 */
export const readCoral: FormatReader = (input, sink, others) => {
  if (!input.head.toString('utf8').trimStart().startsWith('{')) return readCoralCsv(input, sink);
  const hasActions = others.some((head) => head.includes('"actionType"'));
  return readJsonLines(input, sink, {
    longest: MAX_PIECE,
    read(value) {
      if ('actionType' in value) readAction(value, sink);
      else if ('storyID' in value) readComment(value, sink, hasActions);
      else if ('url' in value) readStory(value, sink);
      else if ('username' in value || 'profiles' in value) readUser(value, sink);
      else sink.problem('field_invalid', { id: idOf(value['id']), detail: 'of no known collection' });
    },
  });
};

function readStory(value: JsonObject, sink: RecordSink): void {
  const metadata = isObject(value['metadata']) ? value['metadata'] : {};
  const id = idOf(value['id']);
  sink.story({
    id,
    // What the publisher's page gave as the story's id, or made by Coral: the same in every embed either way.
    identifier: id,
    address: textOf(value['url']),
    title: textOf(metadata['title']),
    isClosed: isPast(value['closedAt'], sink),
    createdAt: timeOf(value['createdAt']),
  });
}

/** A story may be closed by a time that is yet to come. */
function isPast(time: unknown, sink: RecordSink): boolean {
  const text = timeOf(time);
  if (typeof text === 'number') return text <= sink.options.latest.getTime();
  return parseTime(text, sink.options) instanceof Date;
}

function readUser(value: JsonObject, sink: RecordSink): void {
  const status = isObject(value['status']) ? value['status'] : {};
  const ban = isObject(status['ban']) ? status['ban'] : {};
  const sso = objectsOf(value['profiles']).find((profile) => profile['type'] === 'sso');
  sink.author({
    id: idOf(value['id']),
    name: textOf(value['username']),
    email: textOf(value['email']),
    isEmailVerified: isYes(value['emailVerified']),
    publisherId: sso === undefined ? null : textOf(sso['id']),
    isBanned: isYes(ban['active']),
    createdAt: timeOf(value['createdAt']),
  });
}

function readComment(value: JsonObject, sink: RecordSink, hasActions: boolean): void {
  const id = idOf(value['id']);
  const status = toCoralStatus(textOf(value['status']) ?? '');
  if (status === null) return sink.problem('field_invalid', { id, kind: 'comment', detail: 'status' });
  const texts = objectsOf(value['revisions']).map((revision) => ({
    body: { format: 'html', source: textOf(revision['body']) ?? '' } satisfies Body,
    at: timeOf(revision['createdAt']),
  }));
  const last = texts.pop();
  const earlier = texts.flatMap(({ body, at }) => {
    const time = parseTime(typeof at === 'number' ? new Date(at).toISOString() : at, sink.options);
    return time instanceof Date ? [{ body, at: time }] : [];
  });
  const tags = objectsOf(value['tags']).map((tag) => textOf(tag['type']));
  const counts = isObject(value['actionCounts']) ? value['actionCounts'] : {};
  sink.comment({
    id,
    storyId: idOf(value['storyID']),
    parentId: idOf(value['parentID']),
    authorId: idOf(value['authorID']),
    body: last?.body ?? { format: 'html', source: null },
    createdAt: timeOf(value['createdAt']),
    editedAt: earlier.length > 0 ? (last?.at ?? null) : null,
    earlier,
    status: timeOf(value['deletedAt']) === null ? status : 'deleted',
    isFeatured: tags.includes('FEATURED'),
    up: hasActions ? 0 : countOf(counts['REACTION']),
  });
}

function readAction(value: JsonObject, sink: RecordSink): void {
  if (value['actionType'] !== 'REACTION') return sink.problem('report', { id: idOf(value['id']) });
  sink.vote({
    commentId: idOf(value['commentID']),
    voterId: idOf(value['userID']),
    value: 1,
    at: timeOf(value['createdAt']),
  });
}
