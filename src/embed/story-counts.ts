/** The attributes by which Parley and the systems before it mark where a count is to stand. */
export const COUNT_SELECTOR =
  '[data-parley-story], .coral-count, [data-disqus-identifier], a[href$="#disqus_thread"]';

/** The most stories in one request. */
export const STORIES_PER_REQUEST = 100;

/** An element that shows a count. */
export interface CountPlace {
  /** The story's id or address. */
  readonly story: string;
  /** Shows the bare number in place of words such as "12 comments". */
  readonly isNumber: boolean;
}

/** Reads which count an element wants; undefined when it names no story. `href` is the address of a link,
 * absolute; empty for other elements. */
export function readCountPlace(
  data: Readonly<Record<string, string | undefined>>,
  href: string,
): CountPlace | undefined {
  const { parleyStory, coralId, coralUrl, disqusIdentifier } = data;
  const story = parleyStory || coralId || coralUrl || disqusIdentifier || href.split('#')[0];
  if (!story) return undefined;
  return { story, isNumber: data['parleyNumber'] !== undefined || data['coralNotext'] === 'true' };
}

/** Cuts the stories of a page, each once, into requests. */
export function toBatches(stories: readonly string[]): string[][] {
  const unique = [...new Set(stories)];
  const batches = [];
  for (let at = 0; at < unique.length; at += STORIES_PER_REQUEST) {
    batches.push(unique.slice(at, at + STORIES_PER_REQUEST));
  }
  return batches;
}
