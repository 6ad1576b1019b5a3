import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { isRefusal } from '../domain/refusal.ts';
import type { Site } from '../domain/thread.ts';
import { OPERATOR, type Actor } from '../domain/viewer.ts';
import { findProvider } from '../storage/providers.ts';
import { makeActing } from '../testing/acting.ts';
import { createTestApplication, type TestApplication } from '../testing/application.ts';
import {
  addProvider,
  changeProvider,
  listProviders,
  removeProvider,
  SECRET_PURPOSE,
  type NewProvider,
  type Provider,
} from './manage-providers.ts';

let parley: TestApplication;
let site: Site;
let other: Site;

before(async () => {
  parley = await createTestApplication();
  site = await parley.addSite('daily');
  other = await parley.addSite('weekly');
});
after(() => parley.close());

const NEW: NewProvider = {
  key: 'id',
  preset: 'oidc',
  address: 'https://id.example/',
  clientId: 'parley',
  clientSecret: 'kept to itself',
};

let added = 0;

async function add(change: Partial<NewProvider> = {}): Promise<Provider> {
  added += 1;
  const provider = await addProvider(parley.deps, OPERATOR, { ...NEW, key: `id-${added}`, ...change });
  assert.ok(!isRefusal(provider), JSON.stringify(provider));
  return provider;
}

/** The field that is at fault, or the code where it is another one. */
async function faultOf(change: Partial<NewProvider>): Promise<string | undefined> {
  const answer = await addProvider(parley.deps, OPERATOR, { ...NEW, key: 'faulty', ...change });
  assert.ok(isRefusal(answer), 'nothing was at fault');
  return answer.refused === 'input_invalid' ? answer.field : answer.refused;
}

async function act(kind: Parameters<typeof makeActing>[1]): Promise<Actor> {
  return (await makeActing(parley, kind, { this: site.id, other: other.id })).actor;
}

test('a provider is added with what its preset says, and its secret is readable for nobody', async () => {
  const provider = await add();
  assert.equal(provider.address, 'https://id.example');
  assert.equal(provider.scopes, 'openid email profile');
  assert.ok(provider.hasSecret && !JSON.stringify(provider).includes('kept to itself'));
  const row = await findProvider(parley.pool, provider.key);
  assert.ok(row?.clientSecret);
  assert.ok(!row.clientSecret.toString('latin1').includes('kept'));
  assert.equal(parley.deps.keys.open(SECRET_PURPOSE, row.clientSecret), 'kept to itself');
});

test('what cannot be is refused with its field', async () => {
  assert.equal(await faultOf({ key: 'Not a key' }), 'key');
  assert.equal(await faultOf({ address: 'javascript:alert(1)' }), 'address');
  assert.equal(await faultOf({ address: 'https://somebody@id.example' }), 'address');
  assert.equal(await faultOf({ preset: 'google' }), 'address');
  assert.equal(await faultOf({ clientId: ' ' }), 'clientId');
  assert.equal(await faultOf({ name: 'x'.repeat(61) }), 'name');
  assert.equal(await faultOf({ preset: 'apple', address: undefined }), 'clientSecret');
  const key = '-----BEGIN PRIVATE KEY-----\nMIG=\n-----END PRIVATE KEY-----';
  assert.equal(await faultOf({ preset: 'apple', address: undefined, clientSecret: key }), 'teamId');
  await add({ key: 'taken' });
  assert.equal(await faultOf({ key: 'taken' }), 'provider_key_taken');
});

test('a stored secret is never sent to another address', async () => {
  const { key } = await add();
  const move = { address: 'https://evil.example' };
  const moved = await changeProvider(parley.deps, OPERATOR, { key, change: move });
  assert.equal(isRefusal(moved) && moved.field, 'clientSecret');
  const change = { ...move, clientSecret: 'another' };
  assert.ok(!isRefusal(await changeProvider(parley.deps, OPERATOR, { key, change })));
});

