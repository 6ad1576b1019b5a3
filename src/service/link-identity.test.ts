import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { isRefusal } from '../domain/refusal.ts';
import { OPERATOR } from '../domain/viewer.ts';
import { withTransaction } from '../storage/pool.ts';
import { createTestApplication, type TestApplication } from '../testing/application.ts';
import { grantRole } from './grant-role.ts';
import { linkIdentity, type ForeignIdentity } from './link-identity.ts';

let parley: TestApplication;

before(async () => {
  parley = await createTestApplication();
});
after(() => parley.close());

const NEW: ForeignIdentity = {
  issuer: 'https://id.example',
  subject: 'ann',
  email: 'ann@reader.example',
  isEmailVerified: true,
  sameEmail: 'link',
};

async function link(change: Partial<ForeignIdentity> = {}) {
  const answer = await withTransaction(parley.pool, (db) =>
    linkIdentity(parley.deps, db, { ...NEW, ...change }),
  );
  return isRefusal(answer) ? answer.refused : answer.id;
}

test('the same subject of the same issuer is the same account, whatever it says of its mailbox', async () => {
  const first = await link();
  assert.equal(await link({ email: 'else@reader.example' }), first);
  assert.notEqual(await link({ issuer: 'https://other.example', email: null }), first);
});

test('signing in twice at the same moment makes one account', async () => {
  const same = { subject: 'twin', email: null };
  const ids = await Promise.all(Array.from({ length: 8 }, () => link(same)));
  assert.equal(new Set(ids).size, 1);
});

test('an account with the same mailbox is joined where the site says so and the mailbox is verified', async () => {
  await parley.signIn('Ben');
  const ben = { subject: 'ben', email: 'ben@reader.example' };
  assert.equal(await link({ ...ben, sameEmail: 'refuse' }), 'identity_email_taken');
  assert.equal(await link({ ...ben, isEmailVerified: false }), 'identity_email_taken');
  assert.match(await link(ben), /^[0-9a-f-]{36}$/);
});

test('an account with rights is never joined', async () => {
  await grantRole(parley.deps, OPERATOR, {
    to: { email: 'mo@reader.example' },
    role: 'moderator',
    siteIds: null,
  });
  assert.equal(await link({ subject: 'mo', email: 'mo@reader.example' }), 'identity_email_taken');
});

test('a mailbox that nobody verified is not written down as the account’s own', async () => {
  const id = await link({ subject: 'eve', email: 'eve@reader.example', isEmailVerified: false });
  const { rows } = await parley.pool.query<{ email: string | null }>({
    text: 'select email from accounts where id = $1',
    values: [id],
  });
  assert.equal(rows[0]?.email, null);
});
