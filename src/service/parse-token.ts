import { hasDuplicateKeys } from '../domain/json-keys.ts';
import { refuse, type Refusal } from '../domain/refusal.ts';

/** Coral's tokens have some hundred characters; servers take headers of 16,384 bytes in all. */
const MOST_CHARACTERS = 8_192;

/** A signed token taken apart. Nothing in it is believed yet. */
export interface ParsedToken {
  readonly compact: string;
  readonly algorithm: string;
  readonly keyId: string | null;
  readonly claims: Readonly<Record<string, unknown>>;
  /** What the signature is over: two tokens of the same text here are one token, whatever their signatures. */
  readonly signed: string;
}

/** Takes a JWT in compact form (RFC 7519) apart, strictly: there is one way to write and to read each. */
export function parseToken(compact: string): ParsedToken | Refusal {
  if (compact.length > MOST_CHARACTERS) return refuse('sign_on_too_large', { field: 'token' });
  const malformed = refuse('sign_on_malformed', { field: 'token' });
  const parts = compact.split('.');
  const [head = '', body = '', signature = ''] = parts;
  if (parts.length !== 3 || ![head, body, signature].every(isCanonical)) return malformed;
  const header = readObject(head);
  const claims = readObject(body);
  if (header === null || claims === null) return malformed;
  const { alg, kid, typ, crit, b64 } = header;
  // No extension is understood, so none may be critical (RFC 7515, 4.1.11); tokens of other kinds say so by `typ`.
  const isJwt = typ === undefined || (typeof typ === 'string' && /^(application\/)?jwt$/i.test(typ));
  if (typeof alg !== 'string' || !isJwt || crit !== undefined || b64 !== undefined) return malformed;
  if (kid !== undefined && typeof kid !== 'string') return malformed;
  return { compact, algorithm: alg, keyId: kid ?? null, claims, signed: `${head}.${body}` };
}

/** Whether a text is base64url as its bytes are written: without padding, and with no bits left over. */
function isCanonical(text: string): boolean {
  return /^[\w-]*$/.test(text) && Buffer.from(text, 'base64url').toString('base64url') === text;
}

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function readObject(part: string): Readonly<Record<string, unknown>> | null {
  try {
    const text = UTF8.decode(Buffer.from(part, 'base64url'));
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject && !hasDuplicateKeys(text) ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
