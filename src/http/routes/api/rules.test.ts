import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { DEFAULT_RULE_SETTINGS } from '../../../domain/rules/settings.ts';
import { createApiClient } from '../../../testing/api-client.ts';
import { makeActing } from '../../../testing/acting.ts';
import { createTestApplication, type TestApplication } from '../../../testing/application.ts';

let parley: TestApplication;
let api: ReturnType<typeof createApiClient>;
let admin: string;

const { length: _, ...DEFAULTS } = DEFAULT_RULE_SETTINGS;
const EMPTY = { settings: DEFAULTS, bannedWords: '', suspectWords: '' };

before(async () => {
  parley = await createTestApplication();
  const { id } = await parley.addSite('daily');
  api = createApiClient(parley, 'daily');
  const acting = await makeActing(parley, { name: 'an admin', role: 'admin' }, { this: id, other: id });
  admin = acting.token!;
});
after(() => parley.close());

async function rulesOf(site: string) {
  await parley.addSite(site);
  const url = `/api/v1/sites/${site}/rules`;
  return {
    url,
    read: () => api.send(admin, { method: 'GET', url }),
    save: (payload: object) => api.send(admin, { method: 'PUT', url, payload }),
    versions: () => api.send(admin, { method: 'GET', url: `${url}/versions` }),
    restore: (version: number, shown: number) =>
      api.send(admin, {
        method: 'POST',
        url: `${url}/versions/${version}/restore`,
        payload: { version: shown },
      }),
  };
}

test('a site begins with the defaults, and every save is a version that says what it changed', async () => {
  const rules = await rulesOf('one');
  const zero = await rules.read();
  assert.deepEqual([zero.status, zero.json.version, zero.json.settings], [200, 0, DEFAULTS]);
  const links = { ...DEFAULTS.links, blocked: ['https://Spam.example/x', '*.tube.example', ' '] };
  const saved = await rules.save({
    version: 0,
    settings: { ...DEFAULTS, links, languages: ['EN', 'de', 'en'] },
    bannedWords: 'grunk\r\nfoo*\n# a remark',
    suspectWords: '/gr[uo]nk/',
  });
  assert.equal(saved.status, 200, JSON.stringify(saved.json));
  assert.deepEqual(saved.json.settings.links.blocked, ['spam.example', 'tube.example']);
  assert.deepEqual(saved.json.settings.languages, ['en', 'de']);
  assert.deepEqual((await rules.read()).json, saved.json);
  const { versions } = (await rules.versions()).json;
  assert.deepEqual(
    versions.map((each: { version: number }) => each.version),
    [1],
  );
  assert.deepEqual(versions[0].changes, {
    settings: [
      { name: 'links.blocked', from: [], to: ['spam.example', 'tube.example'] },
      { name: 'languages', from: [], to: ['en', 'de'] },
    ],
    bannedWords: { added: ['grunk', 'foo*', '# a remark'], removed: [] },
    suspectWords: { added: ['/gr[uo]nk/'], removed: [] },
  });
});

test('rules as they were are no new version', async () => {
  const rules = await rulesOf('two');
  assert.equal((await rules.save({ version: 0, ...EMPTY })).json.version, 0);
  assert.equal((await rules.save({ version: 0, ...EMPTY, bannedWords: 'grunk' })).json.version, 1);
  assert.equal((await rules.save({ version: 1, ...EMPTY, bannedWords: ' grunk\n' })).json.version, 1);
});

test('rules that somebody else has saved meanwhile are not overwritten', async () => {
  const rules = await rulesOf('three');
  const both = await Promise.all(
    ['grunk', 'gronk'].map((bannedWords) => rules.save({ version: 0, ...EMPTY, bannedWords })),
  );
  assert.deepEqual(
    both.map(({ status }) => status).toSorted((a, b) => a - b),
    [200, 409],
  );
  assert.equal(both.find(({ status }) => status === 409)?.json.code, 'overtaken');
  assert.equal((await rules.read()).json.version, 1);
});

