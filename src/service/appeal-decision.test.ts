import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { CommentId } from '../domain/ids.ts';
import { isRefusal } from '../domain/refusal.ts';
import type { Site } from '../domain/thread.ts';
import type { SignedInActor } from '../domain/viewer.ts';
import { isForModerator } from '../storage/appeals.ts';
import { makeActing } from '../testing/acting.ts';
import { createApiClient } from '../testing/api-client.ts';
import { createTestApplication, type TestApplication } from '../testing/application.ts';
import { decideByHand } from '../testing/decide-by-hand.ts';
import { createFormBrowser, type FormBrowser } from '../testing/form-browser.ts';
import { decide, type Decide } from './decide.ts';
import { undoDecision } from './undo-decision.ts';
import { verify } from './verify.ts';

let parley: TestApplication;
let site: Site;
let weekly: Site;
let api: ReturnType<typeof createApiClient>;
let ann: string;
let page: FormBrowser;
let moderator: SignedInActor;
let other: SignedInActor;

async function makeModerator(of: Site): Promise<SignedInActor> {
  const kind = { name: 'a moderator', role: 'moderator', sites: 'this' } as const;
  const { actor } = await makeActing(parley, kind, { this: of.id, other: of.id });
  return actor as SignedInActor;
}

before(async () => {
  parley = await createTestApplication();
  site = await parley.addSite('daily', { settings: { guests: true } });
  weekly = await parley.addSite('weekly');
  api = createApiClient(parley, 'daily');
  ann = await parley.signIn('Ann');
  page = createFormBrowser(parley);
  page.cookies.set('__Host-parley_session', ann);
  moderator = await makeModerator(site);
  other = await makeModerator(site);
});
after(() => parley.close());

async function read(id: CommentId) {
  const { rows } = await parley.pool.query({
    text: `select c.status, c.reply_count as replies, c.up, q.is_appealed as "isAppealed",
        (select id from decisions d where d.comment_id = c.id order by sequence desc limit 1) as decision,
        (select max(number) from revisions r where r.comment_id = c.id) as revision,
        (select count(*)::int from appeals a where a.comment_id = c.id) as appeals, a.outcome, a.by_same_person as "bySame"
      from comments c left join queue_items q on q.comment_id = c.id left join appeals a on a.comment_id = c.id where c.id = $1`,
    values: [id],
  });
  return rows[0];
}

async function decideOn(id: CommentId, given: Partial<Decide> & { who?: SignedInActor } = {}) {
  const { revision, decision } = await read(id);
  return decide(parley.deps, given.who ?? moderator, {
    site,
    commentId: id,
    action: 'reject',
    reason: given.action === 'approve' ? null : 'off_topic',
    toAuthor: '',
    internal: '',
    seen: { revision, decision },
    idempotencyKey: null,
    ...given,
  });
}

/** A comment of Ann's with an answer below it and a vote, which a moderator has rejected. */
async function writeRejected(story = api.newStory()): Promise<{ id: CommentId; story: string }> {
  const { json } = await api.write(ann, story, { body: 'About trams.' });
  const { id } = json.comment;
  const ben = await parley.signIn('Ben');
  await api.write(ben, story, { body: 'An answer.', parentId: id });
  await api.send(ben, { method: 'PUT', url: `${api.site}/comments/${id}/vote`, payload: { value: 'up' } });
  const decided = await decideOn(id);
  assert.ok(!isRefusal(decided) && decided.outcome === 'decided');
  return { id, story };
}

const appeal = (token: string, id: string, body = 'It is about trams.') =>
  api.send(token, { method: 'POST', url: `${api.site}/comments/${id}/appeals`, payload: { body } });

async function explanationOf(id: string) {
  const { json } = await api.send(ann, { method: 'GET', url: `${api.site}/comments/${id}` });
  return json.explanation;
}