test('an admin of one site changes that site’s providers and no others', async () => {
  const admin = await act({ name: 'an admin of this site', role: 'admin', sites: 'this' });
  const change = { name: 'Mine' };
  const refusals = await Promise.all([
    addProvider(parley.deps, admin, { ...NEW, key: 'everywhere' }),
    addProvider(parley.deps, admin, { ...NEW, key: 'elsewhere', siteId: other.id }),
    changeProvider(parley.deps, admin, { key: (await add()).key, change }),
    changeProvider(parley.deps, admin, { key: 'nowhere', change }),
    removeProvider(parley.deps, admin, (await add({ siteId: other.id })).key),
  ]);
  assert.deepEqual(
    refusals.map((answer) => isRefusal(answer) && answer.refused),
    Array.from({ length: 5 }, () => 'not_permitted'),
  );
  const own = await add({ siteId: site.id });
  assert.ok(!isRefusal(await changeProvider(parley.deps, admin, { key: own.key, change })));
  const away = await changeProvider(parley.deps, admin, { key: own.key, change: { siteId: null } });
  assert.equal(isRefusal(away) && away.refused, 'not_permitted');
  assert.ok(!isRefusal(await removeProvider(parley.deps, admin, own.key)));
});

test('an admin of one site names no issuer, since what it says of mailboxes would open accounts of other sites', async () => {
  const admin = await act({ name: 'an admin of this site', role: 'admin', sites: 'this' });
  const own = { siteId: site.id, clientId: 'parley', clientSecret: 'theirs' };
  const running = { ...NEW, key: 'running', siteId: site.id };
  const added = await addProvider(parley.deps, admin, running);
  assert.deepEqual(isRefusal(added) && [added.refused, added.field], ['not_permitted', 'address']);
  const directory = { preset: 'microsoft', address: 'https://evil.example' } as const;
  const posing = await addProvider(parley.deps, admin, { ...own, ...directory, key: 'posing' });
  assert.equal(isRefusal(posing) && posing.refused, 'not_permitted');
  const google = await addProvider(parley.deps, admin, { ...own, key: 'google', preset: 'google' });
  assert.ok(!isRefusal(google), JSON.stringify(google));
  const { key } = await add({ siteId: site.id });
  const change = { address: 'https://evil.example', clientSecret: 'theirs' };
  const moved = await changeProvider(parley.deps, admin, { key, change });
  assert.deepEqual(isRefusal(moved) && [moved.refused, moved.field], ['not_permitted', 'address']);
});

test('changing one needs a proof of who acts that is not old', async () => {
  const stale = await act({ name: 'an admin who signed in long ago', role: 'admin', isStale: true });
  const answer = await addProvider(parley.deps, stale, NEW);
  assert.equal(isRefusal(answer) && answer.refused, 'step_up_required');
});

test('a site’s list has its own providers and those of every site, in their order', async () => {
  await parley.pool.query({ text: 'delete from oidc_providers' });
  await add({ key: 'b', siteId: site.id });
  await add({ key: 'a', position: 1 });
  await add({ key: 'c', siteId: other.id });
  const keysOf = async (siteId: Site['id'] | null) => {
    const providers = await listProviders(parley.deps, OPERATOR, siteId);
    return isRefusal(providers) ? [] : providers.map(({ key }) => key);
  };
  assert.deepEqual(await keysOf(site.id), ['b', 'a']);
  assert.deepEqual(await keysOf(null), ['b', 'c', 'a']);
});

test('each change is in the audit log, without the secret', async () => {
  const { key } = await add();
  await changeProvider(parley.deps, OPERATOR, { key, change: { clientSecret: 'another one' } });
  await removeProvider(parley.deps, OPERATOR, key);
  const { rows } = await parley.pool.query<{ action: string; to_value: object | null }>({
    text: 'select action, to_value from audit_log where target = $1 order by at, id',
    values: [key],
  });
  assert.deepEqual(
    rows.map(({ action }) => action),
    ['provider.added', 'provider.changed', 'provider.removed'],
  );
  assert.match(JSON.stringify(rows[1]), /"secretChanged":true/);
  assert.doesNotMatch(JSON.stringify(rows), /another one|kept to itself/);
});
