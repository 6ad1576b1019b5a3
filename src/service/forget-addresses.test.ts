import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { SiteId } from '../domain/ids.ts';
import { findOrganisationSettings, updateOrganisationSettings } from '../storage/organisation.ts';
import { createTestApplication, STORY_URL, type TestApplication } from '../testing/application.ts';
import { createAddressHashes } from './address-hashes.ts';
import { forgetAddresses } from './forget-addresses.ts';
import { confirmSignIn } from './sign-in.ts';
import { issueSignInCode } from './issue-sign-in-code.ts';

let parley: TestApplication;
let siteId: SiteId;
const DAY = 24 * 3_600_000;

before(async () => {
  parley = await createTestApplication({ TRUSTED_PROXIES: '127.0.0.1' });
  siteId = (await parley.addSite('daily')).id;
});
after(() => parley.close());

const at = (days: number) => ({ ...parley.deps, clock: () => new Date(Date.now() + days * DAY) });

async function write(token: string, address: string): Promise<Buffer | null> {
  const response = await parley.request({
    method: 'POST',
    url: '/api/v1/sites/daily/stories/one/comments',
    headers: { authorization: `Bearer ${token}`, 'x-forwarded-for': address },
    payload: { body: 'Words.', url: STORY_URL },
  });
  const { rows } = await parley.pool.query<{ hash: Buffer | null }>({
    text: 'select address_hash as hash from comments where site_id = $1 and id = $2',
    values: [siteId, response.json().comment.id],
  });
  return rows[0]?.hash ?? null;
}

async function count(table: string): Promise<number> {
  const text = `select count(*)::int as count from ${table}`;
  return (await parley.pool.query<{ count: number }>({ text })).rows[0]?.count ?? 0;
}

test('comments of one connection have one hash, and others another', async () => {
  const token = await parley.signIn('Ann');
  const first = await write(token, '2001:db8:1:2:3::4');
  assert.equal(first?.length, 16);
  assert.deepEqual(await write(token, '2001:db8:1:2::9'), first);
  assert.notDeepEqual(await write(token, '2001:db8:1:3::9'), first);
  assert.notDeepEqual(await write(token, '203.0.113.8'), first);
});

test('a session keeps the hash of where it was opened', async () => {
  const browserToken = 'browser';
  const issued = await issueSignInCode(parley.deps, {
    email: 'session@reader.example',
    browserToken,
    isKnownBrowser: false,
  });
  assert.ok('id' in issued && issued.code !== null);
  const { id, code } = issued;
  const signedIn = await confirmSignIn(parley.deps, { id, code, browserToken, address: '203.0.113.8' });
  assert.ok('accountId' in signedIn);
  const { rows } = await parley.pool.query<{ length: number }>({
    text: 'select length(address_hash) as length from sessions where account_id = $1',
    values: [signedIn.accountId],
  });
  assert.deepEqual(rows, [{ length: 16 }]);
});

test('all processes hash alike, another day differently, and without a setting not at all', async () => {
  const hash = (deps = parley.deps) => createAddressHashes(deps).hash('203.0.113.8');
  assert.deepEqual(await hash(), await hash());
  assert.notDeepEqual(await hash(at(5)), await hash());
  assert.equal(await createAddressHashes(parley.deps).hash(null), null);
  const settings = await findOrganisationSettings(parley.pool);
  await updateOrganisationSettings(parley.pool, { ...settings, addressDays: 0 });
  assert.equal(await hash(), null);
  await updateOrganisationSettings(parley.pool, settings);
});

test('nobody can tell a hash from its address without the secret', async () => {
  const { rows } = await parley.pool.query<{ sealed: Buffer }>({ text: 'select sealed from address_keys' });
  assert.ok(rows.length > 0);
  // A key of 32 bytes as hex is 64 characters; sealed, none of it can be read.
  for (const { sealed } of rows) assert.doesNotMatch(sealed.toString('latin1'), /[0-9a-f]{32}/);
});

test('when the days are over the keys are destroyed, and then the hashes go', async () => {
  await write(await parley.signIn('Ben'), '203.0.113.9');
  await forgetAddresses(at(29));
  assert.ok((await count('comments where address_hash is not null')) > 0);
  await forgetAddresses(at(31));
  assert.equal(await count('comments where address_hash is not null'), 0);
  assert.equal(await count('sessions where address_hash is not null'), 0);
  assert.equal(await count('address_keys where day <= current_date'), 0);
});
