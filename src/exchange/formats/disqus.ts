import { MAX_ID } from '../limits.ts';
import { readXml } from '../readers.ts';
import { toGuestId, type RecordSink } from '../record-sink.ts';
import type { SourceStatus } from '../records.ts';
import type { XmlFormat, XmlRecord } from '../xml-records.ts';
import type { FormatReader } from './format.ts';
import { unescapeName } from './unescape-name.ts';

const INTERNALS = 'http://disqus.com/disqus-internals';

/** Deleted threads whose posts are recognised. No paper has more; a file that says so may not fill the memory. */
const MAX_DELETED_THREADS = 100_000;

const FIELDS = new Set([
  'id',
  'link',
  'title',
  'message',
  'createdAt',
  'isClosed',
  'isDeleted',
  'isSpam',
  'author/name',
  'author/email',
  'author/username',
  'author/isAnonymous',
]);

/**
 * The XML that Disqus sends by e-mail: `category`, `thread` and `post` below `disqus`. It has no votes and no edits, and
 * says of no e-mail address whether it was verified; since about 2020 it has none. A guest has a name and nothing else.
 */
export const readDisqus: FormatReader = (input, sink) => readXml(input, sink, new DisqusXml(sink));

class DisqusXml implements XmlFormat {
  readonly #sink: RecordSink;
  readonly #deleted = new Set<string>();
  #idField = '@dsq:id';
  #wanted: ReadonlySet<string> = FIELDS;

  constructor(sink: RecordSink) {
    this.#sink = sink;
  }

  expectedRoot(name: string, attributes: ReadonlyMap<string, string>): string | null {
    const declared = [...attributes].find(([, value]) => value === INTERNALS)?.[0];
    this.#idField = `@${declared?.split(':')[1] ?? 'dsq'}:id`;
    this.#wanted = new Set([
      ...FIELDS,
      ...['', 'thread', 'parent'].map((element) => `${element}${this.#idField}`),
    ]);
    return name === 'disqus' ? null : '<disqus>';
  }

  isRecord(name: string, depth: number): boolean {
    return depth === 2 && (name === 'thread' || name === 'post');
  }

  isWanted(field: string): boolean {
    return this.#wanted.has(field);
  }

  hasAttributes(name: string): boolean {
    return name === 'thread' || name === 'post' || name === 'parent';
  }

  closed({ name, fields, problem }: XmlRecord): void {
    // A post without its number may still have the one that its author's browser gave it.
    const own = name === 'post' ? (fields.get('id')?.trim() ?? '') : '';
    const id = fields.get(this.#idField) ?? (own === '' ? undefined : `own:${own}`);
    if (problem !== null) this.#sink.problem(problem, { id, kind: name === 'thread' ? 'story' : 'comment' });
    else if (name === 'thread') this.#thread(id, fields);
    else this.#post(id, fields);
  }

  #thread(id: string | undefined, fields: ReadonlyMap<string, string>): void {
    if (fields.get('isDeleted') === 'true') {
      // A copy: what is read is a view of a piece of the file, and would keep it.
      if (isKept(id) && this.#deleted.size < MAX_DELETED_THREADS)
        this.#deleted.add(Buffer.from(id).toString());
      return this.#sink.problem('story_deleted', { id, kind: 'story' });
    }
    this.#sink.story({
      id,
      identifier: fields.get('id'),
      address: fields.get('link'),
      title: unescapeName(fields.get('title')),
      isClosed: fields.get('isClosed') === 'true',
      createdAt: fields.get('createdAt'),
    });
  }

  #post(id: string | undefined, fields: ReadonlyMap<string, string>): void {
    const storyId = fields.get(`thread${this.#idField}`);
    if (storyId !== undefined && this.#deleted.has(storyId))
      return this.#sink.problem('story_deleted', { id, kind: 'comment' });
    const name = unescapeName(fields.get('author/name'));
    const email = fields.get('author/email');
    const username = fields.get('author/username') ?? '';
    const isAccount = username !== '' && fields.get('author/isAnonymous') !== 'true';
    const authorId = isAccount ? `user:${username}` : toGuestId(name, email);
    const isIn = this.#sink.comment({
      id,
      storyId,
      parentId: fields.get(`parent${this.#idField}`),
      authorId,
      authorName: name,
      body: { format: 'html', source: fields.get('message') },
      createdAt: fields.get('createdAt'),
      status: statusOf(fields),
    });
    if (isIn && authorId !== null) this.#sink.author({ id: authorId, name, email });
  }
}

function isKept(id: string | undefined): id is string {
  return id !== undefined && id.length <= MAX_ID;
}

function statusOf(fields: ReadonlyMap<string, string>): SourceStatus {
  if (fields.get('isDeleted') === 'true') return 'deleted';
  return fields.get('isSpam') === 'true' ? 'spam' : 'published';
}
