import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { DEFAULT_SITE_SETTINGS } from '../../../domain/site-settings.ts';
import { createApiClient } from '../../../testing/api-client.ts';
import { makeActing } from '../../../testing/acting.ts';
import { createTestApplication, type TestApplication } from '../../../testing/application.ts';

let parley: TestApplication;
let api: ReturnType<typeof createApiClient>;
let admin: string;

before(async () => {
  parley = await createTestApplication();
  const { id } = await parley.addSite('daily');
  api = createApiClient(parley, 'daily');
  const acting = await makeActing(parley, { name: 'an admin', role: 'admin' }, { this: id, other: id });
  admin = acting.token!;
});
after(() => parley.close());

interface Entry {
  readonly action: string;
  readonly target: string;
  readonly from: object | null;
  readonly to: object | null;
}

async function lastEntry(): Promise<Entry> {
  const { json } = await api.send(admin, { method: 'GET', url: '/api/v1/audit' });
  const { action, target, from, to } = json.entries[0];
  return { action, target, from, to };
}

test('a site is added, changed and shown', async () => {
  const added = await api.send(admin, {
    method: 'POST',
    url: '/api/v1/sites',
    payload: { site: 'weekly', name: ' The  Weekly ', origins: ['https://WEEKLY.example/'] },
  });
  assert.equal(added.status, 201);
  assert.deepEqual([added.json.name, added.json.origins], ['The Weekly', ['https://weekly.example']]);
  assert.deepEqual(added.json.settings, { ...DEFAULT_SITE_SETTINGS });
  const changed = await api.send(admin, {
    method: 'PATCH',
    url: '/api/v1/sites/weekly',
    payload: { language: 'de', settings: { guests: true, maxCommentLength: '500' } },
  });
  assert.equal(changed.status, 200);
  const shown = await api.send(admin, { method: 'GET', url: '/api/v1/sites/weekly' });
  assert.deepEqual(shown.json, changed.json);
  assert.deepEqual(shown.json.settings, { ...DEFAULT_SITE_SETTINGS, guests: true, maxCommentLength: 500 });
  assert.equal(shown.json.name, 'The Weekly');
  const { json } = await api.send(admin, { method: 'GET', url: '/api/v1/sites' });
  assert.deepEqual(
    json.sites.map(({ site }: { site: string }) => site),
    ['daily', 'weekly'],
  );
});

test('the log says what changed, from what, to what, and nothing when nothing did', async () => {
  const url = '/api/v1/sites/daily';
  const payload = { name: 'daily', settings: { editWindowMinutes: 5, guests: false } };
  await api.send(admin, { method: 'PATCH', url, payload });
  const entry = {
    action: 'site.changed',
    target: 'daily',
    from: { editWindowMinutes: 15 },
    to: { editWindowMinutes: 5 },
  };
  assert.deepEqual(await lastEntry(), entry);
  await api.send(admin, { method: 'PATCH', url, payload });
  await api.send(admin, { method: 'PATCH', url, payload: { settings: { editWindowMinutes: 15 } } });
  await api.send(admin, { method: 'PATCH', url, payload: { settings: { editWindowMinutes: 15 } } });
  assert.deepEqual(await lastEntry(), { ...entry, from: entry.to, to: entry.from });
});

test('only what somebody has set is stored, so that a new default reaches the rest', async () => {
  await parley.addSite('monthly');
  await api.send(admin, {
    method: 'PATCH',
    url: '/api/v1/sites/monthly',
    payload: { settings: { guests: true } },
  });
  const { rows } = await parley.pool.query<{ settings: object }>({
    text: "select settings from sites where key = 'monthly'",
  });
  assert.deepEqual(rows[0]?.settings, { guests: true });
});

test('what cannot be is refused with its field and what is allowed', async () => {
  const mistakes: [object, string, string][] = [
    [{ site: 'Daily News' }, 'key_invalid', 'key'],
    [{ site: 'desk' }, 'key_reserved', 'key'],
    [{ site: 'daily' }, 'key_taken', 'key'],
    [{ site: 'x', name: '  ' }, 'label_invalid', 'name'],
    [{ site: 'x', name: 'a\u202Eb' }, 'label_invalid', 'name'],
    [{ site: 'x', language: 'tlh' }, 'language_unknown', 'language'],
    [{ site: 'x', origins: ['https://a.example', 'news.example'] }, 'origin_invalid', 'origins'],
    [{ site: 'x', origins: ['https://a.example/path'] }, 'origin_invalid', 'origins'],
    [{ site: 'x', origins: ['javascript:alert(1)'] }, 'origin_invalid', 'origins'],
    [{ site: 'x', settings: { guests: 'yes' } }, 'setting_invalid', 'guests'],
    [{ site: 'x', settings: { maxCommentLength: 0 } }, 'setting_invalid', 'maxCommentLength'],
    [{ site: 'x', settings: { toString: 'x' } }, 'setting_unknown', 'settings'],
    [{ site: 'x', settings: { unheardOf: 1 } }, 'setting_unknown', 'settings'],
  ];
  for (const [payload, code, field] of mistakes) {
    const { json } = await api.send(admin, { method: 'POST', url: '/api/v1/sites', payload });
    assert.deepEqual([json.code, json.field], [code, field], JSON.stringify(payload));
  }
  const { json } = await api.send(admin, {
    method: 'PATCH',
    url: '/api/v1/sites/daily',
    payload: { settings: { maxCommentLength: 1e9 } },
  });
  assert.match(json.detail, /a whole number from 1 to 100,000/);
  assert.equal(
    (await api.send(admin, { method: 'GET', url: '/api/v1/sites/x' })).json.code,
    'site_not_found',
  );
});

test('the organisation has settings of its own', async () => {
  const before = await api.send(admin, { method: 'GET', url: '/api/v1/organisation' });
  assert.equal(before.json.settings.requireSecondFactor, false);
  const changed = await api.send(admin, {
    method: 'PATCH',
    url: '/api/v1/organisation',
    payload: { settings: { requireSecondFactor: 'true' } },
  });
  assert.equal(changed.json.settings.requireSecondFactor, true);
  const owed = await api.send(admin, { method: 'GET', url: '/api/v1/organisation' });
  assert.equal(owed.json.code, 'second_factor_required');
  await parley.pool.query({ text: "update organisation set settings = '{}'" });
  const entry = await lastEntry();
  assert.equal(entry.action, 'organisation.changed');
  assert.deepEqual([entry.from, entry.to], [{ requireSecondFactor: false }, { requireSecondFactor: true }]);
});
