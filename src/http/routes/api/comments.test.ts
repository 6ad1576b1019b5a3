import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createApiClient } from '../../../testing/api-client.ts';
import { createTestApplication, STORY_URL, type TestApplication } from '../../../testing/application.ts';

let parley: TestApplication;
let api: ReturnType<typeof createApiClient>;
let ann: string;
let ben: string;

before(async () => {
  parley = await createTestApplication();
  api = createApiClient(parley, 'daily');
  await parley.addSite('daily');
  await parley.addSite('weekly');
  [ann, ben] = await Promise.all([parley.signIn('Ann'), parley.signIn('Ben')]);
});
after(() => parley.close());

test('a comment that was written is in the thread', async () => {
  const story = api.newStory();
  const { status, json } = await api.write(ann, story, { body: 'Hello **there**' });
  assert.equal(status, 201);
  assert.match(json.comment.html, /<p>Hello <strong>there<\/strong><\/p>/);
  assert.deepEqual(
    (await api.list(story)).comments.map(({ id }) => id),
    [json.comment.id],
  );
});

test('the same request again answers as the first did and writes nothing', async () => {
  const story = api.newStory();
  const first = await api.write(ann, story, { body: 'Once' }, 'key-once-1');
  const again = await api.write(ann, story, { body: 'Once' }, 'key-once-1');
  assert.equal(again.status, 201);
  assert.equal(again.json.comment.id, first.json.comment.id);
  assert.equal((await api.list(story)).comments.length, 1);
});

test('the same key with another body is refused', async () => {
  const story = api.newStory();
  await api.write(ann, story, { body: 'One' }, 'key-other-1');
  const other = await api.write(ann, story, { body: 'Two' }, 'key-other-1');
  assert.equal(other.status, 422);
  assert.equal(other.json.code, 'idempotency_key_reused');
});

test('a key belongs to its actor', async () => {
  const story = api.newStory();
  await api.write(ann, story, { body: 'Mine' }, 'key-shared-1');
  const { status } = await api.write(ben, story, { body: 'Also mine' }, 'key-shared-1');
  assert.equal(status, 201);
  assert.equal((await api.list(story)).comments.length, 2);
});

test('a key belongs to its site, also among writes that share a transaction', async () => {
  const weekly = createApiClient(parley, 'weekly');
  await api.write(ann, 'sites', { body: 'Daily' }, 'key-sites-1');
  await weekly.write(ann, 'sites', { body: 'First of the weekly' });
  const [again, other] = await Promise.all([
    api.write(ann, 'sites', { body: 'Daily' }, 'key-sites-1'),
    weekly.write(ann, 'sites', { body: 'Daily' }, 'key-sites-1'),
    weekly.write(ben, 'sites', { body: 'Company' }),
  ]);
  assert.deepEqual([again.status, other.status], [201, 201]);
  assert.notEqual(again.json.comment.id, other.json.comment.id);
  assert.equal((await weekly.list('sites')).comments.length, 3);
});

test('requests that come together with one key write one comment', async () => {
  const story = api.newStory();
  await api.write(ann, story, { body: 'The first makes the story' });
  const answers = await Promise.all(
    Array.from({ length: 8 }, () => api.write(ben, story, { body: 'Together' }, 'key-together-1')),
  );
  assert.equal(new Set(answers.map(({ json }) => json.comment.id)).size, 1);
  assert.equal((await api.list(story)).comments.length, 2);
});

test('one bad comment among many that are written together fails alone', async () => {
  const story = api.newStory();
  await api.write(ann, story, { body: 'The first makes the story' });
  const missing = '01890000-0000-7000-8000-000000000000';
  const answers = await Promise.all([
    ...Array.from({ length: 5 }, (_, n) => api.write(ann, story, { body: `Good ${n}` })),
    api.write(ann, story, { body: 'Bad', parentId: missing }),
  ]);
  assert.deepEqual(
    answers.map(({ status }) => status),
    [201, 201, 201, 201, 201, 404],
  );
});

test('what is wrong with a text is said with its figures', async () => {
  const story = api.newStory();
  const empty = await api.write(ann, story, { body: ' \n ' });
  assert.deepEqual([empty.status, empty.json.code, empty.json.field], [422, 'body_empty', 'body']);
  const long = await api.write(ann, story, { body: 'x'.repeat(10_001) });
  assert.equal(long.json.code, 'body_too_long');
  assert.match(long.json.detail, /10,000/);
});

test('input of the wrong shape names the field', async () => {
  const { status, json } = await api.write(ann, api.newStory(), { body: 7 });
  assert.deepEqual([status, json.code, json.field], [400, 'input_invalid', 'body']);
  assert.match(json.detail, /string/);
});

test('text that the database could not hold is made whole', async () => {
  const { status, json } = await api.write(ann, api.newStory(), { body: 'a\0b \ud800 c' });
  assert.equal(status, 201);
  assert.match(json.comment.html, /ab \ufffd c/);
});

test('nobody writes without signing in', async () => {
  const response = await parley.request({
    method: 'POST',
    url: `${api.site}/stories/x/comments`,
    payload: { body: 'Hi', url: STORY_URL },
  });
  assert.equal(response.statusCode, 401);
  assert.equal(response.json().code, 'sign_in_required');
  assert.match(String(response.headers['content-type']), /application\/problem\+json/);
});

