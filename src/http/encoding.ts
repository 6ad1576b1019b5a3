import type { Encoding } from './thread-cache.ts';

const known = new Map<string, Encoding>();

/** The best encoding a browser takes. The few values that browsers send are looked up, not parsed again. */
export function pickEncoding(acceptEncoding: string | string[] | undefined): Encoding {
  if (typeof acceptEncoding !== 'string') return 'identity';
  const found = known.get(acceptEncoding);
  if (found) return found;
  const picked = parse(acceptEncoding);
  if (known.size < 100) known.set(acceptEncoding, picked);
  return picked;
}

function parse(acceptEncoding: string): Encoding {
  const accepted = new Set(
    acceptEncoding
      .toLowerCase()
      .split(',')
      .filter((part) => !/;\s*q=0(\.0*)?\s*$/.test(part))
      .map((part) => part.split(';')[0]?.trim()),
  );
  return accepted.has('br') ? 'br' : accepted.has('gzip') ? 'gzip' : 'identity';
}
