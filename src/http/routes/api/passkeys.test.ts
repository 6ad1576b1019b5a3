import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createTestApplication, type TestApplication } from '../../../testing/application.ts';
import {
  createAuthenticator,
  type Asked,
  type Authenticator,
  type Said,
} from '../../../testing/authenticator.ts';

const ORIGIN = 'https://talk.example';
let parley: TestApplication;

before(async () => {
  parley = await createTestApplication();
});
after(() => parley.close());

interface Answer {
  readonly status: number;
  readonly code: string | undefined;
  readonly body: Record<string, unknown>;
  readonly cookie: string;
}

interface By {
  readonly token?: string;
  readonly cookie?: string;
}

async function post(url: string, by: By = {}, payload?: object): Promise<Answer> {
  const response = await parley.request({
    method: 'POST',
    url: `/api/v1${url}`,
    headers: {
      ...(by.token === undefined ? {} : { authorization: `Bearer ${by.token}` }),
      ...(by.cookie === undefined ? {} : { cookie: by.cookie }),
    },
    ...(payload === undefined ? {} : { payload }),
  });
  const body = response.body === '' ? {} : response.json();
  const cookie = response.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  return { status: response.statusCode, code: body.code, body, cookie };
}

/** Adds a passkey to somebody's account, as their browser does. */
async function enrol(token: string, authenticator = createAuthenticator(ORIGIN), said: Said = {}) {
  const asked = await post('/account/passkeys/challenge', { token });
  const credential = authenticator.create(asked.body as unknown as Asked, said);
  return { authenticator, asked, added: await post('/account/passkeys', { token }, { credential }) };
}

async function signIn(authenticator: Authenticator, said: Said = {}): Promise<Answer> {
  const asked = await post('/sign-in/passkey/challenge');
  const credential = authenticator.get(asked.body as unknown as Asked, said);
  return post('/sign-in/passkey', { cookie: asked.cookie }, { credential });
}

test('a passkey is added and then signs its owner in, with the second factor shown', async () => {
  const { authenticator, asked, added } = await enrol(await parley.signIn('Ada'));
  assert.equal(added.status, 201);
  assert.equal(
    (asked.body['authenticatorSelection'] as Record<string, unknown>)['userVerification'],
    'required',
  );
  assert.equal((asked.body['authenticatorSelection'] as Record<string, unknown>)['residentKey'], 'required');
  const signedIn = await signIn(authenticator);
  assert.equal(signedIn.status, 200);
  assert.equal(signedIn.body['name'], 'Ada');
  const { rows } = await parley.pool.query({
    text: `select s.via, s.second_factor_at is not null as shown, s.scope, a.has_passkey from sessions s join accounts a on a.id = s.account_id
      where a.name = 'Ada' and s.via = 'passkey'`,
  });
  assert.deepEqual(rows, [{ via: 'passkey', shown: true, scope: 'full', has_passkey: true }]);
});

const FORGERIES: readonly (readonly [string, Said])[] = [
  ['from another origin', { origin: 'https://evil.example' }],
  ['for another host', { rpId: 'evil.example' }],
  ['without the person verified', { isPersonVerified: false }],
  ['without the person present', { isPersonPresent: false }],
  ['of another kind', { type: 'payment.get' }],
];

for (const [name, said] of FORGERIES) {
  test(`an answer ${name} signs nobody in`, async () => {
    const { authenticator } = await enrol(await parley.signIn('Ben'));
    const refused = await signIn(authenticator, said);
    assert.deepEqual([refused.status, refused.code], [422, 'passkey_refused']);
    assert.equal((await signIn(authenticator)).status, 200, 'the right one still does');
  });

  test(`a new passkey ${name} is not taken`, async () => {
    const { added } = await enrol(await parley.signIn('Ben'), createAuthenticator(ORIGIN), said);
    assert.deepEqual([added.status, added.code], [422, 'passkey_refused']);
  });
}

test('an answer that another authenticator signed is refused', async () => {
  const { authenticator } = await enrol(await parley.signIn('Cleo'));
  const refused = await signIn(authenticator, { signedBy: createAuthenticator(ORIGIN) });
  assert.equal(refused.code, 'passkey_refused');
});

test('an answer in the name of another account is refused', async () => {
  const { authenticator } = await enrol(await parley.signIn('Cleo'));
  const refused = await signIn(authenticator, {
    userHandle: Buffer.from('somebody else').toString('base64url'),
  });
  assert.equal(refused.code, 'passkey_refused');
});

test('a passkey that nobody has added is unknown', async () => {
  assert.equal((await signIn(createAuthenticator(ORIGIN))).code, 'passkey_unknown');
});

