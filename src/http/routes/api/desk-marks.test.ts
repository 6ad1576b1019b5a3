import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { SORT_ORDERS } from '../../../domain/thread.ts';
import { createApiClient } from '../../../testing/api-client.ts';
import { createTestApplication, type TestApplication } from '../../../testing/application.ts';
import { enterDesk } from '../../../testing/desk.ts';

let parley: TestApplication;
let api: ReturnType<typeof createApiClient>;
let moderator: string;

before(async () => {
  parley = await createTestApplication();
  await parley.addSite('daily');
  api = createApiClient(parley, 'daily');
  moderator = (await enterDesk(parley, { name: 'Mo', role: 'moderator' })).token;
});
after(() => parley.close());

const mark = (id: string, path: 'feature' | 'pin', { on = true, token = moderator } = {}) =>
  api.send(token, {
    method: 'POST',
    url: `/api/v1/desk/sites/daily/comments/${id}/${path}`,
    payload: { on },
  });

/** Comments at the top of a story, the first written first. */
async function writeSeveral(story: string, count: number): Promise<string[]> {
  const token = await parley.signIn(`Author of ${story}`);
  const ids: string[] = [];
  for (let n = 0; n < count; n += 1)
    ids.push((await api.write(token, story, { body: `Comment ${n} of ${story}` })).json.comment.id);
  return ids;
}

/** The ids of all pages of an order, top-level comments only. */
async function walk(story: string, sort: string): Promise<string[][]> {
  const pages: string[][] = [];
  for (let after: string | null = ''; after !== null;) {
    const url = `/api/v1/sites/daily/stories/${story}/comments?sort=${sort}&after=${after}`;
    const page = (await parley.request({ url })).json() as {
      comments: { id: string; depth: number }[];
      nextPage: string | null;
    };
    pages.push(page.comments.filter(({ depth }) => depth === 0).map(({ id }) => id));
    after = page.nextPage;
  }
  return pages;
}

const setStatus = async (id: string, status: string) => {
  await parley.pool.query({ text: 'update comments set status = $2 where id = $1', values: [id, status] });
  await parley.pool.query({ text: 'update stories set version = version + 1' });
};
const page = async (path: string) => (await parley.request({ url: `/daily/stories/${path}` })).body;

test('pinned comments stand first in every order, and the pages after neither repeat nor lose any', async () => {
  const ids = await writeSeveral('long', 45);
  const [first, second] = [ids[7]!, ids[40]!];
  assert.equal((await mark(first, 'pin')).status, 200);
  assert.deepEqual((await mark(second, 'pin')).json, { featured: false, pinned: true, version: 47 });
  for (const sort of SORT_ORDERS) {
    const pages = await walk('long', sort);
    assert.equal(pages.length, 3, sort);
    assert.deepEqual(pages[0]!.slice(0, 2), [second, first], sort);
    assert.deepEqual(pages.flat().toSorted(), ids.toSorted(), sort);
  }
  assert.match(await page('long'), /Pinned/);
});

test('a fourth comment is not pinned, unless one of the three is out of sight', async () => {
  const ids = await writeSeveral('four', 4);
  for (const id of ids.slice(0, 3)) assert.equal((await mark(id, 'pin')).status, 200);
  const refused = await mark(ids[3]!, 'pin');
  assert.deepEqual([refused.status, refused.json.code], [409, 'pinned_too_many']);
  await setStatus(ids[0]!, 'rejected');
  assert.equal((await mark(ids[3]!, 'pin')).status, 200);
  await setStatus(ids[0]!, 'published');
  const [first] = await walk('four', 'oldest');
  assert.deepEqual(first, [ids[3], ids[2], ids[1], ids[0]]);
});

