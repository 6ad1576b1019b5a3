import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Site } from '../../../domain/thread.ts';
import { makeActing } from '../../../testing/acting.ts';
import { createApiClient } from '../../../testing/api-client.ts';
import { createTestApplication, type TestApplication } from '../../../testing/application.ts';
import { saveRules, type TestRules } from '../../../testing/save-rules.ts';

/** What comments are judged by beside their text: where they stand, who writes, and how much. */
let parley: TestApplication;
let people = 0;
let sites = 0;

before(async () => {
  // The limits on requests stand far above those that the rules set: 12 a minute by default.
  parley = await createTestApplication({ RATE_LIMIT_SCALE: '1' });
});
after(() => parley.close());

const signIn = () => parley.signIn(`Reader ${(people += 1)}`);

/** A site of its own, since rules and settings count for a whole one. */
async function makeSite(settings: Partial<Site['settings']> = {}, rules: TestRules = {}) {
  const key = `site-${(sites += 1)}`;
  const site = await parley.addSite(key, { settings });
  await saveRules(parley, site, rules);
  const api = createApiClient(parley, key);
  let number = 0;
  const write = async (
    token: string,
    { story = 'story', body = `Comment ${(number += 1)}`, key: name = '' } = {},
  ) => api.write(token, story, { body }, ...(name === '' ? [] : [name]));
  return { site, api, write };
}

const change = (text: string, ...values: unknown[]) => parley.pool.query({ text, values });

const authorOf = async (id: string): Promise<string> =>
  (await change('select author_id from comments where id = $1', id)).rows[0]?.['author_id'];

async function readItems(site: Site) {
  const { rows } = await parley.pool.query({
    text: `select is_pending as pending, is_withheld as withheld, is_newcomer as newcomer, rules from queue_items where site_id = $1`,
    values: [site.id],
  });
  return rows;
}

describe('where a comment stands', () => {
  test('a site that looks first holds it as pending; its moderators’ own appears', async () => {
    const { site, write } = await makeSite({ mode: 'premoderate' });
    const { json } = await write(await signIn());
    assert.equal(json.comment.status, 'pending');
    assert.deepEqual(await readItems(site), [
      { pending: true, withheld: false, newcomer: false, rules: ['premoderation'] },
    ]);
    const kind = { name: 'a moderator of this site', role: 'moderator', sites: 'this' } as const;
    const moderator = await makeActing(parley, kind, { this: site.id, other: site.id });
    assert.equal((await write(moderator.token ?? '')).json.comment.status, 'published');
  });

  test('the strictest of site, section and story counts', async () => {
    const { site, write } = await makeSite();
    const token = await signIn();
    assert.equal((await write(token)).json.comment.status, 'published');
    await change('update stories set mode = $2 where site_id = $1', site.id, 'premoderate');
    assert.equal((await write(token)).json.comment.status, 'pending');
    await change(
      `with made as (insert into sections (site_id, id, key, name, position, mode)
          values ($1, gen_random_uuid(), 'sport', 'Sport', 1, 'closed') returning id)
        update stories set section_id = made.id from made where site_id = $1`,
      site.id,
    );
    const refused = await write(token);
    assert.deepEqual([refused.status, refused.json.code], [403, 'story_closed']);
  });

  test('a story closes so many days after its publication, in every cached page', async () => {
    const { site, write } = await makeSite({ closeAfterDays: 3 });
    const token = await signIn();
    await write(token);
    const page = () => parley.request({ url: `/${site.key}/stories/story` });
    assert.match((await page()).body, /data-action="comment"/);
    const soon = new Date(Date.now() - 3 * 86_400_000 + 700);
    await change(
      'update stories set published_at = $2, version = version + 1 where site_id = $1',
      site.id,
      soon,
    );
    assert.match((await page()).body, /data-action="comment"/);
    for (;;) {
      const { body } = await page();
      if (!body.includes('data-action="comment"')) break;
      assert.ok(
        Date.now() < soon.getTime() + 3 * 86_400_000 + 5_000,
        'it has closed, and the page does not say so',
      );
    }
    assert.equal((await write(token)).json.code, 'story_closed');
  });

  test('slow mode says how long to wait, under this story only', async () => {
    const { write } = await makeSite({ slowModeSeconds: 60 });
    const token = await signIn();
    assert.equal((await write(token)).status, 201);
    const again = await write(token);
    assert.deepEqual([again.status, again.json.code], [429, 'slow_mode']);
    assert.ok(Number(again.headers['retry-after']) > 50);
    assert.equal((await write(token, { story: 'another' })).status, 201);
  });
});

