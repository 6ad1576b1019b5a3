import { FormatRefused } from '../format-refused.ts';
import type { Input } from '../input.ts';
import { isObject, isYes, textOf, type JsonObject } from '../json-fields.ts';
import { MAX_PIECE } from '../limits.ts';
import { readJson, type JsonPaths } from '../readers.ts';
import { fromScore, type RecordSink } from '../record-sink.ts';
import type { SourceStatus } from '../records.ts';
import type { FormatReader } from './format.ts';

/** What both call a comment without an account, each in its own way. */
const NOBODY = /^(anonymous|0{64})$/;

/**
 * Commento's JSON of version 1, and Comentario's of the same number, which calls some fields otherwise. Commenters repeat,
 * once for each of their comments; no e-mail address is said to be verified, and `html` and `deleted` are not filled in.
 */
export const readCommento: FormatReader = (input, sink) =>
  readVersioned(input, sink, {
    versions: [1],
    paths: {
      'comments.*': { longest: MAX_PIECE, of: 'comment', read: (value) => readHexComment(value, sink) },
      'commenters.*': { longest: MAX_PIECE, of: 'author', read: (value) => readHexCommenter(value, sink) },
    },
  });

/** Reads a JSON file that says of which version it is; refuses any other, wherever in the file it is said. */
export async function* readVersioned(
  input: Input,
  sink: RecordSink,
  known: { readonly versions: readonly number[]; readonly paths: JsonPaths },
): ReturnType<FormatReader> {
  let version: unknown = null;
  const expected = `version ${known.versions.join(' or ')}`;
  const read = (value: unknown) => {
    version = value;
    if (known.versions.some((number) => number === value)) return;
    const place = { file: input.file, line: 1, column: 1 };
    throw new FormatRefused('version_unsupported', { ...place, expected });
  };
  yield* readJson(input, sink, { version: { longest: 100, read }, ...known.paths });
  if (version !== null) return;
  throw new FormatRefused('other_format', { file: input.file, line: 1, column: 1, expected });
}

/** A comment of version 1. */
export function readHexComment(value: unknown, sink: RecordSink): void {
  if (!isObject(value)) return sink.problem('malformed_json', { detail: 'not an object' });
  const text = (...names: readonly string[]) =>
    names.map((name) => textOf(value[name])).find((found) => found !== null) ?? '';
  const [host, path] = [text('domain', 'host'), text('url', 'path')];
  const address = addressOf(host, path);
  const id = text('commentHex');
  const [author, parent] = [text('commenterHex'), text('parentHex')];
  const isIn = sink.comment({
    id,
    storyId: address,
    parentId: parent === 'root' ? null : parent,
    authorId: NOBODY.test(author) ? null : author,
    authorName: text('authorName'),
    body: { format: 'markdown', source: text('markdown') },
    createdAt: text('creationDate'),
    status: statusOf(value),
    ...fromScore(value['score']),
  });
  if (isIn) sink.storyOnce({ id: address, address });
}

/** A commenter of version 1. */
export function readHexCommenter(value: unknown, sink: RecordSink): void {
  if (!isObject(value)) return sink.problem('malformed_json', { detail: 'not an object' });
  const id = textOf(value['commenterHex']);
  if (NOBODY.test(id ?? '')) return;
  const [name, email] = [textOf(value['name']), textOf(value['email'])];
  sink.author({ id, name, email, createdAt: textOf(value['joinDate']) });
}

/** The address of a page that is kept as host and path; the path alone where there is no host. */
export function addressOf(host: string, path: string): string {
  if (/^https?:\/\//.test(path) || host === '') return path;
  return `https://${host}${path.startsWith('/') ? '' : '/'}${path}`;
}

function statusOf(value: JsonObject): SourceStatus {
  if (isYes(value['deleted'])) return 'deleted';
  return value['state'] === 'approved' ? 'published' : 'pending';
}
