import * as z from 'zod';
import type { Permission } from '../../domain/permissions.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import type { Site } from '../../domain/thread.ts';
import { readSite } from '../../service/manage-sites.ts';
import { pageActor } from '../actor.ts';
import type { Exchange } from '../exchange.ts';
import { openDesk, type DeskExchange } from './open-desk.ts';

export const siteParams = z.object({ site: z.string().max(100) });

/** A request for a page of one site. */
export interface SiteExchange extends DeskExchange {
  readonly site: Site;
}

/** Finds who asks for a page of a site, and the site as it is saved. */
export async function openSite(
  exchange: Exchange,
  asked: { readonly key: string; readonly permission: Permission },
): Promise<SiteExchange | Refusal> {
  const { context, request } = exchange;
  // Not by the directory, which is up to two seconds old: too old to change something by, or to find a new site.
  const site = await readSite(context.deps, await pageActor(context, request), asked.key);
  if (isRefusal(site)) return site;
  const desk = await openDesk(exchange, { permission: asked.permission, siteId: site.id });
  return isRefusal(desk) ? desk : { ...desk, site };
}
