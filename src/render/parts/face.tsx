import type { JSX } from 'preact';
import type { Author } from '../../domain/thread.ts';
import { pictureUrl } from '../urls.ts';

const TINTS = 8;

/**
 * A person's picture above the initial of their name, on a tint made from the account's id: without a picture, and until
 * it has come, the same person looks the same everywhere.
 */
export function Face({
  author,
  base,
}: {
  author: Pick<Author, 'id' | 'name' | 'picture'>;
  base: string;
}): JSX.Element {
  return (
    <span class={`face tint-${tintOf(author.id)}`} aria-hidden="true">
      {initialOf(author.name)}
      {author.picture && (
        <img src={base + pictureUrl(author.picture)} width={28} height={28} loading="lazy" alt="" />
      )}
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
