import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import type { AccountId, CommentId } from '../domain/ids.ts';
import { isRefusal } from '../domain/refusal.ts';
import type { Site } from '../domain/thread.ts';
import type { SignedInActor } from '../domain/viewer.ts';
import { insertDecision } from '../storage/decisions.ts';
import { putQueueItem } from '../storage/queue-items.ts';
import { listDiscrepancies } from '../storage/verify.ts';
import { makeActing } from '../testing/acting.ts';
import { createApiClient } from '../testing/api-client.ts';
import { saveRules } from '../testing/save-rules.ts';
import { createTestApplication, type TestApplication } from '../testing/application.ts';
import { decide, type Decide } from './decide.ts';
import { undoDecision } from './undo-decision.ts';

let parley: TestApplication;
let site: Site;
let api: ReturnType<typeof createApiClient>;
let ann: string;
let moderator: SignedInActor;
let other: SignedInActor;

async function makeModerator(): Promise<SignedInActor> {
  const { actor } = await makeActing(
    parley,
    { name: 'a moderator', role: 'moderator', sites: 'this' },
    { this: site.id, other: site.id },
  );
  return actor as SignedInActor;
}

before(async () => {
  parley = await createTestApplication();
  site = await parley.addSite('daily');
  api = createApiClient(parley, 'daily');
  // What is rejected here would hold everything that the same author writes later.
  await saveRules(parley, site, { settings: { record: { least: 10_000 } } });
  ann = await parley.signIn('Ann');
  moderator = await makeModerator();
  other = await makeModerator();
});
after(() => parley.close());

async function write(story: string, parentId?: CommentId): Promise<CommentId> {
  const { json } = await api.write(ann, story, { body: 'Words.', ...(parentId ? { parentId } : {}) });
  return json.comment.id;
}

/** What is in the row of a comment. */
async function read(id: CommentId) {
  const { rows } = await parley.pool.query({
    text: `select c.status, c.reply_count as replies, c.visible, c.body, c.waiting_revision as waiting, s.comment_count as count,
        c.published_at as "publishedAt", c.edited_at as "editedAt",
        (select id from decisions d where d.comment_id = c.id order by sequence desc limit 1) as decision,
        (select max(number) from revisions r where r.comment_id = c.id) as revision,
        (select count(*)::int from queue_items q where q.comment_id = c.id) as items
      from comments c join stories s on s.site_id = c.site_id and s.id = c.story_id where c.id = $1`,
    values: [id],
  });
  return rows[0];
}

/** Decides on a comment as it stands. */
async function decideOn(id: CommentId, given: Partial<Decide> = {}, who = moderator) {
  const { waiting, revision, decision } = await read(id);
  const decided = await decide(parley.deps, who, {
    site,
    commentId: id,
    action: 'reject',
    reason: given.action === 'approve' || given.action === 'escalate' ? null : 'spam',
    toAuthor: '',
    internal: '',
    seen: { revision: waiting ?? revision, decision },
    idempotencyKey: null,
    ...given,
  });
  return decided;
}

async function decisionOf(decided: Awaited<ReturnType<typeof decide>>): Promise<string> {
  assert.ok(!isRefusal(decided) && decided.outcome === 'decided', JSON.stringify(decided));
  return decided.decisionId;
}

const undo = (commentId: CommentId, decisionId: string, who = moderator) =>
  undoDecision(parley.deps, who, { site, commentId, decisionId, idempotencyKey: null });

/** Lets a comment wait as rules would have it. */
async function hold(id: CommentId, status: 'pending' | 'withheld' = 'pending'): Promise<void> {
  const { status: from } = await read(id);
  const at = parley.deps.clock();
  await parley.pool.query({ text: 'update comments set status = $2 where id = $1', values: [id, status] });
  const comment = { siteId: site.id, commentId: id, from, to: status, at };
  await insertDecision(parley.pool, comment, { id: parley.deps.newId(), by: 'rules' });
  const reasons = { isPending: status === 'pending', isWithheld: status === 'withheld' };
  await putQueueItem(parley.pool, { siteId: site.id, commentId: id, reasons, at });
  await listDiscrepancies(parley.pool, { fix: true });
}

/** A comment that nobody has seen, beside another one. */
async function writeHeld(beside: CommentId): Promise<CommentId> {
  const id = parley.deps.newId<CommentId>();
  const at = parley.deps.clock();
  await parley.pool.query({
    text: `with new as (
        insert into comments (site_id, id, story_id, root_id, depth, author_id, format, body, html, status, created_at, published_at)
        select site_id, $2, story_id, $2, 0, author_id, format, body, html, 'pending', created_at, created_at from comments where id = $1
        returning site_id, id, body, created_at
      )
      insert into revisions (site_id, comment_id, number, body, created_at) select site_id, id, 1, body, created_at from new`,
    values: [beside, id],
  });
  const comment = { siteId: site.id, commentId: id, from: null, to: 'pending' as const, at };
  await insertDecision(parley.pool, comment, { id: parley.deps.newId(), by: 'rules' });
  await putQueueItem(parley.pool, { siteId: site.id, commentId: id, reasons: { isPending: true }, at });
  return id;
}

