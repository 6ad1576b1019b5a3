import { parseHtml } from './html.ts';

/** Fetches a thread as everybody sees it (no credentials: caches may answer); null when it cannot be had. */
export async function fetchSection(address: URL): Promise<HTMLElement | null> {
  try {
    const response = await fetch(address, { credentials: 'omit' });
    return response.ok ? parseHtml(await response.text()).querySelector<HTMLElement>('[data-parley]') : null;
  } catch {
    return null;
  }
}

/** Where a page of the discussion is to be had as a fragment. */
export function toFragmentUrl(page: string): URL {
  const url = new URL(page);
  url.pathname += '/thread.html';
  return url;
}
