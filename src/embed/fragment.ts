import { find } from './dom.ts';
import { parseHtml } from './parse-html.ts';

/** Fetches a thread as everybody sees it (no credentials: caches may answer); null when it cannot be had. */
export async function fetchSection(address: URL | string): Promise<HTMLElement | null> {
  try {
    const response = await fetch(address, { credentials: 'omit' });
    return find(parseHtml(await response.text()), '[data-parley]');
  } catch {
    return null;
  }
}
