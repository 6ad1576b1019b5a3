import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createTestApplication, type TestApplication } from '../../../testing/application.ts';
import { enterDesk, idOf, textOf, valueOf, type DeskPerson } from '../../../testing/desk.ts';

let parley: TestApplication;
let ada: DeskPerson;

before(async () => {
  parley = await createTestApplication();
  await parley.addSite('daily');
  ada = await enterDesk(parley, { name: 'Ada', role: 'admin' });
});
after(() => parley.close());

const ADDRESS = '/desk/settings/tokens';

async function asServer(token: string) {
  const headers = { authorization: `Bearer ${token}` };
  return parley.request({ url: '/api/v1/sites/daily', headers });
}

test('a token is shown once, opens what its scopes say, and nothing once it is revoked', async () => {
  const made = await ada.submit(ADDRESS, {
    do: 'make',
    name: 'Content system',
    scopes: ['settings:read'],
    everywhere: 'false',
    sites: ['daily'],
    expires: '2099-12-31',
  });
  const [, token = ''] = /<output[^>]*>(parley_[\w-]+)<\/output>/.exec(made.body) ?? [];
  assert.ok(token);
  assert.equal((await asServer(token)).statusCode, 200);
  const page = await ada.get(ADDRESS);
  assert.ok(!page.body.includes(token));
  assert.match(textOf(page), /Content system .* · Ada settings:read daily/);
  assert.match(textOf(page), /31 Dec 2099/);
  assert.match(textOf(await ada.submit(ADDRESS, { do: 'revoke', id: idOf(page) })), /The token is revoked/);
  assert.equal((await asServer(token)).statusCode, 401);
});

test('a token without scopes, or over already, is refused at its field with what was typed', async () => {
  const none = await ada.post(ADDRESS, { do: 'make', name: 'Nothing', everywhere: 'true' });
  assert.equal(none.headers['parley-refusal'], 'token_scope_unknown');
  assert.equal(valueOf(none, 'name'), 'Nothing');
  const past = await ada.post(ADDRESS, {
    do: 'make',
    name: 'Late',
    scopes: 'audit:read',
    everywhere: 'true',
    expires: '2020-01-01',
  });
  assert.equal(past.headers['parley-refusal'], 'time_invalid');
  assert.match(past.body, /value="audit:read" checked/);
  const nowhere = await ada.post(ADDRESS, {
    do: 'make',
    name: 'X',
    scopes: 'audit:read',
    everywhere: 'false',
  });
  assert.equal(nowhere.headers['parley-refusal'], 'site_not_found');
});

test('a form of another page makes no token', async () => {
  const forged = await ada.post(
    ADDRESS,
    { do: 'make', name: 'Mine', scopes: 'audit:read' },
    { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' },
  );
  assert.equal(forged.headers['parley-refusal'], 'sign_in_required');
  assert.doesNotMatch(textOf(await ada.get(ADDRESS)), /Mine/);
});

test('whoever signed in long ago confirms first who they are, and comes back', async () => {
  const dora = await enterDesk(parley, { name: 'Dora', role: 'admin' });
  await parley.pool.query({
    text: "update sessions set confirmed_at = confirmed_at - interval '1 hour' where account_id = (select id from accounts where name = 'Dora')",
  });
  const response = await dora.get(ADDRESS);
  assert.equal(response.headers.location, '/account/step-up?return=%2Fdesk%2Fsettings%2Ftokens');
});
