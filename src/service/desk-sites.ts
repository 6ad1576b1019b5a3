import type { SiteId } from '../domain/ids.ts';
import { isRefusal, refuse, type Refusal } from '../domain/refusal.ts';
import type { Site } from '../domain/thread.ts';
import type { Actor, SignedInActor } from '../domain/viewer.ts';
import type { Deps } from './deps.ts';
import { admitPerson } from './permit.ts';

/** A moderator with the sites their role counts on. */
export interface Moderator {
  readonly person: SignedInActor;
  readonly sites: readonly Site[];
}

/** Who asks for a list over several sites, and which of all sites are theirs: nothing of the others is told. */
export function admitModeratorOf(
  deps: Pick<Deps, 'clock'>,
  actor: Actor,
  sites: readonly Site[],
): Moderator | Refusal {
  const person = admitPerson(deps, actor, 'desk.open');
  if (isRefusal(person)) return person;
  const { roleSites } = person;
  return { person, sites: roleSites === null ? sites : sites.filter(({ id }) => roleSites.includes(id)) };
}

/** One of a moderator's sites by its key. */
export function findOwnSite({ sites }: Moderator, key: string): Site | Refusal {
  return sites.find((site) => site.key === key) ?? refuse('site_not_found', { field: 'site' });
}

/** Sites by their ids. */
export function toSiteMap(sites: readonly Site[]): ReadonlyMap<SiteId, Site> {
  return new Map(sites.map((site) => [site.id, site]));
}
