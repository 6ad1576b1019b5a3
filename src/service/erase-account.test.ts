import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { AccountId, CommentId } from '../domain/ids.ts';
import { isRefusal } from '../domain/refusal.ts';
import type { Site } from '../domain/thread.ts';
import { findAccount, setAccountName } from '../storage/accounts.ts';
import { findCommentFacts } from '../storage/comments.ts';
import { setBan } from '../storage/bans.ts';
import { createTestApplication, STORY_URL, type TestApplication } from '../testing/application.ts';
import { findTraces } from '../testing/find-traces.ts';
import { askErasure, cancelErasure, ERASURE_HOURS } from './ask-erasure.ts';
import { eraseDueAccounts } from './erase-account.ts';
import { authenticate } from './sessions.ts';
import { verify } from './verify.ts';

let parley: TestApplication;
let daily: Site;

before(async () => {
  parley = await createTestApplication();
  daily = await parley.addSite('daily');
  await parley.addSite('archive', { settings: { erasureComments: 'keep' } });
  await parley.addSite('tidy', { settings: { erasureComments: 'remove' } });
});
after(() => parley.close());

interface Person {
  readonly name: string;
  readonly token: string;
  readonly id: AccountId;
}

async function meet(name: string): Promise<Person> {
  const token = await parley.signIn(name);
  const actor = await authenticate(parley.deps, { token, foreignOrigin: null });
  assert.ok(actor.kind === 'account');
  return { name, token, id: actor.accountId };
}

interface Writing {
  readonly parentId?: string;
  readonly site?: string;
  readonly story?: string;
}

async function write(by: Person, body: string, { parentId, site = 'daily', story = 'one' }: Writing = {}) {
  const response = await parley.request({
    method: 'POST',
    url: `/api/v1/sites/${site}/stories/${story}/comments`,
    headers: { authorization: `Bearer ${by.token}` },
    payload: { body, url: `${STORY_URL}/${story}`, ...(parentId ? { parentId } : {}) },
  });
  assert.equal(response.statusCode, 201, response.body);
  return response.json().comment.id as CommentId;
}

async function vote(by: Person, commentId: string, value: string) {
  const response = await parley.request({
    method: 'PUT',
    url: `/api/v1/sites/daily/comments/${commentId}/vote`,
    headers: { authorization: `Bearer ${by.token}` },
    payload: { value },
  });
  assert.equal(response.statusCode, 200, response.body);
}

async function ask(person: Person, comments: 'remove' | 'keep') {
  const actor = await authenticate(parley.deps, { token: person.token, foreignOrigin: null });
  const at = await askErasure(parley.deps, actor, { comments, language: 'en' });
  assert.ok(!isRefusal(at));
  return at;
}

const later = (hours: number) => ({
  ...parley.deps,
  clock: () => new Date(Date.now() + hours * 3_600_000),
});

async function erase(person: Person, comments: 'remove' | 'keep') {
  await ask(person, comments);
  assert.equal(await eraseDueAccounts(later(ERASURE_HOURS)), 1);
}

async function show(commentId: CommentId, site = 'daily') {
  const response = await parley.request({ url: `/api/v1/sites/${site}/comments/${commentId}` });
  return response.json() as {
    author: { name: string } | null;
    html: string | null;
    up: number;
    deletedAt: string | null;
  };
}

async function assertVerified() {
  assert.deepEqual((await verify(parley.deps, { fix: false })).found, []);
}

test('whoever is erased with their comments leaves tombstones, counted votes, and no trace', async () => {
  const zoe = await meet('Zoë Marchbanks');
  const ben = await meet('Ben');
  const question = await write(zoe, 'Whose bridge is it, says Zoë Marchbanks?');
  const alone = await write(zoe, 'This one stands alone.');
  const answer = await write(ben, 'The town’s, @zoë marchbanks.', { parentId: question });
  const own = await write(zoe, 'Thanks.', { parentId: answer });
  await vote(zoe, answer, 'up');
  await vote(ben, question, 'down');
  const before = await findTraces(parley.pool, ['Zoë Marchbanks']);
  assert.ok(before.some(({ where }) => where === 'public.accounts.name'));
  assert.ok(before.some(({ where }) => where === 'public.comments.html'));
  await erase(zoe, 'remove');
  assert.equal(await findAccount(parley.pool, zoe.id), null);
  assert.deepEqual(
    await findTraces(parley.pool, ['Zoë Marchbanks', 'zoc3ab20marchbanks', 'stands alone']),
    [],
  );
  const tombstone = await show(question);
  assert.equal(tombstone.author, null);
  assert.equal(tombstone.html, null);
  assert.ok(tombstone.deletedAt);
  const kept = await show(answer);
  assert.match(kept.html ?? '', /The town’s, <span class="mention">@…<\/span>\./);
  assert.equal(kept.up, 1);
  for (const id of [alone, own])
    assert.equal((await findCommentFacts(parley.pool, daily.id, id))?.authorId, null);
  await assertVerified();
});

test('a batch in which one comment answers another is counted right', async () => {
  const hal = await meet('Hal');
  let parentId = await write(hal, 'One.', { story: 'chain' });
  for (const body of ['Two.', 'Three.', 'Four.'])
    parentId = await write(hal, body, { story: 'chain', parentId });
  await erase(hal, 'remove');
  await assertVerified();
  const page = await parley.request({ url: '/api/v1/sites/daily/stories/chain/comments' });
  assert.deepEqual(page.json().comments, []);
});

