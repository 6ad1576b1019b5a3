import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createApiClient } from '../../../testing/api-client.ts';
import { createTestApplication, NEWS_ORIGIN, type TestApplication } from '../../../testing/application.ts';

let parley: TestApplication;
let api: ReturnType<typeof createApiClient>;
let ann: string;
let ben: string;

before(async () => {
  parley = await createTestApplication();
  api = createApiClient(parley, 'daily');
  await parley.addSite('daily');
  await parley.addSite('neighbour', { origins: ['https://neighbour.example'] });
  [ann, ben] = await Promise.all([parley.signIn('Ann'), parley.signIn('Ben')]);
});
after(() => parley.close());

test('a story appears only for pages under a registered origin', async () => {
  const elsewhere = await api.write(ann, api.newStory(), { body: 'Hi', url: 'https://evil.example/x' });
  assert.deepEqual([elsewhere.status, elsewhere.json.code], [403, 'origin_not_registered']);
  const nowhere = await api.write(ann, api.newStory(), { body: 'Hi', url: undefined });
  assert.deepEqual([nowhere.status, nowhere.json.code], [404, 'story_not_found']);
});

test('variants of one address are one story', async () => {
  const variants = [
    'https://news.example/a/',
    'https://news.example/a?utm_source=x#top',
    'HTTPS://NEWS.example/a',
  ];
  const answers = await Promise.all(
    variants.map((url) => api.write(ann, encodeURIComponent(url), { body: url })),
  );
  assert.deepEqual(
    answers.map(({ status }) => status),
    [201, 201, 201],
  );
  assert.equal((await api.list(encodeURIComponent('https://news.example/a'))).comments.length, 3);
});

test('keyset pages show every top-level comment once in each order', async () => {
  const story = api.newStory();
  for (let n = 0; n < 45; n += 1) await api.write(ann, story, { body: `Comment ${n}` });
  for (const sort of ['best', 'newest', 'oldest', 'replies', 'controversial']) {
    const seen: string[] = [];
    let after: string | null = '';
    while (after !== null) {
      const page: Awaited<ReturnType<typeof api.list>> = await api.list(
        story,
        `?sort=${sort}${after ? `&after=${after}` : ''}`,
      );
      seen.push(...page.comments.map(({ id }) => id));
      after = page.nextPage;
    }
    assert.equal(seen.length, 45, sort);
    assert.equal(new Set(seen).size, 45, sort);
  }
});

test('replies go on where the first ones end, and deep ones are shown flat', async () => {
  const story = api.newStory();
  let parentId = (await api.write(ann, story, { body: 'Level 0' })).json.comment.id as string;
  const chain = [parentId];
  for (let depth = 1; depth <= 10; depth += 1) {
    parentId = (await api.write(depth % 2 ? ben : ann, story, { body: `Level ${depth}`, parentId })).json
      .comment.id;
    chain.push(parentId);
  }
  const flat = await parley.request({ url: `${api.site}/comments/${chain[6]}/replies` });
  assert.deepEqual(
    flat.json().comments.map((comment: { id: string }) => comment.id),
    chain.slice(7),
    'below the deepest level everything stands in one list',
  );
});

test('a broken cursor is refused, and a missing page too', async () => {
  const story = api.newStory();
  await api.write(ann, story, { body: 'One' });
  const broken = await parley.request({ url: `${api.site}/stories/${story}/comments?after=nonsense` });
  assert.equal(broken.json().field, 'after');
  for (const value of ['1e300', '-1e300', '-9e14', '9e15']) {
    const after = `${value}_00000000-0000-7000-8000-000000000000`;
    for (const sort of ['best', 'oldest', 'newest', 'replies']) {
      const far = await parley.request({ url: `/daily/stories/${story}?sort=${sort}&after=${after}` });
      assert.equal(far.statusCode, 400, `${sort} ${value}`);
    }
  }
  const unknown = await parley.request({ url: '/api/v1/sites/nowhere/stories/x/comments' });
  assert.equal(unknown.json().code, 'site_not_found');
  assert.equal((await parley.request({ url: '/api/v1/nothing' })).json().code, 'page_not_found');
});

