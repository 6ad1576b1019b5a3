import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Site } from '../../../domain/thread.ts';
import { ERASURE_HOURS, askErasure } from '../../../service/ask-erasure.ts';
import { eraseAccount } from '../../../service/erase-account.ts';
import { authenticate } from '../../../service/sessions.ts';
import { verify } from '../../../service/verify.ts';
import { createApiClient } from '../../../testing/api-client.ts';
import { createTestApplication, type TestApplication } from '../../../testing/application.ts';
import { enterDesk, type DeskPerson } from '../../../testing/desk.ts';
import { importHtml } from '../../../testing/import-html.ts';
import { saveRules } from '../../../testing/save-rules.ts';

/** What was imported as HTML goes everywhere that Markdown goes. */
let parley: TestApplication;
let site: Site;
let api: ReturnType<typeof createApiClient>;
let moderator: DeskPerson;
let people = 0;

const SOURCE =
  '<p>The <b>tram</b> &amp; the <i>herons</i>,\nsaid @Kim O&#39;Hara.</p><p><a href="https://Lock.example/7" onclick="x()">See</a> <spoiler>drowned</spoiler></p><script>alert(1)</script>';

before(async () => {
  parley = await createTestApplication();
  site = await parley.addSite('daily');
  api = createApiClient(parley, 'daily');
  await saveRules(parley, site, { suspect: 'bribe' });
  moderator = await enterDesk(parley, { name: 'Moderator', role: 'moderator' });
});
after(() => parley.close());

async function makeImported(source = SOURCE) {
  const name = `Author ${(people += 1)}`;
  const token = await parley.signIn(name);
  const story = api.newStory();
  const { id } = (await api.write(token, story, { body: 'To be replaced.' })).json.comment;
  await importHtml(parley, id, source);
  return { name, token, story, id: id as string, url: `${api.site}/comments/${id}` };
}

async function ask(request: string, payload?: object) {
  const [method, url] = request.split(' ');
  const call = { method: method as 'GET', url: `/api/v1/desk${url}`, ...(payload ? { payload } : {}) };
  return (await api.send(moderator.token, call)).json;
}

async function stored(id: string) {
  const { rows } = await parley.pool.query({
    text: `select format, body, html, (select json_agg(json_build_array(format, body) order by number) from revisions r
      where r.comment_id = c.id) as revisions from comments c where id = $1`,
    values: [id],
  });
  return rows[0];
}

async function assertOrder(): Promise<void> {
  assert.deepEqual((await verify(parley.deps, { fix: false })).found, []);
}

test('readers see what an imported comment says, and nothing else that stood in it', async () => {
  const { id, url } = await makeImported();
  const { json } = await api.send('', { method: 'GET', url });
  assert.match(
    json.html,
    /^<p>The <strong>tram<\/strong> &amp; the <em>herons<\/em>, said @Kim O'Hara.<\/p>/,
  );
  assert.match(json.html, /<span class="spoiler" tabindex="0">drowned<\/span><\/p>\n$/);
  const page = await parley.request({ url: `/daily/comments/${id}`, headers: { accept: 'text/html' } });
  assert.doesNotMatch(page.body, /onclick|alert\(1\)/);
});

test('its author goes on with it in Markdown, by the API and by the form, and it is Markdown from then on', async () => {
  const { name, token, story, id, url } = await makeImported();
  const markdown =
    "The **tram** & the *herons*, said @Kim O'Hara.\n\n[See](<https://Lock.example/7>) ||drowned||";
  const { json: source } = await api.send(token, { method: 'GET', url: `${url}/source` });
  assert.equal(source.body, markdown);
  const cookie = `__Host-parley_session=${token}`;
  const form = `/daily/stories/${story}/comments/${id}/edit`;
  const page = await parley.request({ url: form, headers: { cookie } });
  const typed = /<textarea name="body"[^>]*>([^<]*)</.exec(page.body)?.[1] ?? '';
  assert.equal(
    typed.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&').trim(),
    markdown,
    name,
  );
  const posted = await parley.request({
    method: 'POST',
    url: form,
    headers: {
      cookie,
      origin: parley.publicUrl,
      'sec-fetch-site': 'same-origin',
      'content-type': 'application/x-www-form-urlencoded',
    },
    payload: new URLSearchParams({ body: `${markdown} Today.` }).toString(),
  });
  assert.equal(posted.statusCode, 303, posted.body);
  const { format, body, html, revisions } = await stored(id);
  assert.deepEqual([format, body], ['markdown', `${markdown} Today.`]);
  assert.match(html, /drowned<\/span> Today\./);
  assert.deepEqual(revisions, [
    ['html', SOURCE],
    ['markdown', body],
  ]);
  await assertOrder();
});

