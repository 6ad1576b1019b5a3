import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { OWN_SECTIONS } from '../../../domain/own-data.ts';
import { packDownload } from '../../../jobs/pack-download.ts';
import { createTestApplication, STORY_URL, type TestApplication } from '../../../testing/application.ts';
import { readZip } from '../../../testing/read-zip.ts';

let parley: TestApplication;

before(async () => {
  parley = await createTestApplication();
  await parley.addSite('daily', { name: 'The Daily' });
});
after(() => parley.close());

function browse(token: string, lang?: string) {
  const headers = {
    cookie: `__Host-parley_session=${token}`,
    origin: 'https://talk.example',
    'sec-fetch-site': 'same-origin',
    ...(lang ? { 'accept-language': lang } : {}),
  };
  return {
    get: (url: string) => parley.request({ url, headers }),
    post: (url: string, form: Record<string, string> = {}) =>
      parley.request({
        method: 'POST',
        url,
        headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
        payload: new URLSearchParams(form).toString(),
      }),
  };
}

async function write(token: string, body: string) {
  const response = await parley.request({
    method: 'POST',
    url: '/api/v1/sites/daily/stories/one/comments',
    headers: { authorization: `Bearer ${token}` },
    payload: { body, url: STORY_URL },
  });
  assert.equal(response.statusCode, 201, response.body);
  return response.json().comment.id as string;
}

/** Runs the packing that was asked for, as the job does. */
async function pack(): Promise<void> {
  const { rows } = await parley.pool.query<{ id: string }>({
    text: "select id from downloads where state = 'asked'",
  });
  for (const { id } of rows) await packDownload(parley.deps, 'talk.example', { downloadId: id });
}

async function fetchZip(token: string, lang?: string) {
  const pages = browse(token, lang);
  assert.equal((await pages.post('/account/data/download')).statusCode, 303);
  await pack();
  const page = await pages.get('/account/data');
  const [, url = ''] = /href="(\/account\/data\/files\/[^"]+)"/.exec(page.body) ?? [];
  const file = await pages.get(url);
  assert.equal(file.statusCode, 200, file.body);
  return { url, file, files: readZip(file.rawPayload) };
}

