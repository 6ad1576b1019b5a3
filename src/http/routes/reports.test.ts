import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { AccountId, SiteId } from '../../domain/ids.ts';
import { createApiClient } from '../../testing/api-client.ts';
import { createTestApplication, type TestApplication } from '../../testing/application.ts';
import { enterDesk } from '../../testing/desk.ts';
import { createFormBrowser, type FormBrowser } from '../../testing/form-browser.ts';

let parley: TestApplication;
let api: ReturnType<typeof createApiClient>;
let ann: string;

before(async () => {
  parley = await createTestApplication();
  await parley.addSite('daily', { settings: { guests: true, reportsWithoutAccount: true } });
  await parley.addSite('strict');
  api = createApiClient(parley, 'daily');
  ann = await parley.signIn('Ann');
});
after(() => parley.close());

async function write(client = api, token = ann): Promise<{ id: string; story: string }> {
  const story = client.newStory();
  const written = await client.write(token, story, { body: 'Something that annoys.' });
  return { id: written.json.comment.id, story };
}

const report = (token: string, id: string, more: object = {}) =>
  api.send(token, {
    method: 'POST',
    url: `${api.site}/comments/${id}/reports`,
    payload: { reason: 'spam', ...more },
  });

async function browse(token?: string): Promise<FormBrowser> {
  const browser = createFormBrowser(parley);
  if (token !== undefined) browser.cookies.set('__Host-parley_session', token);
  return browser;
}

interface StoredReport {
  readonly reason: string;
  readonly body: string;
  readonly weight: number;
  readonly account_id: string | null;
}

async function listStored(id: string): Promise<StoredReport[]> {
  const { rows } = await parley.pool.query<StoredReport>({
    text: 'select reason, body, weight, account_id from reports where comment_id = $1 order by created_at, id',
    values: [id],
  });
  return rows;
}

async function statusOf(id: string): Promise<string> {
  const { rows } = await parley.pool.query<{ status: string }>({
    text: 'select status from comments where id = $1',
    values: [id],
  });
  return rows[0]?.status ?? 'none';
}

/** Somebody with an account of a month and three comments that stand. */
async function makeEstablished(name: string): Promise<string> {
  const token = await parley.signIn(name);
  const story = api.newStory();
  for (const body of ['One.', 'Two.', 'Three.']) await api.write(token, story, { body: `${name}: ${body}` });
  await parley.pool.query({
    text: `update accounts set created_at = created_at - interval '30 days' where name = $1`,
    values: [name],
  });
  return token;
}

test('a comment is reported by a form, whose page says that it has arrived', async () => {
  const { id, story } = await write();
  const ben = await browse(await parley.signIn('Ben'));
  const url = `/daily/stories/${story}/comments/${id}/report`;
  const thread = await ben.go('GET', `/daily/stories/${story}`);
  assert.match(thread.body, new RegExp(`href="${url}"`));
  const form = await ben.go('GET', url);
  assert.equal(form.headers['cache-control'], 'private, no-cache');
  assert.match(form.body, /Something that annoys/);
  const sent = await ben.go('POST', url, { reason: 'hate', body: 'Look at this.' });
  assert.equal(sent.statusCode, 303);
  const page = await ben.go('GET', String(sent.headers.location));
  assert.match(page.body, /A moderator will look at this comment/);
  assert.deepEqual(
    (await listStored(id)).map(({ reason, body }) => ({ reason, body })),
    [{ reason: 'hate', body: 'Look at this.' }],
  );
});

test('what was typed comes back where the reason is missing', async () => {
  const { id, story } = await write();
  const ben = await browse(await parley.signIn('Ben'));
  const sent = await ben.go('POST', `/daily/stories/${story}/comments/${id}/report`, {
    reason: '',
    body: 'My words <b>',
  });
  assert.equal(sent.statusCode, 400);
  assert.match(sent.body, /My words &lt;b/);
  assert.match(sent.body, /aria-invalid="true"/);
  assert.deepEqual(await listStored(id), []);
});

test('reporting again changes the report, and the same request does nothing twice', async () => {
  const { id } = await write();
  const ben = await parley.signIn('Ben');
  assert.equal((await report(ben, id)).status, 201);
  assert.equal((await report(ben, id, { reason: 'hate', body: ' Worse. ' })).status, 201);
  const stored = await listStored(id);
  assert.deepEqual(
    stored.map(({ reason, body }) => ({ reason, body })),
    [{ reason: 'hate', body: 'Worse.' }],
  );
});

