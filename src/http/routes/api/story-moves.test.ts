import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { SiteId, StoryId } from '../../../domain/ids.ts';
import { runMerge } from '../../../service/run-merge.ts';
import { listDiscrepancies } from '../../../storage/verify.ts';
import { createApiClient } from '../../../testing/api-client.ts';
import { createTestApplication, NEWS_ORIGIN, type TestApplication } from '../../../testing/application.ts';
import { enterDesk } from '../../../testing/desk.ts';

let parley: TestApplication;
let api: ReturnType<typeof createApiClient>;
let siteId: SiteId;
let moderator: string;
let ann: string;
let ben: string;

before(async () => {
  parley = await createTestApplication();
  siteId = (await parley.addSite('daily')).id;
  api = createApiClient(parley, 'daily');
  moderator = (await enterDesk(parley, { name: 'Mo', role: 'moderator' })).token;
  ann = await parley.signIn('Ann');
  ben = await parley.signIn('Ben');
});
after(() => parley.close());

const act = (story: string, verb: string, payload: object) =>
  api.send(moderator, {
    method: 'POST',
    url: `${api.site}/stories/${encodeURIComponent(story)}/${verb}`,
    payload,
  });
const write = async (story: string, body: string, more: object = {}) =>
  (await api.write(ann, story, { body, ...more })).json.comment.id as string;
const countOf = async (...stories: string[]) => {
  const query = stories.map((story) => `story=${encodeURIComponent(story)}`).join('&');
  const { counts } = (await parley.request({ url: `${api.site}/counts?${query}` })).json();
  return stories.map((story) => counts[story]);
};
const findId = async (key: string) => {
  const { rows } = await parley.pool.query<{ id: StoryId }>({
    text: 'select id from stories where key = $1',
    values: [key],
  });
  return rows[0]!.id;
};
const discrepancies = () => listDiscrepancies(parley.pool, { fix: false });

