import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { isRefusal } from '../../../domain/refusal.ts';
import type { SiteSettings } from '../../../domain/site-settings.ts';
import type { Site } from '../../../domain/thread.ts';
import { eventually } from '../../../testing/eventually.ts';
import { OPERATOR } from '../../../domain/viewer.ts';
import { grantRole } from '../../../service/grant-role.ts';
import { rotateSignOnSecret } from '../../../service/sign-on-secrets.ts';
import type { AccountId } from '../../../domain/ids.ts';
import {
  createTestApplication,
  NEWS_ORIGIN,
  STORY_URL,
  type TestApplication,
} from '../../../testing/application.ts';
import {
  claimsOf,
  nowSeconds,
  secretKey,
  signToken,
  startPublisherKeys,
  type PublisherKeys,
  type SigningKey,
} from '../../../testing/publisher-keys.ts';

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

interface Newspaper {
  readonly site: Site;
  readonly by: SigningKey;
}

let papers = 0;

async function found(settings: Partial<SiteSettings> = {}): Promise<Newspaper> {
  papers += 1;
  const site = await parley.addSite(`paper-${papers}`, { settings: { ssoEnabled: true, ...settings } });
  const paper = { site, by: await rotate(site) };
  // The directory of sites asks for those it does not know five times a second at most.
  await eventually(async () => assert.equal((await view(paper, '')).status, 200));
  return paper;
}

async function rotate(site: Site, graceHours = 24): Promise<SigningKey> {
  const made = await rotateSignOnSecret(parley.deps, OPERATOR, { site, graceHours, secret: null });
  assert.ok(!isRefusal(made));
  return secretKey(made.secret);
}

/** Reads who a token speaks for, as the embed does. */
async function view(
  { site }: Newspaper,
  token: string,
  headers: Record<string, string> = { origin: NEWS_ORIGIN },
) {
  const response = await parley.request({
    url: `/api/v1/sites/${site.key}/stories/one/viewer`,
    headers: { ...(token && { authorization: `Bearer ${token}` }), ...headers },
  });
  const body = response.json();
  return {
    status: response.statusCode,
    code: body.code as string,
    name: body.name as string,
    field: body.field as string,
  };
}

async function exchange({ site }: Newspaper, token: string, more: object = {}) {
  const response = await parley.request({
    method: 'POST',
    url: `/api/v1/sites/${site.key}/session/sign-on`,
    headers: { origin: NEWS_ORIGIN },
    payload: { token, ...more },
  });
  return { status: response.statusCode, ...response.json() };
}

async function accountOf({ site }: Newspaper, subject: string) {
  const { rows } = await parley.pool.query<{
    id: AccountId;
    name: string;
    email: string;
    role: string;
    badges: string[];
    url: string;
  }>({
    text: `select a.id, a.name, a.email, a.role, a.badges, a.profile_url as url from identities i join accounts a on a.id = i.account_id
      where i.issuer = $1 and i.subject = $2`,
    values: [`sso:${site.key}`, subject],
  });
  return rows[0];
}