test('what is rejected loses its marks from view, stands where it would, and has them again when restored', async () => {
  const ids = await writeSeveral('back', 3);
  const [, marked] = ids as [string, string, string];
  await mark(marked, 'pin');
  await mark(marked, 'feature');
  assert.match(await page('back'), /Editor’s pick \(1\)/);
  // A reply keeps its place as a tombstone.
  await api.write(await parley.signIn('Rita'), 'back', { body: 'A reply', parentId: marked });
  await setStatus(marked, 'rejected');
  assert.deepEqual(await walk('back', 'oldest'), [ids]);
  assert.doesNotMatch(await page('back?v=9'), /Editor’s pick|Pinned/);
  assert.match(await page('back/picks'), /There are no editor’s picks here/);
  await setStatus(marked, 'published');
  assert.deepEqual((await walk('back', 'oldest'))[0]![0], marked);
  assert.match(await page('back/picks'), /Comment 1 of back/);
});

test('editors’ picks have a page and a fragment of their own, which the cached page leads to', async () => {
  const ids = await writeSeveral('picks', 25);
  assert.doesNotMatch(await page('picks'), /Editor’s pick/);
  for (const id of ids.slice(0, 22)) await mark(id, 'feature');
  const whole = await page('picks');
  assert.match(whole, /<a href="\/daily\/stories\/picks\/picks">Editor’s picks \(22\)<\/a>/);
  const first = await page('picks/picks');
  assert.match(first, /noindex/);
  assert.equal(first.match(/<article/g)?.length, 20);
  assert.doesNotMatch(first, /Comment 23 of/);
  const next = /rel="next" href="([^"]*)"/.exec(first)?.[1] ?? '';
  const second = (await parley.request({ url: next.replaceAll('&amp;', '&') })).body;
  assert.equal(second.match(/<article/g)?.length, 2);
  const fragment = await page('picks/picks/thread.html');
  assert.match(fragment, /^<section class="parley"/);
  assert.match(fragment, /href="https:\/\/talk\.example\/daily\/stories\/picks\/picks" aria-current="true"/);
});

test('a mark shows at once on cached pages, and the same again changes nothing', async () => {
  const [id] = (await writeSeveral('cached', 1)) as [string];
  await page('cached');
  const marked = await mark(id, 'feature');
  assert.match(await page('cached'), /<span class="badge">Editor’s pick<\/span>/);
  assert.deepEqual((await mark(id, 'feature')).json, marked.json);
  const { rows } = await parley.pool.query<{ action: string }>({
    text: 'select action from audit_log where target = $1',
    values: [id],
  });
  assert.deepEqual(rows, [{ action: 'comment.featured' }]);
  await mark(id, 'feature', { on: false });
  assert.doesNotMatch(await page('cached'), /Editor’s pick/);
});

test('a reply can be a pick but not be pinned; what nobody sees can be neither', async () => {
  const [root] = (await writeSeveral('kinds', 1)) as [string];
  const reader = await parley.signIn('Rex');
  const reply = (await api.write(reader, 'kinds', { body: 'A reply', parentId: root })).json.comment.id;
  assert.equal((await mark(reply, 'pin')).json.code, 'comment_not_top_level');
  assert.equal((await mark(reply, 'feature')).json.featured, true);
  await setStatus(root, 'withheld');
  assert.equal((await mark(root, 'feature')).json.code, 'comment_not_published');
  await api.send(reader, { method: 'DELETE', url: `${api.site}/comments/${reply}` });
  assert.equal((await mark(reply, 'feature', { on: false })).json.featured, false);
  assert.equal((await mark(reply, 'feature')).json.code, 'comment_deleted');
});

test('moderators of other sites mark nothing', async () => {
  const elsewhere = await parley.addSite('elsewhere');
  const [id] = (await writeSeveral('foreign', 1)) as [string];
  const { token } = await enterDesk(parley, { name: 'Other', role: 'moderator', siteIds: [elsewhere.id] });
  assert.equal((await mark(id, 'feature', { token })).status, 403);
  const wrong = `/api/v1/desk/sites/elsewhere/comments/${id}/feature`;
  const sent = await api.send(token, { method: 'POST', url: wrong, payload: { on: true } });
  assert.equal(sent.json.code, 'comment_not_found');
});
