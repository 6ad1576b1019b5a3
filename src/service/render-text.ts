import { judgeBody } from '../domain/comment-limits.ts';
import { isRefusal, refuse, type Refusal } from '../domain/refusal.ts';
import type { SafeHtml } from '../domain/safe-html.ts';
import type { Site } from '../domain/thread.ts';
import { renderMarkdown } from '../markup/render-markdown.ts';
import { showsNothing } from '../markup/shows-nothing.ts';
import type { Deps } from './deps.ts';
import { findMentions } from './find-mentions.ts';

/**
 * Makes the HTML of a text, once it may stand: refuses what is too long, empty, or shows nothing, such as `>` alone.
 */
export async function renderText(
  deps: Pick<Deps, 'pool'>,
  input: { site: Site; storyKey: string; body: string },
): Promise<SafeHtml | Refusal> {
  const refusal = judgeBody(input.site, input.body);
  if (isRefusal(refusal)) return refusal;
  const html = renderMarkdown(input.body, { mentions: await findMentions(deps, input) });
  return showsNothing(html) ? refuse('body_empty', { field: 'body' }) : html;
}