describe('who writes', () => {
  test('newcomers are held until they have been read often enough', async () => {
    const { site, write } = await makeSite({}, { settings: { newcomer: { comments: 1 } } });
    const token = await signIn();
    const first = await write(token);
    assert.equal(first.json.comment.status, 'pending');
    assert.deepEqual(await readItems(site), [
      { pending: true, withheld: false, newcomer: true, rules: ['newcomer'] },
    ]);
    await change(`update comments set status = 'published' where id = $1`, first.json.comment.id);
    assert.equal((await write(token)).json.comment.status, 'published');
  });

  test('somebody much of whose writing was rejected is held', async () => {
    const { write } = await makeSite({}, { banned: 'grunk', settings: { record: { least: 2 } } });
    const token = await signIn();
    await write(token, { body: 'Grunk' });
    await write(token, { body: 'A grunk again' });
    assert.equal((await write(token)).json.comment.status, 'withheld');
  });

  test('sanctions hold or refuse, on their site only', async () => {
    const { site, write } = await makeSite();
    const elsewhere = await makeSite();
    const token = await signIn();
    const accountId = await authorOf((await write(token)).json.comment.id);
    const give = (kind: string, until: Date | null = null) =>
      change(
        `insert into sanctions (id, account_id, site_id, kind, reason, until, given_at) values ($1, $2, $3, $4, 'spam', $5, now())`,
        parley.deps.newId(),
        accountId,
        site.id,
        kind,
        until,
      );
    await give('premoderate');
    assert.equal((await write(token)).json.comment.status, 'pending');
    await give('warn');
    assert.equal((await write(token)).json.code, 'warning_unread');
    await change('update sanctions set read_at = now() where account_id = $1', accountId);
    await give('suspend', new Date(Date.now() + 3_600_000));
    assert.equal((await write(token)).json.code, 'account_banned');
    assert.equal((await elsewhere.write(token)).json.comment.status, 'published');
  });
});

describe('how much somebody writes', () => {
  test('a flood is held, also among comments that are written together', async () => {
    const { site, write } = await makeSite();
    const token = await signIn();
    await write(await signIn());
    const answers = await Promise.all(Array.from({ length: 8 }, () => write(token)));
    const statuses = answers.map(({ json }) => json.comment.status);
    assert.equal(statuses.filter((status) => status === 'published').length, 5);
    assert.equal(statuses.filter((status) => status === 'withheld').length, 3);
    assert.equal((await readItems(site)).length, 3);
    const { rows } = await parley.pool.query({
      text: `select (select comment_count from stories where site_id = $1) as shown,
        (select waiting from queue_counts where site_id = $1 and queue = 'withheld') as waiting`,
      values: [site.id],
    });
    assert.deepEqual(rows, [{ shown: 6, waiting: 3 }]);
  });

  test('two who say the same at once are not both published', async () => {
    const { write } = await makeSite();
    const tokens = await Promise.all([signIn(), signIn(), signIn()]);
    await write(tokens[0] ?? '');
    const body = 'The very same words, by two people at the very same moment.';
    const answers = await Promise.all(tokens.slice(1).map((token) => write(token, { body })));
    const statuses = new Set(answers.map(({ json }) => json.comment.status));
    assert.deepEqual(statuses, new Set(['published', 'withheld']));
  });
});

test('a held and a rejected comment sent again answer as they did, and are there once', async () => {
  const { site, write } = await makeSite({}, { banned: 'grunk', suspect: 'bribe' });
  const token = await signIn();
  for (const [body, status] of [
    ['A grunk', 'rejected'],
    ['A bribe', 'withheld'],
  ] as const) {
    const key = `key-${status}`;
    const [first, again] = [await write(token, { body, key }), await write(token, { body, key })];
    assert.deepEqual([first.json.comment.status, again.json.comment.status], [status, status]);
    assert.equal(again.json.comment.id, first.json.comment.id);
  }
  assert.equal((await readItems(site)).length, 1);
});
