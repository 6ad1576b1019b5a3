/** Shows how many comments the stories of a page have: `<script async src="…/count.js" data-site="…">`. */
import { whenParsed } from './parsed.ts';
import { COUNT_SELECTOR, readCountPlace, toBatches } from './story-counts.ts';

interface Counts {
  readonly counts: Readonly<Record<string, number>>;
  readonly texts: Readonly<Record<string, string>>;
}

declare global {
  interface Window {
    ParleyCount?: { update: () => void };
  }
}

const script = document.currentScript as HTMLScriptElement;
const address = `${new URL(script.src).origin}/api/v1/sites/${script.dataset['site']}/counts?`;

/** Reads the page anew and fills in all counts. Those that cannot be had leave the page as it is. */
function update(): void {
  const places = [...document.querySelectorAll<HTMLElement>(COUNT_SELECTOR)].flatMap((element) => {
    const place = readCountPlace(
      element.dataset,
      element instanceof HTMLAnchorElement ? element.href : undefined,
    );
    return place ? [{ element, ...place }] : [];
  });
  for (const stories of toBatches(places.map(({ story }) => story))) {
    const query = new URLSearchParams(stories.map((story) => ['story', story]));
    void fetchCounts(address + query).then((answer) => {
      for (const { element, story, isNumber } of places) {
        const text = isNumber ? answer?.counts[story] : answer?.texts[story];
        if (text !== undefined) element.textContent = `${text}`;
      }
    });
  }
}

async function fetchCounts(url: string): Promise<Counts | undefined> {
  try {
    const response = await fetch(url);
    return response.ok ? ((await response.json()) as Counts) : undefined;
  } catch {
    return undefined;
  }
}

window.ParleyCount = { update };
whenParsed(update);
