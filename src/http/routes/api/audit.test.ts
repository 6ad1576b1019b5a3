import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { OPERATOR } from '../../../domain/viewer.ts';
import type { AccountId } from '../../../domain/ids.ts';
import type { Site } from '../../../domain/thread.ts';
import { grantRole } from '../../../service/grant-role.ts';
import { recordChange } from '../../../service/record-change.ts';
import { createApiClient } from '../../../testing/api-client.ts';
import { makeActing } from '../../../testing/acting.ts';
import { createTestApplication, type TestApplication } from '../../../testing/application.ts';

interface Entry {
  readonly id: string;
  readonly action: string;
  readonly site: string | null;
  readonly by: { readonly kind: string; readonly name: string | null };
}

let parley: TestApplication;
let daily: Site;
let admin: string;
let adminId: AccountId;

before(async () => {
  parley = await createTestApplication();
  daily = await parley.addSite('daily');
  const weekly = await parley.addSite('weekly');
  const acting = await makeActing(
    parley,
    { name: 'an admin', role: 'admin' },
    { this: daily.id, other: weekly.id },
  );
  admin = acting.token!;
  if (acting.actor.kind === 'account') adminId = acting.actor.accountId;
  for (let n = 0; n < 120; n += 1) {
    await recordChange(parley.deps, parley.pool, {
      actor: n % 2 === 0 ? acting.actor : OPERATOR,
      change: {
        action: n % 3 === 0 ? 'thing.made' : 'thing.changed',
        siteId: (n % 2 === 0 ? daily : weekly).id,
        target: `thing ${n}`,
        to: { n },
      },
    });
  }
});
after(() => parley.close());

async function read(query: string, token = admin) {
  const { send } = createApiClient(parley, 'daily');
  const { status, json } = await send(token, { method: 'GET', url: `/api/v1/audit?${query}` });
  return { status, code: json.code as string, entries: json.entries as Entry[], next: json.nextPage };
}

async function readAll(query: string): Promise<Entry[]> {
  const all: Entry[] = [];
  for (let after = ''; ;) {
    const { entries, next } = await read(`${query}&after=${after}`);
    all.push(...entries);
    if (next === null) return all;
    after = next;
  }
}

test('pages hold every entry once, newest first', async () => {
  const entries = await readAll('action=thing');
  assert.equal(entries.length, 120);
  assert.equal(new Set(entries.map(({ id }) => id)).size, 120);
  assert.deepEqual(
    entries.map(({ id }) => id),
    entries.map(({ id }) => id).toSorted((a, b) => (a < b ? 1 : -1)),
  );
});

test('it is filtered by site, by who, by action and by time', async () => {
  const ofSite = await readAll('action=thing&site=daily');
  assert.ok(ofSite.length === 60 && ofSite.every(({ site }) => site === 'daily'));
  const byAdmin = await readAll(`by=${adminId}`);
  assert.ok(byAdmin.length === 60 && byAdmin.every(({ by }) => by.name === `Person ${adminId}`));
  assert.equal((await readAll('by=operator&action=thing')).length, 60);
  assert.equal((await readAll('action=thing.made')).length, 40);
  assert.equal((await readAll('action=thin')).length, 0);
  assert.equal((await readAll('since=2999-01-01T00:00:00Z')).length, 0);
  assert.equal((await readAll('until=2001-01-01T00:00:00%2B02:00')).length, 0);
});

test('what cannot be asked for is refused', async () => {
  for (const query of ['by=everybody', 'action=%25', 'after=x', 'since=yesterday', 'format=xml'])
    assert.equal((await read(query)).code, 'input_invalid', query);
  assert.equal((await read('site=nowhere')).code, 'site_not_found');
});

test('whoever administers one site reads what was done to it, and nothing else', async () => {
  const kind = { name: 'an admin of this site', role: 'admin', sites: 'this' } as const;
  const { token } = await makeActing(parley, kind, { this: daily.id, other: daily.id });
  assert.equal((await read('site=daily', token!)).status, 200);
  assert.equal((await read('site=weekly', token!)).code, 'not_permitted');
  assert.equal((await read('', token!)).code, 'not_permitted');
});

test('all of it comes as CSV and as JSON Lines, harmless to spreadsheets', async () => {
  const evil = { action: 'thing.evil', target: '=cmd|"/c calc"!A1' };
  await recordChange(parley.deps, parley.pool, { actor: OPERATOR, change: evil });
  const fetchAs = async (format: string) =>
    parley.request({
      url: `/api/v1/audit?action=thing&format=${format}`,
      headers: { authorization: `Bearer ${admin}` },
    });
  const csv = await fetchAs('csv');
  assert.match(String(csv.headers['content-type']), /^text\/csv/);
  assert.match(String(csv.headers['content-disposition']), /attachment/);
  const lines = csv.body.split('\r\n');
  assert.equal(lines.length, 1 + 121 + 1);
  assert.match(lines[0]!, /^at,byKind,/);
  assert.ok(lines[1]!.includes(`"'=cmd|""/c calc""!A1"`), lines[1]);
  const jsonl = await fetchAs('jsonl');
  const entries = jsonl.body
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  assert.equal(entries.length, 121);
  assert.deepEqual(
    [entries[0].target, entries[1].to, entries[1].byKind, entries[1].site],
    [evil.target, { n: 119 }, 'operator', 'weekly'],
  );
});

test('an account that was changed is named as it is called now, and the log itself holds no name', async () => {
  await parley.signIn('Mo');
  await grantRole(parley.deps, OPERATOR, {
    to: { email: 'mo@reader.example' },
    role: 'moderator',
    siteIds: null,
  });
  const response = await parley.request({
    url: '/api/v1/audit?action=role',
    headers: { authorization: `Bearer ${admin}` },
  });
  assert.equal(response.json().entries[0].targetName, 'Mo');
  const { rows } = await parley.pool.query({ text: `select 1 from audit_log l where l::text like '%"Mo"%'` });
  assert.equal(rows.length, 0);
});
