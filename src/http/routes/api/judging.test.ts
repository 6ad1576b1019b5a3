import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Site } from '../../../domain/thread.ts';
import { createApiClient } from '../../../testing/api-client.ts';
import { createTestApplication, type TestApplication } from '../../../testing/application.ts';
import { saveRules } from '../../../testing/save-rules.ts';

/** Each rule acts on comments that are sent: what it finds, and what is kept of it. */
let parley: TestApplication;
let site: Site;
let api: ReturnType<typeof createApiClient>;
let people = 0;

before(async () => {
  parley = await createTestApplication();
  site = await parley.addSite('daily');
  api = createApiClient(parley, 'daily');
  await saveRules(parley, site, {
    banned: 'grunk*',
    suspect: 'bribe',
    settings: {
      links: { blocked: ['spam.example'], held: ['tube.example'] },
      languages: ['en'],
    },
  });
});
after(() => parley.close());

const signIn = () => parley.signIn(`Reader ${(people += 1)}`);

interface Kept {
  readonly status: string;
  readonly verdict: string;
  readonly rulesVersion: number;
  readonly reasons: { rule: string; spans: { start: number; end: number }[] }[];
  readonly facts: { comment: object; author: { published: number } };
  readonly decision: { by: string; rule: string | null; reason: string | null; version: number };
  readonly item: { pending: boolean; withheld: boolean; rules: string[]; language: string | null } | null;
}

async function readKept(id: string): Promise<Kept> {
  const { rows } = await parley.pool.query<Kept>({
    text: `select c.status, r.verdict, r.rules_version as "rulesVersion", r.reasons, r.facts,
        json_build_object('by', d.decided_by, 'rule', d.rule, 'reason', d.reason, 'version', d.rules_version) as decision,
        (select json_build_object('pending', is_pending, 'withheld', is_withheld, 'rules', rules, 'language', language)
          from queue_items q where q.comment_id = c.id) as item
      from comments c join revisions r on r.comment_id = c.id join decisions d on d.comment_id = c.id where c.id = $1`,
    values: [id],
  });
  const [kept] = rows;
  assert.ok(kept && rows.length === 1);
  return kept;
}

async function write(body: string, more: { token?: string; story?: string } = {}) {
  const { status, json } = await api.write(more.token ?? (await signIn()), more.story ?? api.newStory(), {
    body,
  });
  assert.equal(status, 201, JSON.stringify(json));
  return { ...json.comment, kept: await readKept(json.comment.id) };
}

describe('a comment that is sent', () => {
  test('is published where no rule minds, with facts and no reasons', async () => {
    const { status, kept } = await write('The tram was late again today.');
    assert.equal(status, 'published');
    assert.deepEqual(
      [kept.verdict, kept.reasons, kept.rulesVersion, kept.decision.rule, kept.item],
      ['publish', [], 1, null, null],
    );
    assert.equal('text' in kept.facts.comment, false);
  });

  test('is rejected for a banned word, and says where it stands', async () => {
    const { status, kept } = await write('What a **grunking** day');
    assert.equal(status, 'rejected');
    assert.deepEqual(kept.reasons[0]?.spans, [{ entry: 'grunk*', start: 7, end: 15 }]);
    assert.deepEqual(kept.decision, { by: 'rules', rule: 'bannedWords', reason: 'banned_word', version: 1 });
    assert.equal(kept.item, null);
  });

  test('is withheld for a suspect word, in a spoiler too', async () => {
    const { status, kept } = await write('He took ||a bribe|| and everybody knows it');
    assert.equal(status, 'withheld');
    assert.deepEqual(kept.item, {
      pending: false,
      withheld: true,
      rules: ['suspectWords'],
      language: 'en',
    });
  });

  test('is judged by where its links lead', async () => {
    assert.equal((await write('Look [here](https://www.spam.example/x)')).status, 'rejected');
    assert.equal((await write('Look https://tube.example/x')).status, 'withheld');
  });

  test('is withheld in a language that is not the site’s', async () => {
    const { status, kept } = await write(
      'Der Bürgermeister hat das doch längst versprochen, und nichts geschieht.',
    );
    assert.equal(status, 'withheld');
    assert.deepEqual([kept.item?.rules, kept.item?.language], [['language'], 'de']);
  });

  test('is withheld for private data', async () => {
    assert.equal((await write('Write to ann.lee@mail.example')).status, 'withheld');
  });

  test('is withheld when somebody else has said the same, also in other dress', async () => {
    const text = 'Buy the miracle cure of Doctor Mabuse today, it has helped my whole family.';
    assert.equal((await write(text)).status, 'published');
    const again = await write(text.toUpperCase().replace('today', '_today_'));
    assert.deepEqual([again.status, again.kept.item?.rules], ['withheld', ['repetition']]);
    assert.equal((await write(text.replace('family', 'fam1ly and me'))).kept.verdict, 'remark');
  });
});
