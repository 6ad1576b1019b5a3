import { createHmac, createSign, generateKeyPairSync, KeyObject, sign } from 'node:crypto';
import { exportJWK, exportSPKI, generateKeyPair, type CryptoKey } from 'jose';
import type { RefusalCode } from '../domain/refusal.ts';
import { claimsOf, signToken, type PublisherKeys, type SigningKey } from './publisher-keys.ts';

/** A token that must open nothing, and what it is refused with. Several codes where a library may choose. */
export interface Vector {
  readonly name: string;
  readonly token: string;
  readonly refused: readonly RefusalCode[];
}

export interface VectorKeys {
  /** The site's secret, as text. */
  readonly secret: SigningKey;
  readonly publisher: PublisherKeys;
}

/** Alphabet of base64url, in the order of its values. */
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** A part of a token: a text as it is, anything else as JSON. */
export function encode(value: unknown): string {
  return Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
}

/** Makes a vector. */
export function vector(name: string, token: string, ...refused: RefusalCode[]): Vector {
  return { name, token, refused };
}

/**
 * What is wrong with signatures, keys and headers, in the manner of Project Wycheproof: for each algorithm that is
 * taken, and for tokens at all.
 */
export async function makeSignatureAndKeyVectors(keys: VectorKeys): Promise<Vector[]> {
  const signing = [keys.secret, ...Object.values(keys.publisher.signing)];
  const each = await Promise.all(signing.map((by) => makeSignatureVectors(by)));
  return [
    ...each.flat(),
    ...makeHeaderVectors(keys),
    ...(await makeKeyNameVectors(keys)),
    ...(await makeKeyVectors(keys)),
    ...makeEcdsaVectors(keys),
  ];
}

/** What can be wrong with a signature, whatever the algorithm. */
async function makeSignatureVectors(by: SigningKey): Promise<Vector[]> {
  const valid = await signToken(claimsOf('victim'), by);
  const other = await signToken(claimsOf('other'), by);
  const [head = '', body = '', tail = ''] = valid.split('.');
  const bytes = Buffer.from(tail, 'base64url');
  const withBytes = (change: Buffer) => `${head}.${body}.${change.toString('base64url')}`;
  const flip = (at: number) => Buffer.from(bytes.map((byte, index) => (index === at ? byte ^ 1 : byte)));
  const changed = {
    ...claimsOf('victim'),
    user: { id: 'victim', email: 'a@b.example', username: 'x', role: 'ADMIN' },
  };
  const wrong = (name: string, token: string) => vector(`${by.alg}: ${name}`, token, 'sign_on_signature');
  const unreadable = (name: string, token: string) =>
    vector(`${by.alg}: ${name}`, token, 'sign_on_malformed');
  return [
    wrong('signature empty', `${head}.${body}.`),
    wrong('signature one byte short', withBytes(bytes.subarray(0, -1))),
    wrong('signature half as long', withBytes(bytes.subarray(0, bytes.length / 2))),
    wrong('signature one byte longer', withBytes(Buffer.concat([bytes, Buffer.alloc(1)]))),
    wrong('signature with a zero before it', withBytes(Buffer.concat([Buffer.alloc(1), bytes]))),
    wrong('signature twice', withBytes(Buffer.concat([bytes, bytes]))),
    wrong('first bit flipped', withBytes(flip(0))),
    wrong('last bit flipped', withBytes(flip(bytes.length - 1))),
    wrong('signature all zero', withBytes(Buffer.alloc(bytes.length))),
    wrong('signature all ones', withBytes(Buffer.alloc(bytes.length, 0xff))),
    wrong('signature one', withBytes(Buffer.concat([Buffer.alloc(bytes.length - 1), Buffer.from([1])]))),
    wrong('signature of another token', `${head}.${body}.${other.split('.')[2]}`),
    wrong('claims changed', `${head}.${encode(changed)}.${tail}`),
    wrong('claims of another token', `${head}.${other.split('.')[1]}.${tail}`),
    wrong(
      'white space added to the claims',
      `${head}.${encode(`${Buffer.from(body, 'base64url').toString()} `)}.${tail}`,
    ),
    wrong(
      'header written differently',
      `${encode({ typ: 'JWT', kid: by.kid, alg: by.alg })}.${body}.${tail}`,
    ),
    unreadable('signature padded', `${valid}=`),
    unreadable('bits left over behind the signature', `${head}.${body}.${withLeftOver(tail)}`),
    unreadable('a line break in the signature', `${head}.${body}.${tail.slice(0, 9)}\n${tail.slice(9)}`),
    unreadable('a blank before the token', ` ${valid}`),
    unreadable('the alphabet of plain base64', `${head}.${body}.${tail.slice(0, -2)}+/`),
    unreadable('a letter that is not ASCII', `${head}.${body}.${tail.slice(0, -1)}А`),
    unreadable('a part too few', `${head}.${body}`),
    unreadable('a part too many', `${valid}.${tail}`),
    unreadable('claims empty', `${head}..${tail}`),
    unreadable('header empty', `.${body}.${tail}`),
  ];
}

