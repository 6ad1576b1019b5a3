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
  const root = /<([A-Za-z][\w:.-]*)/.exec(text.replaceAll(/<!--[\s\S]*?-->|<\?[\s\S]*?\?>/g, ''))?.[1];
  if (root === 'disqus') return 'disqus';
  if (root === 'rss' || root === 'channel') return 'wordpress';
  return text.includes('<blogpost') ? 'intensedebate' : null;
}

/** What stands in the beginning of a JSON file of each format and of no format above it. */
const JSON_MARKS: readonly (readonly [Format, RegExp])[] = [
  ['waline', /"type"\s*:\s*"waline"/],
  ['coral', /"(?:tenantID|siteID|ancestorIDs|actionType|commentRevisionID)"/],
  ['artalk', /"(?:page_key|page_admin_only)"/],
  ['remark42', /"(?:locator|read_only|voted_ips)"|^\{"version":\s*1,\s*"users"/],
  ['comentario', /"version"\s*:\s*3\b|"commentHex"[^}]*"host"|"host"[^}]*"commentHex"/],
  ['commento', /"(?:commentHex|commenterHex)"/],
  ['livefyre', /"(?:body_html|display_name|email_notifications|allow_comments)"/],
  ['isso', /^\[\s*\{[\s\S]*"(?:remote_addr|comments)"/],
  ['twikoo', /"_id"[\s\S]*"(?:nick|comment|mail)"|"(?:nick|mail)"[\s\S]*"_id"/],
  // Of any version: the reader says which ones it reads.
  ['comentario', /^\{\s*"version"\s*:\s*\d/],
  ['livefyre', /"source"[\s\S]*"title"|"title"[\s\S]*"source"/],
];

function detectJson(text: string): Format | null {
  return JSON_MARKS.find(([, mark]) => mark.test(text))?.[0] ?? null;
}

function decodeHead(head: Buffer): string {
  const isWide = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
  return isWide
    ? new TextDecoder(head[0] === 0xff ? 'utf-16le' : 'utf-16be').decode(head)
    : head.toString('utf8');
}
