import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openAccountClient } from '../../../testing/account-client.ts';
import { createApiClient } from '../../../testing/api-client.ts';
import { createTestApplication, type TestApplication } from '../../../testing/application.ts';

let parley: TestApplication;
let api: ReturnType<typeof createApiClient>;

before(async () => {
  parley = await createTestApplication();
  await parley.addSite('daily');
  api = createApiClient(parley, 'daily');
});
after(() => parley.close());

test('language and time zone count on own pages and on discussions, for their reader alone', async () => {
  const ann = await openAccountClient(parley, 'Ann');
  await api.write(ann.token, 'one', { body: 'Words' });
  await parley.pool.query({ text: `update comments set created_at = '2026-01-15T23:30:00Z'` });
  await parley.pool.query({ text: `update stories set version = version + 1` });
  const saved = await ann.post('/account/preferences', { language: 'de', timeZone: 'Asia/Tokyo' });
  assert.equal(saved.headers.location, '/account/preferences?saved=1');
  const own = await ann.get('/account');
  assert.match(own.body, /<html lang="de" dir="ltr" data-zone="Asia\/Tokyo">/);
  assert.match(own.body, /16\. Jan\. 2026, 08:30 MGZ\+9|16\. Jan\. 2026, 08:30 GMT\+9/);
  const story = await ann.get('/daily/stories/one');
  assert.match(story.body, /<html lang="de"/);
  assert.match(story.body, /data-zone="Asia\/Tokyo"/);
  assert.match(story.body, /16\. Jan\. 2026/);
  // An address that asks for a language by name gets it all the same.
  assert.match((await ann.get('/account?lang=fr')).body, /<html lang="fr"/);
  const others = await parley.request({ url: '/daily/stories/one' });
  assert.match(others.body, /<html lang="en"/);
  assert.match(others.body, /15 Jan 2026, 23:30 UTC/);
  assert.doesNotMatch(others.body, /data-zone/);
  const form = await ann.get('/account/preferences');
  assert.match(form.body, /<option value="de" lang="de" selected>Deutsch/);
  assert.match(form.body, /<option value="Asia\/Tokyo" selected>/);
});

test('what is no time zone, no language or no time for mail is refused', async () => {
  const ben = await openAccountClient(parley, 'Ben');
  for (const fields of [{ timeZone: 'Mars/Olympus' }, { language: 'xx' }, { replyMail: 'hourly' }]) {
    const answer = await ben.post('/account/preferences', fields);
    assert.equal(answer.statusCode, 400, JSON.stringify(fields));
    assert.equal(answer.headers['parley-refusal'], 'input_invalid');
  }
});

test('without a mailbox there is no mail to choose', async () => {
  const cato = await openAccountClient(parley, 'Cato');
  await parley.pool.query({ text: `update accounts set email = null where name = 'Cato'` });
  assert.match((await cato.get('/account/preferences')).body, /has no e-mail address/);
  await cato.post('/account/preferences', { replyMail: 'soon' });
  const { rows } = await parley.pool.query<{ mail: string }>({
    text: `select reply_mail as mail from accounts where name = 'Cato'`,
  });
  assert.equal(rows[0]?.mail, 'never');
});
