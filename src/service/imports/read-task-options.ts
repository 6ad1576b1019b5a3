import { refuse, type Refusal } from '../../domain/refusal.ts';
import { FORMATS } from '../../exchange/formats/format.ts';
import type { TaskOptions } from '../../storage/import-tasks.ts';

/** The fields of the form, as they were typed. */
export interface TaskFields {
  readonly format: string;
  readonly source: string;
  readonly zone: string;
  readonly areAuthorsPublishers: boolean;
  /** OLD=NEW, one a line. */
  readonly mapUrl: string;
}

/** As `startImport` has it: it stands in every row that an import brings. */
const SOURCE = /^[a-z0-9][a-z0-9._-]{0,39}$/;
/** More prefixes than a site has had addresses. */
const MOST_MAPPINGS = 100;

/** How files are to be read, from what was typed; a refusal names the field. */
export function readTaskOptions(fields: TaskFields): TaskOptions | Refusal {
  const { areAuthorsPublishers } = fields;
  const format = ['auto', ...FORMATS].find((each) => each === fields.format) ?? 'auto';
  const source = fields.source.trim();
  if (source !== '' && !SOURCE.test(source)) return refuse('import_source_invalid', { field: 'source' });
  const zone = fields.zone.trim() || 'UTC';
  if (!isZone(zone)) return refuse('time_zone_unknown', { field: 'zone' });
  const mapUrl = [];
  for (const line of fields.mapUrl.split('\n').map((each) => each.trim())) {
    if (line === '') continue;
    const mapping = readMapping(line);
    if (mapping === null || mapUrl.length === MOST_MAPPINGS)
      return refuse('address_mapping_invalid', { field: 'mapUrl', figures: { entry: line.slice(0, 200) } });
    mapUrl.push(mapping);
  }
  return { format, source: source === '' ? null : source, zone, areAuthorsPublishers, mapUrl };
}

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** Addresses may have equals signs of their own: the new one begins with `http` or `/`. */
function readMapping(line: string): { readonly from: string; readonly to: string } | null {
  const [, from = '', to = ''] = /^(\S+?)=((?:https?:\/\/|\/)\S*)$/.exec(line) ?? [];
  return from !== '' && from.length <= 1_000 && to.length <= 1_000 ? { from, to } : null;
}
