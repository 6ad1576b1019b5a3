import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { AccountId } from '../../../domain/ids.ts';
import { isRefusal } from '../../../domain/refusal.ts';
import { OPERATOR } from '../../../domain/viewer.ts';
import { tellSanction } from '../../../jobs/tell-sanction.ts';
import { createMailer } from '../../../net/mailer.ts';
import { banAccount, liftBan } from '../../../service/ban-account.ts';
import { rejectRecent, restoreRejected } from '../../../service/reject-recent.ts';
import { createApiClient } from '../../../testing/api-client.ts';
import { createTestApplication, type TestApplication } from '../../../testing/application.ts';
import { enterDesk } from '../../../testing/desk.ts';
import { createFormBrowser } from '../../../testing/form-browser.ts';
import { startMailbox } from '../../../testing/mailbox.ts';
import type { Drawer } from '../../../wire/desk-people.ts';

let parley: TestApplication;
let daily: ReturnType<typeof createApiClient>;
let weekly: ReturnType<typeof createApiClient>;
let moderator: string;
let local: string;
let people = 0;

before(async () => {
  parley = await createTestApplication();
  const { id } = await parley.addSite('daily');
  await parley.addSite('weekly');
  daily = createApiClient(parley, 'daily');
  weekly = createApiClient(parley, 'weekly');
  moderator = (await enterDesk(parley, { name: 'Mo', role: 'moderator' })).token;
  local = (await enterDesk(parley, { name: 'Lou', role: 'moderator', siteIds: [id] })).token;
});
after(() => parley.close());

interface Writer {
  readonly id: AccountId;
  readonly token: string;
  readonly comments: readonly string[];
}

/** Somebody who has written a comment on each of some sites. */
async function makeWriter(clients = [daily]): Promise<Writer> {
  people += 1;
  const token = await parley.signIn(`Writer ${people}`);
  const comments: string[] = [];
  let id = '';
  for (const client of clients) {
    const written = await client.write(token, client.newStory(), { body: `Words of number ${people}.` });
    comments.push(written.json.comment.id);
    id = written.json.comment.author.id;
  }
  return { id: id as AccountId, token, comments };
}

async function statusOf(id: string): Promise<string> {
  const { rows } = await parley.pool.query<{ status: string }>({
    text: 'select status from comments where id = $1',
    values: [id],
  });
  return rows[0]?.status ?? 'none';
}

const person = (id: string, site = 'daily') => `/api/v1/desk/sites/${site}/people/${id}`;
const post = (token: string, url: string, payload: object = {}) =>
  daily.send(token, { method: 'POST', url, payload });
const sanction = (id: string, payload: object, token = moderator) =>
  post(token, `${person(id)}/sanctions`, { reason: 'abusive', ...payload });
const inDays = (days: number) => new Date(parley.deps.clock().getTime() + days * 86_400_000).toISOString();

async function open(id: string, token = moderator, site = 'daily') {
  const answer = await daily.send(token, { method: 'GET', url: person(id, site) });
  return { status: answer.status, drawer: answer.json as Drawer & { code?: string } };
}

const vote = (token: string, client: typeof daily, id: string) =>
  client.send(token, { method: 'PUT', url: `${client.site}/comments/${id}/vote`, payload: { value: 'up' } });

test('a drawer shows what a person wrote here, and elsewhere to those who moderate there', async () => {
  const writer = await makeWriter([daily, weekly]);
  const all = await open(writer.id);
  assert.equal(all.status, 200);
  assert.equal(all.drawer.history.published, 1);
  assert.deepEqual(
    all.drawer.comments.map(({ id, text }) => ({ id, text })),
    [{ id: writer.comments[0], text: `Words of number ${people}.` }],
  );
  assert.deepEqual(
    all.drawer.otherSites.map(({ site, published }) => [site.key, published]),
    [['weekly', 1]],
  );
  assert.deepEqual(all.drawer.may, { sanction: true, allSites: true });
  const here = await open(writer.id, local);
  assert.deepEqual(here.drawer.otherSites, []);
  assert.deepEqual(here.drawer.may, { sanction: true, allSites: false });
  assert.equal((await open(writer.id, local, 'weekly')).drawer.code, 'not_permitted');
});

