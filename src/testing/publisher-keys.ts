import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK } from 'jose';

/** What a publisher's own server has to sign tokens with, made with plain `jose`. */
export interface SigningKey {
  readonly alg: 'HS256' | 'RS256' | 'ES256' | 'EdDSA';
  readonly key: CryptoKey | Uint8Array;
  readonly kid?: string;
}

export interface PublisherKeys {
  /** Where the public keys stand. */
  readonly url: string;
  readonly signing: Readonly<Record<'RS256' | 'ES256' | 'EdDSA', SigningKey>>;
  readonly publicKeys: Readonly<Record<'RS256' | 'ES256' | 'EdDSA', CryptoKey>>;
  /** What the address answers; may be changed. */
  readonly jwks: JWK[];
  /** How often it was asked. */
  asked: number;
  /** Whether it answers with an error. */
  isBroken: boolean;
  close(): Promise<void>;
}

/** Starts a publisher's key server: three keys, one for each algorithm. */
export async function startPublisherKeys(): Promise<PublisherKeys> {
  const server = createServer((_, response) => {
    keys.asked += 1;
    response.writeHead(keys.isBroken ? 500 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ keys: keys.jwks }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const pairs = {
    RS256: await generateKeyPair('RS256', { extractable: true }),
    ES256: await generateKeyPair('ES256', { extractable: true }),
    EdDSA: await generateKeyPair('EdDSA', { extractable: true }),
  };
  const keys: PublisherKeys = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks.json`,
    signing: {
      RS256: { alg: 'RS256', key: pairs.RS256.privateKey, kid: 'rsa-1' },
      ES256: { alg: 'ES256', key: pairs.ES256.privateKey, kid: 'ec-1' },
      EdDSA: { alg: 'EdDSA', key: pairs.EdDSA.privateKey, kid: 'ed-1' },
    },
    publicKeys: {
      RS256: pairs.RS256.publicKey,
      ES256: pairs.ES256.publicKey,
      EdDSA: pairs.EdDSA.publicKey,
    },
    jwks: [
      { ...(await exportJWK(pairs.RS256.publicKey)), kid: 'rsa-1', alg: 'RS256', use: 'sig' },
      { ...(await exportJWK(pairs.ES256.publicKey)), kid: 'ec-1', alg: 'ES256', use: 'sig' },
      { ...(await exportJWK(pairs.EdDSA.publicKey)), kid: 'ed-1' },
    ],
    asked: 0,
    isBroken: false,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return keys;
}

/** A secret as the key of HS256, the way every library of JWT takes it. */
export function secretKey(secret: string): SigningKey {
  return { alg: 'HS256', key: new TextEncoder().encode(secret) };
}

/** Claims of a token as Coral's guide has them. */
export interface CoralClaims {
  readonly jti?: unknown;
  readonly iat?: unknown;
  readonly exp?: unknown;
  readonly user?: unknown;
  readonly [claim: string]: unknown;
}

/** Seconds since 1970. */
export function nowSeconds(): number {
  return Math.floor(Date.now() / 1_000);
}

/** The claims of a reader; those of `user` that are named stand in place of the usual. */
export function claimsOf(id: string, user: object = {}, more: CoralClaims = {}): CoralClaims {
  return {
    jti: crypto.randomUUID(),
    iat: nowSeconds(),
    exp: nowSeconds() + 3_600,
    user: { id, email: `${id}@readers.example`, username: id, ...user },
    ...more,
  };
}

/** Signs claims as they are; `header` goes beside `alg` and the key's `kid`. */
export async function signToken(claims: object, by: SigningKey, header: object = {}): Promise<string> {
  return new SignJWT({ ...claims })
    .setProtectedHeader({
      alg: by.alg,
      typ: 'JWT',
      ...(by.kid === undefined ? {} : { kid: by.kid }),
      ...header,
    })
    .sign(by.key);
}
