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
});
after(() => parley.close());

const ADDRESS = '/desk/settings/organisation';

test('the page says how many have no second factor before it is asked of them', async () => {
  await enterDesk(parley, { name: 'Mo', role: 'moderator' });
  assert.match(textOf(await ada.get(ADDRESS)), /2 people who open the desk have no second factor yet/);
});

test('a setting is saved, and a wrong one said at its field', async () => {
  const shown = valueOf(await ada.get(ADDRESS), 'shown');
  const wrong = await ada.post(ADDRESS, { shown, 'setting.addressDays': 'many' });
  assert.equal(wrong.statusCode, 400);
  assert.equal(valueOf(wrong, 'setting.addressDays'), 'many');
  const saved = await ada.submit(ADDRESS, { shown, 'setting.addressDays': '7' });
  assert.match(textOf(saved), /Saved\. .* 30 → 7/);
  const late = await ada.post(ADDRESS, { shown, 'setting.addressDays': '9' });
  assert.equal(late.statusCode, 409);
  assert.match(textOf(late), /Ada changed this meanwhile; it is now: 7\./);
});

test('switching the second factor on asks it of whoever did, on their next page', async () => {
  const bo = await enterDesk(parley, { name: 'Bo', role: 'admin' });
  const response = await bo.post(ADDRESS, { 'setting.requireSecondFactor': ['false', 'true'] });
  assert.equal(response.statusCode, 303);
  const next = await bo.get(ADDRESS);
  assert.equal(next.headers['parley-refusal'], 'second_factor_required');
  assert.match(String(next.headers.location), /^\/account\/second-factor\?return=/);
});
