import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { addSection } from '../../../service/manage-sections.ts';
import { createApiClient } from '../../../testing/api-client.ts';
import { makeActing } from '../../../testing/acting.ts';
import { createTestApplication, NEWS_ORIGIN, type TestApplication } from '../../../testing/application.ts';

let parley: TestApplication;
let api: ReturnType<typeof createApiClient>;
let cms: string;
let moderator: string;

before(async () => {
  parley = await createTestApplication();
  const { id } = await parley.addSite('daily');
  api = createApiClient(parley, 'daily');
  const ids = { this: id, other: id };
  const server = { name: 'CMS', role: 'server', apiScopes: ['stories:write'], sites: 'this' } as const;
  cms = (await makeActing(parley, server, ids)).token!;
  moderator = (await makeActing(parley, { name: 'a moderator', role: 'moderator' }, ids)).token!;
});
after(() => parley.close());

const put = (story: string, payload: object, token = cms) =>
  api.send(token, {
    method: 'PUT',
    url: `${api.site}/stories/${encodeURIComponent(story)}`,
    payload,
  });
const page = async (story: string) => (await parley.request({ url: `/daily/stories/${story}` })).body;

test('a server tells of a story before anybody has written, and the same again changes nothing', async () => {
  const payload = { url: `${NEWS_ORIGIN}/told?utm_source=x`, title: 'A story  told' };
  const made = await put('told', payload);
  assert.deepEqual(
    [made.status, made.json.title, made.json.url],
    [201, 'A story told', `${NEWS_ORIGIN}/told`],
  );
  assert.match(await page('told'), /A story told/);
  const again = await put('told', payload);
  assert.deepEqual([again.status, again.json], [200, made.json]);
  const written = await api.write(await parley.signIn('Ann'), 'told', { body: 'First' });
  assert.equal(written.status, 201);
});

test('a story named by its address needs no other', async () => {
  const { status, json } = await put(`${NEWS_ORIGIN}/by-address/`, {});
  assert.deepEqual([status, json.url], [201, `${NEWS_ORIGIN}/by-address`]);
});

test('what readers see follows at once', async () => {
  const made = await put('followed', { title: 'Before' });
  assert.match(await page('followed'), /Before/);
  const changed = await put('followed', { title: 'After', closedAt: '2001-01-01T00:00:00Z' }, moderator);
  assert.ok(changed.json.version > made.json.version);
  assert.match(await page('followed'), /After/);
  const late = await api.write(await parley.signIn('Ann'), 'followed', { body: 'Too late' });
  assert.equal(late.json.code, 'story_closed');
  const opened = await put('followed', { closedAt: null }, moderator);
  assert.deepEqual([opened.json.closedAt, opened.json.title], [null, 'After']);
  const { rows } = await parley.pool.query<{ from: object; to: object }>({
    text: `select from_value as "from", to_value as "to" from audit_log where action = 'story.changed' order by id`,
  });
  assert.deepEqual(rows.at(-1), { from: { closedAt: '2001-01-01T00:00:00.000Z' }, to: { closedAt: null } });
});

test('at the same moment one request makes it, and all succeed', async () => {
  const answers = await Promise.all(Array.from({ length: 8 }, () => put('raced', { title: 'Raced' })));
  assert.deepEqual(
    answers.map(({ status }) => status).toSorted((a, b) => a - b),
    [200, 200, 200, 200, 200, 200, 200, 201],
  );
});

test('what cannot be is refused with its field', async () => {
  const mistakes: [object, string, string | undefined][] = [
    [{ url: 'nowhere' }, 'address_invalid', 'url'],
    [{ url: 'https://evil.example/' }, 'origin_not_registered', 'url'],
    [{ title: ' ' }, 'label_invalid', 'title'],
    [{ title: 'x'.repeat(301) }, 'label_invalid', 'title'],
    [{ section: 'nowhere' }, 'section_not_found', 'section'],
    [{ closedAt: 'soon' }, 'input_invalid', 'closedAt'],
  ];
  for (const [payload, code, field] of mistakes) {
    const { json } = await put('refused', payload);
    assert.deepEqual([json.code, json.field], [code, field], JSON.stringify(payload));
  }
  const { status } = await api.send(cms, { method: 'GET', url: `${api.site}/stories/refused` });
  assert.equal(status, 404);
});