describe('a token in Coral’s shape', () => {
  test('signs a reader in with every request, and takes their profile over', async () => {
    const paper = await found();
    const user = {
      username: 'Bob Mole',
      badges: ['Subscriber', 'https://www.example/image.jpg', ' Founding   member '],
      url: 'https://news.example/account',
    };
    const token = await signToken(claimsOf('bob', user), paper.by);
    assert.equal((await view(paper, token)).name, 'Bob Mole');
    const account = await accountOf(paper, 'bob');
    assert.deepEqual(account?.badges, ['Subscriber', 'Founding member']);
    assert.equal(account?.url, 'https://news.example/account');
    assert.equal(account?.email, 'bob@readers.example');
  });

  test('needs neither jti nor iat nor exp', async () => {
    const paper = await found();
    const token = await signToken(
      { user: { id: 'al', email: 'al@readers.example', username: 'Al' } },
      paper.by,
    );
    assert.equal((await view(paper, token)).name, 'Al');
    assert.equal((await view(paper, token)).name, 'Al');
  });

  test('writes, votes and deletes as the reader', async () => {
    const paper = await found();
    const token = await signToken(claimsOf('writer'), paper.by);
    const headers = { authorization: `Bearer ${token}`, origin: NEWS_ORIGIN };
    const url = `/api/v1/sites/${paper.site.key}`;
    const written = await parley.request({
      method: 'POST',
      url: `${url}/stories/one/comments`,
      headers,
      payload: { body: 'Words.', url: STORY_URL },
    });
    assert.equal(written.statusCode, 201);
    const { id, author } = written.json().comment;
    assert.equal(author.name, 'writer');
    const deleted = await parley.request({ method: 'DELETE', url: `${url}/comments/${id}`, headers });
    assert.equal(deleted.statusCode, 200);
  });

  test('a newer one renames, an older one and one as old change nothing', async () => {
    const paper = await found();
    const at = nowSeconds() - 600;
    const say = (username: string, iat: number) =>
      signToken(claimsOf('kim', { username, email: `${username}@readers.example` }, { iat }), paper.by);
    await view(paper, await say('Kim', at));
    assert.equal((await view(paper, await say('Kimberley', at + 60))).name, 'Kimberley');
    assert.equal((await view(paper, await say('Old', at + 30))).name, 'Kimberley');
    assert.equal((await view(paper, await say('Same', at + 60))).name, 'Kimberley');
    assert.equal((await accountOf(paper, 'kim'))?.email, 'kimberley@readers.example');
  });

  test('what a newer one does not say stays as it is', async () => {
    const paper = await found();
    const at = nowSeconds() - 600;
    const full = { badges: ['Subscriber'], role: 'STAFF', url: 'https://news.example/me' };
    await view(paper, await signToken(claimsOf('sal', full, { iat: at }), paper.by));
    await view(paper, await signToken(claimsOf('sal', {}, { iat: at + 1 }), paper.by));
    const kept = await accountOf(paper, 'sal');
    assert.deepEqual(
      [kept?.badges, kept?.role, kept?.url],
      [['Subscriber'], 'staff', 'https://news.example/me'],
    );
    await view(
      paper,
      await signToken(claimsOf('sal', { badges: [], role: 'COMMENTER' }, { iat: at + 2 }), paper.by),
    );
    const changed = await accountOf(paper, 'sal');
    assert.deepEqual([changed?.badges, changed?.role], [[], 'reader']);
  });

  test('every first request at once makes one account', async () => {
    const paper = await found();
    const token = await signToken(claimsOf('swarm'), paper.by);
    const names = await Promise.all(Array.from({ length: 8 }, () => view(paper, token)));
    assert.deepEqual(new Set(names.map(({ name }) => name)), new Set(['swarm']));
    const { rows } = await parley.pool.query({
      text: `select from accounts where email = 'swarm@readers.example'`,
    });
    assert.equal(rows.length, 1);
  });
});

describe('a role in a token', () => {
  test('gives a badge at most', async () => {
    const paper = await found();
    for (const role of ['STAFF', 'MODERATOR', 'ADMIN']) {
      await view(paper, await signToken(claimsOf(role, { role }), paper.by));
      assert.equal((await accountOf(paper, role))?.role, 'staff', role);
    }
  });

  test('never touches one that Parley granted, nor the mailbox of whoever holds it', async () => {
    const paper = await found();
    const at = nowSeconds() - 600;
    await view(paper, await signToken(claimsOf('mo', {}, { iat: at }), paper.by));
    const { id } = (await accountOf(paper, 'mo'))!;
    await grantRole(parley.deps, OPERATOR, { to: { accountId: id }, role: 'moderator', siteIds: null });
    await parley.pool.query({ text: 'update accounts set signed_out_at = null where id = $1', values: [id] });
    const taken = { role: 'COMMENTER', email: 'thief@readers.example' };
    await view(paper, await signToken(claimsOf('mo', taken, { iat: at + 60 }), paper.by));
    const account = await accountOf(paper, 'mo');
    assert.deepEqual([account?.role, account?.email], ['moderator', 'mo@readers.example']);
  });
});

