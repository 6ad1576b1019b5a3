import { readXml } from '../readers.ts';
import { toGuestId, type RecordSink } from '../record-sink.ts';
import type { SourceStatus } from '../records.ts';
import type { XmlFormat, XmlRecord } from '../xml-records.ts';
import { breakLines } from './break-lines.ts';
import type { FormatReader } from './format.ts';
import { unescapeName } from './unescape-name.ts';

const EXPORT = /^https?:\/\/wordpress\.org\/export\/(\d+)\.\d+\/$/;
const DISQUS = 'http://www.disqus.com/';

const STATUSES: Readonly<Record<string, SourceStatus>> = {
  '1': 'published',
  approve: 'published',
  approved: 'published',
  '0': 'pending',
  hold: 'pending',
  unapproved: 'pending',
  spam: 'spam',
  trash: 'deleted',
  'post-trashed': 'deleted',
};

const ITEM = ['post_id', 'comment_status', 'post_date_gmt'];
const COMMENT = [
  'comment_id',
  'comment_author',
  'comment_author_email',
  'comment_date',
  'comment_date_gmt',
  'comment_content',
  'comment_approved',
  'comment_type',
  'comment_parent',
  'comment_user_id',
];

/**
 * WordPress eXtended RSS, 1.0 to 1.2, and what Disqus takes in its likeness (`dsq:thread_identifier`). Nobody verified the
 * e-mail addresses: whoever commented could type any. Comments are named within their post, so that the files of several
 * blogs of one network do not meet in one number.
 */
export const readWordpress: FormatReader = (input, sink) => readXml(input, sink, new WordpressXml(sink));

class WordpressXml implements XmlFormat {
  readonly #sink: RecordSink;
  #wp = 'wp:';
  #thread = 'dsq:thread_identifier';
  #wanted: ReadonlySet<string> = new Set();
  #comments = 0;

  constructor(sink: RecordSink) {
    this.#sink = sink;
  }

  expectedRoot(name: string, attributes: ReadonlyMap<string, string>): string | null {
    const prefixOf = (isIt: (value: string) => boolean) =>
      [...attributes]
        .find(([key, value]) => key.startsWith('xmlns:') && isIt(value))?.[0]
        .slice('xmlns:'.length);
    this.#wp = `${prefixOf((value) => EXPORT.test(value)) ?? 'wp'}:`;
    this.#thread = `${prefixOf((value) => value === DISQUS) ?? 'dsq'}:thread_identifier`;
    const fields = [...ITEM, ...COMMENT].map((field) => `${this.#wp}${field}`);
    this.#wanted = new Set(['title', 'link', 'guid', this.#thread, ...fields]);
    if (name !== 'rss' && name !== 'channel') return '<rss> or <channel>';
    const version = [...attributes.values()]
      .map((value) => EXPORT.exec(value)?.[1])
      .find((found) => found !== undefined);
    return version === undefined || version === '1'
      ? null
      : 'version 1.0, 1.1 or 1.2 of the WordPress export';
  }

  isRecord(name: string): boolean {
    return name === 'item' || name === `${this.#wp}comment`;
  }

  isWanted(field: string): boolean {
    return this.#wanted.has(field);
  }

  hasAttributes(): boolean {
    return false;
  }

  closed(record: XmlRecord, outer: XmlRecord | null): void {
    if (record.name === 'item') this.#item(record);
    else this.#comment(record, outer);
  }

  #item({ fields, problem }: XmlRecord): void {
    const id = storyIdOf(fields, this.#wp);
    const hasComments = this.#comments > 0;
    this.#comments = 0;
    if (problem !== null) this.#sink.problem(problem, { id, kind: 'story' });
    if (!hasComments) {
      if (problem === null) this.#sink.problem('story_without_comments', { id, kind: 'story' });
      return;
    }
    this.#sink.story({
      id,
      identifier: fields.get(this.#thread),
      address: fields.get('link') ?? fields.get('guid'),
      title: unescapeName(fields.get('title')),
      isClosed: fields.get(`${this.#wp}comment_status`)?.trim() === 'closed',
      createdAt: fields.get(`${this.#wp}post_date_gmt`),
    });
  }

  #comment(record: XmlRecord, item: XmlRecord | null): void {
    this.#comments += 1;
    const field = (name: string) => record.fields.get(`${this.#wp}comment_${name}`)?.trim() ?? '';
    const [number, parent, type] = [field('id'), field('parent'), field('type')];
    const storyId = item === null ? '' : storyIdOf(item.fields, this.#wp);
    const id = number === '' ? '' : `${storyId}#${number}`;
    const of = { id, kind: 'comment' } as const;
    if (record.problem !== null) return this.#sink.problem(record.problem, of);
    if (type === 'pingback' || type === 'trackback') return this.#sink.problem('pingback', of);
    if (!['', 'comment', 'review'].includes(type)) return this.#sink.problem('not_a_comment', of);
    const status = STATUSES[field('approved')];
    if (status === undefined)
      return this.#sink.problem('field_invalid', { ...of, detail: 'comment_approved' });
    const [name, email, user] = [unescapeName(field('author')), field('author_email'), field('user_id')];
    const authorId = user === '' || user === '0' ? toGuestId(name, email) : `user:${user}`;
    const universal = field('date_gmt');
    const isIn = this.#sink.comment({
      id,
      storyId,
      parentId: parent === '' || parent === '0' ? null : `${storyId}#${parent}`,
      authorId,
      authorName: name,
      body: { format: 'html', source: breakLines(field('content')) },
      createdAt: universal === '' || universal.startsWith('0000') ? field('date') : `${universal}Z`,
      status,
    });
    if (isIn && authorId !== null) this.#sink.author({ id: authorId, name, email });
  }
}

/** The number of the post; its address in files that were made by hand. */
function storyIdOf(fields: ReadonlyMap<string, string>, wp: string): string {
  return (fields.get(`${wp}post_id`) ?? fields.get('link') ?? fields.get('guid') ?? '').trim();
}
