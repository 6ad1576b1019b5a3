import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createTestApplication, type TestApplication } from '../../../testing/application.ts';
import { enterDesk, textOf, valueOf, type DeskPerson } from '../../../testing/desk.ts';

let parley: TestApplication;
let ada: DeskPerson;
let bo: DeskPerson;

before(async () => {
  parley = await createTestApplication();
  await parley.addSite('daily', { name: 'The Daily' });
  ada = await enterDesk(parley, { name: 'Ada', role: 'admin' });
  bo = await enterDesk(parley, { name: 'Bo', role: 'admin' });
});
after(() => parley.close());

async function addFresh(key: string): Promise<string> {
  await parley.addSite(key, { name: `The ${key}` });
  return `/desk/settings/sites/${key}`;
}

test('a change of a setting is saved, said, marked, and taken back by one button', async () => {
  const url = await addFresh('undo');
  const before = await ada.get(url);
  assert.doesNotMatch(textOf(before), /Changed\. Default/);
  const saved = await ada.submit(url, {
    shown: valueOf(before, 'shown'),
    name: 'The undo',
    'setting.editWindowMinutes': '60',
    'setting.guests': ['false', 'true'],
  });
  assert.match(textOf(saved), /Saved\. .*Guests Off → On .*Time to edit 15 → 60/);
  assert.match(textOf(saved), /Changed\. Default: 15\./);
  assert.equal(saved.headers['cache-control'], 'no-store');
  assert.doesNotMatch(textOf(await ada.get(url)), /Saved\./, 'it is said once');
  const [form = ''] =
    /<form method="post"[^>]*><input type="hidden" name="shown".*?<\/form>/s.exec(
      /<div class="notice".*?<\/form>/s.exec(saved.body)?.[0] ?? '',
    ) ?? [];
  const fields = Object.fromEntries(
    [...form.matchAll(/name="([^"]+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
      name,
      value.replaceAll('&quot;', '"'),
    ]),
  );
  const undone = await ada.submit(url, fields);
  assert.match(textOf(undone), /Guests On → Off .*Time to edit 60 → 15/);
});

test('a setting goes back to its default, and what else was typed is saved with it', async () => {
  const url = await addFresh('defaults');
  await ada.submit(url, { 'setting.editWindowMinutes': '60' });
  const page = await ada.submit(url, {
    'setting.editWindowMinutes': '90',
    'setting.maxCommentLength': '500',
    useDefault: 'editWindowMinutes',
  });
  assert.match(textOf(page), /Time to edit 60 → 15/);
  assert.match(textOf(page), /Longest comment 10,000 → 500/);
});

test('what cannot be is said at its field, and everything typed is kept', async () => {
  const url = await addFresh('wrong');
  const page = await ada.post(url, {
    name: 'Another name',
    'setting.editWindowMinutes': 'soon',
    'setting.guests': ['false', 'true'],
  });
  assert.equal(page.statusCode, 400);
  assert.equal(page.headers['parley-refusal'], 'input_invalid');
  assert.match(page.body, /aria-invalid="true"/);
  assert.match(textOf(page), /Nothing is saved yet: please look at 1 field\./);
  assert.match(textOf(page), /Please give a whole number from 0 to 525,600\./);
  assert.equal(valueOf(page, 'setting.editWindowMinutes'), 'soon');
  assert.equal(valueOf(page, 'name'), 'Another name');
  assert.match(textOf(await ada.get(url)), /The wrong/);
});

test('an origin that is none is named, and the list is kept as typed', async () => {
  const url = await addFresh('origins');
  const page = await ada.post(url, { origins: 'https://a.example\r\nwww.b.example/page' });
  assert.equal(page.statusCode, 422);
  assert.equal(page.headers['parley-refusal'], 'origin_invalid');
  assert.match(textOf(page), /https:\/\/a\.example www\.b\.example\/page/);
  assert.match(textOf(page), /This is none: www\.b\.example\/page/);
});

test('two people change different settings at once', async () => {
  const url = await addFresh('apart');
  const shown = valueOf(await ada.get(url), 'shown');
  await bo.submit(url, { shown, 'setting.editWindowMinutes': '30', 'setting.maxCommentLength': '10000' });
  const page = await ada.submit(url, {
    shown,
    'setting.editWindowMinutes': '15',
    'setting.maxCommentLength': '700',
  });
  assert.match(textOf(page), /Longest comment 10,000 → 700/);
  assert.equal(valueOf(page, 'setting.editWindowMinutes'), '30', 'what Bo saved stays');
});

