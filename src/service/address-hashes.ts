import { createHmac, randomBytes } from 'node:crypto';
import { toDay, toNetwork } from '../domain/network.ts';
import { ensureAddressKeys } from '../storage/address-keys.ts';
import { findOrganisationSettings } from '../storage/organisation.ts';
import type { Deps } from './deps.ts';

/** Hashes network addresses with the random key of the day; the addresses themselves are stored nowhere. */
export interface AddressHashes {
  /** The hash of an address today; null without one, and where the organisation keeps none. */
  hash(address: string | null): Promise<Buffer | null>;
  /** The same inside a transaction, where nothing may wait for another connection: null too while no key is at hand. */
  peek(address: string | null): Buffer | null;
}

const DAY = 24 * 3_600_000;
/** A changed setting, or a key that was destroyed, is noticed after this long. */
const FRESH_MS = 60_000;
/** 128 bits tell addresses apart and make no row noticeably longer. */
const HASH_BYTES = 16;

interface Loaded {
  readonly at: number;
  /** By day; empty where the organisation keeps no hashes. */
  readonly keys: ReadonlyMap<string, Buffer>;
}

/** Makes the hasher of a process. Keys of today and tomorrow are held in memory, and asked for again every minute. */
export function createAddressHashes(deps: Pick<Deps, 'pool' | 'clock' | 'keys'>): AddressHashes {
  let loaded: Loaded | null = null;
  let loading: Promise<Loaded> | null = null;

  const load = (): Promise<Loaded> => {
    loading ??= loadKeys(deps)
      .then((fresh) => (loaded = fresh))
      .finally(() => (loading = null));
    return loading;
  };
  const isFresh = (now: Date) => loaded !== null && Math.abs(now.getTime() - loaded.at) < FRESH_MS;
  const hashNow = (address: string, now: Date): Buffer | null => {
    const key = loaded?.keys.get(toDay(now));
    return key ? createHmac('sha256', key).update(toNetwork(address)).digest().subarray(0, HASH_BYTES) : null;
  };

  return {
    async hash(address) {
      if (address === null) return null;
      const now = deps.clock();
      // A key of today is good enough meanwhile: only the first of a day waits.
      if (!isFresh(now) && hashNow(address, now) === null) await load();
      else if (!isFresh(now)) load().catch(() => undefined);
      return hashNow(address, now);
    },
    peek(address) {
      if (address === null) return null;
      const now = deps.clock();
      // Whoever comes next finds it.
      if (!isFresh(now)) load().catch(() => undefined);
      return hashNow(address, now);
    },
  };
}

async function loadKeys(deps: Pick<Deps, 'pool' | 'clock' | 'keys'>): Promise<Loaded> {
  const now = deps.clock();
  const { addressDays } = await findOrganisationSettings(deps.pool);
  if (addressDays === 0) return { at: now.getTime(), keys: new Map() };
  const days = [toDay(now), toDay(new Date(now.getTime() + DAY))];
  const made = days.map((day) => ({
    day,
    sealed: deps.keys.seal(addressKeyPurpose(day), randomBytes(32).toString('hex')),
  }));
  const stored = await ensureAddressKeys(deps.pool, made);
  const keys = [...stored].flatMap(([day, sealed]) => {
    const key = openKey(deps, day, sealed);
    return key ? [[day, key] as const] : [];
  });
  return { at: now.getTime(), keys: new Map(keys) };
}

/** A key cannot be opened after the secret was changed without keeping the old one: then that day has no hashes. */
function openKey(deps: Pick<Deps, 'keys'>, day: string, sealed: Buffer): Buffer | null {
  try {
    return Buffer.from(deps.keys.open(addressKeyPurpose(day), sealed), 'hex');
  } catch {
    return null;
  }
}

/** What the key of a day is sealed for. */
export function addressKeyPurpose(day: string): string {
  return `address-key:${day}`;
}
