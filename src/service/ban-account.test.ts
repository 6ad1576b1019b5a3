import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { AccountId } from '../domain/ids.ts';
import { BANNED_FOR_GOOD } from '../domain/permissions.ts';
import { isRefusal } from '../domain/refusal.ts';
import { OPERATOR } from '../domain/viewer.ts';
import { findAccount } from '../storage/accounts.ts';
import { withTransaction } from '../storage/pool.ts';
import { createTestApplication, STORY_URL, type TestApplication } from '../testing/application.ts';
import { banAccount, liftBan } from './ban-account.ts';
import { linkIdentity } from './link-identity.ts';
import { issueSignInCode } from './issue-sign-in-code.ts';
import { confirmSignIn } from './sign-in.ts';

let parley: TestApplication;
const HOUR = 3_600_000;
const inAnHour = () => new Date(parley.deps.clock().getTime() + HOUR);

before(async () => {
  parley = await createTestApplication();
  await parley.addSite('daily');
});
after(() => parley.close());

async function signInByMail(email: string) {
  const issued = await issueSignInCode(parley.deps, {
    email,
    browserToken: 'browser',
    isKnownBrowser: false,
  });
  assert.ok(!isRefusal(issued) && issued.code !== null);
  const { id, code } = issued;
  const signedIn = await confirmSignIn(parley.deps, { id, code, browserToken: 'browser' });
  assert.ok(!isRefusal(signedIn));
  return signedIn;
}

async function write(token: string) {
  const response = await parley.request({
    method: 'POST',
    url: '/api/v1/sites/daily/stories/one/comments',
    headers: { authorization: `Bearer ${token}` },
    payload: { body: 'Words.', url: STORY_URL },
  });
  return response.json().code ?? response.statusCode;
}

async function nameThem(token: string, name: string) {
  const headers = { authorization: `Bearer ${token}` };
  await parley.request({ method: 'PUT', url: '/api/v1/session/name', headers, payload: { name } });
}

/** As the last step of erasing does. */
async function forget(accountId: AccountId) {
  for (const table of ['sanctions', 'sessions', 'identities', 'former_names'])
    await parley.pool.query({ text: `delete from ${table} where account_id = $1`, values: [accountId] });
  await parley.pool.query({ text: 'delete from accounts where id = $1', values: [accountId] });
}

test('a ban stops writing until it is lifted, and is in the audit log', async () => {
  const { token, accountId } = await signInByMail('bea@reader.example');
  await nameThem(token, 'Bea');
  assert.equal(await write(token), 201);
  await banAccount(parley.deps, OPERATOR, { who: { accountId }, until: inAnHour() });
  assert.equal(await write(token), 'account_banned');
  await liftBan(parley.deps, OPERATOR, { email: 'bea@reader.example' });
  assert.equal(await write(token), 201);
  const { rows } = await parley.pool.query<{ action: string }>({
    text: 'select action from audit_log where target = $1 order by id',
    values: [accountId],
  });
  assert.deepEqual(
    rows.map(({ action }) => action),
    ['account.banned', 'account.unbanned'],
  );
});

test('a ban is over when its time is', async () => {
  const { token, accountId } = await signInByMail('cal@reader.example');
  await nameThem(token, 'Cal');
  await banAccount(parley.deps, OPERATOR, { who: { accountId }, until: new Date(Date.now() - 1) });
  assert.equal(await write(token), 201);
});

test('whoever comes back by the same mailbox after their account has gone is still banned', async () => {
  const { accountId } = await signInByMail('dan@reader.example');
  await banAccount(parley.deps, OPERATOR, { who: { accountId }, until: BANNED_FOR_GOOD });
  await forget(accountId);
  const again = await signInByMail('dan@reader.example');
  assert.notEqual(again.accountId, accountId);
  assert.equal(
    (await findAccount(parley.pool, again.accountId))?.bannedUntil?.getTime(),
    BANNED_FOR_GOOD.getTime(),
  );
  const other = await signInByMail('eve@reader.example');
  assert.equal((await findAccount(parley.pool, other.accountId))?.bannedUntil, null);
});

test('so is whoever comes back by the same identity', async () => {
  const identity = {
    issuer: 'https://id.example',
    subject: 'subject-7',
    email: null,
    isEmailVerified: false,
    sameEmail: 'refuse',
  } as const;
  const link = async () => {
    const account = await withTransaction(parley.pool, (db) => linkIdentity(parley.deps, db, identity));
    assert.ok(!isRefusal(account));
    return account;
  };
  const { id } = await link();
  const until = inAnHour();
  await banAccount(parley.deps, OPERATOR, { who: { accountId: id }, until });
  await forget(id);
  assert.equal((await link()).bannedUntil?.getTime(), until.getTime());
});

test('a ban of an erased account is lifted by its mailbox, and nothing stored names it', async () => {
  const email = 'fay@reader.example';
  const { accountId } = await signInByMail(email);
  await banAccount(parley.deps, OPERATOR, { who: { email }, until: inAnHour() });
  await forget(accountId);
  assert.equal(await liftBan(parley.deps, OPERATOR, { email }), null);
  assert.equal((await findAccount(parley.pool, (await signInByMail(email)).accountId))?.bannedUntil, null);
  const refusal = await liftBan(parley.deps, OPERATOR, { email: 'nobody@reader.example' });
  assert.ok(isRefusal(refusal) && refusal.refused === 'account_not_found');
});

test('nobody but an admin or the operator bans', async () => {
  const who = { email: 'bea@reader.example' };
  const refusal = await banAccount(parley.deps, { kind: 'anonymous' }, { who, until: inAnHour() });
  assert.ok(isRefusal(refusal) && refusal.refused === 'sign_in_required');
});