describe('a name', () => {
  test('that is taken, or looks like one that is, gets a number', async () => {
    const paper = await found();
    const names = ['Una Nimes', 'una nimes', 'Unа Nimes', 'UNA-NIMES'];
    const got = [];
    for (const [index, username] of names.entries()) {
      const token = await signToken(claimsOf(`una-${index}`, { username }), paper.by);
      got.push((await view(paper, token)).name);
    }
    assert.deepEqual(got.slice(0, 2), ['Una Nimes', 'una nimes 2']);
    assert.equal(new Set(got).size, 4);
    const again = await signToken(
      claimsOf('una-1', { username: 'una nimes' }, { iat: nowSeconds() + 5 }),
      paper.by,
    );
    assert.equal((await view(paper, again)).name, 'una nimes 2');
  });

  test('that cannot be one is made one: nobody is locked out over it', async () => {
    const paper = await found();
    const odd = ['<b>Bo</b>', '\u202egnp.exe', '💥'.repeat(200), '§§§', 'x'.repeat(900), 'Pаul Cy', ' \t '];
    for (const [index, username] of odd.entries()) {
      const { status, name, code } = await view(
        paper,
        await signToken(claimsOf(`odd-${index}`, { username }), paper.by),
      );
      if (username.trim() === '') assert.equal(code, 'sign_on_claim_missing');
      else
        assert.deepEqual([status, /[\u202e<>§]/.test(name), name.length <= 80], [200, false, true], username);
    }
  });
});

describe('a mailbox', () => {
  test('of somebody else’s account is refused or linked as the site says, and never staff’s', async () => {
    await parley.signIn('Ivy');
    const same = { email: 'IVY@reader.example' };
    const refusing = await found();
    const refused = await view(refusing, await signToken(claimsOf('ivy-a', same), refusing.by));
    assert.deepEqual([refused.status, refused.code], [409, 'identity_email_taken']);
    const linking = await found({ ssoSameEmail: 'link' });
    assert.equal((await view(linking, await signToken(claimsOf('ivy-b', same), linking.by))).status, 200);
    await grantRole(parley.deps, OPERATOR, {
      to: { email: 'ivy@reader.example' },
      role: 'staff',
      siteIds: null,
    });
    const staff = await view(linking, await signToken(claimsOf('ivy-c', same), linking.by));
    assert.equal(staff.code, 'identity_email_taken');
  });

  test('that a publisher moves does not move where the account came from elsewhere', async () => {
    const paper = await found({ ssoSameEmail: 'link' });
    await parley.signIn('Joan');
    const at = nowSeconds() - 60;
    await view(
      paper,
      await signToken(claimsOf('joan', { email: 'joan@reader.example' }, { iat: at }), paper.by),
    );
    await view(
      paper,
      await signToken(claimsOf('joan', { email: 'thief@else.example' }, { iat: at + 1 }), paper.by),
    );
    assert.equal((await accountOf(paper, 'joan'))?.email, 'joan@reader.example');
  });

  test('that somebody else has is not taken over, and the reader is signed in all the same', async () => {
    const paper = await found();
    await parley.signIn('Ken');
    const at = nowSeconds() - 60;
    await view(paper, await signToken(claimsOf('liz', {}, { iat: at }), paper.by));
    const { status } = await view(
      paper,
      await signToken(claimsOf('liz', { email: 'ken@reader.example' }, { iat: at + 1 }), paper.by),
    );
    assert.equal(status, 200);
    assert.equal((await accountOf(paper, 'liz'))?.email, 'liz@readers.example');
  });
});

