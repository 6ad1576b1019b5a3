import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { changeSite } from '../../service/manage-sites.ts';
import { OPERATOR } from '../../domain/viewer.ts';
import type { AccountId } from '../../domain/ids.ts';
import { refreshAuthor } from '../../service/refresh-author.ts';
import { openAccountClient } from '../../testing/account-client.ts';
import { createApiClient } from '../../testing/api-client.ts';
import { createTestApplication, type TestApplication } from '../../testing/application.ts';
import { eventually } from '../../testing/eventually.ts';

let parley: TestApplication;
let daily: ReturnType<typeof createApiClient>;

before(async () => {
  parley = await createTestApplication();
  await parley.addSite('daily', { name: 'The Daily', settings: { guests: true, publicProfiles: true } });
  await parley.addSite('weekly', { name: 'The Weekly' });
  daily = createApiClient(parley, 'daily');
});
after(() => parley.close());

async function findId(name: string): Promise<string> {
  const { rows } = await parley.pool.query<{ id: string }>({
    text: 'select id from accounts where name = $1',
    values: [name],
  });
  return rows[0]?.id ?? '';
}

test('where a site shows profiles, names lead to what their owners published there', async () => {
  const ann = await openAccountClient(parley, 'Ann');
  await ann.post('/account/edit', { name: 'Ann', bio: 'Tram driver & reader' });
  await daily.write(ann.token, 'one', { body: 'Here' });
  const { comment } = (await daily.write(ann.token, 'one', { body: 'Held' })).json;
  await parley.pool.query({
    text: `update comments set status = 'withheld' where id = $1`,
    values: [comment.id],
  });
  await createApiClient(parley, 'weekly').write(ann.token, 'two', { body: 'Elsewhere' });
  const url = `/daily/people/${await findId('Ann')}`;
  assert.ok((await parley.request({ url: '/daily/stories/one' })).body.includes(`href="${url}"`));
  const page = await parley.request({ url });
  assert.equal(page.statusCode, 200);
  assert.match(page.body, /Tram driver &amp; reader/);
  assert.match(page.body, /<p>Here<\/p>/);
  assert.doesNotMatch(page.body, /Held|Elsewhere/);
  assert.match(page.body, /<meta name="robots" content="noindex"/);
  assert.equal(page.headers['x-robots-tag'], 'noindex');
  // Another site shows none, and its names lead nowhere.
  assert.equal((await parley.request({ url: url.replace('daily', 'weekly') })).statusCode, 404);
  assert.doesNotMatch((await parley.request({ url: '/weekly/stories/two' })).body, /\/people\//);
});

test('whoever hides theirs is not found, and neither is anybody who never wrote there, nor a guest', async () => {
  const ben = await openAccountClient(parley, 'Ben');
  await daily.write(ben.token, 'three', { body: 'Words' });
  const url = `/daily/people/${await findId('Ben')}`;
  assert.equal((await parley.request({ url })).statusCode, 200);
  await ben.post('/account/preferences', { hidesProfile: 'true' });
  assert.equal((await parley.request({ url })).statusCode, 404);
  await refreshAuthor(parley.deps, (await findId('Ben')) as AccountId);
  await eventually(async () =>
    assert.ok(!(await parley.request({ url: '/daily/stories/three' })).body.includes(url)),
  );
  await parley.signIn('Silent');
  assert.equal((await parley.request({ url: `/daily/people/${await findId('Silent')}` })).statusCode, 404);
  const guest = await parley.request({
    method: 'POST',
    url: `${daily.site}/stories/three/comments`,
    payload: { body: 'As a guest', name: 'Passer-by', url: 'https://news.example/stories/one' },
  });
  assert.equal(
    (await parley.request({ url: `/daily/people/${guest.json().comment.author.id}` })).statusCode,
    404,
  );
  assert.equal((await parley.request({ url: '/daily/people/nonsense' })).statusCode, 400);
});

test('a site that stops showing them stops at once', async () => {
  const cato = await openAccountClient(parley, 'Cato');
  await daily.write(cato.token, 'four', { body: 'Words' });
  const url = `/daily/people/${await findId('Cato')}`;
  assert.equal((await parley.request({ url })).statusCode, 200);
  await changeSite(parley.deps, OPERATOR, { key: 'daily', settings: { publicProfiles: false } });
  await eventually(async () => {
    assert.equal((await parley.request({ url })).statusCode, 404);
    assert.doesNotMatch((await parley.request({ url: '/daily/stories/four' })).body, /\/people\//);
  });
});
