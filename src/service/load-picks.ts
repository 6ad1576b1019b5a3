import { formatCursor, type Cursor } from '../domain/cursor.ts';
import { refuse, type Refusal } from '../domain/refusal.ts';
import { ROOTS_PER_PAGE, type CommentNode, type ReadStory, type Site } from '../domain/thread.ts';
import { listFeatured } from '../storage/threads.ts';
import { toCommentNode } from './comment-node.ts';
import type { Deps } from './deps.ts';
import { findShownStory } from './story-boxes.ts';

export interface LoadPicks {
  readonly site: Site;
  readonly storyKey: string;
  readonly after: Cursor | null;
}

/** A page of editors' picks: each comment alone, with the way to its replies. */
export interface PicksPage {
  readonly story: ReadStory;
  readonly comments: readonly CommentNode[];
  readonly nextPage: string | null;
}

/** The editors' picks of a story, the newest first; a story that nobody has written to has no page of them. */
export async function loadPicks(
  deps: Pick<Deps, 'pool'>,
  { site, storyKey, after }: LoadPicks,
): Promise<PicksPage | Refusal> {
  const story = await findShownStory(deps, { site, storyKey });
  if (!story) return refuse('story_not_found');
  const rows = await listFeatured(deps.pool, {
    siteId: site.id,
    storyId: story.id,
    after,
    limit: ROOTS_PER_PAGE + 1,
  });
  const shown = rows.slice(0, ROOTS_PER_PAGE);
  const last = shown.at(-1);
  const isMore = rows.length > ROOTS_PER_PAGE && last?.featuredAt;
  return {
    story,
    comments: shown.map((row) => toCommentNode(row)),
    nextPage:
      isMore && last.featuredAt ? formatCursor({ value: last.featuredAt.getTime(), id: last.id }) : null,
  };
}
