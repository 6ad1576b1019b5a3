import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { offerFirstAdmin } from '../../../service/first-admin.ts';
import { createTestApplication, type TestApplication } from '../../../testing/application.ts';
import { enterDesk, textOf } from '../../../testing/desk.ts';

let parley: TestApplication;
beforeEach(async () => {
  parley = await createTestApplication();
});
afterEach(() => parley.close());

const OWN_PAGE = { 'sec-fetch-site': 'same-origin', origin: 'https://talk.example' };

async function offer(): Promise<string> {
  const token = await offerFirstAdmin(parley.deps);
  assert.ok(token);
  return token;
}

function open(token: string, session?: string) {
  const cookies = [
    `__Host-parley_first_admin=${token}`,
    ...(session ? [`__Host-parley_session=${session}`] : []),
  ];
  return parley.request({ url: '/desk/first-admin', headers: { cookie: cookies.join('; ') } });
}

function become(token: string, session: string, headers: Record<string, string> = OWN_PAGE) {
  const cookie = `__Host-parley_first_admin=${token}; __Host-parley_session=${session}`;
  return parley.request({ method: 'POST', url: '/desk/first-admin/become', headers: { ...headers, cookie } });
}

async function roleOf(name: string): Promise<string | undefined> {
  const { rows } = await parley.pool.query<{ role: string }>({
    text: 'select role from accounts where name = $1',
    values: [name],
  });
  return rows[0]?.role;
}

test('the link moves into a cookie, and no page of it tells its address', async () => {
  const token = await offer();
  const first = await parley.request({ url: `/desk/first-admin?token=${token}` });
  assert.equal(first.statusCode, 303);
  assert.equal(first.headers.location, '/desk/first-admin');
  assert.equal(first.headers['referrer-policy'], 'strict-origin');
  const cookie = first.cookies.find(({ name }) => name === '__Host-parley_first_admin');
  assert.equal(cookie?.value, token);
  assert.equal(cookie?.httpOnly, true);
  const page = await open(token);
  assert.equal(page.statusCode, 200);
  assert.equal(page.headers['referrer-policy'], 'strict-origin');
  assert.ok(!page.body.includes(token));
  assert.match(textOf(page), /no admin yet/);
  assert.match(
    page.body,
    /action="\/sign-in"><input type="hidden" name="return" value="\/desk\/first-admin"/,
  );
});

test('only a hash of the token is kept', async () => {
  const token = await offer();
  const { rows } = await parley.pool.query<{ row: string }>({
    text: 'select first_admin_link::text as row from first_admin_link',
  });
  assert.equal(rows.length, 1);
  assert.ok(!rows[0]?.row.includes(token));
});

test('looking uses nothing up; becoming the admin does, and is in the audit log', async () => {
  const token = await offer();
  const session = await parley.signIn('Ada');
  for (let time = 0; time < 3; time += 1)
    assert.match(textOf(await open(token, session)), /signed in as Ada/);
  const done = await become(token, session);
  assert.equal(done.statusCode, 303);
  assert.equal(done.headers.location, '/desk/settings');
  assert.equal(await roleOf('Ada'), 'admin');
  const { rows } = await parley.pool.query<{ to: object }>({
    text: "select to_value as to from audit_log where action = 'role.granted'",
  });
  assert.deepEqual(rows, [{ to: { role: 'admin', siteIds: null, by: 'first-admin-link' } }]);
  const again = await become(token, await parley.signIn('Mallory'));
  assert.equal(again.statusCode, 410);
  assert.equal(again.headers['parley-refusal'], 'link_expired');
  assert.equal(await roleOf('Mallory'), 'reader');
});

test('of two who use the link at once, one becomes the admin', async () => {
  const token = await offer();
  const sessions = await Promise.all(['Ada', 'Bo', 'Cleo'].map((name) => parley.signIn(name)));
  const answers = await Promise.all(sessions.map((session) => become(token, session)));
  assert.deepEqual(
    answers.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b),
    [303, 410, 410],
  );
});

test('a wrong token, an old one and a forged form get nowhere', async () => {
  const token = await offer();
  const session = await parley.signIn('Ada');
  assert.equal((await become(`${token.slice(1)}x`, session)).statusCode, 410);
  assert.equal((await open('')).statusCode, 410);
  assert.equal((await open('x'.repeat(5_000))).statusCode, 410);
  const forged = await become(token, session, {
    'sec-fetch-site': 'cross-site',
    origin: 'https://evil.example',
  });
  assert.equal(forged.statusCode, 303);
  assert.equal(forged.headers['parley-refusal'], 'sign_in_required');
  await parley.pool.query({ text: "update first_admin_link set expires_at = now() - interval '1 second'" });
  assert.equal((await open(token)).statusCode, 410);
  assert.equal((await become(token, session)).statusCode, 410);
  assert.equal(await roleOf('Ada'), 'reader');
});

test('where there is an admin, no link is made and an earlier one is worth nothing', async () => {
  const token = await offer();
  await enterDesk(parley, { name: 'Ines', role: 'admin' });
  assert.equal(await offerFirstAdmin(parley.deps), null);
  assert.equal((await open(token)).statusCode, 410);
  assert.equal((await become(token, await parley.signIn('Ada'))).statusCode, 410);
});

test('processes that start together print one link; a later start puts a new one in its place', async () => {
  const tokens = await Promise.all([1, 2, 3].map(() => offerFirstAdmin(parley.deps)));
  const [first, ...others] = tokens.filter((token) => token !== null);
  assert.ok(first);
  assert.deepEqual(others, []);
  const later = () => new Date(Date.now() + 60_000);
  const second = await offerFirstAdmin({ pool: parley.pool, clock: later });
  assert.ok(second);
  assert.equal((await open(first)).statusCode, 410);
  assert.equal((await open(second)).statusCode, 200);
});
