import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createTestApplication, STORY_URL, type TestApplication } from '../testing/application.ts';
import { createDatabaseProxy, type DatabaseProxy } from '../testing/database-proxy.ts';

let proxy: DatabaseProxy;
let parley: TestApplication;
let token: string;

before(async () => {
  parley = await createTestApplication({}, async (connection) => {
    proxy = await createDatabaseProxy(connection);
    return proxy.connection;
  });
  await parley.addSite('daily');
  token = await parley.signIn('Ann');
});
after(async () => {
  await parley.close();
  await proxy.cut();
});

function write(body: string) {
  return parley.request({
    method: 'POST',
    url: '/api/v1/sites/daily/stories/a/comments',
    headers: { authorization: `Bearer ${token}`, 'idempotency-key': `key-${body}` },
    payload: { body, url: STORY_URL },
  });
}

const page = () => parley.request({ url: '/daily/stories/a' });

test('while the database is away threads are read, writers are told when to come back, and it recovers by itself', async () => {
  assert.equal((await write('before')).statusCode, 201);
  assert.match((await page()).body, /before/);
  await proxy.cut();

  const cached = await page();
  assert.equal(cached.statusCode, 200);
  assert.match(cached.body, /before/);
  const refused = await write('during');
  assert.equal(refused.statusCode, 503);
  assert.equal(refused.json().code, 'unavailable');
  assert.ok(Number(refused.headers['retry-after']) > 0);
  const form = await parley.request({ url: '/daily/stories/a/comment' });
  assert.equal(form.statusCode, 503);
  assert.equal((await parley.request({ url: '/health/live' })).statusCode, 200);
  assert.equal((await parley.request({ url: '/health/ready' })).statusCode, 503);

  await proxy.restore();
  assert.equal((await parley.request({ url: '/health/ready' })).statusCode, 200);
  assert.equal((await write('during')).statusCode, 201);
  assert.match((await page()).body, /during/);
});