/** The last character of base64url has bits that mean nothing, unless the length is a multiple of three bytes. */
function withLeftOver(text: string): string {
  const last = ALPHABET[ALPHABET.indexOf(text.at(-1) ?? '') + 1] ?? '_';
  return text.slice(0, -1) + last;
}

/** A token by HS256, whatever its header says. */
function signMac(header: object, body: string, key: Uint8Array): string {
  const signed = `${encode(header)}.${body}`;
  return `${signed}.${createHmac('sha256', key).update(signed).digest('base64url')}`;
}

/** What a header may say to lead astray. */
function makeHeaderVectors({ secret }: VectorKeys): Vector[] {
  const body = encode(claimsOf('victim'));
  const none = ['none', 'None', 'NONE', 'nOnE'].map((alg) =>
    vector(`alg ${alg}, no signature`, `${encode({ alg, typ: 'JWT' })}.${body}.`, 'sign_on_algorithm'),
  );
  const foreign = [
    'HS384',
    'HS512',
    'RS384',
    'RS512',
    'PS256',
    'ES384',
    'ES512',
    'ES256K',
    'Ed448',
    'RS1',
    'dir',
    'hs256',
    '',
  ];
  const mac = (header: object, key: Uint8Array) => signMac(header, body, key);
  const secretBytes = secret.key as Uint8Array;
  const critical = (header: object) => mac({ alg: 'HS256', ...header }, secretBytes);
  return [
    ...none,
    vector('alg none with the signature of HS256', mac({ alg: 'none' }, secretBytes), 'sign_on_algorithm'),
    ...foreign.map((alg) =>
      vector(`alg ${JSON.stringify(alg)}`, mac({ alg }, secretBytes), 'sign_on_algorithm'),
    ),
    ...[null, 5, ['HS256'], { a: 1 }, true].map((alg) =>
      vector(`alg is ${JSON.stringify(alg)}`, mac({ alg }, secretBytes), 'sign_on_malformed'),
    ),
    vector('alg is missing', mac({ typ: 'JWT' }, secretBytes), 'sign_on_malformed'),
    vector('an extension that is critical', critical({ crit: ['exp'], exp: 1 }), 'sign_on_malformed'),
    vector('crit is empty', critical({ crit: [] }), 'sign_on_malformed'),
    vector('crit names b64', critical({ crit: ['b64'], b64: false }), 'sign_on_malformed'),
    vector('b64 without crit', critical({ b64: false }), 'sign_on_malformed'),
    vector('a token of another kind', critical({ typ: 'at+jwt' }), 'sign_on_malformed'),
    vector('a token to sign out with', critical({ typ: 'logout+jwt' }), 'sign_on_malformed'),
    vector('typ is no text', critical({ typ: ['JWT'] }), 'sign_on_malformed'),
    vector('kid is a number', critical({ kid: 1 }), 'sign_on_malformed'),
    vector(
      'alg twice in the header',
      `${encode('{"alg":"none","alg":"HS256"}')}.${body}.${'A'.repeat(43)}`,
      'sign_on_malformed',
    ),
    vector(
      'alg twice, once escaped',
      `${encode('{"alg":"HS256","\\u0061lg":"HS256"}')}.${body}.${'A'.repeat(43)}`,
      'sign_on_malformed',
    ),
  ];
}

