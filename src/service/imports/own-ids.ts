import { hash } from 'node:crypto';
import type { SiteId } from '../../domain/ids.ts';

/** Which export of which system an import is of. */
export interface ImportSource {
  readonly siteId: SiteId;
  readonly source: string;
}

/**
 * Makes the ids of what is imported: UUIDv7 with the time of the record and bits of a hash of where it comes from, so that
 * whatever is imported again, or after a stop, has the id it had.
 */
export function createOwnIds({ siteId, source }: ImportSource): {
  readonly comment: (id: string, at: Date) => string;
  readonly author: (id: string) => string;
  readonly name: (name: string) => string;
} {
  const make = (kind: string, id: string, time: number) =>
    toId(time, hash('sha256', `${siteId}\n${source}\n${kind}\n${id}`));
  return {
    comment: (id, at) => make('comment', id, at.getTime()),
    // Files say when an author joined in one place and leave it out in another: their ids have no time.
    author: remember((id) => make('author', id, 0)),
    name: remember((name) => make('name', name, 0)),
  };
}

function remember(make: (id: string) => string): (id: string) => string {
  const known = new Map<string, string>();
  return (id) => {
    const found = known.get(id);
    if (found !== undefined) return found;
    const made = make(id);
    if (known.size >= REMEMBERED) known.clear();
    known.set(id, made);
    return made;
  };
}

/** Most comments of a file are by few people. */
const REMEMBERED = 20_000;

const VARIANTS = '89ab';

function toId(time: number, hex: string): string {
  const at = Math.max(0, time).toString(16).padStart(12, '0');
  const variant = VARIANTS[Number.parseInt(hex.charAt(3), 16) % 4] ?? '8';
  return `${at.slice(0, 8)}-${at.slice(8)}-7${hex.slice(0, 3)}-${variant}${hex.slice(4, 7)}-${hex.slice(7, 19)}`;
}