/** Lets a new text wait while readers see the one before. */
async function holdEdit(id: CommentId, body: string): Promise<void> {
  await parley.pool.query({
    text: `with new as (insert into revisions (site_id, comment_id, number, body, html, created_at)
        select site_id, comment_id, max(number) + 1, $2, $3, now() from revisions where comment_id = $1 group by 1, 2 returning number)
      update comments set waiting_revision = (select number from new) where id = $1`,
    values: [id, body, `<p>${body}</p>`],
  });
  const reasons = { isWithheld: true };
  await putQueueItem(parley.pool, { siteId: site.id, commentId: id, reasons, at: parley.deps.clock() });
}

async function assertOrder(): Promise<void> {
  assert.deepEqual(await listDiscrepancies(parley.pool, { fix: false }), []);
}

test('a rejected comment leaves a tombstone over its replies, and comes back with them', async () => {
  const story = api.newStory();
  const top = await write(story);
  const reply = await write(story, top);
  await decideOn(top);
  assert.deepEqual(
    (await api.list(story)).comments.map(({ id, html }) => [id, html]),
    [
      [top, null],
      [reply, '<p>Words.</p>\n'],
    ],
  );
  assert.equal((await read(top)).count, 1);
  await decideOn(reply);
  assert.deepEqual((await api.list(story)).comments, []);
  await assertOrder();
  await decideOn(reply, { action: 'approve' });
  assert.equal((await api.list(story)).comments.length, 2);
  await decideOn(top, { action: 'approve' });
  const { publishedAt, count, replies } = await read(top);
  assert.deepEqual([count, replies], [2, 1]);
  assert.ok(publishedAt < parley.deps.clock());
  await assertOrder();
});

test('a comment that comes back deep in a thread brings the tombstones above it along', async () => {
  const story = api.newStory();
  const top = await write(story);
  const reply = await write(story, top);
  const below = await write(story, reply);
  for (const id of [top, reply, below]) await decideOn(id);
  assert.deepEqual((await api.list(story)).comments, []);
  await decideOn(below, { action: 'approve' });
  assert.deepEqual(
    (await api.list(story)).comments.map(({ id, html }) => [id, html]),
    [
      [top, null],
      [reply, null],
      [below, '<p>Words.</p>\n'],
    ],
  );
  await assertOrder();
});

test('a comment that waited is seen from the moment it is approved', async () => {
  const id = await writeHeld(await write(api.newStory()));
  const before = parley.deps.clock();
  await decideOn(id, { action: 'approve' });
  const { publishedAt, status, items } = await read(id);
  assert.deepEqual([status, items], ['published', 0]);
  assert.ok(publishedAt >= before);
});

test('whoever decides on what somebody else has decided sees that decision', async () => {
  const id = await write(api.newStory());
  const { revision, decision } = await read(id);
  const seen = { revision, decision };
  const first = await decisionOf(await decideOn(id, { seen }));
  assert.deepEqual(await decideOn(id, { seen, action: 'approve' }, other), {
    outcome: 'already_decided',
    decisionId: first,
  });
  assert.equal((await read(id)).status, 'rejected');
});

test('the same request again gets the same answer, with a key and without', async () => {
  const id = await write(api.newStory());
  const { revision, decision } = await read(id);
  const request = { seen: { revision, decision }, idempotencyKey: 'the-first-time' };
  const first = await decideOn(id, request);
  assert.deepEqual(await decideOn(id, request), first);
  const again = await decideOn(id, { ...request, idempotencyKey: null });
  assert.equal(await decisionOf(again), await decisionOf(first));
  const reused = await decideOn(id, { ...request, reason: 'abusive' });
  assert.ok(isRefusal(reused) && reused.refused === 'idempotency_key_reused');
});

test('a text that changed meanwhile is not decided on', async () => {
  const id = await write(api.newStory());
  const { revision, decision } = await read(id);
  await api.send(ann, {
    method: 'PATCH',
    url: `${api.site}/comments/${id}`,
    payload: { body: 'Other words.' },
  });
  const decided = await decideOn(id, { seen: { revision, decision } });
  assert.ok(!isRefusal(decided));
  assert.equal(decided.outcome, 'text_changed');
});

test('what somebody else has on the screen is left to them', async () => {
  const id = await write(api.newStory());
  await hold(id);
  await parley.pool.query({
    text: `update queue_items set claimed_by = $2, claimed_until = now() + interval '1 minute' where comment_id = $1`,
    values: [id, other.accountId],
  });
  const decided = await decideOn(id);
  assert.ok(!isRefusal(decided) && decided.outcome === 'claimed');
  assert.equal(((await decideOn(id, {}, other)) as { outcome: string }).outcome, 'decided');
});

test('a deleted comment is not decided on', async () => {
  const id = await write(api.newStory());
  await hold(id);
  await api.send(ann, { method: 'DELETE', url: `${api.site}/comments/${id}` });
  const decided = await decideOn(id);
  assert.ok(isRefusal(decided) && decided.refused === 'comment_deleted');
  await assertOrder();
});

