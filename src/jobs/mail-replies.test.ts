import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import type { AccountId } from '../domain/ids.ts';
import { createMailer } from '../net/mailer.ts';
import type { Mailer } from '../service/deps.ts';
import { takeReplyMail } from '../service/reply-mail.ts';
import { openAccountClient, type AccountClient } from '../testing/account-client.ts';
import { createApiClient } from '../testing/api-client.ts';
import { createTestApplication, type TestApplication } from '../testing/application.ts';
import { startMailbox, type Mailbox } from '../testing/mailbox.ts';
import { mailReplies } from './mail-replies.ts';

let parley: TestApplication;
let mailbox: Mailbox;
let mailer: Mailer;
let api: ReturnType<typeof createApiClient>;
let ann: AccountClient;
let ben: string;
let first: string;
let story: string;
const logged: string[] = [];

before(async () => {
  parley = await createTestApplication();
  mailbox = await startMailbox();
  mailer = createMailer(mailbox.url, 'Parley <parley@talk.example>');
  await parley.addSite('daily', { name: 'The Daily' });
  api = createApiClient(parley, 'daily');
  ann = await openAccountClient(parley, 'Ann');
  ben = await parley.signIn('Ben');
});
after(async () => {
  mailer.close();
  await mailbox.close();
  await parley.close();
});

/** Each test begins with one comment of Ann's, and nothing mailed or seen for two days. */
beforeEach(async () => {
  story = api.newStory();
  first = (await api.write(ann.token, story, { body: 'A question' })).json.comment.id;
  await prefer('soon');
  await parley.pool.query({ text: `delete from mutes` });
  await parley.pool.query({
    text: `update comments set published_at = now() - interval '1 year' where answered_id is not null`,
  });
  await rewind('2 days');
});

async function prefer(replyMail: string): Promise<void> {
  await ann.post('/account/preferences', { replyMail, language: 'en', timeZone: 'Europe/Berlin' });
}

async function rewind(interval: string): Promise<void> {
  await parley.pool.query({
    text: `update accounts set replies_seen_at = now() - $1::interval, replies_mailed_at = now() - $1::interval where name = 'Ann'`,
    values: [interval],
  });
}

/** A reply that was published a minute ago. */
async function reply(body: string): Promise<string> {
  const { id } = (await api.write(ben, story, { body, parentId: first })).json.comment;
  await parley.pool.query({
    text: `update comments set published_at = now() - interval '1 minute' where id = $1`,
    values: [id],
  });
  return id;
}

async function run(with_: Mailer | null = mailer): Promise<string[]> {
  const before = mailbox.mails.length;
  await mailReplies({
    deps: parley.deps,
    mailer: with_,
    publicUrl: parley.publicUrl,
    log: (_, line) => logged.push(line),
  });
  return mailbox.mails.slice(before);
}

async function findAnn(): Promise<AccountId> {
  const { rows } = await parley.pool.query<{ id: AccountId }>({
    text: `select id from accounts where name = 'Ann'`,
  });
  return rows[0]!.id;
}

test('several replies come in one mail, which names how to stop such mails, and come once', async () => {
  await reply('It was *never* so.');
  const second = await reply('It was: 3 < 4 & so on.');
  const [mail = '', ...more] = await run();
  assert.deepEqual(more, []);
  assert.match(mail, /^Subject: 2 new replies to what you wrote/m);
  assert.match(mail, /^To: ann@reader\.example/m);
  assert.match(mail, /It was never so\./);
  assert.match(mail, /It was: 3 < 4 & so on\./);
  assert.ok(mail.includes(`https://talk.example/daily/stories/${story}/comments/${second}`));
  assert.match(mail, /CET|GMT\+[12]|CEST/);
  const unsubscribe = /^List-Unsubscribe:\s+<(https:\/\/talk\.example\/unsubscribe\?token=[^>]+)>/m.exec(
    mail.replace(/\r\n[ \t]+/g, ' '),
  );
  assert.ok(unsubscribe, mail.slice(0, 1_500));
  assert.match(mail, /^List-Unsubscribe-Post: List-Unsubscribe=One-Click/m);
  assert.ok(!/<img|<style|http:/.test(mail));
  assert.deepEqual(await run(), []);
});