describe('rotation', () => {
  test('the secret before goes on until it dies', async () => {
    const paper = await found();
    const old = paper.by;
    const fresh = await rotate(paper.site, 1);
    const [byOld, byFresh] = [await signToken(claimsOf('o'), old), await signToken(claimsOf('f'), fresh)];
    assert.deepEqual([(await view(paper, byOld)).status, (await view(paper, byFresh)).status], [200, 200]);
    await parley.pool.query({
      text: `update sign_on_secrets set dies_at = now() - interval '1 second' where site_id = $1 and dies_at is not null`,
      values: [paper.site.id],
    });
    assert.equal((await view(paper, byOld)).code, 'sign_on_signature');
    assert.equal((await view(paper, byFresh)).status, 200);
  });
});

describe('what ends', () => {
  test('a token that was signed out opens nothing, however its signature is written; another one does', async () => {
    const paper = await found();
    const at = nowSeconds() - 10;
    const token = await signToken(claimsOf('out', {}, { iat: at }), paper.by);
    await view(paper, token);
    const ended = await parley.request({
      method: 'DELETE',
      url: `/api/v1/sites/${paper.site.key}/session`,
      headers: { authorization: `Bearer ${token}`, origin: NEWS_ORIGIN },
    });
    assert.equal(ended.statusCode, 204);
    assert.equal((await view(paper, token)).code, 'sign_on_ended');
    assert.equal(
      (await view(paper, await signToken(claimsOf('out', {}, { iat: at + 1 }), paper.by))).status,
      200,
    );
  });

  test('tokens from before a reader was signed out everywhere open nothing', async () => {
    const paper = await found();
    const at = nowSeconds() - 120;
    const [early, undated, late] = await Promise.all([
      signToken(claimsOf('far', {}, { iat: at }), paper.by),
      signToken(claimsOf('far', {}, { iat: undefined }), paper.by),
      signToken(claimsOf('far', {}, { iat: at + 60 }), paper.by),
    ]);
    await view(paper, early);
    await parley.pool.query({
      text: `update accounts set signed_out_at = to_timestamp($2) where id = $1`,
      values: [(await accountOf(paper, 'far'))?.id, at + 30],
    });
    assert.equal((await view(paper, early)).code, 'sign_on_ended');
    assert.equal((await view(paper, undated)).code, 'sign_on_ended');
    assert.equal((await view(paper, late)).status, 200);
  });
});

describe('an exchange', () => {
  test('gives an embed session that counts from the page alone, and ends with its token', async () => {
    const paper = await found();
    const exp = nowSeconds() + 120;
    const { token } = await exchange(paper, await signToken(claimsOf('ex', {}, { exp }), paper.by));
    assert.equal((await view(paper, token)).name, 'ex');
    assert.equal((await view(paper, token, {})).name, null);
    const { rows } = await parley.pool.query<{ ends: number }>({
      text: 'select extract(epoch from expires_at)::int as ends from sessions where token_hash = sha256($1::bytea)',
      values: [Buffer.from(token)],
    });
    assert.equal(rows[0]?.ends, exp + 60);
  });

  test('uses up a token that counts once: eight at a time, one gets in', async () => {
    const paper = await found({ ssoOneTime: true });
    const token = await signToken(claimsOf('once'), paper.by);
    assert.equal((await view(paper, token)).code, 'sign_on_exchange_required');
    const answers = await Promise.all(Array.from({ length: 8 }, () => exchange(paper, token)));
    assert.equal(answers.filter(({ status }) => status === 200).length, 1);
    assert.deepEqual(
      new Set(answers.filter(({ status }) => status !== 200).map(({ code }) => code)),
      new Set(['sign_on_replayed']),
    );
    const without = await exchange(
      paper,
      await signToken(claimsOf('once', {}, { jti: undefined }), paper.by),
    );
    assert.deepEqual([without.code, without.field], ['sign_on_claim_missing', 'jti']);
  });

  test('is for publishers’ pages: a program uses the token itself', async () => {
    const paper = await found();
    const token = await signToken(claimsOf('prog'), paper.by);
    const response = await parley.request({
      method: 'POST',
      url: `/api/v1/sites/${paper.site.key}/session/sign-on`,
      payload: { token },
    });
    assert.equal(response.json().code, 'origin_not_registered');
    assert.equal((await view(paper, token, {})).name, 'prog');
  });
});

