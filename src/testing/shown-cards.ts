import type { Page } from 'playwright-core';

/** From when until when somebody had the text of a comment before them with nothing said of anybody else; in ms since 1970. */
export interface Shown {
  readonly id: string;
  readonly from: number;
  readonly until: number;
}

interface Recording {
  readonly done: Shown[];
  now: { id: string; from: number } | null;
}

declare global {
  interface Window {
    parleyShown?: Recording;
  }
}

/** Notes from the first moment of each page on which comment is open to be read. */
export async function recordShown(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const recording: Recording = { done: [], now: null };
    window.parleyShown = recording;
    const look = () => {
      const card = document.querySelector('article.open');
      const isRead = card?.querySelector('.said') && !card.querySelector('[data-claimed], [data-trouble]');
      const id = isRead ? (card?.closest<HTMLElement>('[data-comment]')?.dataset['comment'] ?? null) : null;
      const { now } = recording;
      if (now?.id === id) return;
      if (now) recording.done.push({ ...now, until: Date.now() });
      recording.now = id === null ? null : { id, from: Date.now() };
    };
    new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true });
  });
}

/** What was shown so far. */
export async function takeShown(page: Page): Promise<readonly Shown[]> {
  return page.evaluate(() => {
    const { done = [], now = null } = window.parleyShown ?? {};
    return now ? [...done, { ...now, until: Date.now() }] : done;
  });
}

/** Comments that two people had before them at the same time. */
export function findShownTogether(first: readonly Shown[], second: readonly Shown[]): string[] {
  return first.flatMap((mine) =>
    second
      .filter(({ id, from, until }) => id === mine.id && from < mine.until && mine.from < until)
      .map((theirs) => `${mine.id}: ${mine.from}-${mine.until} and ${theirs.from}-${theirs.until}`),
  );
}
