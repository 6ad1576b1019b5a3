import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { CommentId, SiteId } from '../../domain/ids.ts';
import type { Site } from '../../domain/thread.ts';
import type { SignedInActor } from '../../domain/viewer.ts';
import { sendReceipt } from '../../jobs/send-receipt.ts';
import { tellReporters } from '../../jobs/tell-reporters.ts';
import { createMailer } from '../../net/mailer.ts';
import { decide } from '../../service/decide.ts';
import type { Mailer } from '../../service/deps.ts';
import { makeActing } from '../../testing/acting.ts';
import { createApiClient } from '../../testing/api-client.ts';
import { createTestApplication, type TestApplication } from '../../testing/application.ts';
import { createFormBrowser } from '../../testing/form-browser.ts';
import { startMailbox, type Mailbox } from '../../testing/mailbox.ts';

let parley: TestApplication;
let site: Site;
let api: ReturnType<typeof createApiClient>;
let ann: string;
let moderator: SignedInActor;
let mailbox: Mailbox;
let mailer: Mailer;

before(async () => {
  parley = await createTestApplication();
  site = await parley.addSite('daily', { name: 'The Daily' });
  api = createApiClient(parley, 'daily');
  ann = await parley.signIn('Ann');
  mailbox = await startMailbox();
  mailer = createMailer(mailbox.url, 'Parley <parley@talk.example>');
  const { actor } = await makeActing(
    parley,
    { name: 'a moderator', role: 'moderator' },
    { this: site.id, other: site.id },
  );
  moderator = actor as SignedInActor;
});
after(async () => {
  mailer.close();
  await mailbox.close();
  await parley.close();
});

const COMPLETE = {
  law: 'Section 185 of the criminal code: insult',
  explanation: 'It calls my late father a thief, which he never was.',
  name: 'Nora Notifier',
  email: 'Nora@notifier.example',
  goodFaith: 'true',
};

async function write(): Promise<{ id: CommentId; url: string; story: string }> {
  const story = api.newStory();
  const id = (await api.write(ann, story, { body: 'Your father was a thief.' })).json.comment.id;
  return { id, story, url: `/daily/stories/${story}/comments/${id}/notice` };
}

/** Sends a complete notice without account; gives the path of its receipt. */
async function send(url: string, more: Record<string, string> = {}): Promise<string> {
  const sent = await createFormBrowser(parley).go('POST', url, { ...COMPLETE, ...more });
  assert.equal(sent.statusCode, 303);
  return String(sent.headers.location);
}

async function decideOn(id: CommentId, action: 'approve' | 'reject') {
  const { rows } = await parley.pool.query<{ id: string; number: number }>({
    text: `select d.id, (select max(number) from revisions where comment_id = $1) as number from decisions d
      where d.comment_id = $1 order by d.sequence desc limit 1`,
    values: [id],
  });
  const [latest] = rows;
  const decided = await decide(parley.deps, moderator, {
    site,
    commentId: id,
    action,
    reason: action === 'reject' ? 'illegal' : null,
    toAuthor: '',
    internal: '',
    seen: { revision: latest?.number ?? 1, decision: latest?.id ?? null },
    idempotencyKey: null,
  });
  assert.ok('outcome' in decided && decided.outcome === 'decided', JSON.stringify(decided));
}

/** As if the time to take a decision back were over. */
async function passUndo(id: CommentId): Promise<void> {
  for (const [table, column] of [
    ['reports', 'settled_at'],
    ['notices', 'decided_at'],
  ])
    await parley.pool.query({
      text: `update ${table} set ${column} = ${column} - interval '1 minute' where comment_id = $1`,
      values: [id],
    });
}

const mailing = () => ({ mailer, publicUrl: parley.publicUrl });
const tell = (commentId: CommentId, siteId: SiteId = site.id) =>
  tellReporters(parley.deps, mailing(), { siteId, commentId });

test('anybody sends a notice without account and without script, and gets a number at once', async () => {
  const { id, url } = await write();
  const nobody = createFormBrowser(parley);
  const form = await nobody.go('GET', url);
  assert.match(form.body, new RegExp(`https://talk.example/daily/stories/[^<]*/comments/${id}`));
  const location = await send(url);
  const receipt = await nobody.go('GET', location);
  assert.match(receipt.body, /Notice number 1/);
  assert.match(receipt.body, /Nothing has been decided yet/);
  assert.doesNotMatch(receipt.body, /Nora|late father/);
  const another = await write();
  assert.match((await nobody.go('GET', await send(another.url))).body, /Notice number 2/);
});

