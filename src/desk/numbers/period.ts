import { addDays, countDays, dayIn, isDay } from '../../domain/days.ts';

/** Periods that end today, in days. */
export const PERIODS = [7, 30, 90] as const;

/** The longest one that the server counts. */
const MOST_DAYS = 366;

/** Which figures are asked for: of which site, over which days of which zone. */
export interface Asked {
  readonly site: string;
  readonly from: string;
  readonly to: string;
  readonly zone: string;
  /** The number of days where the period is one of those that end today; null where it was chosen by its days. */
  readonly days: number | null;
}

/** What an address asks for: 30 days until today where it says nothing, or nothing that can be. */
export function readAsked(query: URLSearchParams, at: { readonly site: string; readonly now: Date }): Asked {
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const today = dayIn(zone, at.now);
  const from = query.get('from') ?? '';
  const to = query.get('to') ?? '';
  const site = at.site;
  if (isDay(from) && isDay(to) && countDays(from, to) >= 1 && countDays(from, to) <= MOST_DAYS)
    return { site, from, to, zone, days: null };
  const days = PERIODS.find((period) => String(period) === query.get('days')) ?? 30;
  return { site, from: addDays(today, 1 - days), to: today, zone, days };
}

/** Where the figures are, for the application and as a file. */
export function numbersRoute({ site, from, to, zone }: Asked): string {
  return `/desk/sites/${encodeURIComponent(site)}/numbers?${new URLSearchParams({ from, to, zone })}`;
}