test('two processes, and one that died after it took a mail, never send it twice', async () => {
  await reply('Once');
  const id = await findAnn();
  const taken = await Promise.all([1, 2, 3].map(() => takeReplyMail(parley.deps, id)));
  assert.equal(taken.filter((each) => each !== null).length, 1);
  assert.deepEqual(await run(), []);
});

test('what the mail server does not take is sent with the next run, and no address gets into the log', async () => {
  await reply('Later');
  const refusing: Mailer = {
    send: ({ to }) => Promise.reject(new Error(`550 <${to}> is away`)),
    close: () => undefined,
  };
  assert.deepEqual(await run(refusing), []);
  assert.match(logged.join('\n'), /1 mails about replies were not taken/);
  assert.doesNotMatch(logged.join('\n'), /ann@|550/);
  assert.equal((await run()).length, 1);
  assert.deepEqual(await run(), []);
});

test('nobody gets mail about what they have seen, what they do not want, or from whom they have muted', async () => {
  await reply('Seen');
  await ann.get('/account/replies');
  assert.deepEqual(await run(), []);

  await rewind('2 days');
  await prefer('never');
  assert.deepEqual(await run(), []);

  await prefer('soon');
  await rewind('2 days');
  const { rows } = await parley.pool.query<{ id: string }>({
    text: `select id from accounts where name = 'Ben'`,
  });
  await api.send(ann.token, { method: 'PUT', url: `/api/v1/account/muted/${rows[0]?.id}` });
  assert.deepEqual(await run(), []);
  assert.deepEqual(await run(null), []);
});

test('once a day is once a day', async () => {
  await prefer('daily');
  await rewind('2 hours');
  await reply('Today');
  assert.deepEqual(await run(), []);
  await rewind('25 hours');
  assert.equal((await run()).length, 1);
  await reply('An hour later');
  assert.deepEqual(await run(), []);
});

test('a reply that is not settled yet waits for the next mail instead of being passed over', async () => {
  const { id } = (await api.write(ben, story, { body: 'Just now', parentId: first })).json.comment;
  await reply('A minute ago');
  const [mail = ''] = await run();
  assert.match(mail, /A minute ago/);
  assert.doesNotMatch(mail, /Just now/);
  await parley.pool.query({
    text: `update accounts set replies_mailed_at = replies_mailed_at - interval '1 minute' where name = 'Ann'`,
  });
  await parley.pool.query({
    text: `update comments set published_at = now() - interval '31 seconds' where id = $1`,
    values: [id],
  });
  assert.match((await run())[0] ?? '', /Just now/);
});

test('the link of a mail stops them, by one press and without a session; opening it changes nothing', async () => {
  await reply('Words');
  const [mail = ''] = await run();
  const [, token = ''] = /unsubscribe\?token=([\w.%-]+)/.exec(mail) ?? [];
  const url = `/unsubscribe?token=${token}`;
  const wants = async () =>
    (
      await parley.pool.query<{ mail: string }>({
        text: `select reply_mail as mail from accounts where name = 'Ann'`,
      })
    ).rows[0]?.mail;
  const shown = await parley.request({ url });
  assert.match(shown.body, /Stop mail about replies\?.*<form method="post"/s);
  assert.equal(await wants(), 'soon');
  const forged = await parley.request({ method: 'POST', url: `${url.slice(0, -3)}AAA` });
  assert.deepEqual([forged.statusCode, forged.headers['parley-refusal']], [404, 'link_invalid']);
  assert.equal(await wants(), 'soon');
  // As mail programs do it (RFC 8058): from nowhere, without a cookie.
  const done = await parley.request({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: 'List-Unsubscribe=One-Click',
  });
  assert.equal(done.statusCode, 200);
  assert.equal(await wants(), 'never');
});
