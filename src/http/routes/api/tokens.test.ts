import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { authenticateServer } from '../../../service/api-tokens.ts';
import { createApiClient } from '../../../testing/api-client.ts';
import { makeActing } from '../../../testing/acting.ts';
import { createTestApplication, NEWS_ORIGIN, type TestApplication } from '../../../testing/application.ts';

let parley: TestApplication;
let api: ReturnType<typeof createApiClient>;
let admin: string;

before(async () => {
  parley = await createTestApplication();
  const { id } = await parley.addSite('daily');
  await parley.addSite('weekly');
  api = createApiClient(parley, 'daily');
  const acting = await makeActing(parley, { name: 'an admin', role: 'admin' }, { this: id, other: id });
  admin = acting.token!;
});
after(() => parley.close());

async function create(payload: object): Promise<{ id: string; token: string }> {
  const answer = await api.send(admin, { method: 'POST', url: '/api/v1/tokens', payload });
  assert.equal(answer.status, 201, JSON.stringify(answer.json));
  return answer.json;
}

const list = async () => (await api.send(admin, { method: 'GET', url: '/api/v1/tokens' })).json.tokens;
const readSite = async (token: string, key = 'daily') =>
  (await api.send(token, { method: 'GET', url: `/api/v1/sites/${key}` })).json.code ?? 'allowed';

test('a token opens what its scopes and sites say, until it is revoked', async () => {
  const { id, token } = await create({ name: 'CMS', scopes: ['settings:read'], sites: ['daily'] });
  assert.match(token, /^parley_[\w-]{43}$/);
  assert.equal(await readSite(token), 'allowed');
  assert.equal(await readSite(token, 'weekly'), 'not_permitted');
  const change = { method: 'PATCH', url: '/api/v1/sites/daily', payload: { name: 'x' } } as const;
  assert.equal((await api.send(token, change)).json.code, 'token_scope_missing');
  const revoked = await api.send(admin, { method: 'DELETE', url: `/api/v1/tokens/${id}` });
  assert.equal(revoked.status, 204);
  assert.equal(await readSite(token), 'sign_in_required');
  const again = await api.send(admin, { method: 'DELETE', url: `/api/v1/tokens/${id}` });
  assert.equal(again.json.code, 'token_not_found');
});

test('it is shown once, and stored nowhere', async () => {
  const { id, token } = await create({ name: 'Once', scopes: ['audit:read'], expiresAt: null });
  const [newest] = await list();
  assert.deepEqual(
    [newest.id, newest.name, newest.scopes, newest.sites, newest.usedAt, newest.createdBy.name.slice(0, 6)],
    [id, 'Once', ['audit:read'], null, null, 'Person'],
  );
  assert.ok(!JSON.stringify(newest).includes(token));
  const { rows } = await parley.pool.query({
    text: `select 1 from api_tokens k, audit_log l where k::text like $1 or l::text like $1 limit 1`,
    values: [`%${token}%`],
  });
  assert.equal(rows.length, 0);
});

test('it ends when it was said to', async () => {
  const inAnHour = new Date(Date.now() + 3_600_000);
  const { token } = await create({
    name: 'Short',
    scopes: ['settings:read'],
    expiresAt: inAnHour.toISOString(),
  });
  const at = (time: number) => authenticateServer({ ...parley.deps, clock: () => new Date(time) }, token);
  assert.ok(await at(inAnHour.getTime() - 1));
  assert.equal(await at(inAnHour.getTime()), null);
});

test('its use is noted to the hour', async () => {
  const { id, token } = await create({ name: 'Busy', scopes: ['settings:read'] });
  const now = Date.now();
  const use = async (minutes: number) => {
    await authenticateServer({ ...parley.deps, clock: () => new Date(now + minutes * 60_000) }, token);
    const found = (await list()).find((each: { id: string }) => each.id === id);
    return (new Date(found.usedAt).getTime() - now) / 60_000;
  };
  assert.equal(await use(0), 0);
  assert.equal(await use(59), 0);
  assert.equal(await use(60), 60);
});

test('in a publisher’s page it opens nothing', async () => {
  const { token } = await create({ name: 'Leaked', scopes: ['settings:read'] });
  const response = await parley.request({
    url: '/api/v1/sites/daily',
    headers: { authorization: `Bearer ${token}`, origin: NEWS_ORIGIN },
  });
  assert.equal(response.json().code, 'sign_in_required');
  for (const wrong of [
    'parley_',
    `${token}x`,
    token.replace('parley_', 'Parley_'),
    'parley_'.padEnd(5_000, 'x'),
  ])
    assert.equal(await readSite(wrong), 'sign_in_required');
});

test('what cannot be is refused with its field', async () => {
  const good = { name: 'x', scopes: ['audit:read'] };
  const mistakes: [object, string, string][] = [
    [{ ...good, name: ' ' }, 'label_invalid', 'name'],
    [{ ...good, scopes: [] }, 'token_scope_unknown', 'scopes'],
    [{ ...good, scopes: ['audit:read', 'everything'] }, 'token_scope_unknown', 'scopes'],
    [{ ...good, sites: ['nowhere'] }, 'site_not_found', 'sites'],
    [{ ...good, sites: [] }, 'site_not_found', 'sites'],
    [{ ...good, expiresAt: '2001-01-01T00:00:00Z' }, 'time_invalid', 'expiresAt'],
  ];
  for (const [payload, code, field] of mistakes) {
    const { json } = await api.send(admin, { method: 'POST', url: '/api/v1/tokens', payload });
    assert.deepEqual([json.code, json.field], [code, field], JSON.stringify(payload));
  }
});
