import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { isRefusal } from '../domain/refusal.ts';
import { OPERATOR } from '../domain/viewer.ts';
import { findAccountByEmail, listRoleHolders } from '../storage/accounts.ts';
import { findOrganisationSettings, updateOrganisationSettings } from '../storage/organisation.ts';
import { createTestApplication, type TestApplication } from '../testing/application.ts';
import { grantRole } from './grant-role.ts';
import { authenticate } from './sessions.ts';

let parley: TestApplication;

before(async () => {
  parley = await createTestApplication();
});
after(() => parley.close());

const whoIs = async (token: string) => authenticate(parley.deps, { token, foreignOrigin: null });

test('a role ends every session of its account, and the next one has it', async () => {
  const before = await parley.signIn('Mo');
  const granted = await grantRole(parley.deps, OPERATOR, {
    to: { email: 'mo@reader.example' },
    role: 'moderator',
    siteIds: null,
  });
  assert.ok(!isRefusal(granted));
  assert.equal((await whoIs(before)).kind, 'anonymous');
  const actor = await whoIs(await parley.signIn('Mo'));
  assert.equal(actor.kind === 'account' && actor.role, 'moderator');
  const holders = await listRoleHolders(parley.pool);
  assert.deepEqual(
    holders.map(({ email }) => email),
    ['mo@reader.example'],
  );
});

test('a change of role stands in the audit log, without a name or an address', async () => {
  await grantRole(parley.deps, OPERATOR, {
    to: { email: 'ada@reader.example' },
    role: 'admin',
    siteIds: null,
  });
  const { rows } = await parley.pool.query<{ entry: string }>({
    text: `select audit_log::text as entry from audit_log where action = 'role.granted' order by at desc limit 1`,
  });
  const account = await findAccountByEmail(parley.pool, 'ada@reader.example');
  const entry = rows[0]?.entry ?? '';
  assert.ok(account && entry.includes(account.id));
  assert.doesNotMatch(entry, /ada|reader\.example/);
});

test('readers grant nothing, and neither do moderators', async () => {
  for (const name of ['Mo', 'Rita']) {
    const actor = await whoIs(await parley.signIn(name));
    const answer = await grantRole(parley.deps, actor, {
      to: { email: 'rita@reader.example' },
      role: 'admin',
      siteIds: null,
    });
    assert.ok(isRefusal(answer) && answer.refused === 'not_permitted');
  }
});

test('once the organisation asks for it, a moderator owes a second factor and a reader does not', async () => {
  const settings = await findOrganisationSettings(parley.pool);
  await updateOrganisationSettings(parley.pool, { ...settings, requireSecondFactor: true });
  const moderator = await whoIs(await parley.signIn('Mo'));
  const reader = await whoIs(await parley.signIn('Rita'));
  assert.equal(moderator.kind === 'account' && moderator.secondFactor, 'missing');
  assert.equal(reader.kind === 'account' && reader.secondFactor, 'none');
});
