import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { CommentId, SiteId } from '../../../domain/ids.ts';
import { DEFAULT_RULE_SETTINGS } from '../../../domain/rules/settings.ts';
import { isRefusal } from '../../../domain/refusal.ts';
import { OPERATOR } from '../../../domain/viewer.ts';
import { readRules } from '../../../service/manage-rules.ts';
import { simulateRules } from '../../../service/simulate-rules.ts';
import { createApiClient } from '../../../testing/api-client.ts';
import { makeActing } from '../../../testing/acting.ts';
import { createTestApplication, type TestApplication } from '../../../testing/application.ts';
import { insertDecision } from '../../../storage/decisions.ts';

let parley: TestApplication;
let admin: string;

const { length: _, ...DEFAULTS } = DEFAULT_RULE_SETTINGS;
const EMPTY = { settings: DEFAULTS, bannedWords: '', suspectWords: '' };

before(async () => {
  parley = await createTestApplication();
  const { id } = await parley.addSite('daily');
  const acting = await makeActing(parley, { name: 'an admin', role: 'admin' }, { this: id, other: id });
  admin = acting.token!;
});
after(() => parley.close());

/** A site where somebody has written texts, with a way to try rules on them. */
async function write(key: string, bodies: readonly string[]) {
  const site = await parley.addSite(key);
  const api = createApiClient(parley, key);
  const ids: string[] = [];
  for (const [index, body] of bodies.entries()) {
    const { json } = await api.write(await parley.signIn(`${key} ${index}`), 'story', { body });
    ids.push(json.comment.id);
  }
  return {
    ids,
    site,
    try: async (rules: object, last?: number) => {
      const { json } = await api.send(admin, {
        method: 'POST',
        url: `${api.site}/rules/simulation`,
        payload: { ...EMPTY, ...rules, ...(last === undefined ? {} : { last }) },
      });
      return json;
    },
    save: (rules: object) =>
      api.send(admin, {
        method: 'PUT',
        url: `${api.site}/rules`,
        payload: { version: 0, ...EMPTY, ...rules },
      }),
  };
}

/** What a person decides of a comment that is published. */
async function decideBy(siteId: SiteId, id: string, to: 'published' | 'rejected') {
  await insertDecision(
    parley.pool,
    { siteId, commentId: id as CommentId, from: 'published', to, at: parley.deps.clock() },
    { id: parley.deps.newId(), by: 'account' },
  );
}

test('rules are tried on the last texts: how many, which words, and what people had decided', async () => {
  const {
    ids,
    site,
    try: simulate,
  } = await write('words', [
    'Nothing to see here.',
    'What a grunk he is.',
    'The **grunking** tram is late.',
    'Gr0nk is a name, too.',
  ]);
  await decideBy(site.id, ids[1]!, 'rejected');
  await decideBy(site.id, ids[2]!, 'published');
  const tried = await simulate({ bannedWords: 'grunk', suspectWords: 'gr[ou]nk*\n/gr[ou]nk/' });
  assert.equal(tried.looked, 4);
  assert.deepEqual(tried.before, { publish: 4, remark: 0, hold: 0, reject: 0 });
  assert.deepEqual(tried.after, { publish: 2, remark: 0, hold: 1, reject: 1 });
  assert.deepEqual(tried.caught, { count: 2, approved: 1, rejected: 1 });
  assert.deepEqual(tried.freed, { count: 0, approved: 0, rejected: 0 });
  assert.deepEqual(tried.rules, [
    { rule: 'bannedWords', before: 0, after: { count: 1, approved: 0, rejected: 1 } },
    { rule: 'suspectWords', before: 0, after: { count: 2, approved: 1, rejected: 1 } },
  ]);
  assert.deepEqual(
    tried.examples.map(({ comment, to, rules, text, people }: Record<string, unknown>) => [
      ids.indexOf(String(comment)),
      to,
      rules,
      text,
      people,
    ]),
    [
      [2, 'hold', ['suspectWords'], 'The «grunk»ing tram is late.', 'approved'],
      [1, 'reject', ['bannedWords', 'suspectWords'], 'What a «grunk» he is.', 'rejected'],
    ],
  );
});

test('rules as they are change nothing, and milder ones free what they had caught', async () => {
  const { save, try: simulate } = await write('milder', []);
  await save({ bannedWords: 'grunk' });
  const api = createApiClient(parley, 'milder');
  await api.write(await parley.signIn('milder'), 'story', { body: 'What a grunk.' });
  const same = await simulate({ bannedWords: 'grunk' });
  assert.deepEqual([same.looked, same.changed, same.after.reject], [1, 0, 1]);
  const milder = await simulate({});
  assert.deepEqual(
    [milder.freed.count, milder.examples[0].from, milder.examples[0].to],
    [1, 'reject', 'publish'],
  );
  assert.deepEqual(milder.examples[0].rules, ['bannedWords']);
});

test('facts that no rule had asked for are found anew: languages, links, newcomers', async () => {
  const { try: simulate } = await write('anew', [
    'Der Bürgermeister hat das doch längst versprochen, und nichts geschieht.',
    'Look at https://www.spam.example/x',
    'The mayor has promised this for many years, and nothing has happened.',
  ]);
  const links = { ...DEFAULTS.links, blocked: ['spam.example'] };
  const tried = await simulate({ settings: { ...DEFAULTS, languages: ['en'], links } });
  assert.deepEqual(
    tried.examples.map(({ rules, to }: Record<string, unknown>) => [rules, to]),
    [
      [['links'], 'reject'],
      [['language'], 'hold'],
    ],
  );
  const newcomers = await simulate({ settings: { ...DEFAULTS, newcomer: { comments: 1, days: 0 } } });
  assert.equal(newcomers.after.hold, 3);
});

test('only the last texts are looked at, the newest first, and erased ones not at all', async () => {
  const { ids, try: simulate } = await write('last', ['one grunk', 'two grunk', 'three grunk']);
  const two = await simulate({ bannedWords: 'grunk' }, 2);
  assert.deepEqual(
    two.examples.map(({ comment }: { comment: string }) => ids.indexOf(comment)),
    [2, 1],
  );
  const token = await parley.signIn('last 2');
  const deleted = await parley.request({
    method: 'DELETE',
    url: `/api/v1/sites/last/comments/${ids[2]}`,
    headers: { authorization: `Bearer ${token}` },
  });
  assert.ok(deleted.statusCode < 300);
  assert.equal((await simulate({ bannedWords: 'grunk' })).looked, 2);
});

test('one simulation runs at a time, and nothing is saved by it', async () => {
  const { site } = await write('once', ['one', 'two']);
  const input = { site, rules: { ...EMPTY, bannedWords: 'two' } };
  const both = await Promise.all([1, 2].map(() => simulateRules(parley.deps, OPERATOR, input)));
  assert.deepEqual(
    both.map((each) => (isRefusal(each) ? each.refused : 'done')),
    ['done', 'simulation_running'],
  );
  const rules = await readRules(parley.deps, OPERATOR, { site });
  assert.ok(!isRefusal(rules) && rules.version === 0);
});

test('a list that cannot be used is said before anything is looked at', async () => {
  const { try: simulate } = await write('wrong', []);
  const refused = await simulate({ bannedWords: '/(/' });
  assert.deepEqual([refused.code, refused.field], ['word_list_invalid', 'bannedWords']);
});
