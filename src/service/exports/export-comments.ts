import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Site } from '../../domain/thread.ts';
import { LineSplitter } from '../../exchange/line-splitter.ts';
import { MAX_LINE } from '../../exchange/parley/manifest.ts';
import { writeCsv } from '../../exchange/writers/csv.ts';
import { writeDisqusWxr } from '../../exchange/writers/disqus-wxr.ts';
import type { LeavingRecord, LeavingWriter } from '../../exchange/writers/leaving.ts';
import { copyLines } from '../../storage/copy-out.ts';
import { beginExport } from '../../storage/export-rows.ts';
import { toLeavingSelect, type LeavingRow } from '../../storage/leaving-rows.ts';
import { withTransaction } from '../../storage/pool.ts';
import type { Deps } from '../deps.ts';
import { toIssuer } from '../sign-on.ts';
import { writeTo } from './write-to.ts';

const WRITERS = {
  'disqus-wxr': writeDisqusWxr,
  csv: writeCsv,
} as const satisfies Readonly<Record<string, LeavingWriter>>;

/** A format of other systems. */
export type LeavingFormat = keyof typeof WRITERS;

/** Their names. */
export const LEAVING_FORMATS = Object.keys(WRITERS) as readonly LeavingFormat[];

/** Which comments leave, and how. */
export interface LeavingRequest {
  readonly site: Site;
  readonly format: LeavingFormat;
  readonly withEmails: boolean;
  /** Called now and then with how many comments are in. */
  readonly onProgress?: (comments: number) => void;
}

/** How many comments are written between two reports of progress. */
const EVERY = 1_000;

/**
 * Writes the comments of a site, as they are in one moment, for programs that do not know Parley, into a sink that it
 * ends. Gives how many. Memory is bounded by
 * what a format needs of one story.
 */
export async function exportComments(
  deps: Pick<Deps, 'pool'>,
  { site, format, withEmails, onProgress = () => undefined }: LeavingRequest,
  sink: Writable,
): Promise<number> {
  let comments = 0;
  const tell = () => {
    comments += 1;
    if (comments % EVERY === 0) onProgress(comments);
  };
  await writeTo(sink, () =>
    withTransaction(deps.pool, async (db) => {
      if (comments > 0) throw new Error('The export was interrupted by the database.');
      await beginExport(db);
      const lines = copyLines(db, toLeavingSelect({ siteId: site.id, issuer: toIssuer(site) }));
      await pipeline(Readable.from(WRITERS[format](toRecords(lines, tell), { withEmails })), sink);
    }),
  );
  return comments;
}

async function* toRecords(lines: AsyncIterable<Buffer>, tell: () => void): AsyncGenerator<LeavingRecord> {
  let storyId = '';
  for await (const row of toRows(lines)) {
    if (row.story.id !== storyId) {
      storyId = row.story.id;
      yield toStory(row);
    }
    yield toComment(row);
    tell();
  }
}

async function* toRows(lines: AsyncIterable<Buffer>): AsyncGenerator<LeavingRow> {
  const splitter = new LineSplitter(MAX_LINE);
  for await (const chunk of lines)
    for (const { bytes } of splitter.write(chunk)) yield JSON.parse((bytes ?? '').toString()) as LeavingRow;
}

function toStory({ story }: LeavingRow): LeavingRecord {
  const isAddress = /^https?:\/\//.test(story.key);
  return {
    kind: 'story',
    id: story.id,
    identifier: isAddress ? null : story.key,
    address: story.url ?? (isAddress ? story.key : null),
    title: story.title,
    isClosed: story.is_closed,
    createdAt: new Date(story.created_at),
  };
}

function toComment(row: LeavingRow): LeavingRecord {
  const { author } = row;
  return {
    kind: 'comment',
    id: row.id,
    parentId: row.parent_id,
    author: author && {
      id: author.id,
      name: author.name ?? '',
      email: author.email,
      publisherId: author.publisher_id,
    },
    format: row.format,
    body: row.body,
    html: row.html,
    status: row.status,
    createdAt: new Date(row.created_at),
    editedAt: row.edited_at === null ? null : new Date(row.edited_at),
    deletedAt: row.deleted_at === null ? null : new Date(row.deleted_at),
    isPinned: row.is_pinned,
    isFeatured: row.is_featured,
    up: row.up,
    down: row.down,
  };
}
