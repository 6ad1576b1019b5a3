import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { SiteId } from '../../../domain/ids.ts';
import { eraseDueAccounts } from '../../../service/erase-account.ts';
import { createApiClient } from '../../../testing/api-client.ts';
import { createTestApplication, type TestApplication } from '../../../testing/application.ts';
import { bringIn } from '../../../testing/bring-in.ts';
import { enterDesk, textOf, type DeskPerson } from '../../../testing/desk.ts';

const ADDRESS = '/desk/settings/accounts';

let parley: TestApplication;
let siteId: SiteId;
let ada: DeskPerson;

before(async () => {
  parley = await createTestApplication();
  ({ id: siteId } = await parley.addSite('daily'));
  ada = await enterDesk(parley, { name: 'Ada', role: 'admin' });
  await createApiClient(parley, 'daily').write(await parley.signIn('Bea'), 'tram', {
    body: 'A tram at last.',
  });
});
after(() => parley.close());

test('an admin finds who came by an import by name and by address, and has them erased', async () => {
  const email = 'old.wim@mail.example';
  const bodies = ['I would rather not have said this.'];
  const id = await bringIn(parley.pool, { siteId, story: 'tram', name: 'Wim of old', email, bodies });
  assert.match(textOf(await ada.get(`${ADDRESS}?q=wim%20of`)), /Wim of old/);
  assert.match(textOf(await ada.get(`${ADDRESS}?q=old.wim%40`)), /Wim of old/);
  const page = textOf(await ada.get(`${ADDRESS}/${id}`));
  assert.match(page, /Imported from disqus Address in the import old\.wim@mail\.example/);
  assert.match(
    textOf(await ada.submit(`${ADDRESS}/${id}`, { do: 'erase', comments: 'remove' })),
    /within some minutes/,
  );
  await eraseDueAccounts(parley.deps);
  assert.equal((await ada.get(`${ADDRESS}/${id}`)).statusCode, 404);
  assert.match(textOf(await ada.get(`${ADDRESS}?q=old.wim%40`)), /Nobody was found/);
  assert.doesNotMatch((await parley.request({ url: '/daily/stories/tram' })).body, /rather not/);
  const { rows } = await parley.pool.query({
    text: 'select 1 from imported_authors where email = $1',
    values: [email],
  });
  assert.deepEqual(rows, []);
});

test('whoever signs in is not erased by somebody else', async () => {
  const { rows } = await parley.pool.query<{ id: string }>({
    text: `select id from accounts where name = 'Bea'`,
  });
  const url = `${ADDRESS}/${rows[0]?.id}`;
  assert.doesNotMatch(textOf(await ada.get(url)), /Remove their comments/);
  const refused = await ada.post(url, { do: 'erase', comments: 'remove' });
  assert.equal(refused.headers['parley-refusal'], 'account_not_guest');
});

test('a moderator finds nobody by an address that only an import had', async () => {
  const email = 'hidden@mail.example';
  await bringIn(parley.pool, { siteId, story: 'tram', name: 'Hidden Xan', email, bodies: ['Words.'] });
  const mo = await enterDesk(parley, { name: 'Mo', role: 'moderator' });
  const url = (q: string) => `/api/v1/desk/people?q=${encodeURIComponent(q)}`;
  assert.match((await mo.get(url('Hidden'))).body, /Hidden Xan/);
  const byAddress = await mo.get(url(email));
  assert.doesNotMatch(byAddress.body, /Hidden Xan/);
  assert.doesNotMatch((await mo.get(url('Hidden'))).body, /hidden@mail/);
  assert.equal((await mo.get(`${ADDRESS}?q=hidden`)).statusCode, 403);
});
