import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import type { AccountId } from '../domain/ids.ts';
import { ensureAccount, findAccountByEmail, setAccountName, setRole } from '../storage/accounts.ts';
import { findOrganisationSettings, updateOrganisationSettings } from '../storage/organisation.ts';
import { createTestApplication, type TestApplication } from '../testing/application.ts';
import { deleteExpired } from './delete-expired.ts';
import { eraseDueAccounts } from './erase-account.ts';
import { retireAccounts } from './retire-accounts.ts';

let parley: TestApplication;
const DAY = 24 * 3_600_000;

before(async () => {
  parley = await createTestApplication();
  await parley.addSite('daily');
});
after(() => parley.close());
beforeEach(() => keepFor(12));

async function keepFor(inactiveAccountMonths: number) {
  const settings = await findOrganisationSettings(parley.pool);
  await updateOrganisationSettings(parley.pool, { ...settings, inactiveAccountMonths });
}

const at = (days: number) => ({ ...parley.deps, clock: () => new Date(Date.now() + days * DAY) });

/** Somebody who was made now and is seen by nobody afterwards. */
async function makeReader(name: string) {
  const id = parley.deps.newId<AccountId>();
  const email = `${name}@reader.example`;
  await ensureAccount(parley.pool, { id, email, createdAt: new Date() });
  await setAccountName(parley.pool, id, name);
  return { id, email, isThere: async () => (await findAccountByEmail(parley.pool, email)) !== null };
}

/** The daily job and the one that erases, on a day. */
async function runOn(day: number, canMail = true) {
  await retireAccounts(at(day), { canMail });
  await eraseDueAccounts(at(day));
}

async function countMails(id: AccountId): Promise<number> {
  const { rows } = await parley.pool.query<{ payload: { accountId: string; mail: string } }>({
    text: "select payload from graphile_worker._private_jobs where payload->>'mail' = 'inactive'",
  });
  return rows.filter(({ payload }) => payload.accountId === id).length;
}

test('an account that nobody uses is warned once, and goes when its time is over', async () => {
  const amy = await makeReader('amy');
  await runOn(330);
  assert.equal(await countMails(amy.id), 0);
  await runOn(340);
  await runOn(341);
  assert.equal(await countMails(amy.id), 1);
  await runOn(369);
  assert.ok(await amy.isThere());
  await runOn(371);
  assert.ok(!(await amy.isThere()));
});

test('whoever is seen after the warning stays, and is warned anew a year later', async () => {
  const bob = await makeReader('bob');
  await runOn(340);
  await parley.pool.query({
    text: 'update accounts set seen_at = $2 where id = $1',
    values: [bob.id, at(350).clock()],
  });
  await runOn(380);
  assert.ok(await bob.isThere());
  assert.equal(await countMails(bob.id), 1);
  await runOn(350 + 345);
  assert.equal(await countMails(bob.id), 2);
});

test('a session that is long over still tells when somebody was last here', async () => {
  const cat = await makeReader('cat');
  await parley.pool.query({
    text: `insert into sessions (id, account_id, token_hash, scope, created_at, used_at, expires_at)
      values ($1, $2, '\\x01', 'full', $3, $3, $3)`,
    values: [parley.deps.newId(), cat.id, at(300).clock()],
  });
  await deleteExpired(at(310));
  await runOn(400);
  assert.ok(await cat.isThere());
  assert.equal(await countMails(cat.id), 0);
});

test('a warning comes before everything: without mail nobody with a mailbox goes', async () => {
  const dee = await makeReader('dee');
  await runOn(800, false);
  await runOn(900, false);
  assert.ok(await dee.isThere());
});

test('moderators stay, and so does everybody where the setting is 0', async () => {
  const eli = await makeReader('eli');
  await setRole(parley.pool, eli.id, { role: 'moderator', siteIds: null, isFromSignOn: false });
  const fin = await makeReader('fin');
  await keepFor(0);
  await runOn(340);
  await runOn(400);
  assert.ok(await fin.isThere());
  await keepFor(12);
  await runOn(800);
  await runOn(840);
  assert.ok(await eli.isThere());
  assert.ok(!(await fin.isThere()));
});
