import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Site } from '../../../domain/thread.ts';
import { createTestApplication, type TestApplication } from '../../../testing/application.ts';
import { enterDesk, textOf, type DeskPerson } from '../../../testing/desk.ts';

let parley: TestApplication;
let site: Site;
let ada: DeskPerson;

before(async () => {
  parley = await createTestApplication();
  site = await parley.addSite('daily', { name: 'The Daily' });
  await parley.addSite('weekly', { name: 'The Weekly' });
  ada = await enterDesk(parley, { name: 'Ada', role: 'admin' });
  await ada.submit('/desk/settings/sites/daily', { 'setting.editWindowMinutes': '40' });
  await ada.submit('/desk/settings/sites/weekly', { 'setting.guests': ['false', 'true'] });
});
after(() => parley.close());

const ADDRESS = '/desk/settings/audit';

test('the log says who changed what, from what and to what, in words', async () => {
  const text = textOf(await ada.get(ADDRESS));
  assert.match(text, /Ada Site changed daily Time to edit: 15 → 40/);
  assert.match(text, /Ada Site changed weekly Guests: Off → On/);
  assert.match(text, /Command line Role given Ada Role: Reader → Admin/);
});

test('a role that was given leads to whose it is, also before they have chosen a name', async () => {
  const fields = { email: 'nameless@reader.example', role: 'staff', everywhere: 'true' };
  await ada.submit('/desk/settings/accounts', fields);
  const { body } = await ada.get(`${ADDRESS}?action=role`);
  const [, href = ''] = /Role given <a href="([^"]*)"[^>]*>[\da-f-]{36}</.exec(body) ?? [];
  assert.match((await ada.get(href)).body, /nameless@reader\.example/);
});

test('it is narrowed to a site, an act, a person and days', async () => {
  const of = async (query: string) => textOf(await ada.get(`${ADDRESS}?${query}`));
  assert.doesNotMatch(await of('site=weekly'), /Time to edit/);
  assert.doesNotMatch(await of('action=role'), /Site changed/);
  assert.doesNotMatch(await of('by=operator'), /Ada Site/);
  assert.match(await of('since=2020-01-01&until=2020-12-31'), /Nothing was changed here/);
  assert.match(await of('since=&until='), /Time to edit/);
  assert.equal((await ada.get(`${ADDRESS}?since=yesterday`)).statusCode, 400);
});

test('what was found is there to download', async () => {
  const page = await ada.get(`${ADDRESS}?site=daily&since=2020-01-01`);
  const [, href = ''] = /href="(\/api\/v1\/audit\?[^"]*csv)"/.exec(page.body) ?? [];
  const csv = await ada.get(href.replaceAll('&amp;', '&'));
  assert.equal(csv.statusCode, 200);
  assert.match(csv.body, /site\.changed,daily/);
  assert.doesNotMatch(csv.body, /weekly/);
});

test('an admin of some sites begins with the first of them, and gets no other', async () => {
  const cleo = await enterDesk(parley, { name: 'Cleo', role: 'admin', siteIds: [site.id] });
  const text = textOf(await cleo.get(ADDRESS));
  assert.match(text, /Time to edit: 15 → 40/);
  assert.doesNotMatch(text, /Weekly|All sites/);
  assert.equal((await cleo.get(`${ADDRESS}?site=weekly`)).statusCode, 403);
});

test('older entries follow on pages of their own', async () => {
  for (let minutes = 100; minutes < 155; minutes += 1)
    await ada.post('/desk/settings/sites/daily', { 'setting.editWindowMinutes': String(minutes) });
  const page = await ada.get(`${ADDRESS}?site=daily`);
  const [, href = ''] = /href="([^"]*after=[^"]*)"/.exec(page.body) ?? [];
  assert.match(textOf(await ada.get(href.replaceAll('&amp;', '&'))), /Time to edit: 15 → 40/);
});
