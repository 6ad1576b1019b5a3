import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Secret, TOTP } from 'otpauth';
import type { AccountId, ApiTokenId } from '../domain/ids.ts';
import { API_SCOPES } from '../domain/permissions.ts';
import { isRefusal } from '../domain/refusal.ts';
import { OPERATOR, type SignedInActor } from '../domain/viewer.ts';
import { updateOrganisationSettings } from '../storage/organisation.ts';
import { DEFAULT_ORGANISATION_SETTINGS } from '../domain/organisation-settings.ts';
import { createTestApplication, type TestApplication } from '../testing/application.ts';
import { confirmByCode } from './confirm-person.ts';
import type { Deps } from './deps.ts';
import { grantRole } from './grant-role.ts';
import { endOtherSessions, listOwnSessions } from './own-sessions.ts';
import { resetFactors } from './reset-factors.ts';
import { authenticate } from './sessions.ts';
import { confirmTotp, readTotp, renewRecoveryCodes, startTotp, switchOffTotp } from './switch-totp.ts';
import { unlinkIdentity } from './unlink-identity.ts';

let parley: TestApplication;
let now = new Date('2027-03-01T12:00:00.000Z');
let deps: Deps;

before(async () => {
  parley = await createTestApplication();
  deps = { ...parley.deps, clock: () => now };
});
after(() => parley.close());

function pass(seconds: number): void {
  now = new Date(now.getTime() + seconds * 1_000);
}

/** Somebody who has just signed in; asked anew, so that what changed meanwhile is seen. */
async function signIn(name: string): Promise<{ token: string; actor: () => Promise<SignedInActor> }> {
  const token = await parley.signIn(name);
  await parley.pool.query({
    text: `update sessions s set confirmed_at = $1, used_at = $1, expires_at = $1::timestamptz + interval '1 day'
      from accounts a where a.id = s.account_id and a.name = $2 and s.second_factor_at is null`,
    values: [now, name],
  });
  return {
    token,
    actor: async () => {
      const actor = await authenticate(deps, { token, foreignOrigin: null });
      if (actor.kind !== 'account') throw new Error(`${name} is not signed in.`);
      return actor;
    },
  };
}

/** The app on somebody's phone. */
function createApp(key: string): (at?: Date) => string {
  const totp = new TOTP({ secret: Secret.fromBase32(key) });
  return (at = now) => totp.generate({ timestamp: at.getTime() });
}

async function switchOn(name: string) {
  const person = await signIn(name);
  assert.equal(await startTotp(deps, await person.actor()), null);
  const totp = await readTotp(deps, await person.actor(), 'talk.example');
  assert.ok(!isRefusal(totp) && totp.state === 'pending');
  const app = createApp(totp.key.text);
  const codes = await confirmTotp(deps, await person.actor(), app());
  if (isRefusal(codes)) throw new Error(codes.refused);
  pass(30);
  return { person, app, codes, key: totp.key };
}

test('codes of an app are on once a first one has come back, and are asked for from then on', async () => {
  const elsewhere = await signIn('Ada');
  const { person, app, codes, key } = await switchOn('Ada');
  assert.match(
    key.address,
    /^otpauth:\/\/totp\/talk\.example:.*secret=[A-Z2-7]{32}&algorithm=SHA1&digits=6&period=30$/,
  );
  assert.equal(codes.length, 10);
  assert.equal(new Set(codes).size, 10);
  assert.equal((await person.actor()).secondFactor, 'shown');
  await assert.rejects(elsewhere.actor(), 'other sessions end');
  const fresh = await signIn('Ada');
  assert.equal((await fresh.actor()).secondFactor, 'owed');
  assert.deepEqual(
    await confirmByCode(deps, await fresh.actor(), ` ${app().slice(0, 3)} ${app().slice(3)} `),
    {
      recoveryCodesLeft: null,
    },
  );
  assert.equal((await fresh.actor()).secondFactor, 'shown');
});

