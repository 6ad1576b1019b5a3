import { toCsvLine } from '../../domain/csv.ts';
import {
  inPieces,
  type LeavingComment,
  type LeavingOptions,
  type LeavingRecord,
  type LeavingStory,
  type LeavingWriter,
} from './leaving.ts';

type Cell = string | number | boolean | Date | null;
type Column = (comment: LeavingComment, story: LeavingStory, options: LeavingOptions) => Cell;

/** The columns in their order, as docs/leave-formats.md describes them. */
const COLUMNS = {
  comment: ({ id }) => id,
  parent: ({ parentId }) => parentId,
  story: (_, { identifier, id }) => identifier ?? id,
  story_address: (_, { address }) => address,
  story_title: (_, { title }) => title,
  story_closed: (_, { isClosed }) => isClosed,
  author: ({ author }) => author?.id ?? null,
  author_name: ({ author }) => author?.name ?? null,
  author_email: ({ author }, _, { withEmails }) => (withEmails ? (author?.email ?? null) : null),
  author_publisher_id: ({ author }) => author?.publisherId ?? null,
  status: ({ status, deletedAt }) => (deletedAt === null ? status : 'deleted'),
  created_at: ({ createdAt }) => createdAt,
  edited_at: ({ editedAt }) => editedAt,
  deleted_at: ({ deletedAt }) => deletedAt,
  pinned: ({ isPinned }) => isPinned,
  featured: ({ isFeatured }) => isFeatured,
  up: ({ up }) => up,
  down: ({ down }) => down,
  format: ({ format }) => format,
  body: ({ body }) => body,
  html: ({ html }) => html,
} satisfies Readonly<Record<string, Column>>;

/** The names of the columns, as the first line has them. */
export const CSV_COLUMNS: readonly string[] = Object.keys(COLUMNS);

/** A line for each comment, in UTF-8 (RFC 4180); texts that a spreadsheet would run get an apostrophe before them. */
export const writeCsv: LeavingWriter = (records, options) => inPieces(toLines(records, options));

async function* toLines(
  records: AsyncIterable<LeavingRecord>,
  options: LeavingOptions,
): AsyncGenerator<string> {
  yield toCsvLine(CSV_COLUMNS);
  let story: LeavingStory | null = null;
  for await (const record of records) {
    if (record.kind === 'story') story = record;
    else if (story === null) throw new Error(`Comment ${record.id} comes before any story.`);
    else yield toLine(record, story, options);
  }
}

function toLine(comment: LeavingComment, story: LeavingStory, options: LeavingOptions): string {
  const columns: readonly Column[] = Object.values(COLUMNS);
  return toCsvLine(columns.map((column) => toText(column(comment, story, options))));
}

function toText(cell: Cell): string {
  return cell instanceof Date ? cell.toISOString() : String(cell ?? '');
}
