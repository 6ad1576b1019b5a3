import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createTestApplication, type TestApplication } from './application.ts';
import { listGuardedRoutes, readState, steal, tryRoute } from './stolen-tokens.ts';

let parley: TestApplication;

before(async () => {
  parley = await createTestApplication();
  await parley.server.ready();
});
after(() => parley.close());

test('what is read from a publisher’s page opens no route of an account, the desk or their API', async () => {
  const theft = await steal(parley);
  const stored = await readState(parley);
  const routes = listGuardedRoutes(theft);
  assert.ok(routes.length >= 20, String(routes.length));
  const open = await Promise.all(routes.map((route) => tryRoute(theft, route)));
  assert.deepEqual(open.flat(), []);
  assert.deepEqual(await readState(parley), stored);
});
