import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { createTestApplication, NEWS_ORIGIN, type TestApplication } from '../../../testing/application.ts';
import {
  claimsOf,
  nowSeconds,
  signToken,
  startPublisherKeys,
  type PublisherKeys,
} from '../../../testing/publisher-keys.ts';
import {
  exchangeToken,
  foundPaper,
  getSignedOn,
  rotateSecret,
  viewAs,
  viewFromProgram,
} from '../../../testing/sign-on-papers.ts';
import { toTwin } from '../../../testing/sign-on-vectors.ts';

let parley: TestApplication;
let keys: PublisherKeys;

before(async () => {
  keys = await startPublisherKeys();
  parley = await createTestApplication({ PRIVATE_HOSTS: '127.0.0.1' });
});
after(async () => {
  await parley.close();
  await keys.close();
});

describe('rotation', () => {
  test('the secret before goes on until it dies', async () => {
    const paper = await foundPaper(parley);
    const old = paper.by;
    const fresh = await rotateSecret(parley, paper.site, 1);
    const [byOld, byFresh] = [await signToken(claimsOf('o'), old), await signToken(claimsOf('f'), fresh)];
    assert.deepEqual(
      [(await viewAs(parley, paper, byOld)).status, (await viewAs(parley, paper, byFresh)).status],
      [200, 200],
    );
    await parley.pool.query({
      text: `update sign_on_secrets set dies_at = now() - interval '1 second' where site_id = $1 and dies_at is not null`,
      values: [paper.site.id],
    });
    assert.equal((await viewAs(parley, paper, byOld)).code, 'sign_on_signature');
    assert.equal((await viewAs(parley, paper, byFresh)).status, 200);
  });
});

describe('what ends', () => {
  test('a token that was signed out opens nothing, however its signature is written; another one does', async () => {
    const paper = await foundPaper(parley);
    const at = nowSeconds() - 10;
    const token = await signToken(claimsOf('out', {}, { iat: at }), paper.by);
    await viewAs(parley, paper, token);
    const ended = await parley.request({
      method: 'DELETE',
      url: `/api/v1/sites/${paper.site.key}/session`,
      headers: { authorization: `Bearer ${token}`, origin: NEWS_ORIGIN },
    });
    assert.equal(ended.statusCode, 204);
    assert.equal((await viewAs(parley, paper, token)).code, 'sign_on_ended');
    assert.equal(
      (await viewAs(parley, paper, await signToken(claimsOf('out', {}, { iat: at + 1 }), paper.by))).status,
      200,
    );
  });

  test('tokens from before a reader was signed out everywhere open nothing', async () => {
    const paper = await foundPaper(parley);
    const at = nowSeconds() - 120;
    const [early, undated, late] = await Promise.all([
      signToken(claimsOf('far', {}, { iat: at }), paper.by),
      signToken(claimsOf('far', {}, { iat: undefined }), paper.by),
      signToken(claimsOf('far', {}, { iat: at + 60 }), paper.by),
    ]);
    await viewAs(parley, paper, early);
    await parley.pool.query({
      text: `update accounts set signed_out_at = to_timestamp($2) where id = $1`,
      values: [(await getSignedOn(parley, paper, 'far')).id, at + 30],
    });
    assert.equal((await viewAs(parley, paper, early)).code, 'sign_on_ended');
    assert.equal((await viewAs(parley, paper, undated)).code, 'sign_on_ended');
    assert.equal((await viewAs(parley, paper, late)).status, 200);
  });
});

describe('an exchange', () => {
  test('gives an embed session that counts from the page alone, and ends with its token', async () => {
    const paper = await foundPaper(parley);
    const exp = nowSeconds() + 120;
    const { token = '' } = await exchangeToken(
      parley,
      paper,
      await signToken(claimsOf('ex', {}, { exp }), paper.by),
    );
    assert.equal((await viewAs(parley, paper, token)).name, 'ex');
    assert.equal((await viewFromProgram(parley, paper, token)).name, null);
    const { rows } = await parley.pool.query<{ ends: number }>({
      text: 'select extract(epoch from expires_at)::int as ends from sessions where token_hash = sha256($1::bytea)',
      values: [Buffer.from(token)],
    });
    assert.equal(rows[0]?.ends, exp + 60);
  });

  test('uses up a token that counts once: eight at a time, one gets in', async () => {
    const paper = await foundPaper(parley, { ssoOneTime: true });
    const token = await signToken(claimsOf('once'), paper.by);
    assert.equal((await viewAs(parley, paper, token)).code, 'sign_on_exchange_required');
    const answers = await Promise.all(Array.from({ length: 8 }, () => exchangeToken(parley, paper, token)));
    assert.equal(answers.filter(({ status }) => status === 200).length, 1);
    assert.deepEqual(
      new Set(answers.filter(({ status }) => status !== 200).map(({ code }) => code)),
      new Set(['sign_on_replayed']),
    );
    const without = await exchangeToken(
      parley,
      paper,
      await signToken(claimsOf('once', {}, { jti: undefined }), paper.by),
    );
    assert.deepEqual([without.code, without.field], ['sign_on_claim_missing', 'jti']);
  });

  test('and a sign-out hold for a token’s twin, which has another signature that is right', async () => {
    const [once, paper] = [
      await foundPaper(parley, { ssoOneTime: true, ssoJwksUrl: keys.url }),
      await foundPaper(parley, { ssoJwksUrl: keys.url }),
    ];
    const token = await signToken(claimsOf('twin'), keys.signing.ES256);
    assert.equal((await viewAs(parley, paper, toTwin(token))).status, 200);
    assert.equal(
      (await exchangeToken(parley, once, await signToken(claimsOf('twin-2'), keys.signing.ES256))).status,
      200,
    );
    const used = await signToken(claimsOf('twin-3'), keys.signing.ES256);
    assert.equal((await exchangeToken(parley, once, used)).status, 200);
    assert.equal((await exchangeToken(parley, once, toTwin(used))).code, 'sign_on_replayed');
    await parley.request({
      method: 'DELETE',
      url: `/api/v1/sites/${paper.site.key}/session`,
      headers: { authorization: `Bearer ${token}`, origin: NEWS_ORIGIN },
    });
    assert.equal((await viewAs(parley, paper, toTwin(token))).code, 'sign_on_ended');
  });

  test('is for publishers’ pages: a program uses the token itself', async () => {
    const paper = await foundPaper(parley);
    const token = await signToken(claimsOf('prog'), paper.by);
    const response = await parley.request({
      method: 'POST',
      url: `/api/v1/sites/${paper.site.key}/session/sign-on`,
      payload: { token },
    });
    assert.equal(response.json().code, 'origin_missing');
    assert.equal((await viewFromProgram(parley, paper, token)).name, 'prog');
  });
});

