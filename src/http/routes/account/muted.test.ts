import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openAccountClient } from '../../../testing/account-client.ts';
import { createApiClient } from '../../../testing/api-client.ts';
import { createTestApplication, type TestApplication } from '../../../testing/application.ts';

let parley: TestApplication;
let daily: ReturnType<typeof createApiClient>;
let weekly: ReturnType<typeof createApiClient>;

before(async () => {
  parley = await createTestApplication();
  await parley.addSite('daily');
  await parley.addSite('weekly');
  daily = createApiClient(parley, 'daily');
  weekly = createApiClient(parley, 'weekly');
});
after(() => parley.close());

async function findId(name: string): Promise<string> {
  const { rows } = await parley.pool.query<{ id: string }>({
    text: 'select id from accounts where name = $1',
    values: [name],
  });
  return rows[0]?.id ?? '';
}

const FOLDED = /<details class="muted">.*?Shouting.*?<\/details>/s;

test('the form below a comment folds its author away on all sites, and the list shows them again', async () => {
  const ann = await openAccountClient(parley, 'Ann');
  const loud = await parley.signIn('Loud');
  const { comment } = (await daily.write(loud, 'one', { body: 'Shouting' })).json;
  await weekly.write(loud, 'two', { body: 'Shouting elsewhere' });
  const story = await ann.get('/daily/stories/one');
  const [, form = ''] = /data-mute[^>]*href="([^"]+)"/.exec(story.body) ?? [];
  assert.equal(form, `/daily/stories/one/comments/${comment.id}/mute`);
  assert.match((await ann.get(form)).body, /Mute Loud\?.*They are not told.*name="muted" value="true"/s);

  const muted = await ann.post(form, { muted: 'true' });
  assert.equal(muted.statusCode, 303);
  assert.equal(muted.headers.location, `/daily/stories/one/comments/${comment.id}`);
  assert.match((await ann.get('/daily/stories/one')).body, FOLDED);
  assert.match((await ann.get('/weekly/stories/two')).body, FOLDED);
  assert.match((await ann.get(form)).body, /name="muted" value="false"/);
  // Nobody else is told, and what everybody reads stays as it is.
  assert.doesNotMatch((await parley.request({ url: '/daily/stories/one' })).body, FOLDED);

  const list = await ann.get('/account/muted');
  assert.match(list.body, />Loud</);
  const undone = await ann.post('/account/muted', { id: await findId('Loud') });
  assert.equal(undone.headers.location, '/account/muted');
  assert.match((await ann.get('/account/muted')).body, /You have muted nobody/);
  assert.doesNotMatch((await ann.get('/daily/stories/one')).body, FOLDED);
});

test('the API mutes, tells whom, and takes it back; each as often as one likes', async () => {
  const ann = await parley.signIn('Ann');
  await parley.signIn('Officer');
  const id = await findId('Officer');
  await parley.pool.query({ text: `update accounts set role = 'moderator' where id = $1`, values: [id] });
  const url = `/api/v1/account/muted/${id}`;
  for (let time = 0; time < 2; time += 1)
    assert.equal((await daily.send(ann, { method: 'PUT', url })).status, 204);
  const { json } = await daily.send(ann, { method: 'GET', url: '/api/v1/account/muted' });
  assert.deepEqual(
    json.muted.map(({ id, name }: { id: string; name: string }) => ({ id, name })),
    [{ id, name: 'Officer' }],
  );
  const viewer = await daily.send(ann, { method: 'GET', url: `${daily.site}/stories/one/viewer` });
  assert.deepEqual(viewer.json.muted, [id]);
  for (let time = 0; time < 2; time += 1)
    assert.equal((await daily.send(ann, { method: 'DELETE', url })).status, 204);
  assert.deepEqual((await daily.send(ann, { method: 'GET', url: '/api/v1/account/muted' })).json.muted, []);
});

test('nobody mutes themselves or somebody who is not there, and a list has an end', async () => {
  const ann = await parley.signIn('Ann');
  const own = await daily.send(ann, { method: 'PUT', url: `/api/v1/account/muted/${await findId('Ann')}` });
  assert.deepEqual([own.status, own.json.code], [403, 'own_account']);
  const nobody = await daily.send(ann, {
    method: 'PUT',
    url: '/api/v1/account/muted/01936f2a-7c00-7000-8000-000000000000',
  });
  assert.deepEqual([nobody.status, nobody.json.code], [404, 'person_not_found']);
  await parley.pool.query({
    text: `with made as (insert into accounts (id, name) select gen_random_uuid(), 'Crowd ' || n from generate_series(1, 1000) n returning id)
      insert into mutes (account_id, muted_id, created_at) select $1, id, now() from made`,
    values: [await findId('Ann')],
  });
  const full = await daily.send(ann, {
    method: 'PUT',
    url: `/api/v1/account/muted/${await findId('Officer')}`,
  });
  assert.deepEqual([full.status, full.json.code], [422, 'muted_too_many']);
});
