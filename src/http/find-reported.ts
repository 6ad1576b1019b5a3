import type { CommentId } from '../domain/ids.ts';
import { isRefusal, refuse, type Refusal } from '../domain/refusal.ts';
import type { CommentNode, Site, Story } from '../domain/thread.ts';
import type { Actor } from '../domain/viewer.ts';
import { findComment, findStoryKey } from '../service/find-comment.ts';
import { loadStory } from '../service/load-thread.ts';
import type { HttpContext } from './context.ts';
import { findDiscussion } from './views.ts';

/** A comment that somebody can see and wants to report, with where it stands. */
export interface Reported {
  readonly site: Site;
  readonly storyKey: string;
  readonly story: Awaited<ReturnType<typeof loadStory>>;
  readonly comment: CommentNode;
}

/** Finds it by the address of a page, which names its story. */
export async function findReported(
  context: HttpContext,
  actor: Actor,
  params: { readonly site: string; readonly story: string; readonly id: string },
): Promise<Reported | Refusal> {
  const discussion = await findDiscussion(context, params);
  if (isRefusal(discussion)) return discussion;
  return find(context, actor, { ...discussion, commentId: params.id as CommentId });
}

/** Finds it by the address of the API, which names its site alone. */
export async function findReportedById(
  context: HttpContext,
  actor: Actor,
  params: { readonly site: string; readonly id: string },
): Promise<Reported | Refusal> {
  const site = await context.sites.find(params.site);
  if (!site) return refuse('site_not_found');
  const commentId = params.id as CommentId;
  const storyKey = await findStoryKey(context.deps, { site, commentId });
  return isRefusal(storyKey) ? storyKey : find(context, actor, { site, storyKey, commentId });
}

async function find(
  context: HttpContext,
  actor: Actor,
  at: { readonly site: Site; readonly storyKey: Story['key']; readonly commentId: CommentId },
): Promise<Reported | Refusal> {
  const viewerId = actor.kind === 'account' ? actor.accountId : null;
  const found = await findComment(context.deps, { ...at, viewerId });
  if (isRefusal(found)) return found;
  if (found.comment.html === null || found.comment.status !== 'published') return refuse('comment_not_found');
  const story = await loadStory(context.deps, { ...at, url: null });
  return story.id === found.storyId ? { ...at, story, comment: found.comment } : refuse('comment_not_found');
}