test('rejecting needs a reason, and a role that counts on the site', async () => {
  const id = await write(api.newStory());
  const without = await decideOn(id, { reason: null });
  assert.ok(isRefusal(without) && without.field === 'reason');
  const elsewhere = await parley.addSite('elsewhere');
  const stranger = { ...moderator, roleSites: [elsewhere.id] };
  const refused = await decideOn(id, {}, stranger);
  assert.ok(isRefusal(refused) && refused.refused === 'not_permitted');
});

test('an escalated comment waits for somebody else, and its decider may take that back', async () => {
  const id = await write(api.newStory());
  await hold(id);
  const escalated = await decisionOf(await decideOn(id, { action: 'escalate', internal: 'Is that so?' }));
  const item = () =>
    parley.pool.query({ text: 'select * from queue_items where comment_id = $1', values: [id] });
  assert.equal((await item()).rows[0]?.['is_escalated'], true);
  const undone = await undo(id, escalated);
  assert.ok(!isRefusal(undone) && undone.outcome === 'decided');
  const { rows } = await item();
  assert.deepEqual([rows[0]?.['is_escalated'], rows[0]?.['claimed_by']], [false, moderator.accountId]);
  await assertOrder();
});

test('a held edit is shown or dropped, and both can be taken back', async () => {
  const id = await write(api.newStory());
  await holdEdit(id, 'A second text.');
  const dropped = await decisionOf(await decideOn(id));
  assert.deepEqual(await pick(id), { status: 'published', body: 'Words.', waiting: null, items: 0 });
  await assertOrder();
  await undo(id, dropped);
  assert.deepEqual(await pick(id), { status: 'published', body: 'Words.', waiting: 2, items: 1 });
  const shown = await decisionOf(await decideOn(id, { action: 'approve' }));
  assert.deepEqual(await pick(id), { status: 'published', body: 'A second text.', waiting: null, items: 0 });
  await assertOrder();
  await undo(id, shown);
  assert.deepEqual(await pick(id), { status: 'published', body: 'Words.', waiting: 2, items: 1 });
  assert.equal((await read(id)).editedAt, null);
  await assertOrder();
});

async function pick(id: CommentId) {
  const { status, body, waiting, items } = await read(id);
  return { status, body, waiting, items };
}

test('a decision is taken back by its maker only, in time, and while it is the newest', async () => {
  const id = await write(api.newStory());
  await hold(id, 'withheld');
  const first = await decisionOf(await decideOn(id));
  const refused = await undo(id, first, other);
  assert.ok(isRefusal(refused) && refused.refused === 'not_permitted');
  const second = await decisionOf(await decideOn(id, { action: 'approve' }, other));
  assert.deepEqual(await undo(id, first), { outcome: 'already_decided', decisionId: second });
  const late = { ...parley.deps, clock: () => new Date(Date.now() + 16_000) };
  const tooLate = await undoDecision(late, other, {
    site,
    commentId: id,
    decisionId: second,
    idempotencyKey: null,
  });
  assert.ok(isRefusal(tooLate) && tooLate.refused === 'undo_too_late');
  await undo(id, second, other);
  assert.equal((await read(id)).status, 'rejected');
  await assertOrder();
});

test('no mix of decisions, take-backs, edits and deletions leaves a wrong counter', async () => {
  const step = fc.record({
    what: fc.constantFrom('approve', 'reject', 'escalate', 'undo', 'edit', 'hold-edit', 'delete', 'reply'),
    on: fc.nat(1_000),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
      const story = api.newStory();
      // A conversation three deep: tombstones appear and vanish over more than one level.
      const top = await write(story);
      const reply = await write(story, top);
      const comments = [top, reply, await write(story, reply)];
      const decisions = new Map<CommentId, string>();
      for (const { what, on } of steps) {
        const id = comments[on % comments.length] as CommentId;
        await act({ what, id, story, comments, decisions });
      }
      await assertOrder();
    }),
    { numRuns: 25 },
  );
});

interface Act {
  what: string;
  id: CommentId;
  story: string;
  comments: CommentId[];
  decisions: Map<CommentId, string>;
}

async function act({ what, id, story, comments, decisions }: Act): Promise<void> {
  const isDeleted = (await read(id)).body === '';
  if (what === 'reply') {
    const { status, json } = await api.write(ann, story, { body: 'Reply', parentId: id });
    if (status === 201) comments.push(json.comment.id);
  } else if (what === 'edit')
    await api.send(ann, { method: 'PATCH', url: `${api.site}/comments/${id}`, payload: { body: 'Edited.' } });
  else if (what === 'hold-edit') {
    const { status, waiting } = await read(id);
    if (!isDeleted && status === 'published' && waiting === null) await holdEdit(id, 'Waiting.');
  } else if (what === 'delete') await api.send(ann, { method: 'DELETE', url: `${api.site}/comments/${id}` });
  else if (what === 'undo') await undo(id, decisions.get(id) ?? parley.deps.newId<AccountId>());
  else if (what !== 'edit') {
    const decided = await decideOn(id, { action: what as 'approve' });
    if (!isRefusal(decided) && decided.decisionId) decisions.set(id, decided.decisionId);
  }
}
