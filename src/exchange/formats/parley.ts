import { basename } from 'node:path';
import { FormatRefused } from '../format-refused.ts';

import { countOf, isObject, textOf, timeOf, type JsonObject } from '../json-fields.ts';
import { openArchive, type ArchiveReader, type ArchiveRow } from '../parley/archive-reader.ts';
import { toTableEntry } from '../parley/manifest.ts';
import type { RecordSink } from '../record-sink.ts';
import type { Batch, Body, CommentRecord, SourceStatus } from '../records.ts';
import { parseTime } from '../times.ts';
import type { FormatReader } from './format.ts';
import { readParleyAuthors } from './parley-authors.ts';

/** Withheld comments wait for a person as pending ones do; records know no other word for it. */
const STATUSES: Readonly<Record<string, SourceStatus>> = {
  published: 'published',
  pending: 'pending',
  withheld: 'pending',
  rejected: 'rejected',
};

/** The site of an export that is read, and what its rows are recognised by. */
export interface ParleySite {
  readonly id: string;
  /** The issuer of the publisher's own sign-on there. */
  readonly issuer: string;
}

/** What the parts of this reader work on. */
export interface ParleyReading {
  readonly archive: ArchiveReader;
  readonly site: ParleySite;
  readonly sink: RecordSink;
  /** Gives out what has gathered in the sink, after so many bytes more, or at the end of a table. */
  readonly flush: (bytes: number | 'end') => Generator<Batch>;
}

/**
 * Parley's own export, of a site or of everything, whole or since a time. The input is its manifest; the tables are read
 * from the archive in the order in which they are needed, and never held. Of an export with several sites one is read.
 */
export const readParley: FormatReader = async function* (input, sink) {
  const archive = await openArchive(input.path, basename(input.path));
  try {
    const site = await findSite(archive, sink.options.fromSite);
    let packed = 0;
    const flush = function* (bytes: number | 'end'): Generator<Batch> {
      if (sink.isDue(bytes)) yield { records: sink.take(), bytesRead: packed };
    };
    const reading: ParleyReading = { archive, site, sink, flush };
    for (const [table, read] of TABLES) {
      sink.open(`${archive.file}!${toTableEntry(table)}`);
      yield* read(reading);
      yield* flush('end');
      packed += archive.packedBytes(table);
    }
  } finally {
    archive.close();
  }
};

const TABLES: readonly (readonly [string, (reading: ParleyReading) => AsyncGenerator<Batch>])[] = [
  ['stories', (reading) => readEach(reading, 'stories', readStory)],
  ['accounts', readParleyAuthors],
  ['comments', readComments],
  ['votes', (reading) => readEach(reading, 'votes', readVote)],
];

async function findSite(archive: ArchiveReader, wanted: string | null): Promise<ParleySite> {
  const sites: JsonObject[] = [];
  for await (const rows of archive.rows('sites')) sites.push(...rows.map(({ value }) => value));
  const keys = sites.map((site) => textOf(site['key']) ?? '');
  const site = wanted === null && sites.length === 1 ? sites[0] : sites[keys.indexOf(wanted ?? '')];
  const id = textOf(site?.['id']);
  if (site === undefined || id === null) {
    const listed = keys.length > 20 ? [...keys.slice(0, 20), '…'] : keys;
    const expected = `one of its sites, chosen with --from-site: ${listed.join(', ') || 'there is none'}`;
    throw new FormatRefused('site_unknown', { file: archive.file, line: null, column: null, expected });
  }
  const settings = isObject(site['settings']) ? site['settings'] : {};
  const realm = textOf(settings['ssoRealm']) ?? '';
  return { id, issuer: realm === '' ? `sso:${textOf(site['key']) ?? ''}` : `sso:~${realm}` };
}

async function* readEach(
  { archive, site, sink, flush }: ParleyReading,
  table: string,
  read: (value: JsonObject, sink: RecordSink) => void,
): AsyncGenerator<Batch> {
  for await (const rows of archive.rows(table)) {
    for (const { line, value } of rows) {
      if (value['site_id'] !== site.id) continue;
      sink.at(line, 1);
      read(value, sink);
    }
    yield* flush(0);
  }
}

function readStory(value: JsonObject, sink: RecordSink): void {
  const key = textOf(value['key']) ?? '';
  const url = textOf(value['url']);
  // A key is the publisher's own id, or an address in normal form, which other prefixes may be put before.
  const isAddress = /^https?:\/\//i.test(key);
  sink.story({
    id: textOf(value['id']),
    identifier: isAddress ? null : key,
    address: isAddress && url?.replace(/\/+$/, '') !== key ? key : url,
    title: textOf(value['title']),
    isClosed: typeof value['closed_at'] === 'string',
    createdAt: timeOf(value['created_at']),
  });
}

