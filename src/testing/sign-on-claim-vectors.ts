import { createHmac } from 'node:crypto';
import { CLOCK_TOLERANCE_SECONDS } from '../domain/sign-on.ts';
import type { RefusalCode } from '../domain/refusal.ts';
import { claimsOf, nowSeconds, signToken, type SigningKey } from './publisher-keys.ts';
import { encode, vector, type Vector } from './sign-on-vectors.ts';

/** What is wrong with what a token says, or with how it is written, although its signature is right. */
export async function makeClaimVectors(by: SigningKey): Promise<Vector[]> {
  return [...makeFormVectors(by), ...(await makeTimeVectors(by)), ...(await makeUserVectors(by))];
}

/** Signs a payload as it is written, whatever it is. */
function signText(payload: string | Uint8Array, by: SigningKey): string {
  const signed = `${encode({ alg: 'HS256', typ: 'JWT' })}.${Buffer.from(payload).toString('base64url')}`;
  const mac = createHmac('sha256', by.key as Uint8Array).update(signed);
  return `${signed}.${mac.digest('base64url')}`;
}

function makeFormVectors(by: SigningKey): Vector[] {
  const user = '"user":{"id":"victim","email":"v@readers.example","username":"v"}';
  const payloads: Record<string, string | Uint8Array> = {
    'a list': '[]',
    'a text': '"user"',
    null: 'null',
    'a number': '5',
    'no JSON': '{user}',
    'JSON and more': `{${user}} {}`,
    'a byte order mark': `\ufeff{${user}}`,
    'bytes that are no UTF-8': Buffer.concat([
      Buffer.from('{"user":"'),
      Buffer.from([0xff, 0xfe]),
      Buffer.from('"}'),
    ]),
    'an overlong encoding': Buffer.concat([
      Buffer.from('{"a":"'),
      Buffer.from([0xc0, 0xaf]),
      Buffer.from('"}'),
    ]),
    'user twice': `{${user},${user}}`,
    'user.id twice': '{"user":{"id":"victim","id":"thief","email":"v@readers.example","username":"v"}}',
    'user.id twice, once escaped':
      '{"user":{"id":"victim","\\u0069d":"thief","email":"v@readers.example","username":"v"}}',
    'exp twice': `{"exp":1,"exp":9999999999,${user}}`,
  };
  const large = claimsOf('victim', {
    badges: Array.from({ length: 400 }, (_, index) => `badge number ${index}`),
  });
  return [
    ...Object.entries(payloads).map(([name, payload]) =>
      vector(`claims are ${name}`, signText(payload, by), 'sign_on_malformed'),
    ),
    vector('five parts, as of an encrypted token', 'eyJhbGciOiJkaXIifQ..aa.bb.cc', 'sign_on_malformed'),
    vector(
      'JSON in place of a token',
      '{"payload":"e30","signature":"","header":{"alg":"none"}}.',
      'sign_on_malformed',
    ),
    vector('dots alone', '..', 'sign_on_malformed'),
    vector('larger than tokens are', signText(JSON.stringify(large), by), 'sign_on_too_large'),
    vector('10,000 dots', '.'.repeat(10_000), 'sign_on_too_large'),
    vector(
      'nested 2,000 deep',
      signText(`{"a":${'['.repeat(2_000)}${']'.repeat(2_000)}}`, by),
      'sign_on_claim_missing',
    ),
  ];
}

async function makeTimeVectors(by: SigningKey): Promise<Vector[]> {
  const now = nowSeconds();
  const late = CLOCK_TOLERANCE_SECONDS;
  const claims: [string, object, RefusalCode][] = [
    ['expired an hour ago', { exp: now - 3_600 }, 'sign_on_expired'],
    ['expired as long ago as clocks may be wrong', { exp: now - late }, 'sign_on_expired'],
    ['exp is 0', { exp: 0 }, 'sign_on_expired'],
    ['exp is below 0', { exp: -1 }, 'sign_on_expired'],
    ['exp is a text', { exp: String(now + 60) }, 'sign_on_claim_invalid'],
    ['exp is a list', { exp: [now + 60] }, 'sign_on_claim_invalid'],
    ['issued in an hour', { iat: now + 3_600 }, 'sign_on_not_yet_valid'],
    ['issued in milliseconds', { iat: now * 1_000 }, 'sign_on_not_yet_valid'],
    ['issued at the end of numbers', { iat: 1e300 }, 'sign_on_not_yet_valid'],
    ['iat is a text', { iat: 'now' }, 'sign_on_claim_invalid'],
    ['good from an hour on', { nbf: now + 3_600 }, 'sign_on_not_yet_valid'],
    ['nbf is true', { nbf: true }, 'sign_on_claim_invalid'],
    ['jti is a number', { jti: 5 }, 'sign_on_claim_invalid'],
  ];
  return Promise.all(
    claims.map(async ([name, more, code]) =>
      vector(name, await signToken(claimsOf('victim', {}, more as never), by), code),
    ),
  );
}