test('a challenge is good once, for its own browser, for its own purpose, and for ten minutes', async () => {
  const token = await parley.signIn('Dana');
  const { authenticator } = await enrol(token);
  const asked = await post('/sign-in/passkey/challenge');
  const options = asked.body as unknown as Asked;
  const credential = authenticator.get(options);
  const other = await post('/sign-in/passkey/challenge');
  assert.equal(
    (await post('/sign-in/passkey', { cookie: other.cookie }, { credential })).code,
    'passkey_too_late',
  );
  assert.equal((await post('/sign-in/passkey', {}, { credential })).code, 'passkey_too_late');
  assert.equal((await post('/account/confirm', { token }, { credential })).code, 'passkey_too_late');
  assert.equal((await post('/sign-in/passkey', { cookie: asked.cookie }, { credential })).status, 200);
  assert.equal(
    (await post('/sign-in/passkey', { cookie: asked.cookie }, { credential })).code,
    'passkey_too_late',
  );
  const invented = authenticator.get({ challenge: 'A'.repeat(43) });
  assert.equal(
    (await post('/sign-in/passkey', { cookie: asked.cookie }, { credential: invented })).code,
    'passkey_too_late',
  );
  const late = await post('/sign-in/passkey/challenge');
  await parley.pool.query({ text: "update passkey_challenges set expires_at = now() - interval '1 second'" });
  const answer = { credential: authenticator.get(late.body as unknown as Asked) };
  assert.equal((await post('/sign-in/passkey', { cookie: late.cookie }, answer)).code, 'passkey_too_late');
});

test('a counter that does not move on tells of a copy, and of two answers at once one counts', async () => {
  const { authenticator } = await enrol(await parley.signIn('Eve'));
  assert.equal((await signIn(authenticator, { counter: 7 })).status, 200);
  assert.equal((await signIn(authenticator, { counter: 7 })).code, 'passkey_copied');
  assert.equal((await signIn(authenticator, { counter: 3 })).code, 'passkey_copied');
  assert.equal((await signIn(authenticator, { counter: 0 })).code, 'passkey_copied');
  const both = await Promise.all([
    signIn(authenticator, { counter: 9 }),
    signIn(authenticator, { counter: 9 }),
  ]);
  assert.deepEqual(both.map(({ status }) => String(status)).sort(), ['200', '403']);
});

test('authenticators that do not count are taken at their word', async () => {
  const { authenticator } = await enrol(await parley.signIn('Finn'));
  assert.equal((await signIn(authenticator, { counter: 0 })).status, 200);
  assert.equal((await signIn(authenticator, { counter: 0 })).status, 200);
});

test('a passkey belongs to one account, and proves nothing about another', async () => {
  const { authenticator } = await enrol(await parley.signIn('Gil'));
  const hal = await parley.signIn('Hal');
  const asked = await post('/account/confirm/challenge', { token: hal });
  const credential = authenticator.get(asked.body as unknown as Asked);
  assert.equal((await post('/account/confirm', { token: hal }, { credential })).code, 'passkey_refused');
  const { added } = await enrol(hal, authenticator);
  assert.deepEqual([added.status, added.code], [409, 'passkey_taken']);
});

test('a passkey is renamed and removed by its owner alone, and removing it ends other sessions', async () => {
  const ida = await parley.signIn('Ida');
  const { authenticator, added } = await enrol(ida);
  const url = `/api/v1/account/passkeys/${String(added.body['id'])}`;
  const send = (method: 'PATCH' | 'DELETE', token: string, payload?: object) =>
    parley.request({
      method,
      url,
      headers: { authorization: `Bearer ${token}` },
      ...(payload ? { payload } : {}),
    });
  const joe = await parley.signIn('Joe');
  assert.equal((await send('PATCH', joe, { name: 'Mine' })).statusCode, 404);
  assert.equal((await send('DELETE', joe)).statusCode, 404);
  assert.equal((await send('PATCH', ida, { name: '  Red   phone\u202e ' })).statusCode, 204);
  assert.equal((await send('PATCH', ida, { name: ' ' })).json().code, 'passkey_name_invalid');
  const other = await signIn(authenticator);
  const security = await parley.request({
    url: '/api/v1/account/security',
    headers: { authorization: `Bearer ${ida}` },
  });
  assert.deepEqual(
    security.json().passkeys.map((each: { name: string }) => each.name),
    ['Red phone'],
  );
  assert.equal((await send('DELETE', ida)).statusCode, 204);
  const gone = await parley.request({
    url: '/api/v1/account/security',
    headers: { authorization: `Bearer ${String(other.body['token'])}` },
  });
  assert.equal(gone.statusCode, 401);
  assert.equal((await signIn(authenticator)).code, 'passkey_unknown');
});

test('what is too old a sign-in adds no passkey before the person has proved who they are', async () => {
  const token = await parley.signIn('Kim');
  await parley.pool.query({
    text: "update sessions s set confirmed_at = now() - interval '16 minutes' from accounts a where a.id = s.account_id and a.name = 'Kim'",
  });
  assert.equal((await post('/account/passkeys/challenge', { token })).code, 'step_up_required');
});

test('a publisher’s page gets no challenge and no session', async () => {
  await parley.addSite('daily');
  for (const url of ['/api/v1/sign-in/passkey/challenge', '/api/v1/account/passkeys/challenge']) {
    const response = await parley.request({
      method: 'POST',
      url,
      headers: { origin: 'https://news.example' },
    });
    assert.ok([401, 403].includes(response.statusCode), url);
  }
});
