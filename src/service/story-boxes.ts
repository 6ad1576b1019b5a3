import type { Site, ReadStory, StoryBoxes } from '../domain/thread.ts';
import { renderMarkdown } from '../markup/render-markdown.ts';
import type { Db } from '../storage/pool.ts';
import { findReadStory } from '../storage/stories.ts';

/** A story as its discussion shows it; null while nobody has written to it. */
export async function findShownStory(
  deps: { readonly pool: Db },
  { site, storyKey }: { readonly site: Site; readonly storyKey: string },
): Promise<ReadStory | null> {
  const story = await findReadStory(deps.pool, site.id, storyKey);
  return story && { ...story, boxes: toBoxes(site, story.message) };
}

/** What editors say around a thread: to every reader of the site, to those of this story, and to whoever writes. */
export function toBoxes({ settings }: Site, message: string): StoryBoxes {
  const guidelines = settings.guidelines.trim();
  return {
    messages: [settings.messageBox, message]
      .filter((text) => text.trim() !== '')
      .map((text) => renderMarkdown(text)),
    guidelines:
      guidelines === ''
        ? null
        : /^https?:\/\/\S+$/.test(guidelines) && URL.canParse(guidelines)
          ? { url: new URL(guidelines).href }
          : { html: renderMarkdown(guidelines) },
  };
}