test('moderators read its text, find it by its words, and compare it with what became of it', async () => {
  const { token, id, url } = await makeImported();
  const at = `/sites/daily/comments/${id}`;
  const card = await ask(`GET ${at}`);
  assert.equal(card.text, "The tram & the herons, said @Kim O'Hara.\nSee drowned");
  assert.deepEqual(card.links, [{ start: 41, end: 44, host: 'lock.example', url: 'https://Lock.example/7' }]);
  const find = async (q: string) =>
    (await ask(`GET /cards?q=${q}`)).cards.some((each: { id: string }) => each.id === id);
  assert.deepEqual(
    [await find('herons'), await find('onclick'), await find('spoiler')],
    [true, false, false],
  );
  await api.send(token, { method: 'PATCH', url, payload: { body: 'The tram, said **I**.' } });
  const { revisions } = await ask(`GET ${at}/revisions`);
  assert.deepEqual(
    revisions.map(({ text }: { text: string }) => text),
    [card.text, 'The tram, said I.'],
  );
  const drawer = await ask(`GET /sites/daily/people/${card.author.id}`);
  assert.equal(drawer.comments[0].text, 'The tram, said I.');
});

test('a drawer shows the beginning of a long one without a piece of a tag', async () => {
  const { id } = await makeImported(`<p>${'word <i class="x">and</i> '.repeat(400)}</p>`);
  const card = await ask(`GET /sites/daily/comments/${id}`);
  const drawer = await ask(`GET /sites/daily/people/${card.author.id}`);
  assert.match(drawer.comments[0].text, /^(?:word and )+/);
  assert.ok(drawer.comments[0].text.length <= 600 && !/[<>]/.test(drawer.comments[0].text));
});

test('a held change of it waits; approved it is shown as Markdown, and taken back it is HTML again', async () => {
  const { token, id, url } = await makeImported();
  await api.send(token, { method: 'PATCH', url, payload: { body: 'He took a **bribe**.' } });
  assert.deepEqual([(await stored(id)).format, (await stored(id)).body], ['html', SOURCE]);
  const { json: source } = await api.send(token, { method: 'GET', url: `${url}/source` });
  assert.equal(source.body, 'He took a **bribe**.');
  const at = `/sites/daily/comments/${id}`;
  const card = await ask(`GET ${at}`);
  assert.equal(card.text, 'He took a bribe.');
  const seen = { revision: card.revision, decision: card.decisions.at(-1)?.id ?? null };
  const decided = await ask(`POST ${at}/decision`, { action: 'approve', seen });
  assert.equal(decided.outcome, 'decided');
  assert.deepEqual(
    [(await stored(id)).format, (await stored(id)).body],
    ['markdown', 'He took a **bribe**.'],
  );
  const undone = await ask(`POST ${at}/undo`, { decision: decided.decision.id });
  assert.equal(undone.outcome, 'decided');
  assert.deepEqual([(await stored(id)).format, (await stored(id)).body], ['html', SOURCE]);
  await assertOrder();
});

test('whoever is erased is no longer spoken to in it, nor in what its author has made something else of', async () => {
  const token = await parley.signIn('Q&A Kim');
  const { id } = await makeImported('<p>So says @Q&amp;A Kim, and <b>@Q&A Kim</b>.</p>');
  const changed = await makeImported('<p>Hello @Q&amp;A Kim.</p>');
  await api.send(changed.token, { method: 'PATCH', url: changed.url, payload: { body: 'Hello.' } });
  const actor = await authenticate(parley.deps, { token, foreignOrigin: null });
  assert.ok(actor.kind === 'account');
  await askErasure(parley.deps, actor, { comments: 'remove', language: 'en' });
  const clock = () => new Date(Date.now() + ERASURE_HOURS * 3_600_000);
  await eraseAccount({ ...parley.deps, clock }, actor.accountId);
  const { body, html, revisions } = await stored(id);
  assert.equal(body, '<p>So says @…, and <b>@…</b>.</p>');
  assert.equal(html, '<p>So says @…, and <strong>@…</strong>.</p>\n');
  assert.equal(revisions[0][1], body);
  assert.equal((await stored(changed.id)).revisions[0][1], '<p>Hello @….</p>');
});

test('who reported it finds it again by its words', async () => {
  const { url } = await makeImported();
  const token = await parley.signIn('Reporter');
  const sent = await api.send(token, {
    method: 'POST',
    url: `${url}/reports`,
    payload: { reason: 'spam', body: '' },
  });
  assert.ok(sent.status < 300, JSON.stringify(sent.json));
  const page = await parley.request({
    url: '/account/reports',
    headers: { cookie: `__Host-parley_session=${token}` },
  });
  assert.match(page.body, /The tram (?:&amp;|&) the herons/);
  assert.doesNotMatch(page.body, /drowned|&lt;b/);
});
