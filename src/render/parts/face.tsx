import type { JSX } from 'preact';
import type { Author } from '../../domain/thread.ts';

const TINTS = 12;

/** The initial of a name on a tint made from the account's id: the same person looks the same everywhere. */
export function Face({ author }: { author: Author }): JSX.Element {
  return (
    <span class={`face tint-${tintOf(author.id)}`} aria-hidden="true">
      {initialOf(author.name)}
    </span>
  );
}

/** UUIDv7 ends in random bits; its beginning is a time, which people who joined together share. */
function tintOf(id: string): number {
  return (Number.parseInt(id.slice(-4), 16) || 0) % TINTS;
}

function initialOf(name: string): string {
  return (/[\p{L}\p{N}]/u.exec(name)?.[0] ?? '·').toUpperCase();
}
