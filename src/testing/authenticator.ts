import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';
import type { NewPasskeyJson, PasskeyAnswerJson } from '../service/passkey-challenge.ts';

/** What an authenticator, or somebody who plays one, says besides what it should. */
export interface Said {
  readonly origin?: string;
  readonly rpId?: string;
  readonly type?: string;
  readonly challenge?: string;
  readonly counter?: number;
  readonly isPersonVerified?: boolean;
  readonly isPersonPresent?: boolean;
  /** Signs as somebody else's authenticator. */
  readonly signedBy?: Authenticator;
  readonly userHandle?: string;
}

/** The options of a ceremony, as far as an authenticator looks at them. */
export interface Asked {
  readonly challenge: string;
  readonly user?: { readonly id: string };
}

/** An authenticator in software, with one passkey: enough of CTAP to make what browsers send, right or wrong. */
export interface Authenticator {
  readonly id: string;
  readonly key: KeyObject;
  create(asked: Asked, said?: Said): NewPasskeyJson;
  get(asked: Asked, said?: Said): PasskeyAnswerJson;
}

const PRESENT = 0x01;
const VERIFIED = 0x04;
const WITH_CREDENTIAL = 0x40;

/** Makes one, for a page at an origin. */
export function createAuthenticator(origin: string): Authenticator {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const credentialId = randomBytes(32);
  const id = credentialId.toString('base64url');
  let counter = 0;
  let userHandle = '';

  const toClientData = (type: string, asked: Asked, said: Said): Buffer =>
    Buffer.from(
      JSON.stringify({
        type: said.type ?? type,
        challenge: said.challenge ?? asked.challenge,
        origin: said.origin ?? origin,
        crossOrigin: false,
      }),
    );
  const toAuthData = (said: Said, flags: number, rest: Buffer = Buffer.alloc(0)): Buffer => {
    const head = Buffer.alloc(5);
    head[0] =
      flags |
      (said.isPersonPresent === false ? 0 : PRESENT) |
      (said.isPersonVerified === false ? 0 : VERIFIED);
    head.writeUInt32BE(said.counter ?? counter, 1);
    return Buffer.concat([sha256(said.rpId ?? new URL(origin).hostname), head, rest]);
  };
  const about = { id, rawId: id, type: 'public-key', clientExtensionResults: {} } as const;

  return {
    id,
    key: privateKey,
    create(asked, said = {}) {
      userHandle = asked.user?.id ?? '';
      const length = Buffer.alloc(2);
      length.writeUInt16BE(credentialId.length);
      const cose = cborMap([
        [cborInt(1), cborInt(2)],
        [cborInt(3), cborInt(-7)],
        [cborInt(-1), cborInt(1)],
        [cborInt(-2), cborBytes(Buffer.from(x, 'base64url'))],
        [cborInt(-3), cborBytes(Buffer.from(y, 'base64url'))],
      ]);
      const authData = toAuthData(
        said,
        WITH_CREDENTIAL,
        Buffer.concat([Buffer.alloc(16), length, credentialId, cose]),
      );
      const attestation = cborMap([
        [cborText('fmt'), cborText('none')],
        [cborText('attStmt'), cborMap([])],
        [cborText('authData'), cborBytes(authData)],
      ]);
      return {
        ...about,
        response: {
          clientDataJSON: toClientData('webauthn.create', asked, said).toString('base64url'),
          attestationObject: attestation.toString('base64url'),
          transports: ['internal'],
        },
      };
    },
    get(asked, said = {}) {
      counter += 1;
      const clientData = toClientData('webauthn.get', asked, said);
      const authData = toAuthData(said, 0);
      const signed = Buffer.concat([authData, sha256(clientData)]);
      return {
        ...about,
        response: {
          clientDataJSON: clientData.toString('base64url'),
          authenticatorData: authData.toString('base64url'),
          signature: sign('sha256', signed, said.signedBy?.key ?? privateKey).toString('base64url'),
          userHandle: said.userHandle ?? userHandle,
        },
      };
    },
  };
}

function sha256(data: string | Buffer): Buffer {
  return createHash('sha256').update(data).digest();
}

/** CBOR (RFC 8949), as little as a passkey needs. */
function cborHead(major: number, value: number): Buffer {
  if (value < 24) return Buffer.from([(major << 5) | value]);
  return value < 256
    ? Buffer.from([(major << 5) | 24, value])
    : Buffer.from([(major << 5) | 25, value >> 8, value & 255]);
}

function cborInt(value: number): Buffer {
  return value < 0 ? cborHead(1, -1 - value) : cborHead(0, value);
}

function cborBytes(bytes: Buffer): Buffer {
  return Buffer.concat([cborHead(2, bytes.length), bytes]);
}

function cborText(text: string): Buffer {
  return Buffer.concat([cborHead(3, Buffer.byteLength(text)), Buffer.from(text)]);
}

function cborMap(entries: readonly (readonly [Buffer, Buffer])[]): Buffer {
  return Buffer.concat([cborHead(5, entries.length), ...entries.flat()]);
}
