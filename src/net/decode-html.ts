const BYTE_ORDER_MARKS: readonly (readonly [mark: string, encoding: string])[] = [
  ['efbbbf', 'utf-8'],
  ['feff', 'utf-16be'],
  ['fffe', 'utf-16le'],
];

/** A page names its encoding in its first 1,024 bytes (HTML, "encoding sniffing algorithm"). */
const PRESCANNED = 1024;

function findByteOrderMark(body: Buffer): string | undefined {
  const start = body.toString('hex', 0, 3);
  return BYTE_ORDER_MARKS.find(([mark]) => start.startsWith(mark))?.[1];
}

function findCharset(text: string): string | undefined {
  return /charset\s*=\s*["']?([\w:.-]+)/i.exec(text)?.[1];
}

function findMetaCharset(body: Buffer): string | undefined {
  return findCharset(/<meta\s[^>]*charset[^>]*>/i.exec(body.toString('latin1', 0, PRESCANNED))?.[0] ?? '');
}

function decode(body: Buffer, encoding: string): string {
  try {
    return new TextDecoder(encoding).decode(body);
  } catch {
    return new TextDecoder().decode(body);
  }
}

/**
 * The text of a fetched page: by its byte order mark, the `Content-Type` header, its own `<meta>`, or as UTF-8, in
 * this order. Never fails: what cannot be decoded becomes U+FFFD.
 */
export function decodeHtml(body: Buffer, contentType: string | undefined): string {
  const encoding = findByteOrderMark(body) ?? findCharset(contentType ?? '') ?? findMetaCharset(body);
  return decode(body, encoding ?? 'utf-8');
}