test('votes move the totals, change sides and are taken back', async () => {
  const { json } = await api.write(ann, api.newStory(), { body: 'Vote on this' });
  const url = `${api.site}/comments/${json.comment.id}/vote`;
  const vote = async (value: string) => {
    const answer = await api.send(ben, { method: 'PUT', url, payload: { value } });
    return [answer.json.up, answer.json.down];
  };
  assert.deepEqual(await vote('up'), [1, 0]);
  assert.deepEqual(await vote('up'), [1, 0]);
  assert.deepEqual(await vote('down'), [0, 1]);
  assert.deepEqual(await vote('none'), [0, 0]);
});

test('nobody votes on their own comment', async () => {
  const { json } = await api.write(ann, api.newStory(), { body: 'Mine' });
  const answer = await api.send(ann, {
    method: 'PUT',
    url: `${api.site}/comments/${json.comment.id}/vote`,
    payload: { value: 'up' },
  });
  assert.deepEqual([answer.status, answer.json.code], [403, 'own_comment']);
});

test('votes that come together are all counted', async () => {
  const { json } = await api.write(ann, api.newStory(), { body: 'Popular' });
  const voters = await Promise.all(Array.from({ length: 12 }, (_, n) => parley.signIn(`Voter ${n}`)));
  const url = `${api.site}/comments/${json.comment.id}/vote`;
  await Promise.all(voters.map((token) => api.send(token, { method: 'PUT', url, payload: { value: 'up' } })));
  const comment = await parley.request({ url: `${api.site}/comments/${json.comment.id}` });
  assert.equal(comment.json().up, 12);
});

test('an author edits within the window and every text is kept', async () => {
  const { json } = await api.write(ann, api.newStory(), { body: 'First' });
  const url = `${api.site}/comments/${json.comment.id}`;
  const edited = await api.send(ann, { method: 'PATCH', url, payload: { body: 'Second' } });
  assert.match(edited.json.comment.html, /Second/);
  assert.notEqual(edited.json.comment.editedAt, null);
  const { rows } = await parley.pool.query<{ body: string }>({
    text: 'select body from revisions where comment_id = $1 order by number',
    values: [json.comment.id],
  });
  assert.deepEqual(
    rows.map(({ body }) => body),
    ['First', 'Second'],
  );
  const other = await api.send(ben, { method: 'PATCH', url, payload: { body: 'Mine now' } });
  assert.equal(other.json.code, 'not_your_comment');
});

test('the edit window closes', async () => {
  const { json } = await api.write(ann, api.newStory(), { body: 'Old' });
  await parley.pool.query({
    text: "update comments set created_at = created_at - interval '16 minutes' where id = $1",
    values: [json.comment.id],
  });
  const answer = await api.send(ann, {
    method: 'PATCH',
    url: `${api.site}/comments/${json.comment.id}`,
    payload: { body: 'New' },
  });
  assert.deepEqual([answer.status, answer.json.code], [403, 'edit_window_over']);
});

test('a deleted comment is gone, or a tombstone while it has replies', async () => {
  const story = api.newStory();
  const parent = (await api.write(ann, story, { body: 'Parent' })).json.comment.id;
  const reply = (await api.write(ben, story, { body: 'Reply', parentId: parent })).json.comment.id;
  const tombstone = await api.send(ann, { method: 'DELETE', url: `${api.site}/comments/${parent}` });
  assert.equal(tombstone.json.comment.html, null);
  assert.equal(tombstone.json.comment.author, null);
  assert.deepEqual(
    (await api.list(story)).comments.map(({ id }) => id),
    [parent, reply],
  );
  const gone = await api.send(ben, { method: 'DELETE', url: `${api.site}/comments/${reply}` });
  assert.equal(gone.json.comment, null);
  assert.deepEqual((await api.list(story)).comments, [], 'the tombstone goes with the last reply');
  const { rows } = await parley.pool.query<{ body: string }>({
    text: 'select body from revisions where comment_id = $1',
    values: [parent],
  });
  assert.deepEqual(rows, [{ body: '' }], 'nothing of the text remains');
});

test('nobody answers a deleted comment', async () => {
  const story = api.newStory();
  const parent = (await api.write(ann, story, { body: 'Parent' })).json.comment.id;
  await api.write(ben, story, { body: 'Reply', parentId: parent });
  await api.send(ann, { method: 'DELETE', url: `${api.site}/comments/${parent}` });
  const { json } = await api.write(ben, story, { body: 'Too late', parentId: parent });
  assert.equal(json.code, 'parent_not_found');
});

test('a full session that comes by cookie from elsewhere is not believed', async () => {
  const response = await parley.request({
    method: 'POST',
    url: `${api.site}/stories/x/comments`,
    headers: { cookie: `__Host-parley_session=${ann}`, 'sec-fetch-site': 'cross-site' },
    payload: { body: 'Forged', url: STORY_URL },
  });
  assert.equal(response.statusCode, 401);
});

test('people in the story are mentioned by their whole name', async () => {
  const story = api.newStory();
  const long = await parley.signIn('María José');
  await api.write(long, story, { body: 'Here' });
  const { json } = await api.write(ann, story, { body: 'As @maría josé said, not @Nobody' });
  assert.match(json.comment.html, /<span class="mention">@maría josé<\/span> said, not @Nobody/i);
});

test('the database agrees with itself after all this', async () => {
  const { verify } = await import('../../../service/verify.ts');
  assert.deepEqual((await verify(parley.deps, { fix: false })).found, []);
});