test('a setting that somebody else changed meanwhile is not overwritten unseen', async () => {
  const url = await addFresh('meanwhile');
  const shown = valueOf(await ada.get(url), 'shown');
  await bo.submit(url, { shown, 'setting.editWindowMinutes': '30', name: 'The Gazette' });
  const page = await ada.post(url, { shown, 'setting.editWindowMinutes': '45', name: 'The Journal' });
  assert.equal(page.statusCode, 409);
  assert.equal(page.headers['parley-refusal'], 'overtaken');
  assert.match(textOf(page), /Bo changed this meanwhile; it is now: 30\./);
  assert.match(textOf(page), /Bo changed this meanwhile; it is now: The Gazette\./);
  assert.equal(valueOf(page, 'setting.editWindowMinutes'), '45');
  const again = await ada.submit(url, {
    shown: valueOf(page, 'shown'),
    'setting.editWindowMinutes': '45',
    name: 'The Journal',
  });
  assert.match(textOf(again), /Time to edit 30 → 45/);
});

test('saving without a difference changes nothing and says so', async () => {
  const url = await addFresh('same');
  const shown = valueOf(await ada.get(url), 'shown');
  const page = await ada.submit(url, { shown, 'setting.editWindowMinutes': '15', 'setting.guests': 'false' });
  assert.match(textOf(page), /nothing has changed/);
});

test('a form of another page changes nothing', async () => {
  const url = await addFresh('forged');
  const forged = await ada.post(
    url,
    { 'setting.guests': ['false', 'true'] },
    { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' },
  );
  assert.equal(forged.statusCode, 303);
  assert.equal(forged.headers['parley-refusal'], 'sign_in_required');
  assert.doesNotMatch(textOf(await ada.get(url)), /Changed\. Default/);
});

test('an admin of some sites sets up those and sees no others', async () => {
  const site = await parley.addSite('own', { name: 'Their Own' });
  const cleo = await enterDesk(parley, { name: 'Cleo', role: 'admin', siteIds: [site.id] });
  const list = await cleo.get('/desk/settings/sites');
  assert.match(textOf(list), /Their Own/);
  assert.doesNotMatch(textOf(list), /The Daily/);
  assert.doesNotMatch(textOf(list), /Add a site|Organisation|API tokens/);
  assert.equal((await cleo.get('/desk/settings/sites/own')).statusCode, 200);
  assert.equal((await cleo.get('/desk/settings/sites/daily')).statusCode, 403);
  assert.equal((await cleo.post('/desk/settings/sites/daily', { name: 'Mine' })).statusCode, 403);
});

test('a moderator finds the desk and the stories of sites, and no settings', async () => {
  const mo = await enterDesk(parley, { name: 'Mo', role: 'moderator' });
  const front = await mo.get('/desk/settings');
  assert.equal(front.statusCode, 200);
  assert.match(textOf(front), /The Daily/);
  assert.doesNotMatch(front.body, /href="\/desk\/settings\/(?!sites\/\w+\/stories")/);
  assert.equal((await mo.get('/desk/settings/sites/daily')).statusCode, 403);
});

test('nobody gets to the desk without signing in, and comes back to it', async () => {
  const response = await parley.request({ url: '/desk/settings/sites/daily' });
  assert.equal(response.statusCode, 303);
  assert.equal(response.headers.location, '/sign-in?return=%2Fdesk%2Fsettings%2Fsites%2Fdaily');
});

test('a site is added, and what stands in its way is said at its field', async () => {
  const refused = await ada.post('/desk/settings/add-site', {
    key: 'daily',
    name: 'The Other Daily',
    language: 'fr',
    origins: 'https://other.example',
  });
  assert.equal(refused.statusCode, 409);
  assert.equal(refused.headers['parley-refusal'], 'key_taken');
  assert.equal(valueOf(refused, 'name'), 'The Other Daily');
  assert.match(refused.body, /<option value="fr" selected/);
  const added = await ada.submit('/desk/settings/add-site', {
    key: 'other',
    name: 'The Other Daily',
    language: 'fr',
    origins: 'https://other.example',
  });
  assert.match(textOf(added), /The Other Daily is added\./);
});

test('whoever signed in long ago keeps what they typed and is led to confirm who they are', async () => {
  const dora = await enterDesk(parley, { name: 'Dora', role: 'admin' });
  await parley.pool.query({
    text: "update sessions set confirmed_at = confirmed_at - interval '1 hour' where account_id = (select id from accounts where name = 'Dora')",
  });
  assert.match(textOf(await dora.get('/desk/settings/add-site')), /Confirm that it is you/);
  const page = await dora.post('/desk/settings/add-site', { key: 'late', name: 'Late', language: 'en' });
  assert.equal(page.statusCode, 403);
  assert.equal(page.headers['parley-refusal'], 'step_up_required');
  assert.equal(valueOf(page, 'name'), 'Late');
  assert.match(page.body, /href="\/account\/step-up\?return=[^"]*add-site" target="_blank"/);
});
