import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { createTestApplication, type TestApplication } from '../../../testing/application.ts';
import { enterDesk, textOf, type DeskPerson } from '../../../testing/desk.ts';
import { eventually } from '../../../testing/eventually.ts';

let parley: TestApplication;
let admin: DeskPerson;
let moderator: DeskPerson;

before(async () => {
  parley = await createTestApplication();
  const { id } = await parley.addSite('daily');
  admin = await enterDesk(parley, { name: 'Ada', role: 'admin' });
  moderator = await enterDesk(parley, { name: 'Mo', role: 'moderator', siteIds: [id] });
});
beforeEach(async () => {
  await parley.pool.query({ text: 'delete from backups' });
  await parley.pool.query({ text: 'update migrations set applied_at = now()' });
});
after(() => parley.close());

async function note(state: string, problem: string | null, hoursAgo: number): Promise<void> {
  await parley.pool.query({
    text: `insert into backups (id, state, cause, host, folder, file, size, started_at, ended_at, problem)
      select gen_random_uuid(), $1, 'schedule', 'here', '/backups', 'file.zip', case $1 when 'failed' then null else 12345 end, at,
        at + interval '90 seconds', $2
      from (select now() - $3 * interval '1 hour' as at) times`,
    values: [state, problem, hoursAgo],
  });
}

async function readFront(who: DeskPerson, language = 'en'): Promise<string> {
  return textOf(await who.get(`/desk/settings?lang=${language}`));
}

const WARNING = /parley status/;

test('whoever administers the organisation is warned of a backup that failed, and nobody else', async () => {
  assert.doesNotMatch(await readFront(admin), WARNING);
  await note('verified', null, 26);
  assert.doesNotMatch(await readFront(admin), WARNING);
  await note('failed', 'the disk of /secret/place is full', 2);
  const page = await readFront(admin);
  assert.match(page, /The backup of .* failed\. The last one that was restored elsewhere .* is of/);
  assert.doesNotMatch(page, /secret/, 'why it failed is for whoever runs the server');
  assert.doesNotMatch(await readFront(moderator), WARNING);
  assert.match(await readFront(admin, 'ar'), /فشل النسخ الاحتياطي/);
});

test('a backup that could not be checked, and one that is missing, are told of too', async () => {
  await note('unverified', 'no permission', 2);
  assert.match(await readFront(admin), /could not be checked\. None has been restored elsewhere/);
  await parley.pool.query({ text: 'delete from backups' });
  await parley.pool.query({ text: `update migrations set applied_at = now() - interval '3 days'` });
  assert.match(await readFront(admin), /No backup was made and checked for more than a day/);
});

test('metrics tell of the last backup', async () => {
  await note('failed', 'x', 30);
  await note('verified', null, 2);
  const figure = (metrics: string, name: string) =>
    Number(new RegExp(`^parley_backup_${name} (\\S+)$`, 'm').exec(metrics)?.[1]);
  // Figures are kept for some seconds.
  await eventually(async () => {
    const { body } = await parley.request({ url: '/metrics' });
    assert.equal(figure(body, 'size_bytes'), 12_345);
    assert.equal(figure(body, 'duration_seconds'), 90);
    assert.equal(figure(body, 'failures_total'), 1);
    assert.equal(figure(body, 'is_verified'), 1);
    assert.equal(figure(body, 'is_overdue'), 0);
    const age = Date.now() / 1_000 - figure(body, 'last_success_timestamp_seconds');
    assert.ok(Math.abs(age - 7_200) < 120, String(age));
  });
});
