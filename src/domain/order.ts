import { SORT_ORDERS, type ReadStory, type Site, type SortOrder } from './thread.ts';

type OfSite = Pick<Site, 'isAcrossOpen' | 'settings'>;
type OfStory = Partial<Pick<ReadStory, 'hidesAcross'>>;

/** Whether a story can be read in the order across viewpoints: the site's votes carry it, and nobody has switched it off. */
export function ranksAcross({ isAcrossOpen, settings }: OfSite, { hidesAcross = false }: OfStory): boolean {
  return isAcrossOpen && settings.viewpoints !== 'off' && !hidesAcross;
}

/** The orders that readers of a story can choose from. */
export function listOrders(site: OfSite, story: OfStory): readonly SortOrder[] {
  return ranksAcross(site, story) ? SORT_ORDERS : SORT_ORDERS.filter((sort) => sort !== 'across');
}

/** The order of a story for whoever asks for none. */
export function defaultOrder(site: OfSite, story: OfStory): SortOrder {
  return site.settings.viewpoints === 'default' && ranksAcross(site, story) ? 'across' : 'best';
}

/** The order that is shown where one was asked for, or none: one that is not to be had gives way to the default. */
export function toShownOrder(wanted: SortOrder | undefined, site: OfSite, story: OfStory): SortOrder {
  return wanted !== undefined && listOrders(site, story).includes(wanted)
    ? wanted
    : defaultOrder(site, story);
}