function readVote(value: JsonObject, sink: RecordSink): void {
  sink.vote({
    commentId: textOf(value['comment_id']),
    voterId: textOf(value['account_id']),
    value: value['value'] === 1 ? 1 : -1,
    at: timeOf(value['cast_at']),
  });
}

/** Comments and their revisions stand in the same order, so that one pass over each is enough. */
async function* readComments({ archive, site, sink, flush }: ParleyReading): AsyncGenerator<Batch> {
  const revisions = new RevisionReader(archive.rows('revisions'), site.id);
  try {
    for await (const rows of archive.rows('comments')) {
      for (const { line, value } of rows) {
        if (value['site_id'] !== site.id) continue;
        sink.at(line, 1);
        readComment(value, await revisions.of(textOf(value['id']) ?? ''), sink);
      }
      yield* flush(rows.reduce((sum, { value }) => sum + (textOf(value['body'])?.length ?? 0), 0));
    }
    await revisions.end();
  } finally {
    await revisions.close();
  }
}

function readComment(value: JsonObject, revisions: readonly JsonObject[], sink: RecordSink): void {
  const id = textOf(value['id']);
  const status = STATUSES[textOf(value['status']) ?? ''];
  if (status === undefined) return sink.problem('field_invalid', { id, detail: 'status' });
  const format: Body['format'] | null =
    value['format'] === 'markdown' ? 'markdown' : value['format'] === 'html' ? 'html' : null;
  if (format === null) return sink.problem('field_invalid', { id, detail: 'format' });
  sink.comment({
    id,
    storyId: textOf(value['story_id']),
    parentId: textOf(value['parent_id']),
    authorId: textOf(value['author_id']),
    body: { format, source: textOf(value['body']) },
    createdAt: timeOf(value['created_at']),
    editedAt: timeOf(value['edited_at']),
    earlier: toEarlier(value, revisions, sink),
    status: typeof value['deleted_at'] === 'string' ? 'deleted' : status,
    isPinned: typeof value['pinned_at'] === 'string',
    isFeatured: typeof value['featured_at'] === 'string',
    // Votes come as records. What is left are those of people who were erased, and totals of a system before.
    up: countOf(value['erased_up']) + countOf(value['imported_up']),
    down: countOf(value['erased_down']) + countOf(value['imported_down']),
  });
}

/** The texts before the one that readers see. One that waits for a moderator, or was refused, never was one of them. */
function toEarlier(
  comment: JsonObject,
  revisions: readonly JsonObject[],
  sink: RecordSink,
): CommentRecord['earlier'] {
  const shown = revisions.findLastIndex(
    (each) => each['body'] === comment['body'] && each['number'] !== comment['waiting_revision'],
  );
  return revisions.slice(0, Math.max(0, shown)).flatMap((each) => {
    const at = parseTime(textOf(each['created_at']), sink.options);
    // A text that came with an import may stand before one that was written here.
    const format: Body['format'] = (each['format'] ?? comment['format']) === 'html' ? 'html' : 'markdown';
    return at instanceof Date ? [{ body: { format, source: textOf(each['body']) ?? '' }, at }] : [];
  });
}

/** Most texts of one comment that are kept in memory. */
const MOST_REVISIONS = 1_000;

/** The revisions of one comment after the other; both come in the order of their comments. */
class RevisionReader {
  readonly #tables: AsyncGenerator<readonly ArchiveRow[]>;
  readonly #siteId: string;
  #rows: readonly ArchiveRow[] = [];
  #next = 0;

  constructor(tables: AsyncGenerator<readonly ArchiveRow[]>, siteId: string) {
    this.#tables = tables;
    this.#siteId = siteId;
  }

  /** Those of this comment, oldest first. Passes by what stands before it. */
  async of(commentId: string): Promise<readonly JsonObject[]> {
    const found: JsonObject[] = [];
    for (let row = await this.#peek(); row !== null; row = await this.#peek()) {
      const [siteId, of] = [textOf(row['site_id']) ?? '', textOf(row['comment_id']) ?? ''];
      if (siteId > this.#siteId || (siteId === this.#siteId && of > commentId)) break;
      if (siteId === this.#siteId && of === commentId && found.length < MOST_REVISIONS) found.push(row);
      this.#next += 1;
    }
    return found;
  }

  /** Reads what is left, so that all of it is checked. */
  async end(): Promise<void> {
    while ((await this.#tables.next()).done !== true);
  }

  async close(): Promise<void> {
    await this.#tables.return(undefined);
  }

  async #peek(): Promise<JsonObject | null> {
    while (this.#next >= this.#rows.length) {
      const read = await this.#tables.next();
      if (read.done === true) return null;
      [this.#rows, this.#next] = [read.value, 0];
    }
    return this.#rows[this.#next]?.value ?? null;
  }
}
