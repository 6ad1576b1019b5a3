import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createTestApplication, type TestApplication } from '../testing/application.ts';
import {
  claimsOf,
  nowSeconds,
  signToken,
  startPublisherKeys,
  type PublisherKeys,
} from '../testing/publisher-keys.ts';
import {
  makeClaimVectors,
  makeStrictVectors,
  STRICT_SETTINGS,
  strictClaims,
} from '../testing/sign-on-claim-vectors.ts';
import { exchangeToken, foundPaper, viewAs, type SignOnPaper } from '../testing/sign-on-papers.ts';
import { makeSignatureAndKeyVectors, type Vector } from '../testing/sign-on-vectors.ts';

let parley: TestApplication;
let publisher: PublisherKeys;

before(async () => {
  publisher = await startPublisherKeys();
  parley = await createTestApplication({ PRIVATE_HOSTS: '127.0.0.1' });
});
after(async () => {
  await parley.close();
  await publisher.close();
});

async function listWrong(paper: SignOnPaper, vectors: readonly Vector[]): Promise<string[]> {
  const wrong: string[] = [];
  for (const { name, token, refused } of vectors) {
    // A field of a request has no white space in it.
    const ways = /^\S+$/.test(token) ? [viewAs, exchangeToken] : [exchangeToken];
    for (const send of ways) {
      const { status, code } = await send(parley, paper, token);
      if (status !== 401 || !refused.some((each) => each === code)) wrong.push(`${name}: ${status} ${code}`);
    }
  }
  return wrong;
}

test('signatures, keys and headers that must open nothing open nothing, each with its own code', async () => {
  const paper = await foundPaper(parley, { ssoJwksUrl: publisher.url });
  const vectors = await makeSignatureAndKeyVectors({ secret: paper.by, publisher });
  assert.ok(vectors.length > 180, String(vectors.length));
  assert.deepEqual(await listWrong(paper, vectors), []);
  const { rows } = await parley.pool.query({ text: `select from identities where subject = 'victim'` });
  assert.equal(rows.length, 0);
});

test('claims and forms that must open nothing open nothing, although they are signed', async () => {
  const paper = await foundPaper(parley);
  assert.deepEqual(await listWrong(paper, await makeClaimVectors(paper.by)), []);
});

test('a site that asks for more refuses what lacks it', async () => {
  const paper = await foundPaper(parley, STRICT_SETTINGS);
  assert.equal((await viewAs(parley, paper, await signToken(strictClaims(), paper.by))).status, 200);
  const several = strictClaims({ aud: ['https://other.example', STRICT_SETTINGS.ssoAudience] });
  assert.equal((await viewAs(parley, paper, await signToken(several, paper.by))).status, 200);
  assert.deepEqual(await listWrong(paper, await makeStrictVectors(paper.by)), []);
});

test('clocks may be a little wrong', async () => {
  const paper = await foundPaper(parley);
  const now = nowSeconds();
  for (const [id, more] of Object.entries({
    a: { exp: now - 50 },
    b: { iat: now + 50 },
    c: { nbf: now + 50 },
  }))
    assert.equal(
      (await viewAs(parley, paper, await signToken(claimsOf(id, {}, more), paper.by))).status,
      200,
      id,
    );
});

test('what a site does not take is refused whatever its signature', async () => {
  const token = await signToken(claimsOf('victim'), publisher.signing.ES256);
  const off = await foundPaper(parley, { ssoEnabled: false });
  assert.equal((await viewAs(parley, off, token)).code, 'sign_on_disabled');
  const secretsOnly = await foundPaper(parley);
  assert.equal((await viewAs(parley, secretsOnly, token)).code, 'sign_on_algorithm');
});

test('keys of a set count only for what they are for', async () => {
  const paper = await foundPaper(parley, { ssoJwksUrl: `${publisher.url}?odd` });
  const [rsa, ec, ed] = publisher.jwks.map((jwk) => ({ ...jwk }));
  const secret = {
    kty: 'oct',
    k: Buffer.from('a secret in a public place, of all').toString('base64url'),
    kid: 'oct-1',
  };
  publisher.jwks.splice(
    0,
    3,
    { ...rsa, use: 'enc' },
    { ...ec, alg: 'ES384' },
    { ...ed, key_ops: ['sign'] },
    secret,
  );
  for (const by of Object.values(publisher.signing))
    assert.equal(
      (await viewAs(parley, paper, await signToken(claimsOf('victim'), by))).code,
      'sign_on_key_unknown',
      by.alg,
    );
  const shared = {
    alg: 'HS256',
    key: new TextEncoder().encode('a secret in a public place, of all'),
    kid: 'oct-1',
  } as const;
  assert.equal(
    (await viewAs(parley, paper, await signToken(claimsOf('victim'), shared))).code,
    'sign_on_signature',
  );
});