test('people who have nothing to do with a site are nobody’s business there', async () => {
  const stranger = await makeWriter([weekly]);
  assert.equal((await open(stranger.id, local)).drawer.code, 'person_not_found');
  assert.equal((await sanction(stranger.id, { kind: 'warn' }, local)).json.code, 'person_not_found');
  assert.equal(
    (await post(local, `${person(stranger.id)}/notes`, { body: 'x' })).json.code,
    'person_not_found',
  );
});

test('a suspension of one site stops writing, voting and reporting there, and nowhere else, until it is lifted', async () => {
  const writer = await makeWriter([daily, weekly]);
  const other = await makeWriter([daily, weekly]);
  const given = await sanction(writer.id, { kind: 'suspend', until: inDays(3) }, local);
  assert.equal(given.status, 200);
  const [here = '', there = ''] = other.comments;
  const report = (client: typeof daily, id: string) =>
    client.send(writer.token, {
      method: 'POST',
      url: `${client.site}/comments/${id}/reports`,
      payload: { reason: 'spam' },
    });
  assert.equal((await daily.write(writer.token, 'x', { body: 'More.' })).json.code, 'account_banned');
  assert.equal((await vote(writer.token, daily, here)).json.code, 'account_banned');
  assert.equal((await report(daily, here)).json.code, 'account_banned');
  const edited = await daily.send(writer.token, {
    method: 'PATCH',
    url: `${daily.site}/comments/${writer.comments[0]}`,
    payload: { body: 'Other words.' },
  });
  assert.equal(edited.json.code, 'account_banned');
  assert.equal((await vote(writer.token, weekly, there)).status, 200);
  assert.equal((await report(weekly, there)).status, 201);
  const lifted = await post(local, `${person(writer.id)}/sanctions/${given.json.id}/lift`);
  assert.equal(lifted.status, 200);
  assert.equal((await vote(writer.token, daily, here)).status, 200);
  const { drawer } = await open(writer.id);
  assert.equal(drawer.sanctions[0]?.isInForce, false);
  assert.equal(drawer.sanctions[0]?.liftedBy?.name, 'Lou');
});

test('a ban on all sites and the ban of the account are one', async () => {
  const writer = await makeWriter();
  assert.equal((await sanction(writer.id, { kind: 'ban', sites: 'all' }, local)).json.code, 'not_permitted');
  const given = await sanction(writer.id, { kind: 'ban', sites: 'all' });
  const bannedUntil = async () => {
    const { rows } = await parley.pool.query({
      text: 'select banned_until, (select count(*)::int from ban_hashes) as hashes from accounts where id = $1',
      values: [writer.id],
    });
    return rows[0];
  };
  const before = await bannedUntil();
  assert.ok(before.banned_until > new Date('9000-01-01') && before.hashes > 0);
  assert.equal((await weekly.write(writer.token, 'y', { body: 'More.' })).json.code, 'account_banned');
  const late = await post(local, `${person(writer.id)}/sanctions/${given.json.id}/lift`);
  assert.equal(late.json.code, 'not_permitted');
  await post(moderator, `${person(writer.id)}/sanctions/${given.json.id}/lift`);
  assert.deepEqual(await bannedUntil(), { banned_until: null, hashes: before.hashes - 1 });
  const until = new Date(inDays(2));
  assert.ok(!isRefusal(await banAccount(parley.deps, OPERATOR, { who: { accountId: writer.id }, until })));
  const { drawer } = await open(writer.id);
  const [newest] = drawer.sanctions;
  assert.deepEqual(
    [newest?.kind, newest?.site, newest?.until, newest?.isInForce],
    ['suspend', null, until.toISOString(), true],
  );
  await liftBan(parley.deps, OPERATOR, { accountId: writer.id });
  assert.ok((await open(writer.id)).drawer.sanctions.every(({ isInForce }) => !isInForce));
});

