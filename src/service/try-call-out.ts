import type { AccountId } from '../domain/ids.ts';
import { isRefusal, refuse, type Refusal } from '../domain/refusal.ts';
import type { Site } from '../domain/thread.ts';
import type { Actor } from '../domain/viewer.ts';
import { renderMarkdown } from '../markup/render-markdown.ts';
import { toPlainText } from '../markup/plain-text.ts';
import type { Deps } from './deps.ts';
import type { CallOutAnswer } from './outside.ts';
import { forbid } from './permit.ts';

/** Sends a comment that nobody has written to a service, and says what came back. Nothing is kept. */
export async function tryCallOut(
  deps: Deps,
  actor: Actor,
  { site, id, body }: { readonly site: Site; readonly id: string; readonly body: string },
): Promise<CallOutAnswer | Refusal> {
  const refusal = forbid(deps, actor, { permission: 'secrets.change', siteId: site.id });
  if (isRefusal(refusal)) return refusal;
  const [origin = null] = site.origins;
  const answer = await deps.outside.tryOne(id, {
    site,
    storyKey: 'test',
    storyUrl: origin,
    parentId: null,
    isEdit: false,
    text: toPlainText({ format: 'markdown', body }),
    html: renderMarkdown(body),
    author: { id: deps.newId<AccountId>(), name: 'Test', role: 'reader' },
    address: null,
  });
  return answer ?? refuse('call_out_not_found');
}
