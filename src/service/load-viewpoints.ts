import type { Site } from '../domain/thread.ts';
import { countLabelled, countPublished, findFitInForce, type FitRow } from '../storage/viewpoint-fits.ts';
import type { Deps } from './deps.ts';

/** How a site ranks across viewpoints, as everybody may know it. Nothing about anyone. */
export interface ViewpointFigures {
  /** Null before the first fit. */
  readonly fit: Pick<FitRow, 'endedAt' | 'voters' | 'votes' | 'comments' | 'gains'> | null;
  /** Share of published comments that carry the label, in [0, 1]. */
  readonly labelledShare: number;
}

/** Reads the figures of the page that explains the order across viewpoints. */
export async function loadViewpoints(deps: Pick<Deps, 'pool'>, site: Site): Promise<ViewpointFigures> {
  const [fit, labelled, published] = await Promise.all([
    findFitInForce(deps.pool, site.id),
    countLabelled(deps.pool, site.id),
    countPublished(deps.pool, site.id),
  ]);
  return { fit, labelledShare: published === 0 ? 0 : labelled / published };
}