test('a ban rejects what was written in the days before, and lifting it brings that back', async () => {
  const writer = await makeWriter([daily, weekly]);
  const [here = '', there = ''] = writer.comments;
  const old = await daily.write(writer.token, daily.newStory(), { body: 'Long ago.' });
  await parley.pool.query({
    text: `update comments set created_at = created_at - interval '5 days' where id = $1`,
    values: [old.json.comment.id],
  });
  assert.equal((await sanction(writer.id, { kind: 'warn', rejectDays: 2 })).json.field, 'rejectDays');
  const given = await sanction(writer.id, { kind: 'ban', rejectDays: 2 }, local);
  const job = { sanctionId: given.json.id, accountId: writer.id };
  await rejectRecent(parley.deps, job);
  assert.deepEqual(
    [await statusOf(here), await statusOf(there), await statusOf(old.json.comment.id)],
    ['rejected', 'published', 'published'],
  );
  await post(local, `${person(writer.id)}/sanctions/${given.json.id}/lift`);
  await restoreRejected(parley.deps, job);
  assert.equal(await statusOf(here), 'published');
  // A job that comes late does nothing any more.
  await rejectRecent(parley.deps, job);
  assert.equal(await statusOf(here), 'published');
});

test('nobody decides anything of themselves or of those who moderate', async () => {
  const { token } = await enterDesk(parley, { name: 'Max', role: 'moderator' });
  const written = await daily.write(token, daily.newStory(), { body: 'A moderator’s words.' });
  const accountId = written.json.comment.author.id;
  assert.equal((await sanction(accountId, { kind: 'warn' })).json.code, 'person_protected');
  assert.equal((await sanction(accountId, { kind: 'warn' }, token)).json.code, 'person_protected');
});

test('the term of a sanction has to fit its kind', async () => {
  const { id } = await makeWriter();
  for (const wrong of [
    { kind: 'suspend' },
    { kind: 'suspend', until: inDays(-1) },
    { kind: 'suspend', until: inDays(400) },
    { kind: 'ban', until: inDays(3) },
  ])
    assert.equal((await sanction(id, wrong)).json.code, 'time_invalid', JSON.stringify(wrong));
});

test('notes are for moderators of the site, and deleted by their author or an admin', async () => {
  const writer = await makeWriter([daily, weekly]);
  const note = await post(local, `${person(writer.id)}/notes`, { body: ' Known to us. <b> ' });
  assert.equal(note.status, 200);
  const seen = (await open(writer.id)).drawer.notes;
  assert.deepEqual(
    seen.map(({ body, author, mayDelete }) => [body, author?.name, mayDelete]),
    [['Known to us. <b>', 'Lou', false]],
  );
  const remove = (token: string) =>
    daily.send(token, { method: 'DELETE', url: `${person(writer.id)}/notes/${note.json.id}` });
  assert.equal((await remove(moderator)).json.code, 'not_permitted');
  assert.equal((await remove(local)).status, 204);
  assert.deepEqual((await open(writer.id)).drawer.notes, []);
});

test('a warning is read on a page of one’s own, without script', async () => {
  const writer = await makeWriter();
  const toPerson = 'Please keep to the subject. <script>alert(1)</script>';
  const given = await sanction(writer.id, { kind: 'warn', toPerson }, local);
  const browser = createFormBrowser(parley);
  browser.cookies.set('__Host-parley_session', writer.token);
  const page = await browser.go('GET', '/account/warnings');
  assert.match(page.body, /Please keep to the subject/);
  assert.doesNotMatch(page.body, /<script>alert|Lou/);
  const viewer = await daily.send(writer.token, {
    method: 'GET',
    url: `${daily.site}/stories/story-1/viewer?lang=en`,
  });
  assert.equal(viewer.json.warning.id, given.json.id);
  assert.match(viewer.json.warning.html, /I have read this/);
  const read = await browser.go('POST', '/account/warnings', { id: given.json.id });
  assert.equal(read.statusCode, 303);
  const after = await browser.go('GET', '/account/warnings');
  assert.match(after.body, /Read by you/);
  assert.doesNotMatch(after.body, /I have read this/);
});

test('nobody reads another’s warning', async () => {
  const [writer, other] = [await makeWriter(), await makeWriter()];
  const given = await sanction(writer.id, { kind: 'warn' });
  const url = `${daily.site}/warnings/${given.json.id}/read`;
  assert.equal((await post(other.token, url)).json.code, 'sanction_not_found');
  assert.equal((await post(writer.token, url)).status, 204);
  assert.equal((await post(writer.token, url)).status, 204);
});