test('an author contests a decision by a form, and finds in its place that it waits', async () => {
  const { id, story } = await writeRejected();
  const url = `/daily/stories/${story}/comments/${id}/appeal`;
  const thread = await page.go('GET', `/daily/stories/${story}`);
  assert.match(thread.body, new RegExp(`href="${url}">Contest this decision`));
  const form = await page.go('GET', url);
  assert.match(form.body, /About trams\.[\s\S]*nothing to do with the story[\s\S]*<textarea/);
  assert.equal(form.headers['cache-control'], 'private, no-cache');
  const empty = await page.go('POST', url, { body: '  ' });
  assert.equal(empty.headers['parley-refusal'], 'appeal_empty');
  const long = await page.go('POST', url, { body: 'x'.repeat(3_001) });
  assert.match(long.body, /3,001 characters[\s\S]*x{3001}|x{3001}[\s\S]*3,001 characters/);
  const sent = await page.go('POST', url, { body: 'It is about <trams>.' });
  assert.equal(sent.statusCode, 303);
  assert.match((await page.go('GET', String(sent.headers.location))).body, /It has arrived\./);
  assert.match((await page.go('GET', `/daily/stories/${story}`)).body, /You contested this decision on /);
  assert.equal((await read(id)).isAppealed, true);
  const again = await page.go('POST', url, { body: 'Once more.' });
  assert.equal(again.headers['parley-refusal'], 'appeal_made_already');
  assert.match(again.body, /Once more\./);
});

test('whoever decided first is refused; another reverses it, and the comment is back with its answers, votes and place', async () => {
  const { id, story } = await writeRejected();
  assert.equal((await appeal(ann, id)).status, 201);
  for (const action of ['approve', 'reject'] as const) {
    const own = await decideOn(id, { action, reason: action === 'reject' ? 'spam' : null });
    assert.ok(isRefusal(own) && own.refused === 'appeal_of_own_decision', action);
  }
  assert.equal((await read(id)).outcome, null);
  const decided = await decideOn(id, { action: 'approve', who: other });
  assert.ok(!isRefusal(decided) && decided.outcome === 'decided');
  const row = await read(id);
  assert.deepEqual(
    [row.status, row.replies, row.up, row.outcome, row.bySame, row.isAppealed],
    ['published', 1, 1, 'reversed', false, null],
  );
  const { comments } = await api.list(story);
  assert.deepEqual(
    comments.map(({ html }) => html?.trim()),
    ['<p>About trams.</p>', '<p>An answer.</p>'],
  );
  assert.match(
    (await page.go('GET', '/account')).body,
    /You contested a decision about this comment\. It was reversed/,
  );
  const { rows } = await parley.pool.query({
    text: 'select from_status, to_status, appeal_id is not null as "onAppeal" from decisions where comment_id = $1 order by sequence',
    values: [id],
  });
  assert.deepEqual(rows.at(-1), { from_status: 'rejected', to_status: 'published', onAppeal: true });
  assert.deepEqual((await verify(parley.deps, { fix: false })).found, []);
});

test('a decision that is upheld says its reason, and ends there', async () => {
  const { id } = await writeRejected();
  await appeal(ann, id);
  await decideOn(id, { who: other, reason: 'hate', toAuthor: 'Read it again.' });
  const explanation = await explanationOf(id);
  assert.deepEqual(
    [explanation.appeal.state, explanation.reason, explanation.toAuthor],
    ['upheld', 'hate', 'Read it again.'],
  );
  assert.equal((await appeal(ann, id)).json.code, 'appeal_made_already');
});

test('taking the decision back opens the appeal again', async () => {
  const { id } = await writeRejected();
  await appeal(ann, id);
  const decided = await decideOn(id, { action: 'approve', who: other });
  assert.ok(!isRefusal(decided) && decided.outcome === 'decided');
  const undone = await undoDecision(parley.deps, other, {
    site,
    commentId: id,
    decisionId: decided.decisionId,
    idempotencyKey: null,
  });
  assert.ok(!isRefusal(undone));
  const row = await read(id);
  assert.deepEqual([row.status, row.outcome, row.isAppealed], ['rejected', null, true]);
  assert.equal((await explanationOf(id)).appeal.state, 'waiting');
});