test('the comment stays, and moderators find it above what is merely reported', async () => {
  const [noticed, reported] = [await write(), await write()];
  await send(noticed.url);
  await api.send(await parley.signIn('Ben'), {
    method: 'POST',
    url: `${api.site}/comments/${reported.id}/reports`,
    payload: { reason: 'spam' },
  });
  const { rows } = await parley.pool.query<{ id: string }>({
    text: 'select comment_id as id from queue_items where comment_id = any($1) and is_reported order by priority desc',
    values: [[reported.id, noticed.id]],
  });
  assert.deepEqual(
    rows.map((row) => row.id),
    [noticed.id, reported.id],
  );
  assert.equal((await api.list(noticed.story)).comments.length, 1);
});

test('what is missing is said at its field, and nothing typed is lost', async () => {
  const { url } = await write();
  const browser = createFormBrowser(parley);
  const wrong: readonly [Record<string, string>, string][] = [
    [{ explanation: 'Bad.' }, 'explanation_too_short'],
    [{ email: '' }, 'contact_missing'],
    [{ email: 'nobody' }, 'email_invalid'],
    [{ name: ' ' }, 'contact_missing'],
  ];
  for (const [change, code] of wrong) {
    const sent = await browser.go('POST', url, { ...COMPLETE, ...change });
    assert.equal(sent.headers['parley-refusal'], code);
    assert.match(sent.body, /Section 185 of the criminal code/);
    assert.match(sent.body, /aria-invalid="true"/);
  }
  const { goodFaith: _, ...unsure } = COMPLETE;
  const sent = await browser.go('POST', url, unsure);
  assert.equal(sent.headers['parley-refusal'], 'good_faith_missing');
});

test('whoever reports the abuse of children says nothing of themselves', async () => {
  const { url } = await write();
  await send(url, { name: '', email: '', childAbuse: 'true' });
});

test('a receipt goes out by mail with nothing that was typed in it', async () => {
  const { url } = await write();
  const location = await send(url, {
    name: 'Buy cheap pills at http://spam.example',
    explanation: 'Buy cheap pills at http://spam.example now.',
  });
  const noticeId = location.split('/').at(-1) ?? '';
  const before = mailbox.mails.length;
  await sendReceipt(parley.deps, mailing(), { siteId: site.id, noticeId });
  const [mail = '', ...more] = mailbox.mails.slice(before);
  assert.equal(more.length, 0);
  assert.match(mail, /nora@notifier\.example/);
  assert.doesNotMatch(mail, /pills|spam\.example/);
});

test('the decision is told once, with what can be done against it, and after the time to take it back', async () => {
  const { id, url } = await write();
  const location = await send(url);
  await decideOn(id, 'reject');
  const nobody = createFormBrowser(parley);
  assert.match((await nobody.go('GET', location)).body, /Nothing has been decided yet/);
  const before = mailbox.mails.length;
  await tell(id);
  assert.equal(mailbox.mails.length, before);
  await passUndo(id);
  await tell(id);
  await tell(id);
  assert.equal(mailbox.mails.length, before + 1);
  assert.match((await nobody.go('GET', location)).body, /has been removed[^]*Article 21/);
});

test('a comment that its author deletes settles what was said against it', async () => {
  const { id, url } = await write();
  const location = await send(url);
  await api.send(ann, { method: 'DELETE', url: `${api.site}/comments/${id}` });
  await passUndo(id);
  const receipt = await createFormBrowser(parley).go('GET', location);
  assert.match(receipt.body, /was deleted before anything was decided/);
});

test('readers who asked for it get mail about what became of their reports, others do not', async () => {
  const { id } = await write();
  for (const [name, wants] of [
    ['Wanda', true],
    ['Silent', false],
  ] as const) {
    const token = await parley.signIn(name);
    await api.send(token, {
      method: 'POST',
      url: `${api.site}/comments/${id}/reports`,
      payload: { reason: 'abusive' },
    });
    await parley.pool.query({
      text: 'update accounts set report_mail = $2 where name = $1',
      values: [name, wants],
    });
  }
  await decideOn(id, 'approve');
  await passUndo(id);
  const before = mailbox.mails.length;
  await tell(id);
  const mails = mailbox.mails.slice(before);
  assert.equal(mails.length, 1);
  assert.match(mails[0] ?? '', /wanda@reader\.example/);
  assert.match(mails[0] ?? '', /may stay/);
});

test('a banned person sends notices too, and the API takes them', async () => {
  const { id } = await write();
  const token = await parley.signIn('Banned');
  await parley.pool.query({
    text: `update accounts set banned_until = now() + interval '1 day' where name = 'Banned'`,
  });
  const sent = await api.send(token, {
    method: 'POST',
    url: `${api.site}/comments/${id}/notices`,
    payload: { ...COMPLETE, goodFaith: true },
  });
  assert.equal(sent.status, 201);
  assert.match(sent.json.url, /^https:\/\/talk\.example\/daily\/notices\//);
});

test('an address that no notice has is a page that is not there', async () => {
  const answer = await parley.request({ url: '/daily/notices/0192aaaa-0000-7000-8000-000000000000' });
  assert.equal(answer.statusCode, 404);
});
