import type { Site } from '../../domain/thread.ts';
import type { StoryRecord } from '../../exchange/records.ts';
import type { ImportOptions } from '../../storage/import-runs.ts';
import { normalizeAddress, toStoryKey } from '../story-address.ts';

/**
 * The key and the address that a story of the files has here: the publisher's own id of the page where there is one, else
 * its address. Addresses are moved by the longest prefix of `--map-url` that they begin with; a path is one of the site's
 * first origin. Null where it has neither.
 */
export function toStoryAddress(
  record: Pick<StoryRecord, 'identifier' | 'address'>,
  {
    site,
    options,
  }: { readonly site: Pick<Site, 'origins'>; readonly options: Pick<ImportOptions, 'mapUrl'> },
): { readonly key: string; readonly url: string | null } | null {
  const [origin] = site.origins;
  const absolute = (text: string) =>
    text.startsWith('/') && origin !== undefined ? `${origin}${text}` : text;
  const mapped = (text: string) => mapAddress(absolute(text), options.mapUrl);
  const url = record.address === null ? null : normalizeAddress(mapped(record.address));
  const { identifier } = record;
  const isAddress = identifier !== null && /^https?:\/\//i.test(identifier);
  const own = identifier === null ? null : toStoryKey(isAddress ? mapped(identifier) : identifier);
  const key = own ?? url;
  return key === null ? null : { key, url: url ?? (isAddress ? own : null) };
}

function mapAddress(address: string, map: ImportOptions['mapUrl']): string {
  const found = map
    .filter(({ from }) => address.startsWith(from))
    .toSorted((a, b) => b.from.length - a.from.length)[0];
  return found === undefined ? address : found.to + address.slice(found.from.length);
}
