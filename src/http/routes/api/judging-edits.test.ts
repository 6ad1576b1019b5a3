import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Site } from '../../../domain/thread.ts';
import { verify } from '../../../service/verify.ts';
import { createApiClient } from '../../../testing/api-client.ts';
import { createTestApplication, type TestApplication } from '../../../testing/application.ts';
import { saveRules } from '../../../testing/save-rules.ts';

/** Edits pass the rules as new comments do. */
let parley: TestApplication;
let site: Site;
let api: ReturnType<typeof createApiClient>;
let people = 0;

before(async () => {
  parley = await createTestApplication();
  site = await parley.addSite('daily');
  api = createApiClient(parley, 'daily');
  await saveRules(parley, site, { banned: 'grunk', suspect: 'bribe\nfraud' });
});
after(() => parley.close());

async function write(body: string) {
  const token = await parley.signIn(`Editor ${(people += 1)}`);
  const story = api.newStory();
  const { json } = await api.write(token, story, { body });
  const { id } = json.comment;
  const url = `${api.site}/comments/${id}`;
  const edit = (text: string) => api.send(token, { method: 'PATCH', url, payload: { body: text } });
  const source = async () => (await api.send(token, { method: 'GET', url: `${url}/source` })).json.body;
  const viewer = async () =>
    (await api.send(token, { method: 'GET', url: `${api.site}/stories/${story}/viewer` })).json;
  return { id, token, story, edit, source, viewer };
}

async function read(id: string) {
  const { rows } = await parley.pool.query({
    text: `select c.status, c.body, c.waiting_revision as waiting, s.version,
        (select rules from queue_items q where q.comment_id = c.id) as rules,
        (select json_agg(json_build_array(body, verdict) order by number) from revisions r where r.comment_id = c.id) as revisions
      from comments c join stories s on s.id = c.story_id where c.id = $1`,
    values: [id],
  });
  return rows[0];
}

async function assertOrder(): Promise<void> {
  assert.deepEqual((await verify(parley.deps, { fix: false })).found, []);
}

test('a held edit waits beside the text that readers see, and its author sees that', async () => {
  const { id, story, edit, source, viewer } = await write('He is honest.');
  const { version } = await read(id);
  const { status, json } = await edit('He took a bribe.');
  assert.deepEqual([status, json.comment.status], [200, 'published']);
  assert.match(json.comment.html, /He is honest/);
  assert.deepEqual(await read(id), {
    status: 'published',
    body: 'He is honest.',
    waiting: 2,
    version,
    rules: ['suspectWords'],
    revisions: [
      ['He is honest.', 'publish'],
      ['He took a bribe.', 'hold'],
    ],
  });
  assert.match((await api.list(story)).comments[0]?.html ?? '', /He is honest/);
  assert.equal(await source(), 'He took a bribe.');
  const { own } = await viewer();
  assert.match(own[0].waiting, /A moderator reads your change[\s\S]*He took a bribe/);
  await assertOrder();
});

test('a further edit takes the place of one that waits: held, it waits; clean, it is shown', async () => {
  const { id, edit } = await write('He is honest.');
  await edit('He took a bribe.');
  await edit('It was fraud.');
  assert.equal((await read(id)).waiting, 3);
  const { json } = await edit('He is quite honest.');
  assert.match(json.comment.html, /quite honest/);
  const { waiting, rules, body } = await read(id);
  assert.deepEqual([waiting, rules, body], [null, null, 'He is quite honest.']);
  await assertOrder();
});

test('an edit that the rules reject is refused with the word at fault, and changes nothing', async () => {
  const { id, edit } = await write('He is honest.');
  const { status, json } = await edit('He is a Grunk.');
  assert.deepEqual([status, json.code, json.field], [422, 'edit_rejected', 'body']);
  assert.match(json.detail, /“Grunk”/);
  assert.equal((await read(id)).revisions.length, 1);
});

test('a comment that waits goes on waiting with its new text; a rejected one stays as it is', async () => {
  const held = await write('He took a bribe.');
  await held.edit('He is honest.');
  const { status, body, waiting } = await read(held.id);
  assert.deepEqual([status, body, waiting], ['withheld', 'He is honest.', null]);
  const rejected = await write('He is a grunk.');
  const { status: code, json } = await rejected.edit('He is honest.');
  assert.deepEqual([code, json.code], [403, 'comment_rejected']);
  await assertOrder();
});

test('deleting a comment takes it out of the queue, with reasons, facts and the text that waited', async () => {
  const { id, token, edit } = await write('He is honest.');
  await edit('He took a bribe.');
  await api.send(token, { method: 'DELETE', url: `${api.site}/comments/${id}` });
  const { rows } = await parley.pool.query({
    text: `select body, html, reasons, facts from revisions where comment_id = $1
      union all select 'print', null, null, null from text_prints where comment_id = $1
      union all select 'item', null, null, null from queue_items where comment_id = $1`,
    values: [id],
  });
  const erased = { body: '', html: null, reasons: null, facts: null };
  assert.deepEqual(rows, [erased, erased]);
  await assertOrder();
});