test('an address that is not text is refused, not an error of ours', async () => {
  for (const url of [
    '/api/v1/sites/daily/stories/%00/comments',
    '/daily/stories/%E0%A4%A',
    '/api/v1/sites/daily/comments/xyz',
    '/daily/stories/x?sort=wrong',
    '/daily/stories/%00',
  ]) {
    const { statusCode } = await parley.request({ url });
    assert.ok(statusCode >= 400 && statusCode < 500, `${url}: ${statusCode}`);
  }
});

test('pages of registered origins may call the API, others may not', async () => {
  const good = await parley.request({ url: `${api.site}/counts?story=x`, headers: { origin: NEWS_ORIGIN } });
  assert.equal(good.headers['access-control-allow-origin'], NEWS_ORIGIN);
  const preflight = await parley.request({
    method: 'OPTIONS',
    url: `${api.site}/stories/x/comments`,
    headers: { origin: NEWS_ORIGIN },
  });
  assert.equal(preflight.statusCode, 204);
  assert.match(String(preflight.headers['access-control-allow-headers']), /idempotency-key/);
  const bad = await parley.request({
    url: `${api.site}/counts?story=x`,
    headers: { origin: 'https://evil.example' },
  });
  assert.equal(bad.statusCode, 403);
  assert.equal(bad.headers['access-control-allow-origin'], undefined);
});

test('no spelling of an address opens a site to the pages of another', async () => {
  for (const path of ['/api/v1/sites/daily', '/api/v1/%73ites/daily', '/%61pi/v1/sites/%64aily']) {
    for (const method of ['GET', 'OPTIONS'] as const) {
      const ask = (origin: string) =>
        parley.request({ method, url: `${path}/stories/x/viewer`, headers: { origin } });
      const refused = await ask('https://neighbour.example');
      assert.equal(refused.statusCode, 403, `${method} ${path}`);
      assert.equal(refused.headers['access-control-allow-origin'], undefined);
      assert.equal((await ask(NEWS_ORIGIN)).headers['access-control-allow-origin'], NEWS_ORIGIN);
    }
  }
});

test('counts name stories as they were asked for', async () => {
  const story = api.newStory();
  await api.write(ann, story, { body: 'One' });
  const response = await parley.request({ url: `${api.site}/counts?story=${story}&story=unknown` });
  assert.deepEqual(response.json(), {
    counts: { [story]: 1, unknown: 0 },
    texts: { [story]: '1 comment', unknown: '0 comments' },
  });
});

test('the viewer sees own votes and comments', async () => {
  const story = api.newStory();
  const own = (await api.write(ann, story, { body: 'Mine' })).json.comment.id;
  const other = (await api.write(ben, story, { body: 'Yours' })).json.comment.id;
  await api.send(ann, {
    method: 'PUT',
    url: `${api.site}/comments/${other}/vote`,
    payload: { value: 'down' },
  });
  const { json } = await api.send(ann, { method: 'GET', url: `${api.site}/stories/${story}/viewer` });
  assert.deepEqual(json.votes, { [other]: 'down' });
  assert.deepEqual(
    json.own.map(({ id }: { id: string }) => id),
    [own],
  );
  assert.equal(json.name, 'Ann');
});

test('a story with an id of its own is counted by its address too', async () => {
  const story = api.newStory();
  await api.write(ann, story, { body: 'One', url: 'https://news.example/counted/' });
  const address = encodeURIComponent('https://news.example/counted?utm_source=x');
  const { counts } = (await parley.request({ url: `${api.site}/counts?story=${address}` })).json();
  assert.deepEqual(Object.values(counts), [1]);
});
