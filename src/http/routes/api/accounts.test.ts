import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { AccountId } from '../../../domain/ids.ts';
import { createApiClient } from '../../../testing/api-client.ts';
import { makeActing, type ActorKind } from '../../../testing/acting.ts';
import { createTestApplication, type TestApplication } from '../../../testing/application.ts';

let parley: TestApplication;
let api: ReturnType<typeof createApiClient>;
let admin: { id: AccountId; token: string };

before(async () => {
  parley = await createTestApplication();
  await parley.addSite('daily');
  api = createApiClient(parley, 'daily');
  admin = await make({ name: 'an admin', role: 'admin' });
});
after(() => parley.close());

async function make(kind: ActorKind): Promise<{ id: AccountId; token: string }> {
  const site = (await parley.pool.query<{ id: string }>({ text: 'select id from sites' })).rows[0]!;
  const id = site.id as Parameters<typeof makeActing>[2]['this'];
  const { actor, token } = await makeActing(parley, kind, { this: id, other: id });
  assert.ok(actor.kind === 'account' && token !== null);
  return { id: actor.accountId, token };
}

const find = async (query: string, token = admin.token) =>
  (await api.send(token, { method: 'GET', url: `/api/v1/accounts?${query}` })).json;
const setRole = (id: string, payload: object, token = admin.token) =>
  api.send(token, { method: 'PUT', url: `/api/v1/accounts/${id}/role`, payload });

test('people are found by the beginning of their address or name, by role and by id', async () => {
  await parley.signIn('Amélie_100');
  await parley.signIn('Bruno');
  const names = async (query: string) =>
    (await find(query)).accounts.map(({ name }: { name: string }) => name);
  assert.deepEqual(await names('query=AM%C3%89L'), ['Amélie_100']);
  assert.deepEqual(await names('query=bruno%40reader'), ['Bruno']);
  assert.deepEqual(await names('query=%25'), []);
  assert.deepEqual(await names('query=_'), []);
  assert.deepEqual(await names('role=admin'), [`Person ${admin.id}`]);
  assert.deepEqual(await names(`query=${admin.id}`), [`Person ${admin.id}`]);
  assert.ok(!(await names('')).includes('Sam Guest'));
});

test('pages hold everybody once', async () => {
  for (let n = 0; n < 105; n += 1) await parley.signIn(`Paged ${n}`);
  const ids: string[] = [];
  for (let after = ''; ;) {
    const page = await find(`query=paged&after=${after}`);
    ids.push(...page.accounts.map(({ id }: { id: string }) => id));
    if (page.nextPage === null) break;
    after = page.nextPage;
  }
  assert.equal(ids.length, 105);
  assert.equal(new Set(ids).size, 105);
  assert.equal((await find('after=x')).code, 'input_invalid');
});

test('a role is given for some sites, and ends the sessions of whoever gets it', async () => {
  const reader = await make({ name: 'a reader', role: 'reader' });
  const granted = await setRole(reader.id, { role: 'moderator', sites: ['daily'] });
  assert.deepEqual(
    [granted.json.role, granted.json.sites, granted.json.openSessions],
    ['moderator', ['daily'], 0],
  );
  assert.equal(
    (await setRole(reader.id, { role: 'moderator', sites: ['nowhere'] })).json.code,
    'site_not_found',
  );
  assert.equal((await setRole(reader.id, { role: 'moderator', sites: [] })).json.code, 'site_not_found');
  assert.equal((await setRole(reader.id, { role: 'emperor' })).json.code, 'input_invalid');
  const url = `/api/v1/accounts/${reader.id}`;
  assert.equal((await api.send(reader.token, { method: 'GET', url })).json.code, 'sign_in_required');
});

test('who administers some sites only gives nobody anything, themselves least of all', async () => {
  const limited = await make({ name: 'an admin of this site', role: 'admin', sites: 'this' });
  for (const id of [limited.id, admin.id])
    assert.equal((await setRole(id, { role: 'admin' }, limited.token)).json.code, 'not_permitted');
});

test('the last admin stays, and of two who step down at once one does', async () => {
  const alone = await setRole(admin.id, { role: 'reader' });
  assert.deepEqual([alone.status, alone.json.code, alone.json.field], [409, 'last_admin', 'role']);
  const limited = await setRole(admin.id, { role: 'admin', sites: ['daily'] });
  assert.equal(limited.json.code, 'last_admin');
  const second = await make({ name: 'an admin', role: 'admin' });
  const [one, two] = await Promise.all([
    setRole(admin.id, { role: 'reader' }, admin.token),
    setRole(second.id, { role: 'reader' }, second.token),
  ]);
  const { rows } = await parley.pool.query<{ id: AccountId }>({
    text: `select id from accounts where role = 'admin' and role_site_ids is null`,
  });
  assert.equal(rows.length, 1, `${one.json.code} ${two.json.code}`);
  admin = await make({ name: 'an admin', role: 'admin' });
});

test('somebody is signed out everywhere', async () => {
  const reader = await make({ name: 'a reader', role: 'reader' });
  const url = `/api/v1/accounts/${reader.id}/sessions`;
  const { json } = await api.send(admin.token, { method: 'DELETE', url });
  assert.equal(json.sessions, 1);
  const name = { method: 'PUT', url: '/api/v1/session/name', payload: { name: 'New name' } } as const;
  assert.equal((await api.send(reader.token, name)).json.code, 'sign_in_required');
});

test('somebody is banned and may write again', async () => {
  const reader = await make({ name: 'a reader', role: 'reader' });
  const url = `/api/v1/accounts/${reader.id}/ban`;
  const late = await api.send(admin.token, {
    method: 'PUT',
    url,
    payload: { until: '2001-01-01T00:00:00Z' },
  });
  assert.deepEqual([late.json.code, late.json.field], ['time_invalid', 'until']);
  assert.equal((await api.send(admin.token, { method: 'PUT', url, payload: {} })).status, 204);
  assert.equal((await api.write(reader.token, 'one', { body: 'x' })).json.code, 'account_banned');
  assert.equal((await api.send(admin.token, { method: 'DELETE', url })).status, 204);
  assert.equal((await api.write(reader.token, 'one', { body: 'x' })).status, 201);
});

test('a server finds accounts by its scope, for tokens of all sites only', async () => {
  const site = (await parley.pool.query<{ id: string }>({ text: 'select id from sites' })).rows[0]!;
  const ids = { this: site.id, other: site.id } as Parameters<typeof makeActing>[2];
  const everywhere = { name: 'CRM', role: 'server', apiScopes: ['accounts:read'] } as const;
  const { token } = await makeActing(parley, everywhere, ids);
  assert.equal((await find('query=bruno', token!)).accounts.length, 1);
  const here = await makeActing(parley, { ...everywhere, sites: 'this' }, ids);
  assert.equal((await find('query=bruno', here.token!)).code, 'not_permitted');
});