test('everything that is stored about a person comes in one zip, for people and for programs', async () => {
  const token = await parley.signIn('Ida');
  const other = await parley.signIn('Jon');
  const id = await write(token, 'What *about* the tram?');
  const votedOn = await write(other, 'It runs, @Ida.');
  const headers = { authorization: `Bearer ${token}` };
  await parley.request({
    method: 'PATCH',
    url: `/api/v1/sites/daily/comments/${id}`,
    headers,
    payload: { body: 'What about the <tram>?' },
  });
  await parley.request({
    method: 'PUT',
    url: `/api/v1/sites/daily/comments/${votedOn}/vote`,
    headers,
    payload: { value: 'up' },
  });
  const { file, files } = await fetchZip(token);
  assert.match(String(file.headers['content-disposition']), /^attachment; filename="my-data-[\d-]+\.zip"$/);
  assert.equal(file.headers['content-type'], 'application/zip');
  const json = JSON.parse(files.get('data.json') ?? '');
  assert.equal(json.format, 'parley-own-data');
  assert.equal(json.version, 1);
  assert.deepEqual(Object.keys(json).slice(4), [...OWN_SECTIONS]);
  assert.equal(json.account.email, 'ida@reader.example');
  const [comment] = json.comments;
  assert.equal(comment.body, 'What about the <tram>?');
  assert.equal(comment.site, 'daily');
  assert.deepEqual(
    comment.revisions.map(({ format, body }: { format: string; body: string }) => `${format}: ${body}`),
    ['markdown: What *about* the tram?', 'markdown: What about the <tram>?'],
  );
  assert.match(comment.revisions[0].createdAt, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  assert.deepEqual(comment.decisions[0].to, 'published');
  assert.deepEqual(
    json.votes.map(({ commentId, value }: { commentId: string; value: string }) => ({ commentId, value })),
    [{ commentId: votedOn, value: 'up' }],
  );
  assert.ok(json.sessions.length > 0);
  assert.ok(!files.get('data.json')?.includes('It runs'), 'what others wrote is theirs');
  assert.match(files.get('index.html') ?? '', /ida@reader\.example/);
  assert.match(files.get('comments-001.html') ?? '', /<p>What about the &lt;tram&gt;\?<\/p>/);
  assert.match(files.get('README.txt') ?? '', /bridging/);
  for (const [name, text] of files)
    if (name.endsWith('.html'))
      assert.doesNotMatch(text, /style=|<script|<style|https?:\/\/(?!news\.example)/, name);
});

test('the README and the pages are in the language of the person', async () => {
  const { files } = await fetchZip(await parley.signIn('Ulla'), 'de');
  assert.match(files.get('README.txt') ?? '', /Wozu Ihre Stimmen dienen/);
  assert.match(files.get('index.html') ?? '', /<html lang="de"/);
});

test('a download is its owner’s alone, and theirs only after they have just shown who they are', async () => {
  const token = await parley.signIn('Kai');
  const { url } = await fetchZip(token);
  assert.equal(
    (await browse(await parley.signIn('Lea')).get(url)).headers['parley-refusal'],
    'download_not_found',
  );
  assert.equal((await parley.request({ url })).headers['parley-refusal'], 'sign_in_required');
  await parley.pool.query({ text: "update sessions set confirmed_at = now() - interval '1 hour'" });
  const late = await browse(token).get(url);
  assert.equal(late.headers['parley-refusal'], 'step_up_required');
  assert.match(String(late.headers.location), /step-up/);
});

test('once a day, and no longer than a week', async () => {
  const token = await parley.signIn('Mia');
  const { url } = await fetchZip(token);
  const pages = browse(token);
  const again = await pages.post('/account/data/download');
  assert.equal(again.statusCode, 429);
  assert.ok(Number(again.headers['retry-after']) > 86_000);
  await parley.pool.query({ text: "update downloads set asked_at = asked_at - interval '25 hours'" });
  assert.equal((await pages.post('/account/data/download')).statusCode, 303);
  await parley.pool.query({ text: 'update downloads set expires_at = now()' });
  assert.equal((await pages.get(url)).headers['parley-refusal'], 'download_not_found');
});

test('an account is deleted a day after it was asked for, unless its owner keeps it', async () => {
  const token = await parley.signIn('Nils');
  const pages = browse(token);
  const form = await pages.get('/account/data/delete');
  assert.match(form.body, /name="comments" value="keep"/);
  assert.equal(
    (await pages.post('/account/data/delete', { comments: 'keep' })).headers.location,
    '/account/data',
  );
  const pending = await pages.get('/account/data');
  assert.match(pending.body, /will be deleted on .*, that is in 24 hours/);
  assert.match(pending.body, /stay as “Deleted account”/);
  await pages.post('/account/data/keep');
  assert.doesNotMatch((await pages.get('/account/data')).body, /will be deleted on/);
});

test('where a site decides what becomes of comments, the page says so', async () => {
  await parley.addSite('tidy', { name: 'The Tidy', settings: { erasureComments: 'remove' } });
  const form = await browse(await parley.signIn('Ole')).get('/account/data/delete');
  assert.match(form.body, /Removed in any case on: The Tidy\./);
});

test('nothing can be started from another site’s page', async () => {
  const token = await parley.signIn('Pam');
  const response = await parley.request({
    method: 'POST',
    url: '/account/data/delete',
    headers: {
      cookie: `__Host-parley_session=${token}`,
      origin: 'https://news.example',
      'sec-fetch-site': 'cross-site',
      'content-type': 'application/x-www-form-urlencoded',
    },
    payload: 'comments=remove',
  });
  assert.equal(response.headers['parley-refusal'], 'sign_in_required');
  assert.doesNotMatch((await browse(token).get('/account/data')).body, /will be deleted on/);
});
