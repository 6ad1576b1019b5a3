import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { isRefusal, type Refusal } from '../domain/refusal.ts';
import type { Site } from '../domain/thread.ts';
import { OPERATOR } from '../domain/viewer.ts';
import { createTestApplication, type TestApplication } from '../testing/application.ts';
import {
  listSignOnSecrets,
  revokeSignOnSecret,
  rotateSignOnSecret,
  type NewSignOnSecret,
} from './sign-on-secrets.ts';

let parley: TestApplication;

before(async () => {
  parley = await createTestApplication();
});
after(() => parley.close());

function unwrap<T extends object>(answer: T | Refusal): T {
  assert.ok(!isRefusal(answer), JSON.stringify(answer));
  return answer;
}

async function rotate(site: Site, more: { graceHours?: number; secret?: string } = {}) {
  const input = { site, graceHours: more.graceHours ?? 24, secret: more.secret ?? null };
  return rotateSignOnSecret(parley.deps, OPERATOR, input);
}

async function rotated(site: Site, more: { graceHours?: number } = {}): Promise<NewSignOnSecret> {
  return unwrap(await rotate(site, more));
}

async function idsOf(site: Site): Promise<string[]> {
  return unwrap(await listSignOnSecrets(parley.deps, OPERATOR, site)).map(({ id }) => id);
}

test('the secret before goes on for the time that was named, and at most two live', async () => {
  const site = await parley.addSite('two-live');
  const first = await rotated(site);
  const second = await rotated(site);
  assert.deepEqual(await idsOf(site), [second.id, first.id]);
  const third = await rotated(site, { graceHours: 1 });
  const [newest, before] = unwrap(await listSignOnSecrets(parley.deps, OPERATOR, site));
  assert.deepEqual([newest?.id, newest?.diesAt, before?.id], [third.id, null, second.id]);
  assert.equal((before?.diesAt?.getTime() ?? 0) - third.createdAt.getTime(), 3_600_000);
  await rotated(site, { graceHours: 0 });
  assert.equal((await idsOf(site)).length, 1);
});

test('two rotations at once leave two secrets, not three', async () => {
  const site = await parley.addSite('at-once');
  await rotated(site);
  await Promise.all([rotate(site), rotate(site), rotate(site)]);
  assert.equal((await idsOf(site)).length, 2);
});

test('a secret that was brought along is kept, unless it is short or a public key', async () => {
  const site = await parley.addSite('brought');
  const brought = 'ssosec_0123456789abcdef0123456789abcdef';
  const kept = await rotate(site, { secret: brought });
  assert.equal(unwrap(kept).secret, brought);
  for (const secret of ['short', `-----BEGIN PUBLIC KEY-----${brought}`, `{"kty":"RSA","n":"${brought}"}`]) {
    const refused = await rotate(site, { secret });
    assert.equal(isRefusal(refused) && refused.refused, 'sign_on_secret_invalid', secret);
  }
});

test('a secret that is revoked is gone at once, and is its own site’s only', async () => {
  const [site, other] = [await parley.addSite('revoked'), await parley.addSite('another')];
  const { id } = await rotated(site);
  const elsewhere = await revokeSignOnSecret(parley.deps, OPERATOR, { site: other, id });
  assert.equal(isRefusal(elsewhere) && elsewhere.refused, 'sign_on_secret_not_found');
  unwrap(await revokeSignOnSecret(parley.deps, OPERATOR, { site, id }));
  assert.deepEqual(await idsOf(site), []);
});

test('nothing of a secret stands readable in the database, and each change stands in the audit log', async () => {
  const site = await parley.addSite('audited');
  const { secret, id } = await rotated(site);
  await revokeSignOnSecret(parley.deps, OPERATOR, { site, id });
  const { rows } = await parley.pool.query<{ action: string; all: string }>({
    text: `select action, audit_log::text as all from audit_log where site_id = $1 and action like 'sign_on%' order by id`,
    values: [site.id],
  });
  assert.deepEqual(
    rows.map(({ action }) => action),
    ['sign_on_secret.rotated', 'sign_on_secret.revoked'],
  );
  assert.ok(rows.every(({ all }) => !all.includes(secret)));
});

test('only who may change secrets does', async () => {
  const site = await parley.addSite('guarded');
  const anonymous = { kind: 'anonymous' } as const;
  const { id } = await rotated(site);
  const answers = await Promise.all([
    rotateSignOnSecret(parley.deps, anonymous, { site, graceHours: 0, secret: null }),
    revokeSignOnSecret(parley.deps, anonymous, { site, id }),
    listSignOnSecrets(parley.deps, anonymous, site),
  ]);
  assert.ok(answers.every(isRefusal));
  assert.deepEqual(await idsOf(site), [id]);
});