describe('public keys', () => {
  test('of a key set sign readers in: RS256, ES256 and EdDSA', async () => {
    const paper = await foundPaper(parley, { ssoJwksUrl: keys.url });
    for (const by of Object.values(keys.signing))
      assert.equal(
        (await viewAs(parley, paper, await signToken(claimsOf(`by-${by.alg}`), by))).name,
        `by-${by.alg}`,
      );
    assert.equal(
      (await viewAs(parley, paper, await signToken(claimsOf('by-secret'), paper.by))).name,
      'by-secret',
    );
  });

  test('are fetched once for many tokens, and unknown ones do not make us ask without end', async () => {
    const asked = keys.asked;
    const paper = await foundPaper(parley, { ssoJwksUrl: `${keys.url}?fresh` });
    for (let index = 0; index < 5; index += 1) {
      const by = { ...keys.signing.ES256, kid: `invented-${index}` };
      assert.equal(
        (await viewAs(parley, paper, await signToken(claimsOf('x'), by))).code,
        'sign_on_key_unknown',
      );
    }
    assert.equal(
      (await viewAs(parley, paper, await signToken(claimsOf('x'), keys.signing.ES256))).status,
      200,
    );
    assert.equal(keys.asked - asked, 1);
  });

  test('that cannot be had are said to be so', async () => {
    keys.isBroken = true;
    const paper = await foundPaper(parley, { ssoJwksUrl: `${keys.url}?broken` });
    const { status, code } = await viewAs(parley, paper, await signToken(claimsOf('x'), keys.signing.RS256));
    keys.isBroken = false;
    assert.deepEqual([status, code], [503, 'sign_on_keys_unavailable']);
  });

  test('are not fetched from a private address that the operator has not listed', async () => {
    const asked = keys.asked;
    const paper = await foundPaper(parley, { ssoJwksUrl: keys.url.replace('127.0.0.1', '127.0.0.2') });
    assert.equal(
      (await viewAs(parley, paper, await signToken(claimsOf('x'), keys.signing.RS256))).status,
      503,
    );
    assert.equal(keys.asked, asked);
  });
});

test('sites are apart, and sites of one realm are not; no realm is another site’s key', async () => {
  const alone = await foundPaper(parley);
  const [one, two] = [
    await foundPaper(parley, { ssoRealm: 'house' }),
    await foundPaper(parley, { ssoRealm: 'house' }),
  ];
  const posing = await foundPaper(parley, { ssoRealm: alone.site.key });
  const user = { email: 'far@house.example' };
  assert.equal((await viewAs(parley, one, await signToken(claimsOf('same', user), one.by))).name, 'same');
  assert.equal((await viewAs(parley, two, await signToken(claimsOf('same', user), two.by))).name, 'same');
  await viewAs(parley, alone, await signToken(claimsOf('victim'), alone.by));
  const asVictim = await viewAs(
    parley,
    posing,
    await signToken(claimsOf('victim', { email: 'v2@house.example' }), posing.by),
  );
  assert.equal(asVictim.name, 'victim 2');
  assert.equal(
    (await viewAs(parley, alone, await signToken(claimsOf('same'), one.by))).code,
    'sign_on_signature',
  );
});

test('the token of a known reader costs two look-ups and no write', async (t) => {
  const paper = await foundPaper(parley);
  const token = await signToken(claimsOf('cheap'), paper.by);
  await viewAs(parley, paper, token);
  const query = t.mock.method(parley.pool, 'query');
  await viewAs(parley, paper, token);
  const statements = query.mock.calls.map(
    ({ arguments: [statement] }) => (statement as { text: string }).text,
  );
  assert.equal(statements.filter((text) => text.includes('sign_on')).length, 2);
  assert.deepEqual(
    statements.filter((text) => /^\s*(insert|update|delete|begin)/.test(text)),
    [],
  );
});
