import { decodeHtml } from './decode-html.ts';
import type { HttpClient } from './http-client.ts';
import { readPageMetadata } from './page-metadata.ts';
import type { PageMetadata } from './page-metadata.ts';

const HTML = /^(?:text\/html|application\/xhtml\+xml)\b/i;

/**
 * Fetches a page and reads what it says about itself; the canonical address is absolute. All are null when the
 * answer is not a page: an error, a picture. Rejects with an HttpFailure when there is no answer.
 */
export async function fetchPageMetadata(client: HttpClient, address: string): Promise<PageMetadata> {
  const { url, status, headers, body } = await client.get(address);
  const contentType = headers['content-type'] ?? '';
  if (status !== 200 || !HTML.test(contentType)) return { title: null, canonicalUrl: null, section: null };
  const { canonicalUrl, ...said } = readPageMetadata(decodeHtml(body, contentType));
  return {
    ...said,
    canonicalUrl: canonicalUrl === null ? null : (URL.parse(canonicalUrl, url)?.href ?? null),
  };
}
