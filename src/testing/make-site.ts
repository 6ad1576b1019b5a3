import { isRefusal } from '../domain/refusal.ts';
import type { Site } from '../domain/thread.ts';
import { OPERATOR } from '../domain/viewer.ts';
import type { Deps } from '../service/deps.ts';
import { addSite, type NewSite } from '../service/manage-sites.ts';

/** Adds a site as the command line does; it must be possible. */
export async function makeSite(deps: Deps, site: NewSite): Promise<Site> {
  const made = await addSite(deps, OPERATOR, site);
  if (isRefusal(made))
    throw new Error(`The site ${site.key} cannot be added: ${made.refused} ${made.field ?? ''}`);
  return made;
}
