import { isRefusal, type Refusal } from '../domain/refusal.ts';
import type { Site } from '../domain/thread.ts';
import type { SignedInActor } from '../domain/viewer.ts';
import { findAccount } from '../storage/accounts.ts';
import { countBySite, countGuarded, type GuardedCounts, type SiteCounts } from '../storage/desk.ts';
import { findOrganisationSettings } from '../storage/organisation.ts';
import type { Deps } from './deps.ts';
import { listDeskSites } from './manage-sites.ts';

export interface DeskOverview {
  /** The sites on which the role counts. */
  readonly sites: readonly (Site & Omit<SiteCounts, 'siteId'>)[];
  readonly people: GuardedCounts;
  readonly requiresSecondFactor: boolean;
  /** Whether whoever asks has a second factor. */
  readonly hasFactor: boolean;
}

/** What the desk says on its front page. */
export async function loadDesk(deps: Deps, actor: SignedInActor): Promise<DeskOverview | Refusal> {
  const sites = await listDeskSites(deps, actor);
  if (isRefusal(sites)) return sites;
  const [counts, people, settings, account] = await Promise.all([
    countBySite(deps.pool),
    countGuarded(deps.pool),
    findOrganisationSettings(deps.pool),
    findAccount(deps.pool, actor.accountId),
  ]);
  const bySite = new Map(counts.map(({ siteId, ...rest }) => [siteId, rest]));
  return {
    sites: sites.map((site) => ({
      ...site,
      ...(bySite.get(site.id) ?? { stories: 0, comments: 0, waiting: 0 }),
    })),
    people,
    requiresSecondFactor: settings.requireSecondFactor,
    hasFactor: account !== null && (account.hasTotp || account.hasPasskey),
  };
}
