/** What the publisher says about the story of a page, as far as it does. */
interface StoryHints {
  /** The publisher's own id. */
  readonly story?: string | undefined;
  readonly url?: string | undefined;
}

interface StoryIdentity {
  /** The story's own id, or its address where it has none. */
  readonly story: string;
  /** The address of the publisher's page, without a hash. */
  readonly url: string;
}

/**
 * Tells which story a page shows: the publisher's own id, else an explicit address, else that of the page (its
 * canonical link, or where it is), without its hash. The server takes variants of one address together.
 */
export function identifyStory({ story, url }: StoryHints, pageAddress: string): StoryIdentity {
  const [address = ''] = (url || pageAddress).split('#');
  return { story: story || address, url: address };
}