/** Names of keys that lead elsewhere, or to another key. */
async function makeKeyNameVectors({ publisher }: VectorKeys): Promise<Vector[]> {
  const { RS256, ES256, EdDSA } = publisher.signing;
  return [
    ...(await Promise.all(
      [
        '../../../../dev/null',
        "' or '1'='1",
        'https://attacker.example/key',
        '',
        'x'.repeat(4_000),
        '__proto__',
      ].map(async (kid) =>
        vector(
          `kid ${JSON.stringify(kid.slice(0, 30))}`,
          await signToken(claimsOf('victim'), { ...ES256, kid }),
          'sign_on_key_unknown',
        ),
      ),
    )),
    vector(
      'kid of another algorithm’s key',
      await signToken(claimsOf('victim'), { ...RS256, kid: ES256.kid ?? '' }),
      'sign_on_key_unknown',
    ),
    vector(
      'HS256 with an empty key and a kid that leads to nothing',
      signMac({ alg: 'HS256', kid: '/dev/null' }, encode(claimsOf('victim')), new Uint8Array(1)),
      'sign_on_signature',
    ),
    ...(await Promise.all([
      embedKey('ES256', 'ec-1'),
      embedKey('RS256', 'rsa-1'),
      embedKey('EdDSA', 'ed-1'),
    ])),
    vector(
      'alg says EdDSA, signed with ES256',
      await signAs('EdDSA', EdDSA.kid, ES256.key as CryptoKey),
      'sign_on_signature',
    ),
  ];
}

/** A key of the attacker's in the header itself, and at addresses that the header names. */
async function embedKey(alg: 'ES256' | 'RS256' | 'EdDSA', kid: string): Promise<Vector> {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  const address = 'https://attacker.example/keys';
  const header = { jwk: await exportJWK(publicKey), jku: address, x5u: address, x5c: ['MIIB'] };
  const token = await signToken(claimsOf('victim'), { alg, key: privateKey, kid }, header);
  return vector(`${alg}: the attacker’s own key in the header`, token, 'sign_on_signature');
}

async function signAs(alg: string, kid: string | undefined, key: CryptoKey): Promise<string> {
  const signed = `${encode({ alg, typ: 'JWT', kid })}.${encode(claimsOf('victim'))}`;
  const made = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, key, Buffer.from(signed));
  return `${signed}.${Buffer.from(made).toString('base64url')}`;
}

/** Keys put to a use that they are not for. */
async function makeKeyVectors({ publisher }: VectorKeys): Promise<Vector[]> {
  const body = encode(claimsOf('victim'));
  const vectors: Vector[] = [];
  for (const [alg, key] of Object.entries(publisher.publicKeys)) {
    const spki = await exportSPKI(key);
    const jwk = await exportJWK(key);
    const forms = {
      PEM: Buffer.from(spki),
      'PEM without its last line break': Buffer.from(spki.trim()),
      DER: Buffer.from(spki.replaceAll(/-----[^-]+-----|\s/g, ''), 'base64'),
      JWK: Buffer.from(JSON.stringify(jwk)),
      modulus: Buffer.from(jwk.n ?? jwk.x ?? '', 'base64url'),
    };
    for (const [form, bytes] of Object.entries(forms)) {
      const signed = `${encode({ alg: 'HS256', typ: 'JWT' })}.${body}`;
      const mac = createHmac('sha256', bytes).update(signed).digest('base64url');
      vectors.push(
        vector(`HS256 made with the public key of ${alg} (${form})`, `${signed}.${mac}`, 'sign_on_signature'),
      );
    }
  }
  const strangers = await Promise.all(
    (['RS256', 'ES256', 'EdDSA'] as const).map(async (alg) => {
      const { privateKey } = await generateKeyPair(alg);
      const { kid = '' } = publisher.signing[alg];
      return vector(
        `${alg} by another key`,
        await signToken(claimsOf('victim'), { alg, key: privateKey, kid }),
        'sign_on_signature',
      );
    }),
  );
  return [...vectors, ...strangers, ...makeNodeVectors(publisher)];
}