test('the key is stored sealed and the codes hashed', async () => {
  const { codes, key } = await switchOn('Bea');
  const { rows } = await parley.pool.query<{ text: string }>({
    text: "select encode(sealed_key, 'escape') as text from totp union all select encode(code_hash, 'escape') from recovery_codes",
  });
  const stored = rows.map(({ text }) => text).join('\n');
  for (const secret of [key.text, ...codes, ...codes.map((code) => code.replace('-', ''))])
    assert.ok(!stored.includes(secret));
});

test('a code of an app is good for its half minute and the ones beside it, once', async () => {
  const { person, app } = await switchOn('Cem');
  const attempt = async (code: string) => {
    const proof = await confirmByCode(deps, await person.actor(), code);
    return isRefusal(proof) ? proof.refused : 'taken';
  };
  const at = (seconds: number) => app(new Date(now.getTime() + seconds * 1_000));
  pass(300);
  assert.equal(await attempt(at(-60)), 'factor_code_wrong');
  assert.equal(await attempt(at(60)), 'factor_code_wrong');
  assert.equal(await attempt(at(-30)), 'taken');
  assert.equal(await attempt(at(-30)), 'factor_code_wrong');
  assert.equal(await attempt(at(30)), 'taken');
  assert.equal(await attempt(at(0)), 'factor_code_wrong', 'one before the last that was taken');
  pass(90);
  const both = await Promise.all([attempt(at(0)), attempt(at(0))]);
  assert.deepEqual(both.sort(), ['factor_code_wrong', 'taken']);
});

test('a recovery code works once, however it was copied', async () => {
  const { codes } = await switchOn('Dua');
  const fresh = await signIn('Dua');
  const [first = '', second = ''] = codes;
  const asCopied = ` ${first.replace('-', ' ').toUpperCase().replaceAll('0', 'O').replaceAll('1', 'l')} `;
  assert.deepEqual(await confirmByCode(deps, await fresh.actor(), asCopied), { recoveryCodesLeft: 9 });
  const again = await confirmByCode(deps, await fresh.actor(), first);
  assert.ok(isRefusal(again) && again.refused === 'factor_code_wrong');
  const both = await Promise.all(
    [second, second].map(async (code) => confirmByCode(deps, await fresh.actor(), code)),
  );
  assert.equal(both.filter(isRefusal).length, 1);
});

test('another account’s codes are worth nothing', async () => {
  const { codes, app } = await switchOn('Eli');
  const { person } = await switchOn('Fay');
  for (const code of [app(), ...codes]) {
    const proof = await confirmByCode(deps, await person.actor(), code);
    assert.ok(isRefusal(proof));
  }
});

test('new recovery codes put the old ones out of use', async () => {
  const { person, codes } = await switchOn('Gus');
  const renewed = await renewRecoveryCodes(deps, await person.actor());
  assert.ok(!isRefusal(renewed) && renewed.length === 10);
  assert.ok(isRefusal(await confirmByCode(deps, await person.actor(), codes[0] ?? '')));
  assert.ok(!isRefusal(await confirmByCode(deps, await person.actor(), renewed[0] ?? '')));
});

test('codes of an app are switched off by whoever proved lately who they are, and other sessions end', async () => {
  const { person, app } = await switchOn('Hui');
  pass(16 * 60);
  const stale = await switchOffTotp(deps, await person.actor());
  assert.equal(stale?.refused, 'step_up_required');
  await confirmByCode(deps, await person.actor(), app());
  assert.equal(await switchOffTotp(deps, await person.actor()), null);
  assert.equal((await person.actor()).secondFactor, 'none');
  const { rows } = await parley.pool.query({
    text: "select 1 from recovery_codes r join accounts a on a.id = r.account_id where a.name = 'Hui'",
  });
  assert.equal(rows.length, 0);
});

test('whoever owes a second factor adds no other one in its place', async () => {
  await switchOn('Ivo');
  const fresh = await signIn('Ivo');
  const refusal = await startTotp(deps, await fresh.actor());
  assert.equal(refusal?.refused, 'second_factor_required');
});

