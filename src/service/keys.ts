import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

/** Keys for one purpose each, derived from the configured secret (HKDF-SHA-256, RFC 5869). */
export interface Keys {
  /** A 32-byte keyed hash of a text, made with the current secret. */
  mac(purpose: string, text: string): Buffer;
  /** Whether a hash was made by `mac` with the current secret or one before it. */
  verify(purpose: string, text: string, mac: Buffer): boolean;
}

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
  return {
    mac: (purpose, text) => macWith(current, purpose, text),
    verify: (purpose, text, mac) =>
      secrets.some((secret) => {
        const expected = macWith(secret, purpose, text);
        return expected.length === mac.length && timingSafeEqual(expected, mac);
      }),
  };
}
