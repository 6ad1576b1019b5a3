import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { SiteId } from '../../../domain/ids.ts';
import { addSection, changeSection } from '../../../service/manage-sections.ts';
import { OPERATOR } from '../../../domain/viewer.ts';
import { runMerge } from '../../../service/run-merge.ts';
import { createApiClient } from '../../../testing/api-client.ts';
import { createTestApplication, NEWS_ORIGIN, type TestApplication } from '../../../testing/application.ts';
import { enterDesk, textOf, valueOf, type DeskPerson } from '../../../testing/desk.ts';
import { eventually } from '../../../testing/eventually.ts';
import type { Site } from '../../../domain/thread.ts';

let parley: TestApplication;
let site: Site;
let api: ReturnType<typeof createApiClient>;
let mo: DeskPerson;
let ann: string;

before(async () => {
  parley = await createTestApplication();
  site = await parley.addSite('daily');
  api = createApiClient(parley, 'daily');
  mo = await enterDesk(parley, { name: 'Mo', role: 'moderator', siteIds: [site.id] });
  ann = await parley.signIn('Ann');
});
after(() => parley.close());

const LIST = '/desk/settings/sites/daily/stories';

async function begin(story: string): Promise<string> {
  await api.write(ann, story, { body: `About ${story}`, url: `${NEWS_ORIGIN}/${story}` });
  const { rows } = await parley.pool.query<{ id: string }>({
    text: 'select id from stories where key = $1',
    values: [story],
  });
  return `${LIST}/${rows[0]?.id}`;
}

const page = async (path: string) => (await parley.request({ url: `/daily/stories/${path}` })).body;

/** The form as it stands, with some of its fields changed. */
async function save(url: string, fields: Record<string, string>) {
  const shown = valueOf(await mo.get(url), 'shown');
  const now = JSON.parse(shown) as Record<string, string>;
  return mo.post(url, { do: 'save', shown, ...now, ...fields });
}

test('stories are found by title, id and address, page by page', async () => {
  for (let n = 0; n < 52; n += 1)
    await parley.pool.query({
      text: `insert into stories (site_id, id, key, url, title, created_at) values ($1, gen_random_uuid(), $2, $3, $4, now() - $5::interval)`,
      values: [site.id, `old-${n}`, `${NEWS_ORIGIN}/old/${n}`, `Older story 100%_${n}`, `${n + 1} days`],
    });
  const first = await mo.get(LIST);
  assert.equal(first.body.match(/<tr role="row">/g)?.length, 51);
  const more = /href="([^"]*after=[^"]*)"/.exec(first.body)?.[1]?.replaceAll('&amp;', '&') ?? '';
  assert.match(textOf(await mo.get(more)), /old-51/);
  for (const [q, found] of [
    ['old-7', 1],
    ['older STORY 100%_3', 11],
    ['/old/51', 1],
    ['%', 52],
    ['nothing', 0],
  ] as const) {
    const listed = await mo.get(`${LIST}?q=${encodeURIComponent(q)}`);
    assert.ok((listed.body.match(/class="main"/g)?.length ?? 0) >= Math.min(found, 50), `${q}: ${found}`);
    if (found === 0) assert.match(textOf(listed), /No story has this/);
  }
});

test('mode, slow mode, message and closing of a story are saved, and readers see them', async () => {
  const url = await begin('saved');
  const saved = await save(url, { mode: 'closed', slowMode: '30', message: 'Read *this*\r\nfirst' });
  assert.equal(saved.statusCode, 303);
  assert.match(textOf(await mo.get(url)), /The story is saved/);
  assert.match(await page('saved'), /<em>this<\/em>.*closed/is);
  const written = await api.write(ann, 'saved', { body: 'More' });
  assert.equal(written.json.code, 'story_closed');

  assert.equal((await save(url, { mode: '', closes: '2000-01-01' })).statusCode, 303);
  assert.equal((await api.write(ann, 'saved', { body: 'More' })).json.code, 'story_closed');
  assert.match(textOf(await mo.get(url)), /The discussion is closed/);
  await mo.submit(url, { do: 'open' });
  await mo.submit(url, { do: 'close' });
  assert.match(textOf(await mo.get(url)), /Open it again/);
  const { json } = await api.send(ann, { method: 'GET', url: `${api.site}/stories/saved` });
  assert.deepEqual([json.mode, json.slowModeSeconds, json.message], [null, 30, 'Read *this*\nfirst']);
});

