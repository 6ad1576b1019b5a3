import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import type { AccountId, CommentId } from '../domain/ids.ts';
import { isRefusal } from '../domain/refusal.ts';
import type { Site } from '../domain/thread.ts';
import type { SignedInActor } from '../domain/viewer.ts';
import { createMailer } from '../net/mailer.ts';
import { decide } from '../service/decide.ts';
import type { Mailer } from '../service/deps.ts';
import { undoDecision } from '../service/undo-decision.ts';
import { openAccountClient, type AccountClient } from '../testing/account-client.ts';
import { makeActing } from '../testing/acting.ts';
import { createApiClient } from '../testing/api-client.ts';
import { createTestApplication, type TestApplication } from '../testing/application.ts';
import { startMailbox, type Mailbox } from '../testing/mailbox.ts';
import { tellAuthor } from './tell-author.ts';

let parley: TestApplication;
let mailbox: Mailbox;
let mailer: Mailer;
let site: Site;
let api: ReturnType<typeof createApiClient>;
let ann: AccountClient;
let accountId: AccountId;
let moderator: SignedInActor;

before(async () => {
  parley = await createTestApplication();
  mailbox = await startMailbox();
  mailer = createMailer(mailbox.url, 'Parley <parley@talk.example>');
  site = await parley.addSite('daily', { name: 'The Daily' });
  api = createApiClient(parley, 'daily');
  ann = await openAccountClient(parley, 'Ann');
  const kind = { name: 'a moderator', role: 'moderator', sites: 'this' } as const;
  const { actor } = await makeActing(parley, kind, { this: site.id, other: site.id });
  moderator = actor as SignedInActor;
  const { rows } = await parley.pool.query<{ id: AccountId }>({
    text: `select id from accounts where name = 'Ann'`,
  });
  accountId = rows[0]!.id;
});
after(async () => {
  mailer.close();
  await mailbox.close();
  await parley.close();
});

beforeEach(async () => {
  await parley.pool.query({ text: 'delete from author_notices' });
  await parley.pool.query({ text: 'update accounts set decisions_mailed_at = null, decision_mail = true' });
});

async function reject(body: string): Promise<{ id: CommentId; decisionId: string }> {
  const { id } = (await api.write(ann.token, api.newStory(), { body })).json.comment;
  const { rows } = await parley.pool.query<{ decision: string }>({
    text: 'select id as decision from decisions where comment_id = $1',
    values: [id],
  });
  const decided = await decide(parley.deps, moderator, {
    site,
    commentId: id,
    action: 'reject',
    reason: 'off_topic',
    toAuthor: 'Please read the story.',
    internal: 'Nobody outside reads this.',
    seen: { revision: 1, decision: rows[0]!.decision },
    idempotencyKey: null,
  });
  assert.ok(!isRefusal(decided) && decided.outcome === 'decided');
  return { id, decisionId: decided.decisionId };
}

/** Runs the job as if some time had passed since the decisions. */
async function run(with_: Mailer | null = mailer, passed = '1 minute'): Promise<string[]> {
  const before = mailbox.mails.length;
  await parley.pool.query({
    text: 'update author_notices set due_at = due_at - $1::interval',
    values: [passed],
  });
  await tellAuthor(parley.deps, { mailer: with_, publicUrl: parley.publicUrl }, { accountId });
  return mailbox.mails.slice(before);
}

async function countJobs(): Promise<number> {
  const { rows } = await parley.pool.query<{ count: number }>({
    text: `select count(*)::int as count from graphile_worker.jobs where task_identifier = 'tell-author'`,
  });
  return rows[0]?.count ?? -1;
}

test('many decisions make one mail and one job, with each reason and the way to contest it', async () => {
  const first = await reject('The first one.');
  const second = await reject('The second one.');
  assert.equal(await countJobs(), 1);
  const [mail = '', ...more] = await run();
  assert.deepEqual(more, []);
  assert.match(mail, /^Subject: 2 decisions about your comments/m);
  for (const words of [
    /The first one\./,
    /The second one\./,
    /it has nothing to do with the story/,
    /Please read the story\./,
    /List-Unsubscribe-Post: List-Unsubscribe=One-Click/,
  ])
    assert.match(mail, words);
  assert.doesNotMatch(mail, /Nobody outside/);
  for (const { id } of [first, second]) assert.ok(mail.includes(`/comments/${id}/appeal`));
  assert.deepEqual(await run(), []);
});

test('nothing goes before a decision can no longer be taken back, and nothing where it was', async () => {
  const { id, decisionId } = await reject('Too quick.');
  assert.deepEqual(await run(mailer, '0'), []);
  const undone = await undoDecision(parley.deps, moderator, {
    site,
    commentId: id,
    decisionId,
    idempotencyKey: null,
  });
  assert.ok(!isRefusal(undone));
  assert.deepEqual(await run(), []);
});

test('whoever was told a moment ago is told of the rest together, later', async () => {
  await reject('One.');
  assert.equal((await run()).length, 1);
  await reject('Two.');
  await reject('Three.');
  assert.deepEqual(await run(), []);
  await parley.pool.query({
    text: `update accounts set decisions_mailed_at = now() - interval '16 minutes' where id = $1`,
    values: [accountId],
  });
  const [mail = '', ...more] = await run();
  assert.match(mail, /^Subject: 2 decisions/m);
  assert.deepEqual(more, []);
});

test('what the mail server does not take goes with the next try', async () => {
  await reject('Not taken.');
  const broken: Mailer = {
    send: () => Promise.reject(new Error('550 ann@reader.example')),
    close: () => undefined,
  };
  await assert.rejects(run(broken), (error: Error) => !error.message.includes('ann@'));
  assert.match((await run())[0] ?? '', /Not taken\./);
});

test('one press in the mail stops these mails, and those about replies go on', async () => {
  await reject('The last one.');
  const [mail = ''] = await run();
  const path = /https:\/\/talk\.example(\/unsubscribe\?token=[^>\s]+)>/.exec(
    mail.replace(/\r\n[ \t]+/g, ''),
  )?.[1];
  assert.ok(path);
  assert.match((await parley.request({ url: path })).body, /Stop mail about decisions\?/);
  assert.equal((await parley.request({ method: 'POST', url: path })).statusCode, 200);
  const { rows } = await parley.pool.query({
    text: 'select decision_mail as "decisionMail" from accounts where id = $1',
    values: [accountId],
  });
  assert.deepEqual(rows, [{ decisionMail: false }]);
  assert.doesNotMatch((await ann.get('/account/preferences')).body, /name="decisionMail"[^>]*checked/);
  await parley.pool.query({ text: `update accounts set decisions_mailed_at = null` });
  await reject('Not told.');
  assert.deepEqual(await run(), []);
});