test('a moderator without a second factor is led to one where it is required, and cannot part with the last', async () => {
  await updateOrganisationSettings(parley.pool, {
    ...DEFAULT_ORGANISATION_SETTINGS,
    requireSecondFactor: true,
  });
  const first = await signIn('Jo');
  const { accountId } = await first.actor();
  await grantRole(deps, OPERATOR, { to: { accountId }, role: 'moderator', siteIds: null });
  const person = await signIn('Jo');
  assert.equal((await person.actor()).secondFactor, 'missing');
  const { person: enrolled } = await switchOn('Jo');
  assert.equal((await enrolled.actor()).secondFactor, 'shown');
  const refusal = await switchOffTotp(deps, await enrolled.actor());
  assert.equal(refusal?.refused, 'last_factor');
  await updateOrganisationSettings(parley.pool, DEFAULT_ORGANISATION_SETTINGS);
});

test('an operator removes the factors of somebody who has lost them, and the log says so', async () => {
  const { person } = await switchOn('Kai');
  const { accountId } = await person.actor();
  assert.deepEqual(await resetFactors(deps, OPERATOR, accountId), { hadFactors: true });
  await assert.rejects(person.actor(), 'all sessions end');
  assert.equal((await (await signIn('Kai')).actor()).secondFactor, 'none');
  assert.deepEqual(await resetFactors(deps, OPERATOR, accountId), { hadFactors: false });
  const { rows } = await parley.pool.query({
    text: "select target, from_value from audit_log where action = 'account.factors-removed' order by id limit 1",
  });
  assert.deepEqual(rows, [{ target: accountId, from_value: { totp: true, passkey: false } }]);
  const reader = await (await signIn('Lea')).actor();
  const refused = await resetFactors(deps, reader, accountId);
  assert.ok(isRefusal(refused) && refused.refused === 'not_permitted');
  const server = {
    kind: 'server',
    tokenId: deps.newId<ApiTokenId>(),
    scopes: API_SCOPES,
    sites: null,
  } as const;
  const byServer = await resetFactors(deps, server, accountId);
  assert.ok(isRefusal(byServer) && byServer.refused === 'not_permitted', 'it would open the desk by mail');
  const nobody = await resetFactors(deps, OPERATOR, deps.newId<AccountId>());
  assert.ok(isRefusal(nobody) && nobody.refused === 'account_not_found');
});

test('a linked way in is taken off unless it is the only one, and a publisher’s never', async () => {
  const { accountId } = await (await signIn('Mia')).actor();
  const link = (issuer: string) =>
    parley.pool.query({
      text: 'insert into identities (issuer, subject, account_id, created_at, used_at) values ($1, $2, $3, $4, $4)',
      values: [issuer, accountId, accountId, now],
    });
  await link('https://id.example');
  await link('sso:daily');
  const mia = await signIn('Mia');
  const unlink = async (issuer: string, subject: string = accountId) =>
    (await unlinkIdentity(deps, await mia.actor(), { issuer, subject }))?.refused ?? 'done';
  assert.equal(await unlink('sso:daily'), 'factor_not_found');
  assert.equal(await unlink('https://id.example', 'somebody else'), 'factor_not_found');
  await parley.pool.query({ text: 'update accounts set email = null where id = $1', values: [accountId] });
  await parley.pool.query({ text: "delete from identities where issuer = 'sso:daily'" });
  assert.equal(await unlink('https://id.example'), 'last_way_in');
  await parley.pool.query({
    text: "update accounts set email = 'mia@x.example' where id = $1",
    values: [accountId],
  });
  assert.equal(await unlink('https://id.example'), 'done');
});

test('sessions are listed with the one that asks marked, and all others end at a word', async () => {
  const [one, two] = [await signIn('Noa'), await signIn('Noa')];
  const sessions = await listOwnSessions(deps, await two.actor());
  assert.ok(!isRefusal(sessions));
  assert.equal(sessions.length, 2);
  const { sessionId } = await two.actor();
  assert.deepEqual(
    sessions.filter(({ isCurrent }) => isCurrent).map(({ id }) => id),
    [sessionId],
  );
  assert.equal(await endOtherSessions(deps, await two.actor()), 1);
  await assert.rejects(one.actor());
  assert.equal((await two.actor()).sessionId, sessionId);
});
