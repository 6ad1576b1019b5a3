import type { Site } from '../domain/thread.ts';
import { listQueueCounts } from '../storage/queue-pages.ts';
import { listSectionsOf, type SectionRow } from '../storage/sections.ts';
import type { Deps } from './deps.ts';
import type { Moderator } from './desk-sites.ts';
import { toCounts, type QueueCounts } from './read-queue.ts';

export interface DeskSite {
  readonly site: Site;
  readonly sections: readonly SectionRow[];
  readonly counts: QueueCounts;
}

/** A moderator's sites with their sections, and how many comments wait on each. */
export async function readDeskOverview(deps: Deps, { sites }: Moderator): Promise<DeskSite[]> {
  const ids = sites.map(({ id }) => id);
  const [counts, sections] = await Promise.all([
    listQueueCounts(deps.pool, ids),
    listSectionsOf(deps.pool, ids),
  ]);
  return sites.map((site) => ({
    site,
    sections: sections.filter(({ siteId }) => siteId === site.id),
    counts: toCounts(counts.filter(({ siteId }) => siteId === site.id)),
  }));
}
