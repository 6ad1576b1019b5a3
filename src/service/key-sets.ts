import type { CryptoKey, createLocalJWKSet, JSONWebKeySet } from 'jose';
import type { Deps, HttpClient } from './deps.ts';

/** What a token says of the key it was signed with. */
export interface KeyHint {
  readonly alg: string;
  readonly kid: string | null;
}

/** Public keys of publishers, by the address of their key set (RFC 7517). */
export interface KeySets {
  /** The keys that may have signed a token; none where the set has none that fits. Null when the set cannot be had. */
  find(url: string, hint: KeyHint): Promise<readonly CryptoKey[] | null>;
}

interface Held {
  keys: ReturnType<typeof createLocalJWKSet> | null;
  fetchedAt: number;
  /** When the address was last asked, with whatever success. */
  askedAt: number;
  asking: Promise<void> | null;
}

/** For so long a key that the publisher took away may still be believed. */
const FRESH_MS = 10 * 60_000;
/** For so long readers are signed in while the address gives no answer. */
const USABLE_MS = 60 * 60_000;
/** An unknown `kid` may be a new key; whoever invents them must not make us ask more often than this. */
const PAUSE_MS = 30_000;
const MOST_HELD = 200;

/**
 * Keeps the key sets of publishers. `allowsHttp` is for development: whoever sits between could put in keys of their
 * own.
 */
export function createKeySets(
  deps: Pick<Deps, 'clock'>,
  options: { readonly http: HttpClient; readonly allowsHttp: boolean },
): KeySets {
  const held = new Map<string, Held>();

  async function ask(url: string, entry: Held): Promise<void> {
    entry.askedAt = deps.clock().getTime();
    try {
      const answer = await options.http.get(url);
      if (answer.status !== 200) return;
      const { createLocalJWKSet } = await import('jose');
      entry.keys = createLocalJWKSet(JSON.parse(answer.body.toString('utf8')) as JSONWebKeySet);
      entry.fetchedAt = deps.clock().getTime();
    } catch {
      // Whatever it was, there are no new keys; those that are held go on for a while.
    } finally {
      entry.asking = null;
    }
  }

  /** Asks anew where keys are older than `most`, unless that was tried just now. */
  async function refresh(url: string, entry: Held, most: number): Promise<void> {
    const now = deps.clock().getTime();
    if (entry.asking !== null) return entry.asking;
    if (now - entry.fetchedAt < most || now - entry.askedAt < PAUSE_MS) return;
    await (entry.asking = ask(url, entry));
  }

  return {
    async find(url, hint) {
      if (!isAllowed(url, options.allowsHttp)) return null;
      const entry = held.get(url) ?? { keys: null, fetchedAt: -Infinity, askedAt: -Infinity, asking: null };
      if (held.size >= MOST_HELD) held.clear();
      held.set(url, entry);
      await refresh(url, entry, FRESH_MS);
      const known = await match(entry, hint, deps.clock());
      if (known === null || known.length > 0) return known;
      await refresh(url, entry, 0);
      return match(entry, hint, deps.clock());
    },
  };
}

function isAllowed(url: string, allowsHttp: boolean): boolean {
  const protocol = URL.parse(url)?.protocol;
  return protocol === 'https:' || (allowsHttp && protocol === 'http:');
}

async function match(entry: Held, hint: KeyHint, now: Date): Promise<readonly CryptoKey[] | null> {
  if (entry.keys === null || now.getTime() - entry.fetchedAt >= USABLE_MS) return null;
  const { errors } = await import('jose');
  try {
    return [await entry.keys({ alg: hint.alg, ...(hint.kid === null ? {} : { kid: hint.kid }) })];
  } catch (error) {
    if (!(error instanceof errors.JWKSMultipleMatchingKeys)) return [];
    const keys: CryptoKey[] = [];
    for await (const key of error) keys.push(key);
    return keys;
  }
}
