import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createTestApplication, type TestApplication } from '../../../testing/application.ts';
import { enterDesk, idOf, textOf, valueOf, type DeskPerson } from '../../../testing/desk.ts';

let parley: TestApplication;
let ada: DeskPerson;

before(async () => {
  parley = await createTestApplication();
  await parley.addSite('daily', { name: 'The Daily' });
  ada = await enterDesk(parley, { name: 'Ada', role: 'admin' });
});
after(() => parley.close());

const ADDRESS = '/desk/settings/sites/daily/ways-in';
const SECRET = /<output[^>]*>([\w-]{43})<\/output>/;

test('a new secret is shown once and never again, and the one before goes on for its hours', async () => {
  const first = await ada.submit(ADDRESS, { do: 'rotate' });
  const [, secret = ''] = SECRET.exec(first.body) ?? [];
  assert.ok(secret);
  assert.match(textOf(first), /it is never shown again/);
  const again = await ada.get(ADDRESS);
  assert.ok(!again.body.includes(secret));
  const second = await ada.submit(ADDRESS, { do: 'rotate', graceHours: '48' });
  assert.notEqual(SECRET.exec(second.body)?.[1], secret);
  assert.equal([...second.body.matchAll(/>End this secret</g)].length, 2);
  assert.equal(second.headers['cache-control'], 'no-store');
});

test('the cookie that carries a secret is sealed', async () => {
  const response = await ada.post(ADDRESS, { do: 'rotate', graceHours: '0' });
  const cookie = response.cookies.find(({ name }) => name === '__Host-parley_notice');
  assert.ok(cookie?.httpOnly && cookie.secure);
  assert.ok((cookie.maxAge ?? 0) <= 60);
  const page = await ada.get(ADDRESS);
  const [, secret = ''] = SECRET.exec(page.body) ?? [];
  assert.ok(secret);
  assert.ok(!Buffer.from(cookie.value, 'base64url').includes(secret));
});

test('hours and secrets that cannot be are said at their fields, and what was typed stays', async () => {
  const hours = await ada.post(ADDRESS, { do: 'rotate', graceHours: 'some', secret: '' });
  assert.equal(hours.statusCode, 400);
  assert.equal(valueOf(hours, 'graceHours'), 'some');
  assert.match(textOf(hours), /a whole number from 0 to 720/);
  const short = await ada.post(ADDRESS, { do: 'rotate', graceHours: '5', secret: 'short' });
  assert.equal(short.headers['parley-refusal'], 'sign_on_secret_invalid');
  assert.equal(valueOf(short, 'graceHours'), '5');
  assert.match(short.body, /aria-invalid="true"/);
});

test('a secret is ended, once', async () => {
  const page = await ada.get(ADDRESS);
  const id = idOf(page);
  assert.match(textOf(await ada.submit(ADDRESS, { do: 'end', id })), /The secret has ended/);
  const again = await ada.post(ADDRESS, { do: 'end', id });
  assert.equal(again.headers['parley-refusal'], 'sign_on_secret_not_found');
});

test('a service is added by its preset, changed, and removed', async () => {
  const form = await ada.get('/desk/settings/sites/daily/add-provider?preset=google');
  assert.match(textOf(form), /https:\/\/talk\.example\/sign-in\/with\/google\/callback/);
  assert.doesNotMatch(form.body, /name="address"/, 'the address of Google is known');
  const added = await ada.submit('/desk/settings/sites/daily/add-provider?preset=google', {
    key: 'google',
    name: 'Google',
    clientId: 'abc',
    clientSecret: 'kept to itself',
    isEnabled: ['false', 'true'],
  });
  assert.match(textOf(added), /Google is added/);
  assert.doesNotMatch(added.body, /kept to itself/);
  const url = '/desk/settings/sites/daily/providers/google';
  const shown = valueOf(added, 'shown');
  const changed = await ada.submit(url, { do: 'save', shown, name: 'Google account', isEnabled: 'false' });
  assert.match(textOf(changed), /Saved/);
  assert.match(textOf(await ada.get(ADDRESS)), /Google account .*This site Off/);
  const late = await ada.post(url, { do: 'save', shown, name: 'Another' });
  assert.equal(late.statusCode, 409);
  assert.equal(valueOf(late, 'name'), 'Another');
  assert.match(textOf(await ada.submit(url, { do: 'remove' })), /Google account is removed/);
  assert.equal((await ada.get(url)).statusCode, 404);
});

test('what is wrong with a service is said in words for people', async () => {
  const page = await ada.post('/desk/settings/sites/daily/add-provider?preset=oidc', {
    key: 'id',
    name: 'Id',
    address: 'javascript:alert(1)',
    clientId: 'abc',
    clientSecret: 'typed once',
  });
  assert.equal(page.headers['parley-refusal'], 'input_invalid');
  assert.match(textOf(page), /Please give an address that begins with https:\/\//);
  assert.equal(valueOf(page, 'clientSecret'), 'typed once');
});

test('an admin of a site leaves services of every site alone', async () => {
  await ada.submit('/desk/settings/sites/daily/add-provider?preset=github', {
    key: 'github',
    name: 'GitHub',
    clientId: 'abc',
    isEverywhere: ['false', 'true'],
  });
  const { rows } = await parley.pool.query<{ id: never }>({
    text: "select id from sites where key = 'daily'",
  });
  const cleo = await enterDesk(parley, { name: 'Cleo', role: 'admin', siteIds: rows.map(({ id }) => id) });
  const list = await cleo.get(ADDRESS);
  assert.match(textOf(list), /GitHub .*Every site/);
  assert.doesNotMatch(list.body, /providers\/github"/);
  const changed = await cleo.post('/desk/settings/sites/daily/providers/github', {
    do: 'save',
    name: 'Mine',
  });
  assert.equal(changed.headers['parley-refusal'], 'not_permitted');
});