test('stories are listed by pages, newest first, also those of one section', async () => {
  const admin = { kind: 'operator' } as const;
  const site = await parley.addSite('listed');
  await addSection(parley.deps, admin, { site, key: 'odd', patterns: ['/odd/*'] });
  for (let n = 0; n < 60; n += 1) {
    const url = `${NEWS_ORIGIN}/${n % 2 === 1 ? 'odd' : 'even'}/${n}`;
    await parley.request({
      method: 'PUT',
      url: `/api/v1/sites/listed/stories/s${n}`,
      headers: { authorization: `Bearer ${moderator}` },
      payload: { url },
    });
  }
  const list = async (query: string) => {
    const stories: string[] = [];
    for (let after = ''; ;) {
      const url = `/api/v1/sites/listed/stories?after=${after}${query}`;
      const { json } = await api.send(moderator, { method: 'GET', url });
      stories.push(...json.stories.map(({ story }: { story: string }) => story));
      if (json.nextPage === null) return stories;
      after = json.nextPage;
    }
  };
  const all = Array.from({ length: 60 }, (_, n) => `s${59 - n}`);
  assert.deepEqual(await list(''), all);
  assert.deepEqual(
    await list('&section=odd'),
    all.filter((_, n) => n % 2 === 0),
  );
});

test('sections are added, moved, changed and removed', async () => {
  const site = await parley.addSite('sections');
  const ids = { this: site.id, other: site.id };
  const { token } = await makeActing(parley, { name: 'an admin', role: 'admin', sites: 'this' }, ids);
  const url = '/api/v1/sites/sections/sections';
  const send = (method: 'POST' | 'PATCH' | 'DELETE', path: string, payload?: object) =>
    api.send(token!, { method, url: url + path, ...(payload ? { payload } : {}) });
  assert.equal((await send('POST', '', { section: 'news' })).status, 201);
  const added = await send('POST', '', { section: 'sport', name: 'Sport', patterns: ['/SPORT/*', ''] });
  assert.deepEqual(added.json, { section: 'sport', name: 'Sport', patterns: ['/sport/*'], mode: null });
  assert.equal((await send('POST', '', { section: 'sport' })).json.code, 'key_taken');
  assert.equal((await send('POST', '', { section: 'Sport' })).json.code, 'key_invalid');
  assert.equal((await send('PATCH', '/sport', { patterns: ['sport'] })).json.code, 'pattern_invalid');
  assert.equal((await send('PATCH', '/nowhere', {})).json.code, 'section_not_found');
  await send('PATCH', '/sport', { position: 1, name: 'Sports' });
  const { json } = await api.send(moderator, { method: 'GET', url });
  assert.deepEqual(
    json.sections.map(({ section, name }: { section: string; name: string }) => `${section} ${name}`),
    ['sport Sports', 'news news'],
  );
  assert.equal((await send('DELETE', '/news')).status, 204);
  const { rows } = await parley.pool.query<{ action: string }>({
    text: `select action from audit_log where site_id = $1 and action like 'section.%' order by id`,
    values: [site.id],
  });
  assert.deepEqual(
    rows.map(({ action }) => action),
    ['section.added', 'section.added', 'section.changed', 'section.removed'],
  );
});

test('messages above the thread and guidelines beside the composer stand on every page, escaped', async () => {
  const { id } = await parley.addSite('loud', {
    settings: { messageBox: 'Be **kind** <script>', guidelines: 'https://news.example/rules?a=1&b="' },
  });
  assert.ok(id);
  const told = (message: string) =>
    api.send(moderator, {
      method: 'PUT',
      url: '/api/v1/sites/loud/stories/boxed',
      payload: { url: `${NEWS_ORIGIN}/boxed`, message },
    });
  const { json } = await told('We read along: [more](https://news.example/more) [no](javascript:alert(1))');
  assert.match(json.message, /^We read along/);
  for (const path of ['boxed', 'boxed/thread.html', 'boxed/picks']) {
    const { body } = await parley.request({ url: `/loud/stories/${path}` });
    assert.match(
      body,
      /<strong>kind<\/strong> &lt;script&gt;.*We read along: <a href="https:\/\/news\.example\/more"/s,
    );
    assert.doesNotMatch(body, /href="javascript/);
    assert.match(
      body,
      /href="https:\/\/news\.example\/rules\?a=1&amp;b=%22"[^>]*>Please read our guidelines\.</,
    );
  }
  assert.match((await parley.request({ url: '/loud/stories/unwritten' })).body, /Be <strong>kind/);
  const { body } = await parley.request({ url: '/loud/stories/boxed/comment' });
  assert.doesNotMatch(body, /<script>/);
  assert.equal((await told('x'.repeat(2_001))).json.code, 'body_too_long');
  assert.equal((await told('')).json.message, '');
  assert.doesNotMatch((await parley.request({ url: '/loud/stories/boxed' })).body, /We read along/);
});