test('a story that moves is found at every address it had, and takes comments there', async () => {
  const id = await write('old', 'Before the move');
  await parley.request({ url: '/daily/stories/old' });
  const moved = await act('old', 'move', { story: 'new', url: `${NEWS_ORIGIN}/moved` });
  assert.deepEqual([moved.status, moved.json.story, moved.json.url], [200, 'new', `${NEWS_ORIGIN}/moved`]);

  const page = await parley.request({ url: '/daily/stories/old?sort=newest' });
  assert.deepEqual([page.statusCode, page.headers.location], [301, '/daily/stories/new?sort=newest']);
  assert.match((await parley.request({ url: '/daily/stories/new' })).body, /Before the move/);
  const permalink = await parley.request({ url: `/daily/stories/old/comments/${id}` });
  assert.equal(permalink.headers.location, `/daily/stories/new/comments/${id}`);

  // An embed that still says the former id reads, writes and counts.
  const embed = await parley.request({ url: '/daily/stories/old/thread.html' });
  assert.match(embed.body, /data-story="new".*Before the move/s);
  const later = await api.write(ben, 'old', { body: 'After the move', parentId: id });
  assert.equal(later.status, 201);
  assert.match(later.json.comment.url, /\/stories\/new\/comments\//);
  assert.deepEqual(await countOf('old', 'new', `${NEWS_ORIGIN}/moved`), [2, 2, 2]);
  const newer = `/daily/stories/old/thread.html?v=${later.json.version}`;
  assert.match((await parley.request({ url: newer })).body, /After the move/);
  assert.deepEqual(await discrepancies(), []);
});

test('a story may move back, but not to where another one is or was', async () => {
  await write('there', 'First');
  await write('other', 'Second');
  assert.equal((await act('there', 'move', { story: 'other' })).json.code, 'story_taken');
  assert.equal((await act('there', 'move', { story: 'elsewhere' })).status, 200);
  assert.equal((await act('other', 'move', { story: 'there' })).json.code, 'story_taken');
  assert.equal((await act('elsewhere', 'move', { story: 'there' })).status, 200);
  assert.equal((await parley.request({ url: '/daily/stories/there' })).statusCode, 200);
  assert.equal((await parley.request({ url: '/daily/stories/elsewhere' })).statusCode, 301);
  const outside = await act('there', 'move', { story: 'https://evil.example/x' });
  assert.equal(outside.json.code, 'origin_not_registered');
});

test('what a server says of a story that has moved is refused, and names where it is', async () => {
  await write('told', 'Words');
  await act('told', 'move', { story: 'told-anew' });
  const sent = await api.send(moderator, {
    method: 'PUT',
    url: `${api.site}/stories/told`,
    payload: { title: 'Another' },
  });
  assert.deepEqual([sent.status, sent.json.code], [409, 'story_moved']);
  const read = await parley.request({ url: `${api.site}/stories/told` });
  assert.equal(read.json().story, 'told-anew');
});

test('merging moves comments, votes and what waits, batch by batch, and leaves every counter right', async () => {
  const kept = await write('stays', 'Was here before');
  const root = await write('goes', 'A root');
  const reply = (await api.write(ben, 'goes', { body: 'A reply', parentId: root })).json.comment.id;
  await write('goes', 'Another root');
  const waiting = await write('goes', 'Waits');
  const gone = await write('goes', 'Deleted');
  await api.send(ann, { method: 'DELETE', url: `${api.site}/comments/${gone}` });
  await api.send(ben, { method: 'PUT', url: `${api.site}/comments/${root}/vote`, payload: { value: 'up' } });
  await hold(waiting);
  await act('goes', 'move', { story: 'goes-now' });

  const url = `${api.site}/stories/goes-now/merge?into=stays`;
  const preview = await api.send(moderator, { method: 'GET', url });
  assert.deepEqual(preview.json, { from: 'goes-now', into: 'stays', comments: 3, waiting: 1 });
  const story = { siteId, storyId: await findId('goes-now') };
  await parley.pool.query({
    text: `insert into watched_stories (account_id, site_id, story_id, watched_at)
      select a.id, $1, s.id, now() from accounts a, stories s where a.name = 'Mo' and s.key in ('goes-now', 'stays')`,
    values: [siteId],
  });
  const merged = await act('goes-now', 'merge', { into: 'stays' });
  assert.deepEqual([merged.status, merged.json.comments], [202, 3]);

  // Until the job runs, what is written goes to the story that stays.
  assert.equal((await api.write(ben, 'goes', { body: 'Meanwhile' })).status, 201);
  assert.equal((await act('stays', 'merge', { into: 'other' })).json.code, 'story_merging');
  await runMerge(parley.deps, story, 2);
  await runMerge(parley.deps, story, 2);

  const body = (await parley.request({ url: '/daily/stories/stays' })).body;
  for (const text of ['Was here before', 'A root', 'A reply', 'Another root', 'Meanwhile'])
    assert.ok(body.includes(text), text);
  assert.doesNotMatch(body, /Waits|Deleted/);
  assert.deepEqual(await countOf('goes', 'goes-now', 'stays'), [5, 5, 5]);
  for (const key of ['goes', 'goes-now'])
    assert.equal(
      (await parley.request({ url: `/daily/stories/${key}` })).headers.location,
      '/daily/stories/stays',
    );
  const found = await parley.request({ url: `/daily/stories/goes/comments/${reply}` });
  assert.equal(found.headers.location, `/daily/stories/stays/comments/${reply}`);
  assert.equal((await parley.request({ url: `/daily/stories/stays/comments/${kept}` })).statusCode, 200);
  assert.deepEqual(await leftovers(story.storyId), []);
  assert.deepEqual(await discrepancies(), []);
});

test('a story is not merged with itself, and pins that find no room are taken away', async () => {
  const ids = { a: [] as string[], b: [] as string[] };
  for (const story of ['a', 'b'] as const)
    for (let n = 0; n < 2; n += 1) {
      const id = await write(`pins-${story}`, `Pinned ${story}${n}`);
      ids[story].push(id);
      await api.send(moderator, {
        method: 'POST',
        url: `/api/v1/desk/sites/daily/comments/${id}/pin`,
        payload: { on: true },
      });
    }
  assert.equal((await act('pins-a', 'merge', { into: 'pins-a' })).json.code, 'story_same');
  const story = { siteId, storyId: await findId('pins-a') };
  await act('pins-a', 'merge', { into: 'pins-b' });
  await runMerge(parley.deps, story);
  const { json } = await api.send(ann, { method: 'GET', url: `${api.site}/stories/pins-b/comments` });
  const pinned = json.comments.filter((each: { pinned: boolean }) => each.pinned);
  assert.deepEqual(
    pinned.map((each: { id: string }) => each.id),
    [ids.b[1], ids.b[0], ids.a[1]],
  );
  assert.equal(json.comments.length, 4);
});

test('every table that names a story of comments is known to a merge', async () => {
  const { rows } = await parley.pool.query<{ table: string }>({
    text: `select table_name as table from information_schema.columns
      where table_schema = 'public' and column_name = 'story_id' order by 1`,
  });
  assert.deepEqual(
    rows.map(({ table }) => table),
    [
      'comments',
      'import_batches',
      'queue_items',
      'story_aliases',
      'story_merges',
      'votes',
      'watched_stories',
    ],
    'storage/story-merges.ts moves what belongs to a comment, passAliases what belongs to the story; an import sorts its batches anew (StoryMoved)',
  );
});

/** As a rule would: it waits, and nobody sees it. */
async function hold(id: string): Promise<void> {
  await parley.pool.query({
    text: `with held as (update comments set status = 'pending' where id = $1 returning *),
      decided as (insert into decisions (site_id, id, comment_id, from_status, to_status, decided_by, decided_at)
        select site_id, gen_random_uuid(), id, 'published', 'pending', 'rules', now() from held),
      counted as (update stories s set comment_count = comment_count - 1 from held h where s.id = h.story_id)
      insert into queue_items (site_id, comment_id, story_id, author_id, is_pending, priority, waiting_since)
      select site_id, id, story_id, author_id, true, 0, now() from held`,
    values: [id],
  });
}

/** Tables that still name a story. */
async function leftovers(storyId: string): Promise<string[]> {
  const found: string[] = [];
  for (const table of [
    'comments',
    'votes',
    'queue_items',
    'story_aliases',
    'story_merges',
    'watched_stories',
  ]) {
    const { rowCount } = await parley.pool.query({
      text: `select 1 from ${table} where story_id = $1`,
      values: [storyId],
    });
    if (rowCount) found.push(table);
  }
  return found;
}