test('what is decided of a person stands in the audit log, without the words', async () => {
  const writer = await makeWriter();
  await sanction(writer.id, { kind: 'premoderate', toPerson: 'Some words.' });
  const { rows } = await parley.pool.query({
    text: 'select action, to_value::text as "to" from audit_log where target = $1',
    values: [writer.id],
  });
  assert.equal(rows[0]?.action, 'person.sanctioned');
  assert.doesNotMatch(rows[0]?.to, /Some words/);
});

test('whoever was warned writes on once they have read it, and is led to it', async () => {
  const writer = await makeWriter();
  const given = await sanction(writer.id, { kind: 'warn', toPerson: 'Be kind.' });
  assert.equal((await daily.write(writer.token, 'z', { body: 'On I go.' })).json.code, 'warning_unread');
  const browser = createFormBrowser(parley);
  browser.cookies.set('__Host-parley_session', writer.token);
  const url = `/daily/stories/z/comment?url=${encodeURIComponent('https://news.example/z')}`;
  const refused = await browser.go('POST', url, { body: 'On I go.' });
  assert.equal(refused.headers['parley-refusal'], 'warning_unread');
  assert.match(refused.body, /href="\/account\/warnings"[^]*On I go\./);
  await browser.go('POST', '/account/warnings', { id: given.json.id });
  assert.equal((await browser.go('POST', url, { body: 'On I go.' })).statusCode, 303);
});

test('what a premoderated person writes waits, on that site alone', async () => {
  const writer = await makeWriter([daily, weekly]);
  await sanction(writer.id, { kind: 'premoderate' }, local);
  const here = await daily.write(writer.token, daily.newStory(), { body: 'A thought that waits.' });
  const there = await weekly.write(writer.token, weekly.newStory(), { body: 'A thought that does not.' });
  assert.deepEqual([here.json.comment.status, there.json.comment.status], ['pending', 'published']);
});

test('a person is told by mail what was decided, not by whom, and not once it was lifted', async () => {
  const mailbox = await startMailbox();
  const mailer = createMailer(mailbox.url, 'Parley <parley@talk.example>');
  try {
    const writer = await makeWriter();
    const given = await sanction(writer.id, {
      kind: 'suspend',
      until: inDays(2),
      toPerson: 'Come back calmer.',
    });
    const job = { sanctionId: given.json.id, accountId: writer.id, language: 'en' };
    const tell = () => tellSanction(parley.deps, { mailer, publicUrl: parley.publicUrl }, job);
    await tell();
    const [mail = '', ...more] = mailbox.mails;
    assert.equal(more.length, 0);
    assert.match(mail, /You may not write for some time/);
    assert.match(mail, /Come back calmer\./);
    assert.doesNotMatch(mail, /\bMo\b/);
    await post(moderator, `${person(writer.id)}/sanctions/${given.json.id}/lift`);
    await tell();
    assert.equal(mailbox.mails.length, 1);
  } finally {
    mailer.close();
    await mailbox.close();
  }
});

test('a moderator who was reported does not read in the drawer of a reader that it was them', async () => {
  const max = await enterDesk(parley, { name: 'Maxine', role: 'moderator' });
  const written = await daily.write(max.token, daily.newStory(), { body: 'A moderator’s words.' });
  const reader = await makeWriter();
  const other = await makeWriter();
  for (const id of [written.json.comment.id, other.comments[0]])
    await daily.send(reader.token, {
      method: 'POST',
      url: `${daily.site}/comments/${id}/reports`,
      payload: { reason: 'hate', body: 'I am the neighbour of whoever wrote this.' },
    });
  const shown = (await open(reader.id, max.token)).drawer.reportsBy;
  assert.deepEqual([shown.open, shown.last.map(({ commentId }) => commentId)], [1, [other.comments[0]]]);
  assert.equal((await open(reader.id)).drawer.reportsBy.open, 2);
});

test('who became a moderator does not lift what was decided of them before', async () => {
  const writer = await makeWriter();
  const given = await sanction(writer.id, { kind: 'ban' });
  const { token } = await enterDesk(parley, { name: `Writer ${people}`, role: 'moderator' });
  const lift = `${person(writer.id)}/sanctions/${given.json.id}/lift`;
  assert.equal((await post(token, lift)).json.code, 'person_protected');
  const { drawer } = await open(writer.id, token);
  assert.deepEqual([drawer.sanctions[0]?.isInForce, drawer.sanctions[0]?.mayLift], [true, false]);
  assert.equal((await post(moderator, lift)).status, 200);
});
