import { FormatRefused } from '../format-refused.ts';
import { readXml } from '../readers.ts';
import { fromScore, toGuestId, type RecordSink } from '../record-sink.ts';
import type { XmlFormat, XmlRecord } from '../xml-records.ts';
import { breakLines } from './break-lines.ts';
import type { FormatReader } from './format.ts';

const FIELDS = new Set([
  'url',
  'title',
  'guid',
  'name',
  'email',
  'text',
  'date',
  'gmt',
  'score',
  '@id',
  '@parentid',
]);

/** IntenseDebate's XML: `blogpost` with `comment` in it. It holds public comments only; a reply may come before its parent. */
export const readIntenseDebate: FormatReader = async function* readIntenseDebate(input, sink) {
  const format = new IntenseDebateXml(sink);
  yield* readXml(input, sink, format);
  if (format.posts > 0) return;
  const place = { file: input.file, line: 1, column: 1 };
  throw new FormatRefused('other_format', { ...place, expected: '<blogpost>' });
};

class IntenseDebateXml implements XmlFormat {
  readonly #sink: RecordSink;
  posts = 0;

  constructor(sink: RecordSink) {
    this.#sink = sink;
  }

  /** The name of the root differs; what matters is checked when the file is over. */
  expectedRoot(): null {
    return null;
  }

  isRecord(name: string): boolean {
    return name === 'blogpost' || name === 'comment';
  }

  isWanted(field: string): boolean {
    return FIELDS.has(field);
  }

  hasAttributes(name: string): boolean {
    return name === 'comment';
  }

  closed(record: XmlRecord, outer: XmlRecord | null): void {
    const { name, fields, problem } = record;
    if (name === 'blogpost') this.posts += 1;
    if (problem !== null) {
      const kind = name === 'blogpost' ? 'story' : 'comment';
      return this.#sink.problem(problem, { id: fields.get('@id'), kind });
    }
    if (name === 'comment') return this.#comment(fields, outer);
    const address = decode(fields.get('url'));
    this.#sink.story({ id: address, identifier: fields.get('guid'), address, title: fields.get('title') });
  }

  #comment(fields: ReadonlyMap<string, string>, post: XmlRecord | null): void {
    const [name, email, parent] = [fields.get('name'), fields.get('email'), fields.get('@parentid')];
    const authorId = toGuestId(name, email);
    const universal = fields.get('gmt')?.trim() ?? '';
    const isIn = this.#sink.comment({
      id: fields.get('@id'),
      storyId: decode(post?.fields.get('url')),
      parentId: parent === '0' ? null : parent,
      authorId,
      authorName: name,
      body: { format: 'html', source: breakLines(fields.get('text') ?? '') },
      createdAt: universal === '' ? fields.get('date') : `${universal}Z`.replace(/ZZ$/, 'Z'),
      status: 'published',
      ...fromScore(fields.get('score')),
    });
    if (isIn && authorId !== null) this.#sink.author({ id: authorId, name, email });
  }
}

/** Addresses stand there as a query would hold them. */
function decode(address: string | undefined): string {
  const text = address?.trim() ?? '';
  if (!/^https?%3a/i.test(text)) return text;
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}
