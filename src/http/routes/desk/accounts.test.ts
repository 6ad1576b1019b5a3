import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createTestApplication, type TestApplication } from '../../../testing/application.ts';
import { enterDesk, textOf, valueOf, type DeskPerson } from '../../../testing/desk.ts';

let parley: TestApplication;
let ada: DeskPerson;

before(async () => {
  parley = await createTestApplication();
  await parley.addSite('daily', { name: 'The Daily' });
  ada = await enterDesk(parley, { name: 'Ada', role: 'admin' });
  for (const name of ['Bea', 'Cal', 'Dan', 'Eve']) await parley.signIn(name);
});
after(() => parley.close());

const ADDRESS = '/desk/settings/accounts';

async function pageOf(name: string): Promise<string> {
  const { rows } = await parley.pool.query<{ id: string }>({
    text: 'select id from accounts where name = $1',
    values: [name],
  });
  return `${ADDRESS}/${rows[0]?.id}`;
}

test('people with a role are listed, and others found by the beginning of their name or address', async () => {
  const list = textOf(await ada.get(ADDRESS));
  assert.match(list, /Ada ada@reader\.example Admin/);
  assert.doesNotMatch(list, /Bea/);
  assert.match(textOf(await ada.get(`${ADDRESS}?q=bea%40rea`)), /Bea bea@reader\.example Reader/);
  assert.match(textOf(await ada.get(`${ADDRESS}?q=nobody`)), /Nobody was found/);
});

test('a role is given on some sites, and ends the sessions of whoever gets it', async () => {
  const token = await parley.signIn('Bea');
  const url = await pageOf('Bea');
  const page = await ada.submit(`${url}/role`, { role: 'moderator', everywhere: 'false', sites: ['daily'] });
  assert.match(textOf(page), /Bea: Moderator\./);
  assert.match(textOf(page), /Role Moderator \(daily\)/);
  const session = await parley.request({
    url: '/api/v1/session',
    headers: { authorization: `Bearer ${token}` },
  });
  assert.doesNotMatch(session.body, /Bea/);
});

test('a role is given to a mailbox that has no account yet', async () => {
  const page = await ada.submit(ADDRESS, { email: 'New@Reader.example', role: 'staff', everywhere: 'true' });
  assert.match(textOf(page), /new@reader\.example: Staff\./);
  const wrong = await ada.post(ADDRESS, { email: 'nobody', role: 'admin', everywhere: 'true' });
  assert.equal(wrong.headers['parley-refusal'], 'email_invalid');
  assert.equal(valueOf(wrong, 'email'), 'nobody');
  assert.match(wrong.body, /<option value="admin" selected/);
});

test('the last admin of everything keeps the role', async () => {
  const page = await ada.post(`${await pageOf('Ada')}/role`, { role: 'reader', everywhere: 'true' });
  assert.equal(page.headers['parley-refusal'], 'last_admin');
  assert.match(page.body, /<option value="reader" selected/);
});

test('sessions are ended from here', async () => {
  await parley.signIn('Cal');
  const page = await ada.submit(await pageOf('Cal'), { do: 'end' });
  assert.match(textOf(page), /sessions? (has|have) ended/);
  assert.match(textOf(page), /Open sessions 0/);
});

test('a ban is set, shown and taken back', async () => {
  const url = await pageOf('Dan');
  const past = await ada.post(url, { do: 'ban', until: '2020-01-01' });
  assert.equal(past.headers['parley-refusal'], 'time_invalid');
  assert.equal(valueOf(past, 'until'), '2020-01-01');
  const page = await ada.submit(url, { do: 'ban', until: '' });
  assert.match(textOf(page), /The ban is set\. Undo/);
  assert.match(textOf(page), /Banned for good/);
  assert.match(textOf(await ada.submit(url, { do: 'lift' })), /The ban is lifted/);
});

test('neither moderators nor admins of some sites see accounts, and no forged form changes one', async () => {
  const { rows } = await parley.pool.query<{ id: never }>({ text: 'select id from sites' });
  const url = await pageOf('Eve');
  const people = await Promise.all([
    enterDesk(parley, { name: 'Mo', role: 'moderator' }),
    enterDesk(parley, { name: 'Cleo', role: 'admin', siteIds: rows.map(({ id }) => id) }),
  ]);
  for (const person of people) {
    assert.equal((await person.get(ADDRESS)).statusCode, 403);
    assert.equal((await person.post(`${url}/role`, { role: 'admin' })).statusCode, 403);
  }
  const foreign = { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' };
  const forged = await ada.post(`${url}/role`, { role: 'admin', everywhere: 'true' }, foreign);
  assert.equal(forged.headers['parley-refusal'], 'sign_in_required');
  assert.match(textOf(await ada.get(url)), /Role Reader/);
});