async function makeUserVectors(by: SigningKey): Promise<Vector[]> {
  const users: [string, unknown, RefusalCode][] = [
    ['no user', undefined, 'sign_on_claim_missing'],
    ['user is null', null, 'sign_on_claim_missing'],
    ['user is a text', 'victim', 'sign_on_claim_invalid'],
    ['user is a list', [{ id: 'victim' }], 'sign_on_claim_invalid'],
  ];
  const fields: [string, object, RefusalCode][] = [
    ['no id', { id: undefined }, 'sign_on_claim_missing'],
    ['id is empty', { id: '' }, 'sign_on_claim_missing'],
    ['id is a number', { id: 5 }, 'sign_on_claim_invalid'],
    ['id is an object', { id: { $ne: null } }, 'sign_on_claim_invalid'],
    ['id has a zero in it', { id: 'vic\0tim' }, 'sign_on_claim_invalid'],
    ['id has half a character', { id: '\ud800' }, 'sign_on_claim_invalid'],
    ['id is longer than ids are', { id: 'x'.repeat(256) }, 'sign_on_claim_invalid'],
    ['no email', { email: undefined }, 'sign_on_claim_missing'],
    ['email is a list', { email: ['a@b.example'] }, 'sign_on_claim_invalid'],
    ['no username', { username: undefined }, 'sign_on_claim_missing'],
    ['username is blank', { username: '  ' }, 'sign_on_claim_missing'],
    ['username is a number', { username: 7 }, 'sign_on_claim_invalid'],
    ['badges are a text', { badges: 'Subscriber' }, 'sign_on_claim_invalid'],
    ['a badge is a number', { badges: ['Subscriber', 1] }, 'sign_on_claim_invalid'],
    ['a role that nobody has', { role: 'SUPERADMIN' }, 'sign_on_claim_invalid'],
    ['a role in small letters', { role: 'admin' }, 'sign_on_claim_invalid'],
    ['a role by its inherited name', { role: 'constructor' }, 'sign_on_claim_invalid'],
    ['url is a script', { url: 'javascript:alert(1)' }, 'sign_on_claim_invalid'],
    ['url is a script behind a line break', { url: 'java\nscript:alert(1)' }, 'sign_on_claim_invalid'],
    ['url is data', { url: 'data:text/html,<script>' }, 'sign_on_claim_invalid'],
    ['url is ftp', { url: 'ftp://news.example/' }, 'sign_on_claim_invalid'],
    ['url is a path', { url: '/account' }, 'sign_on_claim_invalid'],
    ['url without a scheme', { url: '//news.example' }, 'sign_on_claim_invalid'],
  ];
  return Promise.all([
    ...users.map(async ([name, user, code]) =>
      vector(name, await signToken(claimsOf('victim', {}, { user }), by), code),
    ),
    ...fields.map(async ([name, user, code]) =>
      vector(`user: ${name}`, await signToken(claimsOf('victim', user), by), code),
    ),
  ]);
}

/** What a site that asks for more refuses: by `aud`, `iss`, `exp` and a longest life of ten minutes. */
export const STRICT_SETTINGS = {
  ssoAudience: 'https://talk.example',
  ssoIssuer: 'https://id.example',
  ssoRequireExpiry: true,
  ssoMaxLifetimeMinutes: 10,
} as const;

/** Claims that such a site takes; those named stand in their place. */
export function strictClaims(more: object = {}): object {
  const now = nowSeconds();
  const parties = { aud: STRICT_SETTINGS.ssoAudience, iss: STRICT_SETTINGS.ssoIssuer };
  return claimsOf('strict', {}, { ...parties, iat: now, exp: now + 300, ...more });
}

/** Tokens that such a site refuses, and another would take. */
export async function makeStrictVectors(by: SigningKey): Promise<Vector[]> {
  const now = nowSeconds();
  const claims: [string, object, RefusalCode][] = [
    ['no aud', { aud: undefined }, 'sign_on_claim_missing'],
    ['another aud', { aud: 'https://other.example' }, 'sign_on_audience'],
    ['aud with a slash more', { aud: 'https://talk.example/' }, 'sign_on_audience'],
    [
      'several aud, none of them ours',
      { aud: ['https://a.example', 'https://b.example'] },
      'sign_on_audience',
    ],
    ['aud is an object', { aud: { 0: 'https://talk.example' } }, 'sign_on_audience'],
    ['no iss', { iss: undefined }, 'sign_on_claim_missing'],
    ['another iss', { iss: 'https://id.example.attacker.example' }, 'sign_on_issuer'],
    ['iss is a list', { iss: ['https://id.example'] }, 'sign_on_issuer'],
    ['no exp', { exp: undefined }, 'sign_on_claim_missing'],
    ['no iat', { iat: undefined }, 'sign_on_claim_missing'],
    ['a life of eleven minutes', { exp: now + 660 }, 'sign_on_lifetime'],
    ['an exp at the end of numbers', { exp: 1e300 }, 'sign_on_lifetime'],
  ];
  return Promise.all(
    claims.map(async ([name, more, code]) =>
      vector(`strict: ${name}`, await signToken(strictClaims(more), by), code),
    ),
  );
}
