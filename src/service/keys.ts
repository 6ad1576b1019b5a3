import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';

/** Keys for one purpose each, derived from the configured secret (HKDF-SHA-256, RFC 5869). */
export interface Keys {
  /** A 32-byte keyed hash of a text, made with the current secret. */
  mac(purpose: string, text: string): Buffer;
  /** Whether a hash was made by `mac` with the current secret or one before it. */
  verify(purpose: string, text: string, mac: Buffer): boolean;
  /** Encrypts a text that has to be read again (AES-256-GCM), with the current secret. */
  seal(purpose: string, text: string): Buffer;
  /**
   * What was sealed, with the current secret or one before it.
   * @throws Error when none of them opens it: the secret it was sealed with is no longer configured.
   */
  open(purpose: string, sealed: Buffer): string;
  /** The same sealed with the current secret; or that it is already, or that no configured secret opens it. */
  reseal(purpose: string, sealed: Buffer): Buffer | 'current' | 'unreadable';
}

const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * @param secrets The current secret first, then older ones that still verify but no longer sign: that is how secrets
 * rotate without signing anybody out.
 */
export function createKeys(secrets: readonly string[]): Keys {
  const derived = new Map<string, Buffer>();
  const derive = (secret: string, purpose: string): Buffer => {
    const id = `${purpose}\0${secret}`;
    const known = derived.get(id) ?? Buffer.from(hkdfSync('sha256', secret, 'parley', purpose, 32));
    derived.set(id, known);
    return known;
  };
  const macWith = (secret: string, purpose: string, text: string): Buffer =>
    createHmac('sha256', derive(secret, purpose)).update(text).digest();
  const [current] = secrets;
  if (current === undefined) throw new Error('At least one secret is needed.');
  const seal = (purpose: string, text: string): Buffer => {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv('aes-256-gcm', derive(current, `seal:${purpose}`), iv);
    const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), body]);
  };
  const find = (purpose: string, sealed: Buffer): { text: string; secret: string } | null => {
    for (const secret of secrets) {
      const text = openWith(derive(secret, `seal:${purpose}`), sealed);
      if (text !== null) return { text, secret };
    }
    return null;
  };
  return {
    mac: (purpose, text) => macWith(current, purpose, text),
    verify: (purpose, text, mac) =>
      secrets.some((secret) => {
        const expected = macWith(secret, purpose, text);
        return expected.length === mac.length && timingSafeEqual(expected, mac);
      }),
    seal,
    open(purpose, sealed) {
      const found = find(purpose, sealed);
      if (found) return found.text;
      throw new Error(
        `A stored secret (${purpose}) cannot be read: it was sealed with a PARLEY_SECRET that is no longer configured. Add that one behind the current one.`,
      );
    },
    reseal(purpose, sealed) {
      const found = find(purpose, sealed);
      if (!found) return 'unreadable';
      return found.secret === current ? 'current' : seal(purpose, found.text);
    },
  };
}

function openWith(key: Buffer, sealed: Buffer): string | null {
  const body = sealed.subarray(IV_BYTES + TAG_BYTES);
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, IV_BYTES), {
      authTagLength: TAG_BYTES,
    });
    decipher.setAuthTag(sealed.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
    return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}
