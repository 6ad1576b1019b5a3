import type { CommentId } from '../domain/ids.ts';
import type { Site } from '../domain/thread.ts';
import { listDecisions, type DecisionRow } from '../storage/card-history.ts';
import type { Deps } from './deps.ts';

/** One of the decisions on a comment, with whoever made it; null when there is none. For those who were admitted to the site. */
export async function findDecision(
  deps: Pick<Deps, 'pool'>,
  wanted: { readonly site: Site; readonly commentId: CommentId; readonly decisionId: string },
): Promise<DecisionRow | null> {
  const rows = await listDecisions(deps.pool, [{ siteId: wanted.site.id, id: wanted.commentId }]);
  return rows.find(({ decisionId }) => decisionId === wanted.decisionId) ?? null;
}
