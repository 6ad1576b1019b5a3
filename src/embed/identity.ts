/** What the publisher says about a page, as far as it does. */
export interface StoryHints {
  /** The publisher's own id of the story. */
  readonly story?: string | undefined;
  readonly url?: string | undefined;
}

/** The page as it stands: its canonical link, if it has one, and its address. */
export interface PageAddress {
  readonly canonical: string | undefined;
  readonly href: string;
}

export interface StoryIdentity {
  /** The story's own id, or its address where it has none. */
  readonly story: string;
  /** The address of the publisher's page, without a hash. */
  readonly url: string;
}

/**
 * Tells which story a page shows: the publisher's own id, else an explicit address, else the canonical link, else
 * the page's address without its hash. The server takes variants of one address together.
 */
export function identifyStory({ story, url }: StoryHints, page: PageAddress): StoryIdentity {
  const [address = ''] = (url || page.canonical || page.href).split('#');
  return { story: story || address, url: address };
}