describe('public keys', () => {
  test('of a key set sign readers in: RS256, ES256 and EdDSA', async () => {
    const paper = await found({ ssoJwksUrl: keys.url });
    for (const by of Object.values(keys.signing))
      assert.equal((await view(paper, await signToken(claimsOf(`by-${by.alg}`), by))).name, `by-${by.alg}`);
    assert.equal((await view(paper, await signToken(claimsOf('by-secret'), paper.by))).name, 'by-secret');
  });

  test('are fetched once for many tokens, and unknown ones do not make us ask without end', async () => {
    const asked = keys.asked;
    const paper = await found({ ssoJwksUrl: `${keys.url}?fresh` });
    for (let index = 0; index < 5; index += 1) {
      const by = { ...keys.signing.ES256, kid: `invented-${index}` };
      assert.equal((await view(paper, await signToken(claimsOf('x'), by))).code, 'sign_on_key_unknown');
    }
    assert.equal((await view(paper, await signToken(claimsOf('x'), keys.signing.ES256))).status, 200);
    assert.equal(keys.asked - asked, 1);
  });

  test('that cannot be had are said to be so', async () => {
    keys.isBroken = true;
    const paper = await found({ ssoJwksUrl: `${keys.url}?broken` });
    const { status, code } = await view(paper, await signToken(claimsOf('x'), keys.signing.RS256));
    keys.isBroken = false;
    assert.deepEqual([status, code], [503, 'sign_on_keys_unavailable']);
  });

  test('are not fetched from a private address that the operator has not listed', async () => {
    const asked = keys.asked;
    const paper = await found({ ssoJwksUrl: keys.url.replace('127.0.0.1', '127.0.0.2') });
    assert.equal((await view(paper, await signToken(claimsOf('x'), keys.signing.RS256))).status, 503);
    assert.equal(keys.asked, asked);
  });
});

test('sites are apart, and sites of one realm are not; no realm is another site’s key', async () => {
  const alone = await found();
  const [one, two] = [await found({ ssoRealm: 'house' }), await found({ ssoRealm: 'house' })];
  const posing = await found({ ssoRealm: alone.site.key });
  const user = { email: 'far@house.example' };
  assert.equal((await view(one, await signToken(claimsOf('same', user), one.by))).name, 'same');
  assert.equal((await view(two, await signToken(claimsOf('same', user), two.by))).name, 'same');
  await view(alone, await signToken(claimsOf('victim'), alone.by));
  const asVictim = await view(
    posing,
    await signToken(claimsOf('victim', { email: 'v2@house.example' }), posing.by),
  );
  assert.equal(asVictim.name, 'victim 2');
  assert.equal((await view(alone, await signToken(claimsOf('same'), one.by))).code, 'sign_on_signature');
});

test('a known reader’s token costs three statements, none of them a write', async () => {
  const paper = await found();
  const token = await signToken(claimsOf('cheap'), paper.by);
  await view(paper, token);
  const statements: string[] = [];
  const { query } = parley.pool;
  parley.pool.query = ((statement: { text: string }) => {
    statements.push(statement.text);
    return query.call(parley.pool, statement as never);
  }) as never;
  await view(paper, token);
  parley.pool.query = query;
  const own = statements.filter((text) => /sign_on/.test(text));
  assert.equal(own.length, 2);
  assert.deepEqual(
    statements.filter((text) => /^\s*(insert|update|delete)/.test(text)),
    [],
  );
});
