import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openAccountClient } from '../../../testing/account-client.ts';
import { createApiClient } from '../../../testing/api-client.ts';
import { createTestApplication, type TestApplication } from '../../../testing/application.ts';

let parley: TestApplication;
let api: ReturnType<typeof createApiClient>;

before(async () => {
  parley = await createTestApplication();
  await parley.addSite('daily', { name: 'The Daily' });
  api = createApiClient(parley, 'daily');
});
after(() => parley.close());

async function write(
  token: string,
  story: string,
  comment: { body: string; parentId?: string },
): Promise<string> {
  return (await api.write(token, story, comment)).json.comment.id;
}

function repliesOf(html: string): { text: string; isNew: boolean }[] {
  return html
    .split('<article')
    .slice(1)
    .map((article) => ({
      text: /data-body[^>]*><p>(.*?)<\/p>/.exec(article)?.[1] ?? '',
      isNew: article.includes('>New<'),
    }));
}

test('replies of others stand there, the newest first, and are new until they were looked at', async () => {
  const ann = await openAccountClient(parley, 'Ann');
  const ben = await parley.signIn('Ben');
  const story = api.newStory();
  const first = await write(ann.token, story, { body: 'A question' });
  const answer = await write(ben, story, { body: 'An answer', parentId: first });
  await write(ann.token, story, { body: 'My own addition', parentId: first });
  await write(ben, story, { body: 'To himself', parentId: answer });
  await write(ben, story, { body: 'A second answer', parentId: first });

  assert.match((await ann.get('/account')).body, /Replies<span class="badge">2 new/);
  const { body } = await ann.get('/account/replies');
  assert.deepEqual(repliesOf(body), [
    { text: 'A second answer', isNew: true },
    { text: 'An answer', isNew: true },
  ]);
  assert.doesNotMatch((await ann.get('/account')).body, /2 new/);
  assert.deepEqual(
    repliesOf((await ann.get('/account/replies')).body).map(({ isNew }) => isNew),
    [false, false],
  );
  await write(ben, story, { body: 'A third answer', parentId: first });
  assert.deepEqual(
    repliesOf((await ann.get('/account/replies')).body).map(({ isNew }) => isNew),
    [true, false, false],
  );
});

test('what only its author sees is no reply yet, and is new from when it is published', async () => {
  const cato = await openAccountClient(parley, 'Cato');
  const ben = await parley.signIn('Ben');
  const story = api.newStory();
  const first = await write(cato.token, story, { body: 'A question' });
  const held = await write(ben, story, { body: 'Held', parentId: first });
  await parley.pool.query({ text: `update comments set status = 'pending' where id = $1`, values: [held] });
  await write(ben, story, { body: 'Seen at once', parentId: first });
  assert.deepEqual(repliesOf((await cato.get('/account/replies')).body), [
    { text: 'Seen at once', isNew: true },
  ]);
  await parley.pool.query({
    text: `update comments set status = 'published', published_at = now() + interval '1 second' where id = $1`,
    values: [held],
  });
  assert.deepEqual(repliesOf((await cato.get('/account/replies')).body), [
    { text: 'Held', isNew: true },
    { text: 'Seen at once', isNew: false },
  ]);
});

test('further pages still tell what was new, and counting ends at a hundred', async () => {
  const dora = await openAccountClient(parley, 'Dora');
  const ben = await parley.signIn('Ben');
  const story = api.newStory();
  const first = await write(dora.token, story, { body: 'A question' });
  for (let index = 0; index < 101; index += 1)
    await write(ben, story, { body: `Reply ${index}`, parentId: first });
  assert.match((await dora.get('/account')).body, /more than 99 new/);
  const seen: { text: string; isNew: boolean }[] = [];
  let url: string | undefined = '/account/replies';
  while (url !== undefined) {
    const { body } = await dora.get(url);
    seen.push(...repliesOf(body));
    url = /rel="next" href="([^"]+)"/.exec(body)?.[1]?.replaceAll('&amp;', '&');
  }
  assert.equal(new Set(seen.map(({ text }) => text)).size, 101);
  assert.ok(seen.every(({ isNew }) => isNew));
});

test('replies of somebody muted are folded away, and are not counted', async () => {
  const eve = await openAccountClient(parley, 'Eve');
  const troll = await openAccountClient(parley, 'Troll');
  const story = api.newStory();
  const first = await write(eve.token, story, { body: 'A question' });
  await write(troll.token, story, { body: 'Provocation', parentId: first });
  const { rows } = await parley.pool.query<{ id: string }>({
    text: `select id from accounts where name = 'Troll'`,
  });
  const muted = await api.send(eve.token, { method: 'PUT', url: `/api/v1/account/muted/${rows[0]?.id}` });
  assert.equal(muted.status, 204);
  assert.doesNotMatch((await eve.get('/account')).body, /new<\/span>/);
  const { body } = await eve.get('/account/replies');
  assert.match(body, /<details class="muted">.*Provocation.*<\/details>/s);
  assert.doesNotMatch(body, />New</);
});
