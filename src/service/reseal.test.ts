import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { AccountId } from '../domain/ids.ts';
import { BANNED_FOR_GOOD } from '../domain/permissions.ts';
import { isRefusal } from '../domain/refusal.ts';
import { OPERATOR } from '../domain/viewer.ts';
import { findAccountByEmail } from '../storage/accounts.ts';
import { findBan } from '../storage/bans.ts';
import { listSealed } from '../storage/sealed-columns.ts';
import { createTestApplication, type TestApplication } from '../testing/application.ts';
import { banAccount } from './ban-account.ts';
import { toBanHashes } from './ban-hashes.ts';
import type { Deps } from './deps.ts';
import { createKeys } from './keys.ts';
import { loadLastingKeys } from './lasting-keys.ts';
import { addCallOut } from './manage-call-outs.ts';
import { addProvider } from './manage-providers.ts';
import { makeRecoveryCodes, parseRecoveryCode, takeRecoveryCode } from './recovery-codes.ts';
import { reseal, SEALED_COLUMNS } from './reseal.ts';
import { rotateSignOnSecret } from './sign-on-secrets.ts';
import { sealNewKey } from './totp.ts';

const OLD = 'a secret for tests that is long enough';
const NEW = 'another secret, which takes the place of the old one';

let parley: TestApplication;
let id: AccountId;

before(async () => {
  parley = await createTestApplication({ PARLEY_SECRET: OLD });
  await parley.signIn('Bea');
  id = (await findAccountByEmail(parley.pool, 'bea@reader.example'))!.id;
});
after(() => parley.close());

/** The installation as it is with other secrets. */
async function under(...secrets: string[]): Promise<Deps> {
  const keys = createKeys(secrets);
  return { ...parley.deps, keys, lasting: await loadLastingKeys(parley.pool, keys) };
}

const PROVIDER = {
  preset: 'oidc',
  address: 'https://id.example',
  clientId: 'x',
  clientSecret: 'kept',
} as const;

const CALL_OUT = {
  kind: 'coral',
  name: 'Filter',
  url: 'https://filter.example',
  key: '',
  isEnabled: false,
  timeoutMs: 1_000,
  silence: 'pass',
  onSpam: 'hold',
  format: 'plain',
  sendsPerson: false,
} as const;

/** Something in every sealed column. */
async function fill(): Promise<string[]> {
  const site = await parley.addSite('daily');
  const made = [
    await rotateSignOnSecret(parley.deps, OPERATOR, { site, secret: null }),
    await addProvider(parley.deps, OPERATOR, { ...PROVIDER, key: 'id' }),
    await banAccount(parley.deps, OPERATOR, { who: { accountId: id }, until: BANNED_FOR_GOOD }),
    await addCallOut(parley.deps, OPERATOR, { ...CALL_OUT, site }),
  ];
  assert.deepEqual(made.filter(isRefusal), []);
  await parley.pool.query({
    text: 'insert into totp (account_id, sealed_key, created_at) values ($1, $2, now())',
    values: [id, sealNewKey(parley.deps)],
  });
  await parley.pool.query({
    text: `insert into oidc_flows (state_hash, provider_id, browser_hash, secrets, purpose, carried, created_at, expires_at)
      select 'state', id, 'browser', $1, 'sign-in', '{}', now(), now() from oidc_providers`,
    values: [parley.deps.keys.seal('oidc-flow', '{}')],
  });
  await parley.deps.addresses.hash('192.0.2.1');
  return makeRecoveryCodes(parley.deps, parley.pool, id);
}

test('after it the old secret can go: all that was sealed opens, bans hold, and codes on paper work', async () => {
  const [code = ''] = await fill();
  for (const column of SEALED_COLUMNS)
    assert.ok((await listSealed(parley.pool, column)).length > 0, `nothing in ${column.table}`);
  const first = await reseal(await under(NEW, OLD), OPERATOR, { forget: false });
  assert.ok(!isRefusal(first));
  assert.ok(first.every(({ resealed, unreadable }) => resealed > 0 && unreadable === 0));
  const deps = await under(NEW);
  for (const column of SEALED_COLUMNS)
    for (const row of await listSealed(parley.pool, column))
      assert.ok(deps.keys.open(column.purpose(row), row.sealed), column.table);
  const by = { email: 'bea@reader.example', identities: [] };
  assert.deepEqual(await findBan(parley.pool, toBanHashes(deps, by), new Date()), BANNED_FOR_GOOD);
  const taken = await takeRecoveryCode(deps, parley.pool, {
    accountId: id,
    code: parseRecoveryCode(code) ?? '',
  });
  assert.equal(taken, 9);
  const again = await reseal(deps, OPERATOR, { forget: false });
  assert.ok(!isRefusal(again) && again.every(({ resealed, unreadable }) => resealed + unreadable === 0));
});

test('what no configured secret opens is said, and gone only when that is asked for', async () => {
  const lost = await under('a third secret that nothing here was sealed with');
  assert.throws(() => lost.lasting.mac('ban', 'x'), /PARLEY_SECRET that is no longer configured/);
  const said = await reseal(lost, OPERATOR, { forget: false });
  assert.ok(!isRefusal(said) && said.every(({ unreadable }) => unreadable > 0));
  await parley.pool.query({ text: 'update accounts set has_totp = true where id = $1', values: [id] });
  await reseal(lost, OPERATOR, { forget: true });
  for (const column of SEALED_COLUMNS)
    assert.deepEqual(await listSealed(parley.pool, column), [], column.table);
  assert.equal((await findAccountByEmail(parley.pool, 'bea@reader.example'))!.hasTotp, false);
  const fresh = await loadLastingKeys(parley.pool, lost.keys);
  assert.equal(fresh.mac('ban', 'x').length, 32);
});

test('it is for who administers all of it', async () => {
  const answer = await reseal(parley.deps, { kind: 'anonymous' }, { forget: true });
  assert.ok(isRefusal(answer) && answer.refused === 'sign_in_required');
});
