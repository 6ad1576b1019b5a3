import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createApiClient } from '../testing/api-client.ts';
import { createTestApplication, type TestApplication } from '../testing/application.ts';
import { verify } from './verify.ts';

let parley: TestApplication;

before(async () => {
  parley = await createTestApplication();
  await parley.addSite('daily');
  const api = createApiClient(parley, 'daily');
  const [ann, ben] = await Promise.all([parley.signIn('Ann'), parley.signIn('Ben')]);
  const { json } = await api.write(ann, 'a', { body: 'Top' });
  const reply = await api.write(ben, 'a', { body: 'Reply', parentId: json.comment.id });
  await api.write(ann, 'a', { body: 'Reply to the reply', parentId: reply.json.comment.id });
  await api.send(ben, {
    method: 'PUT',
    url: `${api.site}/comments/${json.comment.id}/vote`,
    payload: { value: 'up' },
  });
  await api.send(ann, { method: 'DELETE', url: `${api.site}/comments/${json.comment.id}` });
});
after(() => parley.close());

async function checksThatFail(): Promise<string[]> {
  const { found } = await verify(parley.deps, { fix: false });
  return [...new Set(found.map(({ check }) => check))];
}

test('a database that only the service wrote to is in order', async () => {
  assert.deepEqual(await checksThatFail(), []);
});

test('every wrong counter is found and mended', async () => {
  await parley.pool.query({
    text: 'update comments set reply_count = reply_count + 3, thread_count = thread_count + 5, up = up + 7',
  });
  await parley.pool.query({ text: 'update stories set comment_count = comment_count + 11' });
  assert.deepEqual((await checksThatFail()).toSorted(), [
    'comment_count',
    'reply_count',
    'thread_count',
    'votes',
  ]);
  const { found } = await verify(parley.deps, { fix: true });
  assert.ok(found.every(({ fixed }) => fixed));
  assert.deepEqual(await checksThatFail(), []);
});

test('wrong numbers of what waits are found and mended; a waiting text that is not there is found', async () => {
  await parley.pool.query({
    text: `insert into queue_counts (site_id, queue, waiting) select id, 'withheld', 4 from sites`,
  });
  assert.deepEqual(await checksThatFail(), ['queue_counts']);
  await verify(parley.deps, { fix: true });
  assert.deepEqual(await checksThatFail(), []);
  await parley.pool.query({ text: 'update comments set waiting_revision = 9 where depth = 1' });
  assert.deepEqual((await checksThatFail()).toSorted(), [
    'text that waits is kept, with its HTML',
    'what is held waits for a decision',
  ]);
  await parley.pool.query({ text: 'update comments set waiting_revision = null' });
});

test('a tombstone whose count was lost is mended with everything above it', async () => {
  await parley.pool.query({ text: 'update comments set reply_count = 0' });
  await verify(parley.deps, { fix: true });
  assert.deepEqual(await checksThatFail(), []);
});

test('what no counter can mend is reported', async () => {
  await parley.pool.query({ text: "update revisions set body = 'forged' where number = 1 and body <> ''" });
  await parley.pool.query({ text: "update comments set status = 'rejected' where depth = 2" });
  const failing = await checksThatFail();
  assert.ok(failing.includes('comment has the revision it shows'));
  assert.ok(failing.includes('status is that of the latest decision'));
});