test('what is wrong comes back with what was typed, and what somebody else saved is not overwritten', async () => {
  const url = await begin('wrong');
  const shown = valueOf(await mo.get(url), 'shown');
  const wrong = await save(url, { url: 'https://evil.example/', message: 'Kept <b>' });
  assert.equal(wrong.statusCode, 403);
  assert.match(wrong.body, /Kept &lt;b>.*aria-invalid="true"/s);
  await save(url, { message: 'By somebody else' });
  const late = await mo.post(url, { do: 'save', ...JSON.parse(shown), shown, message: 'Mine' });
  assert.equal(late.statusCode, 409);
  assert.match(late.body, /Mine/);
});

test('a story closes on cached pages when its time comes, without a write', async () => {
  await begin('soon');
  const closedAt = new Date(Date.now() + 1_000).toISOString();
  await api.send(mo.token, { method: 'PUT', url: `${api.site}/stories/soon`, payload: { closedAt } });
  assert.match(await page('soon'), /Write a comment/);
  await eventually(async () => assert.doesNotMatch(await page('soon'), /Write a comment/));
});

test('a section that closes closes its stories, on cached pages too', async () => {
  await addSection(parley.deps, OPERATOR, { site, key: 'sport', patterns: ['/sport/*'] });
  await api.write(ann, 'match', { body: 'Goal', url: `${NEWS_ORIGIN}/sport/match` });
  assert.match(await page('match'), /Write a comment/);
  await changeSection(parley.deps, OPERATOR, { site, key: 'sport', mode: 'closed' });
  await eventually(async () => assert.doesNotMatch(await page('match'), /Write a comment/));
  assert.equal((await api.write(ann, 'match', { body: 'More' })).json.code, 'story_closed');
});

test('a story moves and merges from its page, after a preview', async () => {
  const url = await begin('moves');
  const target = await begin('remains');
  const moved = await mo.submit(url, { do: 'move', story: 'moved-here' });
  assert.match(textOf(moved), /The story has moved\..*Formerly: moves/s);
  const taken = await mo.post(url, { do: 'move', story: 'remains' });
  assert.equal(taken.statusCode, 409);
  const preview = await mo.post(url, { do: 'preview', into: 'remains' });
  assert.match(textOf(preview), /1 comment that readers see moves/);
  assert.equal((await mo.post(url, { do: 'preview', into: 'moved-here' })).statusCode, 422);
  const merged = await mo.post(url, { do: 'merge', into: 'remains' });
  assert.equal(merged.headers.location, target);
  assert.match(textOf(await mo.get(target)), /are merged.*on their way/s);
  const { rows } = await parley.pool.query<{ siteId: SiteId; storyId: never }>({
    text: 'select site_id as "siteId", story_id as "storyId" from story_merges',
  });
  await runMerge(parley.deps, rows[0]!);
  assert.match(await page('remains'), /About moves/);
  assert.equal((await mo.get(url)).statusCode, 404);
});

test('moderators see the stories of their sites, and no other page of them', async () => {
  await parley.addSite('elsewhere');
  assert.equal((await mo.get('/desk/settings/sites/elsewhere/stories')).statusCode, 403);
  const own = await mo.get(LIST);
  assert.equal(own.statusCode, 200);
  assert.doesNotMatch(own.body, /\/ways-in/);
});

test('a form that names what is no action of the page changes nothing, and is answered', async () => {
  const url = await begin('no-action');
  for (const name of ['constructor', 'toString', '__proto__', 'hasOwnProperty'])
    assert.ok((await mo.post(url, { do: name })).statusCode < 500, name);
});