test('comments that are kept stand there without a person', async () => {
  const kim = await meet('Kim');
  const shown = await write(kim, 'Keep this.', { story: 'two' });
  const rejected = await write(kim, 'Never shown.', { story: 'two' });
  await parley.pool.query({
    text: `with r as (update comments set status = 'rejected' where id = $1 returning site_id, id)
      insert into decisions (site_id, id, comment_id, to_status, decided_by, decided_at)
      select site_id, gen_random_uuid(), id, 'rejected', 'rules', now() from r`,
    values: [rejected],
  });
  await parley.pool.query({
    text: 'update stories set comment_count = comment_count - 1 where key = $1',
    values: ['two'],
  });
  await erase(kim, 'keep');
  const comment = await show(shown);
  assert.equal(comment.author, null);
  assert.match(comment.html ?? '', /Keep this/);
  assert.equal((await findCommentFacts(parley.pool, daily.id, rejected))?.body, '');
  const page = await parley.request({ url: '/daily/stories/two' });
  assert.match(page.body, /Deleted account/);
  assert.match(page.body, /Keep this/);
  await assertVerified();
});

test('a site may decide what becomes of comments', async () => {
  const lou = await meet('Lou');
  const kept = await write(lou, 'In the archive.', { site: 'archive' });
  const removed = await write(lou, 'In the tidy place.', { site: 'tidy' });
  const chosen = await write(lou, 'In the daily.', { story: 'three' });
  await erase(lou, 'remove');
  assert.match((await show(kept, 'archive')).html ?? '', /archive/);
  assert.deepEqual(await findTraces(parley.pool, ['tidy place', 'In the daily']), []);
  assert.ok(removed && chosen);
  await assertVerified();
});

test('a mention by a name from before goes too, unless it is somebody else’s now', async () => {
  const max = await meet('Maximilian Alt');
  const eva = await meet('Eva');
  await write(max, 'Here.', { story: 'names' });
  await write(eva, 'Hello @Maximilian Alt.', { story: 'names' });
  await setAccountName(parley.pool, max.id, 'Maximilian Neu');
  await setAccountName(parley.pool, max.id, 'Maximilian Neuer');
  const heir = await meet('Maximilian Neu');
  await write(heir, 'I am here as well.', { story: 'names' });
  const greeting = await write(eva, 'And you, @Maximilian Neu.', { story: 'names' });
  await erase(max, 'remove');
  assert.deepEqual(await findTraces(parley.pool, ['Maximilian Alt', 'Maximilian Neuer']), []);
  assert.match((await show(greeting)).html ?? '', /@Maximilian Neu</);
});

test('whoever changes their mind in time keeps everything', async () => {
  const pia = await meet('Pia');
  const id = await write(pia, 'Still here.', { story: 'four' });
  const at = await ask(pia, 'remove');
  assert.equal(Math.round((at.getTime() - Date.now()) / 3_600_000), ERASURE_HOURS);
  assert.equal(await eraseDueAccounts(later(ERASURE_HOURS - 1)), 0);
  const actor = await authenticate(parley.deps, { token: pia.token, foreignOrigin: null });
  assert.equal(await cancelErasure(parley.deps, actor), null);
  assert.equal(await eraseDueAccounts(later(ERASURE_HOURS + 1)), 0);
  assert.equal((await show(id)).author?.name, 'Pia');
});

test('once erasing has begun it cannot be taken back, and a run that was interrupted is finished by the next', async () => {
  const ray = await meet('Ray');
  await write(ray, 'Words by Ray.', { story: 'five' });
  await ask(ray, 'remove');
  const actor = await authenticate(parley.deps, { token: ray.token, foreignOrigin: null });
  const tomorrow = later(ERASURE_HOURS);
  const broken = { ...tomorrow, onStoryChange: () => assert.fail('the process ends here') };
  await assert.rejects(eraseDueAccounts(broken));
  const refusal = await cancelErasure(tomorrow, actor);
  assert.ok(isRefusal(refusal) && refusal.refused === 'erasure_begun');
  assert.equal(
    (await authenticate(parley.deps, { token: ray.token, foreignOrigin: null })).kind,
    'anonymous',
  );
  assert.equal(await eraseDueAccounts(tomorrow), 1);
  assert.deepEqual(await findTraces(parley.pool, ['Words by Ray', 'ray@reader.example']), []);
  await assertVerified();
});

test('a ban is not erased with the account', async () => {
  const sid = await meet('Sid');
  await ask(sid, 'remove');
  const until = new Date(Date.now() + 90 * 24 * 3_600_000);
  await setBan(parley.pool, sid.id, until);
  assert.equal(await eraseDueAccounts(later(ERASURE_HOURS)), 1);
  const { rows } = await parley.pool.query<{ until: Date }>({ text: 'select until from ban_hashes' });
  assert.deepEqual(rows, [{ until }]);
  assert.deepEqual(await findTraces(parley.pool, ['sid@reader.example']), []);
});

test('nobody erases an account from a publisher’s page, or as a guest', async () => {
  const refusal = await askErasure(parley.deps, { kind: 'anonymous' }, { comments: 'keep', language: 'en' });
  assert.ok(isRefusal(refusal) && refusal.refused === 'sign_in_required');
});