test('a version comes back as a new one', async () => {
  const rules = await rulesOf('four');
  await rules.save({ version: 0, ...EMPTY, bannedWords: 'grunk' });
  await rules.save({ version: 1, ...EMPTY, suspectWords: 'gronk' });
  assert.equal((await rules.restore(1, 1)).json.code, 'overtaken');
  const restored = await rules.restore(1, 2);
  assert.deepEqual([restored.json.version, restored.json.restoredFrom], [3, 1]);
  assert.deepEqual([restored.json.bannedWords, restored.json.suspectWords], ['grunk', '']);
  assert.deepEqual((await rules.restore(0, 3)).json.bannedWords, '');
  assert.equal((await rules.restore(9, 4)).json.code, 'rules_version_not_found');
  const one = await api.send(admin, { method: 'GET', url: `${rules.url}/versions/1` });
  assert.deepEqual([one.json.version, one.json.bannedWords], [1, 'grunk']);
});

test('what cannot be is refused with its field, and a list with its first wrong line', async () => {
  const rules = await rulesOf('five');
  const refused = async (change: object) => {
    const { status, json } = await rules.save({ version: 0, ...EMPTY, ...change });
    return [status, json.code, json.field];
  };
  assert.deepEqual(await refused({ bannedWords: 'fine\n/(/\n***' }), [
    422,
    'word_list_invalid',
    'bannedWords',
  ]);
  const list = await rules.save({ version: 0, ...EMPTY, suspectWords: 'fine\n/(/' });
  assert.match(list.json.detail, /Line 2 .*\/\(\/.*expression_invalid/);
  const links = { ...DEFAULTS.links, held: ['no domain'] };
  assert.deepEqual(await refused({ settings: { ...DEFAULTS, links } }), [
    422,
    'domain_invalid',
    'links.held',
  ]);
  assert.deepEqual(await refused({ settings: { ...DEFAULTS, languages: ['English'] } }), [
    422,
    'language_code_invalid',
    'languages',
  ]);
  assert.deepEqual(await refused({ settings: { ...DEFAULTS, record: { share: 2, least: 1 } } }), [
    400,
    'input_invalid',
    'settings.record.share',
  ]);
  assert.equal((await rules.read()).json.version, 0);
});

test('the longest text is the site’s own setting, also for rules saved before it', async () => {
  const rules = await rulesOf('six');
  await rules.save({ version: 0, ...EMPTY, bannedWords: 'grunk' });
  await api.send(admin, {
    method: 'PATCH',
    url: '/api/v1/sites/six',
    payload: { settings: { maxCommentLength: 321 } },
  });
  const { rows } = await parley.pool.query<{ settings: object }>({
    text: 'select r.settings from rule_versions r join sites s on s.id = r.site_id where s.key = $1',
    values: ['six'],
  });
  assert.equal('length' in rows[0]!.settings, false);
  assert.equal('length' in (await rules.read()).json.settings, false);
});

test('the log says what has changed, and of lists how much', async () => {
  const rules = await rulesOf('seven');
  await rules.save({
    version: 0,
    ...EMPTY,
    settings: { ...DEFAULTS, privateData: 'reject' },
    bannedWords: 'one\ntwo',
  });
  await rules.restore(0, 1);
  const { json } = await api.send(admin, { method: 'GET', url: '/api/v1/audit?site=seven' });
  const entries = json.entries.map(({ action, from, to }: Record<string, unknown>) => ({ action, from, to }));
  assert.deepEqual(entries.slice(0, 2), [
    {
      action: 'rules.restored',
      from: { version: 1, privateData: 'reject' },
      to: { version: 2, privateData: 'hold', bannedWords: '+0 −2', restoredFrom: 0 },
    },
    {
      action: 'rules.saved',
      from: { version: 0, privateData: 'hold' },
      to: { version: 1, privateData: 'reject', bannedWords: '+2 −0' },
    },
  ]);
});
