/** Shows how many comments the stories of a page have: `<script async src="…/count.js" data-site="…">`. */
import type { output } from 'zod';
import type { countsSchema } from '../wire/story.ts';
import { whenParsed } from './parsed.ts';
import { COUNT_SELECTOR, readCountPlace, toBatches, type CountPlace } from './story-counts.ts';

type Counts = output<typeof countsSchema>;

declare global {
  interface Window {
    ParleyCount?: { update: () => void };
  }
}

const script = document.currentScript as HTMLScriptElement;
const address = `${new URL(script.src).origin}/api/v1/sites/${script.dataset['site']}/counts`;

interface Place extends CountPlace {
  readonly element: HTMLElement;
}

/** Reads the page anew and fills in all counts. Those that cannot be had leave the page as it is. */
function update(): void {
  const places = [...document.querySelectorAll<HTMLElement>(COUNT_SELECTOR)].flatMap((element): Place[] => {
    const place = readCountPlace(element.dataset, element instanceof HTMLAnchorElement ? element.href : '');
    return place ? [{ element, ...place }] : [];
  });
  for (const stories of toBatches(places.map(({ story }) => story))) void fill(places, stories);
}

async function fill(places: readonly Place[], stories: readonly string[]): Promise<void> {
  const answer = await fetchCounts(new URLSearchParams(stories.map((story) => ['story', story])));
  for (const { element, story, isNumber } of places) {
    const text = isNumber ? answer?.counts[story] : answer?.texts[story];
    if (text !== undefined) element.textContent = `${text}`;
  }
}

async function fetchCounts(stories: URLSearchParams): Promise<Counts | undefined> {
  try {
    const response = await fetch(`${address}?${stories}`);
    return response.ok ? ((await response.json()) as Counts) : undefined;
  } catch {
    return undefined;
  }
}

window.ParleyCount = { update };
whenParsed(update);
