import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { brotliDecompressSync } from 'node:zlib';
import {
  createTestApplication,
  NEWS_ORIGIN,
  STORY_URL,
  type TestApplication,
} from '../../testing/application.ts';

let parley: TestApplication;
let token: string;

before(async () => {
  parley = await createTestApplication();
  await parley.addSite('daily');
  token = await parley.signIn('Ann');
});
after(() => parley.close());

async function write(story: string, body: string): Promise<{ id: string; version: number }> {
  const response = await parley.request({
    method: 'POST',
    url: `/api/v1/sites/daily/stories/${story}/comments`,
    headers: { authorization: `Bearer ${token}` },
    payload: { body, url: STORY_URL },
  });
  return { id: response.json().comment.id, version: response.json().version };
}

test('the page of a story holds its comments, without any form or script of its own', async () => {
  await write('a', 'Readable by everybody');
  const { body, headers, statusCode } = await parley.request({ url: '/daily/stories/a' });
  assert.equal(statusCode, 200);
  assert.match(body, /Readable by everybody/);
  assert.doesNotMatch(body, /<form|style=|<script(?![^>]*(src=|ld\+json))/);
  assert.match(String(headers['content-security-policy']), /default-src 'none'/);
  assert.doesNotMatch(String(headers['content-security-policy']), /unsafe/);
});

test('cached pages are compressed, tagged and revalidated', async () => {
  await write('b', 'Compressed');
  const first = await parley.request({ url: '/daily/stories/b', headers: { 'accept-encoding': 'gzip, br' } });
  assert.equal(first.headers['content-encoding'], 'br');
  assert.match(brotliDecompressSync(first.rawPayload).toString(), /Compressed/);
  const etag = String(first.headers.etag);
  const again = await parley.request({
    url: '/daily/stories/b',
    headers: { 'accept-encoding': 'gzip, br', 'if-none-match': etag },
  });
  assert.equal(again.statusCode, 304);
  await write('b', 'Something new');
  const changed = await parley.request({
    url: '/daily/stories/b',
    headers: { 'accept-encoding': 'gzip, br', 'if-none-match': etag },
  });
  assert.equal(changed.statusCode, 200);
});

test('a change made by another process shows within a second', async () => {
  await write('c', 'Before');
  assert.match((await parley.request({ url: '/daily/stories/c' })).body, /Before/);
  // What another process would leave behind: rows, and a story with a higher version.
  await parley.pool.query({ text: "update comments set html = '<p>After</p>' where html like '%Before%'" });
  await parley.pool.query({ text: "update stories set version = version + 1 where key = 'c'" });
  const deadline = Date.now() + 1_000;
  while (!(await parley.request({ url: '/daily/stories/c' })).body.includes('After')) {
    assert.ok(Date.now() < deadline, 'the old page was still there after a second');
  }
});

test('an answer is never older than the version asked for', async () => {
  const { version } = await write('d', 'Old');
  await parley.request({ url: '/daily/stories/d' });
  await parley.pool.query({ text: "update comments set html = '<p>Newest</p>' where html like '%Old%'" });
  await parley.pool.query({ text: "update stories set version = version + 1 where key = 'd'" });
  assert.match((await parley.request({ url: `/daily/stories/d?v=${version + 1}` })).body, /Newest/);
});

test('the fragment is readable from registered origins', async () => {
  await write('e', 'In the embed');
  for (let n = 0; n < 2; n += 1) {
    const good = await parley.request({
      url: '/daily/stories/e/thread.html',
      headers: { origin: NEWS_ORIGIN },
    });
    assert.equal(good.headers['access-control-allow-origin'], NEWS_ORIGIN);
    assert.match(good.body, /^<section class="parley"/);
    const bad = await parley.request({
      url: '/daily/stories/e/thread.html',
      headers: { origin: 'https://evil.example' },
    });
    assert.equal(bad.headers['access-control-allow-origin'], undefined);
  }
});

test('a story nobody has written to is an invitation, and reading it creates nothing', async () => {
  const { statusCode, body } = await parley.request({
    url: `/daily/stories/new/thread.html?url=${encodeURIComponent(STORY_URL)}`,
  });
  assert.equal(statusCode, 200);
  assert.match(body, /Nobody has written yet/);
  const { rows } = await parley.pool.query({ text: "select 1 from stories where key = 'new'" });
  assert.equal(rows.length, 0);
});

test('an address that the site has not registered is linked nowhere', async () => {
  const evil = 'https://evil.example/phish';
  for (const path of [`unwritten?url=${encodeURIComponent(evil)}`, encodeURIComponent(evil)]) {
    for (const lead of ['', '/thread.html']) {
      const [story = '', query] = path.split('?');
      const { body } = await parley.request({
        url: `/daily/stories/${story}${lead}${query ? `?${query}` : ''}`,
      });
      assert.doesNotMatch(body, /href="https:\/\/evil\.example|url=https/);
    }
  }
});

test('a language that is not spoken gives the language of the site, to everybody', async () => {
  for (const path of ['/daily/stories/a', '/daily/stories/unwritten']) {
    const { body } = await parley.request({ url: `${path}?lang=nl`, headers: { 'accept-language': 'ar' } });
    assert.match(body, /<html lang="en"/);
  }
});

test('signed-in readers without script get a page of their own, which nobody caches', async () => {
  const { id } = await write('f', 'Mine');
  const { body, headers } = await parley.request({
    url: '/daily/stories/f',
    headers: { cookie: `__Host-parley_session=${token}` },
  });
  assert.match(String(headers['cache-control']), /private/);
  assert.match(body, new RegExp(`comments/${id}/edit`));
  assert.match(body, /<form method="post"/);
});

test('a permalink shows the comment in its context', async () => {
  const { id } = await write('g', 'The one that is linked to');
  const page = await parley.request({ url: `/daily/stories/g/comments/${id}` });
  assert.equal(page.statusCode, 200);
  assert.match(page.body, /class="comment[^"]*target/);
  const elsewhere = await parley.request({ url: `/daily/stories/a/comments/${id}` });
  assert.equal(elsewhere.statusCode, 404);
});

test('every language has its pages', async () => {
  await write('h', 'Hello');
  for (const [language, direction] of [
    ['de', 'ltr'],
    ['ar', 'rtl'],
    ['fr', 'ltr'],
    ['es', 'ltr'],
  ]) {
    const { body } = await parley.request({ url: `/daily/stories/h?lang=${language}` });
    assert.match(body, new RegExp(`<html lang="${language}" dir="${direction}"`));
  }
});

test('the documents of the API are served', async () => {
  const document = (await parley.request({ url: '/openapi.json' })).json();
  assert.equal(document.openapi, '3.1.0');
  assert.ok(document.paths['/api/v1/sites/{site}/stories/{story}/comments']);
  const docs = await parley.request({ url: '/docs' });
  assert.equal(docs.statusCode, 200);
});

test('health and metrics answer', async () => {
  assert.equal((await parley.request({ url: '/health/live' })).statusCode, 200);
  assert.equal((await parley.request({ url: '/health/ready' })).statusCode, 200);
  assert.match((await parley.request({ url: '/metrics' })).body, /parley_thread_cache_hits_total/);
});