test('nobody reports their own comment, a comment that is not there, or illegal content without a notice', async () => {
  const { id } = await write();
  assert.equal((await report(ann, id)).json.code, 'report_own_comment');
  const ben = await parley.signIn('Ben');
  const unknown = await report(ben, '0192aaaa-0000-7000-8000-000000000000');
  assert.equal(unknown.json.code, 'comment_not_found');
  assert.equal((await report(ben, id, { reason: 'illegal' })).status, 400);
  assert.equal((await report(ben, id, { body: 'x'.repeat(1_001) })).json.code, 'report_too_long');
  const own = await browse(ann);
  const page = await own.go('GET', `/daily/stories/${(await write()).story}`);
  assert.doesNotMatch(page.body, /\/report"/);
});

test('without account only where the site allows it, one report for each network', async () => {
  const { id, story } = await write();
  const url = `/daily/stories/${story}/comments/${id}/report`;
  const nobody = await browse();
  assert.equal((await nobody.go('POST', url, { reason: 'spam' })).statusCode, 303);
  assert.equal((await nobody.go('POST', url, { reason: 'hate' })).statusCode, 303);
  const stored = await listStored(id);
  assert.deepEqual(
    stored.map(({ reason, account_id }) => ({ reason, account_id })),
    [{ reason: 'hate', account_id: null }],
  );
  const strict = createApiClient(parley, 'strict');
  const there = await write(strict);
  const refused = await nobody.go('POST', `/strict/stories/${there.story}/comments/${there.id}/report`, {
    reason: 'spam',
  });
  assert.equal(refused.headers['parley-refusal'], 'sign_in_required');
  const page = await nobody.go('GET', `/strict/stories/${there.story}/comments/${there.id}/report`);
  assert.match(page.body, /\/sign-in\?return=/);
});

test('a form of another page reports nothing', async () => {
  const { id, story } = await write();
  const response = await parley.request({
    method: 'POST',
    url: `/daily/stories/${story}/comments/${id}/report`,
    headers: {
      origin: 'https://evil.example',
      'sec-fetch-site': 'cross-site',
      'content-type': 'application/x-www-form-urlencoded',
    },
    payload: 'reason=spam',
  });
  assert.equal(response.headers['parley-refusal'], 'origin_missing');
  assert.deepEqual(await listStored(id), []);
});

test('three established readers take a comment out of sight, and a moderator finds it', async () => {
  const { id, story } = await write();
  for (const name of ['Carla', 'Dora', 'Emil']) {
    assert.equal(await statusOf(id), 'published');
    assert.equal((await report(await makeEstablished(name), id)).status, 201);
  }
  assert.equal(await statusOf(id), 'withheld');
  const { rows } = await parley.pool.query({
    text: 'select is_reported, is_withheld, is_pending from queue_items where comment_id = $1',
    values: [id],
  });
  assert.deepEqual(rows, [{ is_reported: true, is_withheld: true, is_pending: false }]);
  const decisions = await parley.pool.query({
    text: 'select decided_by, from_status, to_status from decisions where comment_id = $1 order by sequence',
    values: [id],
  });
  assert.deepEqual(decisions.rows.at(-1), {
    decided_by: 'reports',
    from_status: 'published',
    to_status: 'withheld',
  });
  assert.deepEqual((await api.list(story)).comments, []);
});

test('a hundred fresh guests and accounts withhold nothing', async () => {
  const { id } = await write();
  const reporters = Array.from({ length: 100 }, async (_, number) => {
    if (number % 2 === 1) return parley.signIn(`Fresh ${number}`);
    const written = await parley.request({
      method: 'POST',
      url: `${api.site}/stories/guests/comments`,
      payload: { body: 'Hello.', name: `Guest ${number}`, url: 'https://news.example/guests' },
    });
    return String(written.json().guestToken);
  });
  for (const token of await Promise.all(reporters)) assert.equal((await report(token, id)).status, 201);
  assert.equal((await listStored(id)).length, 100);
  assert.equal(await statusOf(id), 'published');
});

test('what a moderator has approved is not withheld by reports again, until its text changes', async () => {
  const { id } = await write();
  await parley.pool.query({
    text: `insert into decisions (site_id, id, comment_id, from_status, to_status, decided_by, decided_at)
      select site_id, gen_random_uuid(), id, 'published', 'published', 'account', now() from comments where id = $1`,
    values: [id],
  });
  for (const name of ['Carla', 'Dora', 'Emil']) await report(await parley.signIn(name), id);
  assert.equal(await statusOf(id), 'published');
  await parley.pool.query({
    text: `update comments set edited_at = now() + interval '1 second' where id = $1`,
    values: [id],
  });
  await report(await parley.signIn('Carla'), id, { reason: 'hate' });
  assert.equal(await statusOf(id), 'withheld');
});

test('who reported a comment is told to nobody but moderators', async () => {
  const { id, story } = await write();
  const ben = await parley.signIn('Benjamin Secret');
  await report(ben, id, { body: 'a secret remark' });
  const account = await parley.pool.query<{ id: AccountId }>({
    text: `select id from accounts where name = 'Benjamin Secret'`,
  });
  const pages = [
    await parley.request({ url: `/daily/stories/${story}` }),
    await (await browse(ann)).go('GET', `/daily/stories/${story}`),
    await (await browse(ann)).go('GET', `/daily/stories/${story}/comments/${id}`),
    await (await browse(ann)).go('GET', '/account/reports'),
    await parley.request({
      url: `${api.site}/comments/${id}`,
      headers: { authorization: `Bearer ${ann}` },
    }),
    await parley.request({
      url: `${api.site}/stories/${story}/viewer?lang=en`,
      headers: { authorization: `Bearer ${ann}` },
    }),
  ];
  for (const { body, statusCode } of pages) {
    assert.equal(statusCode, 200);
    for (const secret of ['Secret', 'a secret remark', account.rows[0]?.id ?? 'none'])
      assert.ok(!body.includes(secret), secret);
  }
});

test('a moderator does not learn who reported their own comment, others do', async () => {
  const author = await enterDesk(parley, { name: 'Mod Author', role: 'moderator' });
  const other = await enterDesk(parley, { name: 'Mod Other', role: 'moderator' });
  const { id } = await write(api, author.token);
  await report(await parley.signIn('Benjamin Secret'), id, { body: 'a secret remark' });
  const url = `/api/v1/desk/sites/daily/comments/${id}`;
  const seen = await other.get(url);
  assert.match(seen.body, /Benjamin Secret.*/);
  assert.match(seen.body, /a secret remark/);
  const own = await author.get(url);
  const personUrl = `/api/v1/desk/sites/daily/people/${own.json().author.id}`;
  for (const { statusCode, body } of [own, await author.get(personUrl)]) {
    assert.equal(statusCode, 200);
    assert.doesNotMatch(body, /Benjamin|secret remark/);
  }
});

test('a decision settles what was reported, and taking it back opens that again', async () => {
  const { id } = await write();
  const [ben, cleo] = [await parley.signIn('Ben'), await parley.signIn('Cleo')];
  await report(ben, id);
  await report(cleo, id);
  const moderator = await enterDesk(parley, { name: 'Mod Decides', role: 'moderator' });
  const post = (path: string, payload: object) =>
    api.send(moderator.token, {
      method: 'POST',
      url: `/api/v1/desk/sites/daily/comments/${id}/${path}`,
      payload,
    });
  const outcomes = async () => {
    const { rows } = await parley.pool.query<{ outcome: string | null }>({
      text: 'select outcome from reports where comment_id = $1 order by created_at, id',
      values: [id],
    });
    return rows.map(({ outcome }) => outcome);
  };
  const card = (await moderator.get(`/api/v1/desk/sites/daily/comments/${id}`)).json();
  const seen = { revision: card.revision, decision: card.decisions.at(-1)?.id ?? null };
  const decided = await post('decision', { action: 'approve', seen });
  assert.equal(decided.json.outcome, 'decided', JSON.stringify(decided.json));
  assert.deepEqual(await outcomes(), ['dismissed', 'dismissed']);
  // Whoever reports it anew meanwhile has one open report, not two.
  await report(cleo, id, { reason: 'hate' });
  const undone = await post('undo', { decision: decided.json.decision.id });
  assert.equal(undone.status, 200, JSON.stringify(undone.json));
  assert.deepEqual(await outcomes(), [null, 'dismissed', null]);
});

test('what one reported stands in one’s own account, without script', async () => {
  const { id } = await write();
  const token = await parley.signIn('Frida');
  await report(token, id, { reason: 'private_data', body: '<script>alert(1)</script>' });
  const page = await (await browse(token)).go('GET', '/account/reports');
  assert.match(page.body, /It tells private things about somebody/);
  assert.match(page.body, /&lt;script>|&lt;script&gt;/);
  assert.doesNotMatch(page.body, /<script>alert/);
  assert.match(page.body, /Not decided yet/);
});

test('the form for the script comes in the language of the request', async () => {
  const { id } = await write();
  const answer = await parley.request({ url: `${api.site}/comments/${id}/reports/form?lang=de` });
  assert.match(answer.json().html, /Meldung senden/);
});

test('a moderator of another site reports as a reader does', async () => {
  const { rows } = await parley.pool.query<{ id: SiteId }>({
    text: `select id from sites where key = 'strict'`,
  });
  const siteIds = rows.map(({ id }) => id);
  const { token } = await enterDesk(parley, { name: 'Elsewhere', role: 'moderator', siteIds });
  const { id } = await write();
  assert.equal((await report(token, id)).status, 201);
  assert.equal(await statusOf(id), 'published');
  const [stored] = await listStored(id);
  assert.ok(stored && stored.weight < 1, String(stored?.weight));
});

test('a decision that was taken back approves nothing: reports withhold the comment as before', async () => {
  const { token } = await enterDesk(parley, { name: 'Hasty', role: 'moderator' });
  const flagger = await enterDesk(parley, { name: 'Flagger', role: 'staff' });
  const { id } = await write();
  const at = `/api/v1/desk${api.site.replace('/api/v1', '')}/comments/${id}`;
  const card = (await api.send(token, { method: 'GET', url: at })).json;
  const seen = { revision: card.revision, decision: card.decisions.at(-1)?.id ?? null };
  const send = (what: string, payload: object) =>
    api.send(token, { method: 'POST', url: `${at}/${what}`, payload });
  const decided = await send('decision', { action: 'reject', reason: 'spam', seen });
  assert.equal(decided.json.outcome, 'decided');
  assert.equal((await send('undo', { decision: decided.json.decision.id })).json.outcome, 'decided');
  assert.equal(await statusOf(id), 'published');
  assert.equal((await report(flagger.token, id)).status, 201);
  assert.equal(await statusOf(id), 'withheld');
});
