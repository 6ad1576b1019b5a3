import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createTestApplication, STORY_URL, type TestApplication } from '../../testing/application.ts';

let parley: TestApplication;
let ann: string;

before(async () => {
  parley = await createTestApplication();
  await parley.addSite('daily');
  await parley.addSite('open', { settings: { guests: true } });
  ann = await parley.signIn('Ann');
});
after(() => parley.close());

const OWN_PAGE = { origin: 'https://talk.example', 'sec-fetch-site': 'same-origin' };

function post(url: string, fields: Record<string, string>, cookie = `__Host-parley_session=${ann}`) {
  return parley.request({
    method: 'POST',
    url,
    headers: { ...OWN_PAGE, cookie, 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(fields).toString(),
  });
}

async function writeComment(story: string, body = 'Hello'): Promise<string> {
  const response = await post(`/daily/stories/${story}/comment?url=${encodeURIComponent(STORY_URL)}`, {
    body,
  });
  return String(response.headers.location).split('/').at(-1) ?? '';
}

test('a comment is written by a form and answered with the way to it', async () => {
  const form = await parley.request({
    url: `/daily/stories/a/comment?url=${encodeURIComponent(STORY_URL)}`,
    headers: { cookie: `__Host-parley_session=${ann}` },
  });
  assert.match(form.body, /name="idempotencyKey" value="[0-9a-f-]{36}"/);
  const response = await post(`/daily/stories/a/comment?url=${encodeURIComponent(STORY_URL)}`, {
    body: 'By form',
    idempotencyKey: 'form-key-1',
  });
  assert.equal(response.statusCode, 303);
  const page = await parley.request({ url: String(response.headers.location) });
  assert.match(page.body, /By form/);
});

test('what was typed comes back with what is wrong', async () => {
  const text = `${'x'.repeat(10_001)} <end>`;
  const response = await post('/daily/stories/a/comment', { body: text, idempotencyKey: 'form-key-2' });
  assert.equal(response.statusCode, 422);
  assert.match(response.body, /&lt;end>|&lt;end&gt;/);
  assert.match(response.body, /value="form-key-2"/);
  assert.match(response.body, /aria-invalid="true"/);
});

test('an expired session gives the text back', async () => {
  const response = await post(
    '/daily/stories/a/comment',
    { body: 'Long thoughts' },
    '__Host-parley_session=gone',
  );
  assert.equal(response.statusCode, 401);
  assert.match(response.body, /Long thoughts/);
});

test('a form sent by another site is sent by nobody', async () => {
  const response = await parley.request({
    method: 'POST',
    url: '/daily/stories/a/comment',
    headers: {
      origin: 'https://evil.example',
      'sec-fetch-site': 'cross-site',
      cookie: `__Host-parley_session=${ann}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    payload: 'body=forged',
  });
  assert.equal(response.statusCode, 401);
});

test('a form sent by another site makes no guest, and leaves the cookie alone', async () => {
  const response = await parley.request({
    method: 'POST',
    url: `/open/stories/forged/comment?url=${encodeURIComponent(STORY_URL)}`,
    headers: {
      origin: 'https://evil.example',
      'sec-fetch-site': 'cross-site',
      'content-type': 'application/x-www-form-urlencoded',
    },
    payload: 'body=forged&name=Mallory',
  });
  assert.equal(response.statusCode, 401);
  assert.deepEqual(response.cookies, []);
  assert.match(response.body, /forged<\/textarea>/);
});

test('an idempotency key that no database could hold is refused', async () => {
  const response = await post('/daily/stories/a/comment', { body: 'Hello', idempotencyKey: 'form-key\0' });
  assert.equal(response.statusCode, 400);
});

test('a comment has its forms under its own story only', async () => {
  const id = await writeComment('mine');
  await writeComment('another');
  for (const form of ['reply', 'vote', 'edit', 'delete']) {
    const response = await post(`/daily/stories/another/comments/${id}/${form}`, { body: 'x', value: 'up' });
    assert.equal(response.statusCode, 404, form);
  }
});

test('reply, edit, vote and delete each have a form that does what it says', async () => {
  const id = await writeComment('b', 'To be changed');
  const base = `/daily/stories/b/comments/${id}`;
  const ben = `__Host-parley_session=${await parley.signIn('Ben')}`;
  assert.equal((await post(`${base}/reply`, { body: 'A reply' }, ben)).statusCode, 303);
  assert.equal((await post(`${base}/vote`, { value: 'up' }, ben)).statusCode, 303);
  const edit = await parley.request({
    url: `${base}/edit`,
    headers: { cookie: `__Host-parley_session=${ann}` },
  });
  assert.match(edit.body, /To be changed<\/textarea>/);
  assert.equal((await post(`${base}/edit`, { body: 'Changed' })).statusCode, 303);
  const page = await parley.request({ url: '/daily/stories/b' });
  assert.match(page.body, /Changed/);
  assert.match(page.body, /A reply/);
  assert.match(page.body, /data-up="1"/);
  assert.equal((await post(`${base}/delete`, {})).statusCode, 303);
  assert.doesNotMatch((await parley.request({ url: '/daily/stories/b' })).body, /Changed/);
});

test('a guest writes with a name, and only with that cookie edits it', async () => {
  const response = await post(
    `/open/stories/a/comment?url=${encodeURIComponent(STORY_URL)}`,
    { body: 'As a guest', name: 'Gus' },
    '',
  );
  assert.equal(response.statusCode, 303);
  const [cookie] = response.cookies;
  const id = String(response.headers.location).split('/').at(-1);
  const session = `${cookie?.name}=${cookie?.value}`;
  assert.equal((await post(`/open/stories/a/comments/${id}/edit`, { body: 'Stolen' }, '')).statusCode, 401);
  assert.equal(
    (await post(`/open/stories/a/comments/${id}/edit`, { body: 'Mended' }, session)).statusCode,
    303,
  );
  assert.equal(
    (await post(`/open/stories/a/comments/${id}/vote`, { value: 'up' }, session)).statusCode,
    401,
    'guests do not vote',
  );
});

test('a closed story takes nothing', async () => {
  await writeComment('c');
  await parley.pool.query({
    text: "update stories set closed_at = now(), version = version + 1 where key = 'c'",
  });
  const response = await post('/daily/stories/c/comment', { body: 'Too late' });
  assert.equal(response.statusCode, 403);
  assert.match(response.body, /Too late/);
});

test('a story that could not be kept says so before anybody types', async () => {
  const response = await parley.request({ url: '/daily/stories/unheard-of/comment' });
  assert.equal(response.statusCode, 404);
  assert.doesNotMatch(response.body, /<textarea/);
});
