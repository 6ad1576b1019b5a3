import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createTestApplication, STORY_URL, type TestApplication } from '../../../testing/application.ts';

let parley: TestApplication;

before(async () => {
  parley = await createTestApplication();
  await parley.addSite('daily');
});
after(() => parley.close());

const COMMENTS = '/api/v1/sites/daily/stories/one/comments';

async function write(token: string, body: object, key?: string) {
  const response = await parley.request({
    method: 'POST',
    url: COMMENTS,
    headers: { authorization: `Bearer ${token}`, ...(key ? { 'idempotency-key': key } : {}) },
    payload: { url: STORY_URL, ...body },
  });
  return { response, json: response.json() };
}

test('a comment that was written is in the thread', async () => {
  const token = await parley.signIn('Ann');
  const { response, json } = await write(token, { body: 'Hello **there**' });
  assert.equal(response.statusCode, 201);
  assert.equal(json.comment.html, '<p>Hello <strong>there</strong></p>');
  const thread = await parley.request({ url: COMMENTS });
  assert.deepEqual(
    thread.json().comments.map((comment: { id: string }) => comment.id),
    [json.comment.id],
  );
});
