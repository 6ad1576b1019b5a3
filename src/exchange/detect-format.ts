import { findCoralKind } from './formats/coral-csv.ts';
import { isSqlite } from './formats/isso-database.ts';
import type { Format } from './formats/format.ts';

/**
 * The format of a file by what it begins with (`head`, unpacked); null where it is none of them. The name of the file is
 * asked only for CSV without a header. Where two formats can look alike (an empty export of version 1), the one that reads
 * both is said.
 */
export function detectFormat(head: Buffer, file: string): Format | null {
  if (isSqlite(head)) return 'isso';
  const text = decodeHead(head);
  const start = text.search(/[<[{]/);
  const before = start === -1 ? text : text.slice(0, start);
  if (start !== -1 && before.trim().length <= 3) {
    return text[start] === '<' ? detectXml(text.slice(start)) : detectJson(text.slice(start));
  }
  const firstRow = (text.split(/\r?\n/, 1)[0] ?? '').split(',').map((name) => name.replaceAll('"', ''));
  return firstRow.length >= 5 && findCoralKind(firstRow, file) !== null ? 'coral' : null;
}

function detectXml(text: string): Format | null {
  const root = /^<([A-Za-z][\w:.-]*)/.exec(skipProlog(text))?.[1];
  if (root === 'disqus') return 'disqus';
  if (root === 'rss' || root === 'channel') return 'wordpress';
  return text.includes('<blogpost') ? 'intensedebate' : null;
}

/** What comes behind the declaration, comments and document type that a file may begin with. */
function skipProlog(text: string): string {
  let rest = text;
  for (;;) {
    const mark = rest.startsWith('<!--')
      ? '-->'
      : rest.startsWith('<?')
        ? '?>'
        : rest.startsWith('<!')
          ? '>'
          : null;
    if (mark === null) return rest;
    const end = rest.indexOf(mark);
    const next = end === -1 ? -1 : rest.indexOf('<', end + mark.length);
    if (next === -1) return '';
    rest = rest.slice(next);
  }
}

/**
 * What stands in the beginning of a JSON file of each format and of no format above it: all of these names, and none of
 * those behind `not`.
 */
const JSON_MARKS: readonly {
  readonly format: Format;
  readonly all: readonly string[];
  readonly not?: string;
}[] = [
  { format: 'parley', all: ['format', 'parley-export'] },
  { format: 'waline', all: ['type', 'waline'] },
  ...['tenantID', 'siteID', 'ancestorIDs', 'actionType', 'commentRevisionID'].map((name) => {
    return { format: 'coral', all: [name] } as const;
  }),
  { format: 'artalk', all: ['page_key'] },
  { format: 'remark42', all: ['locator'] },
  { format: 'remark42', all: ['version', 'users'], not: 'comments' },
  { format: 'comentario', all: ['commentHex', 'host'], not: 'domain' },
  { format: 'comentario', all: ['pageId'] },
  { format: 'comentario', all: ['domainId'] },
  { format: 'commento', all: ['commentHex'] },
  { format: 'livefyre', all: ['body_html'] },
  { format: 'livefyre', all: ['display_name'] },
  { format: 'livefyre', all: ['allow_comments'] },
  { format: 'twikoo', all: ['_id', 'comment'] },
  { format: 'isso', all: ['id', 'comments'], not: 'version' },
  // Of any version: the reader says which ones it reads.
  { format: 'comentario', all: ['version'] },
  { format: 'livefyre', all: ['source', 'title'] },
];

function detectJson(text: string): Format | null {
  const has = (name: string) => text.includes(`"${name}"`);
  return (
    JSON_MARKS.find(({ all, not }) => all.every(has) && (not === undefined || !has(not)))?.format ?? null
  );
}

function decodeHead(head: Buffer): string {
  const isWide = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
  return isWide
    ? new TextDecoder(head[0] === 0xff ? 'utf-16le' : 'utf-16be').decode(head)
    : head.toString('utf8');
}
