import type { FastifyRequest } from 'fastify';
import { parseCursor, type Cursor } from '../domain/cursor.ts';
import { refuse, type Refusal } from '../domain/refusal.ts';
import type { Site } from '../domain/thread.ts';
import type { ViewerState } from '../domain/viewer.ts';
import type { DiscussionView, StoryFacts } from '../render/index.ts';
import { toStoryKey } from '../service/story-address.ts';
import type { HttpContext } from './context.ts';
import { languageOf } from './errors.ts';

/** Whose discussion an address is about. */
export interface Discussion {
  readonly site: Site;
  readonly storyKey: string;
}

/** Finds the site and the story's key that an address names; the story itself need not exist. */
export async function findDiscussion(
  context: HttpContext,
  params: { site: string; story: string },
): Promise<Discussion | Refusal> {
  const site = await context.sites.find(params.site);
  if (!site) return refuse('site_not_found');
  const storyKey = toStoryKey(params.story);
  return storyKey === null ? refuse('story_not_found') : { site, storyKey };
}

/** Reads a cursor of the query string; a broken one is a refusal, not the first page. */
export function readCursor(after: string | undefined): Cursor | null | Refusal {
  if (after === undefined || after === '') return null;
  return (
    parseCursor(after) ??
    refuse('input_invalid', { field: 'after', figures: { reason: 'not a cursor of this list' } })
  );
}

export interface ToView {
  readonly site: Site;
  readonly story: StoryFacts;
  /** Stands before links: the public origin in fragments, nothing on Parley's own pages. */
  readonly base: string;
  readonly now: Date;
  readonly viewer?: ViewerState;
}

/** What every rendering of comments needs, from a request. */
export function toDiscussionView(request: FastifyRequest, view: ToView): DiscussionView {
  const { lang, url } = request.query as { lang?: string; url?: string };
  const language = languageOf(request, view.site.language, view.viewer?.language);
  const isUnwritten = view.story.version === 0 && view.story.url !== null;
  return {
    site: view.site,
    story: view.story,
    language,
    base: view.base,
    now: view.now,
    // The site's own language goes without saying.
    carried: {
      lang: language === view.site.language ? undefined : lang,
      url: isUnwritten ? (url ?? view.story.url ?? undefined) : undefined,
    },
    viewer: view.viewer,
  };
}