test('where nobody else could decide, the same person may, and that is marked', async () => {
  const alone = await makeModerator(weekly);
  const client = createApiClient(parley, 'weekly');
  const { json } = await client.write(ann, 'one', { body: 'Here too.' });
  const { id } = json.comment;
  await decideOn(id, { who: alone, site: weekly });
  const sent = await client.send(ann, {
    method: 'POST',
    url: `${client.site}/comments/${id}/appeals`,
    payload: { body: 'Please.' },
  });
  assert.equal(sent.status, 201);
  await decideOn(id, { who: alone, site: weekly, action: 'approve' });
  const row = await read(id);
  assert.deepEqual([row.outcome, row.bySame], ['reversed', true]);
});

test('a rejection by a rule can be contested by a guest; what waits for a person anyway cannot', async () => {
  const guest = createFormBrowser(parley);
  const story = api.newStory();
  const url = `/daily/stories/${story}`;
  await guest.go('POST', `${url}/comment?url=https%3A%2F%2Fnews.example%2F${story}`, {
    body: 'From a guest.',
    name: 'Sam',
  });
  const id = (await api.list(story)).comments[0]!.id as CommentId;
  await decideByHand(parley, id, { to: 'rejected', by: 'rules', rule: 'bannedWords' });
  const sent = await guest.go('POST', `${url}/comments/${id}/appeal`, { body: 'It was a name.' });
  assert.equal(sent.statusCode, 303);
  assert.equal((await read(id)).isAppealed, true);
  const waiting = (await api.write(ann, story, { body: 'Waits.' })).json.comment.id;
  await decideByHand(parley, waiting, { to: 'pending', by: 'rules' });
  assert.equal((await appeal(ann, waiting)).json.code, 'appeal_not_possible');
});

test('nobody contests for somebody else, learns of hidden comments, or comes after six months', async () => {
  const { id, story } = await writeRejected();
  const ben = await parley.signIn('Ben');
  assert.equal((await appeal(ben, id)).json.code, 'comment_not_found');
  const nobody = createFormBrowser(parley);
  const url = `/daily/stories/${story}/comments/${id}/appeal`;
  const unknown = url.replace(id, '0192aaaa-0000-7000-8000-000000000000');
  assert.equal((await nobody.go('GET', url)).statusCode, (await nobody.go('GET', unknown)).statusCode);
  assert.doesNotMatch((await nobody.go('GET', url)).body, /About trams|off topic|nothing to do/);
  const old = (await api.write(ann, story, { body: 'Long ago.' })).json.comment.id;
  const at = new Date(parley.deps.clock().getTime() - 190 * 86_400_000);
  await decideByHand(parley, old, { to: 'rejected', reason: 'spam', at });
  assert.equal((await appeal(ann, old)).json.code, 'appeal_too_late');
});

test('whoever deletes the comment takes the appeal back', async () => {
  const { id } = await writeRejected();
  await appeal(ann, id);
  await api.send(ann, { method: 'DELETE', url: `${api.site}/comments/${id}` });
  assert.equal((await read(id)).appeals, 0);
});

test('queues leave an appeal out for whoever decided, while there is somebody else', async () => {
  const { id } = await writeRejected();
  await appeal(ann, id);
  const isShownTo = async (who: SignedInActor): Promise<boolean> => {
    const { rowCount } = await parley.pool.query({
      text: `select 1 from queue_items q where q.comment_id = $1 and ${isForModerator('q', '$2')}`,
      values: [id, who.accountId],
    });
    return rowCount === 1;
  };
  assert.deepEqual([await isShownTo(moderator), await isShownTo(other)], [false, true]);
});