/** Signatures that jose would not make: other curves, other paddings, other hashes. */
function makeNodeVectors({ signing }: PublisherKeys): Vector[] {
  const body = encode(claimsOf('victim'));
  const signedAs = (alg: 'RS256' | 'ES256' | 'EdDSA') =>
    `${encode({ alg, typ: 'JWT', kid: signing[alg].kid })}.${body}`;
  const p384 = generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey;
  const k256 = generateKeyPairSync('ec', { namedCurve: 'secp256k1' }).privateKey;
  const ed448 = generateKeyPairSync('ed448').privateKey;
  const rsa = KeyObject.from(signing.RS256.key as CryptoKey);
  return [
    vector('ES256 on P-384', join(signedAs('ES256'), ecSign(signedAs('ES256'), p384)), 'sign_on_signature'),
    vector(
      'ES256 on secp256k1',
      join(signedAs('ES256'), ecSign(signedAs('ES256'), k256)),
      'sign_on_signature',
    ),
    vector(
      'EdDSA on Ed448',
      join(signedAs('EdDSA'), sign(null, Buffer.from(signedAs('EdDSA')), ed448)),
      'sign_on_signature',
    ),
    ...(['sha1', 'sha512'] as const).map((hash) =>
      vector(
        `RS256 with ${hash}`,
        join(signedAs('RS256'), createSign(hash).update(signedAs('RS256')).sign(rsa)),
        'sign_on_signature',
      ),
    ),
  ];
}

function join(signed: string, signature: Buffer): string {
  return `${signed}.${signature.toString('base64url')}`;
}

function ecSign(signed: string, key: KeyObject): Buffer {
  return sign('sha256', Buffer.from(signed), { key, dsaEncoding: 'ieee-p1363' });
}

/** The order of P-256, from SEC 2. */
const P256_ORDER = Buffer.from('ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551', 'hex');

/** The other signature that everybody can make of one by ES256: (r, n - s) in place of (r, s). Both are right. */
export function toTwin(token: string): string {
  const [head, body, tail = ''] = token.split('.');
  const signature = Buffer.from(tail, 'base64url');
  const number = (bytes: Buffer) => BigInt(`0x${bytes.toString('hex')}`);
  const s = (number(P256_ORDER) - number(signature.subarray(32))).toString(16).padStart(64, '0');
  const twin = Buffer.concat([signature.subarray(0, 32), Buffer.from(s, 'hex')]);
  return `${head}.${body}.${twin.toString('base64url')}`;
}

function makeEcdsaVectors({ publisher }: VectorKeys): Vector[] {
  const { ES256 } = publisher.signing;
  const signed = `${encode({ alg: 'ES256', typ: 'JWT', kid: ES256.kid })}.${encode(claimsOf('victim'))}`;
  const zero = Buffer.alloc(32);
  const one = Buffer.concat([Buffer.alloc(31), Buffer.from([1])]);
  const halves = { zero, one, 'the order': P256_ORDER };
  return Object.entries(halves).flatMap(([rName, r]) =>
    Object.entries(halves).map(([sName, s]) =>
      vector(`ES256: r is ${rName}, s is ${sName}`, join(signed, Buffer.concat([r, s])), 'sign_on_signature'),
    ),
  );
}
