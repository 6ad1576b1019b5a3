import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createTestApplication, STORY_URL, type TestApplication } from '../../testing/application.ts';
import { saveRules } from '../../testing/save-rules.ts';

/** The rules act without script, too: on the forms, and on the page that they lead to. */
let parley: TestApplication;
let cookie: string;

before(async () => {
  parley = await createTestApplication();
  const site = await parley.addSite('daily', { settings: { slowModeSeconds: 3_600 } });
  await saveRules(parley, site, { banned: 'grunk', suspect: 'bribe' });
  cookie = `__Host-parley_session=${await parley.signIn('Ann')}`;
});
after(() => parley.close());

const post = (url: string, fields: Record<string, string>) =>
  parley.request({
    method: 'POST',
    url: `${url}?url=${encodeURIComponent(STORY_URL)}`,
    headers: {
      origin: 'https://talk.example',
      'sec-fetch-site': 'same-origin',
      cookie,
      'content-type': 'application/x-www-form-urlencoded',
    },
    payload: new URLSearchParams(fields).toString(),
  });

const open = (url: string, own = true) => parley.request({ url, headers: own ? { cookie } : {} });

for (const [name, body, note] of [
  ['held', 'He took a bribe', /is being reviewed|reads this comment|held/i],
  ['rejected', 'He is a grunk', /not published|decided not to publish|rejected/i],
] as const) {
  test(`a ${name} comment is shown to its author in its place, and to nobody else`, async () => {
    const sent = await post(`/daily/stories/${name}/comment`, { body, idempotencyKey: `form-${name}-1` });
    assert.equal(sent.statusCode, 303);
    const own = await open(String(sent.headers.location));
    assert.match(own.body, new RegExp(body));
    assert.match(own.body, note);
    assert.match((await open(`/daily/stories/${name}`)).body, new RegExp(body));
    assert.doesNotMatch((await open(`/daily/stories/${name}`, false)).body, new RegExp(body));
  });
}

test('a refused comment gives the text back and says how long to wait', async () => {
  await post('/daily/stories/slow/comment', { body: 'The first' });
  const again = await post('/daily/stories/slow/comment', { body: 'Long second thoughts' });
  assert.equal(again.statusCode, 429);
  assert.match(again.body, /Long second thoughts<\/textarea>/);
  assert.match(again.body, /slowed down\. Please wait 60 minutes|slowed down\. Please wait 1 hour/);
});

test('a held edit is said below the comment, and a rejected one gives the text back', async () => {
  const sent = await post('/daily/stories/edits/comment', { body: 'He is honest' });
  const at = String(sent.headers.location);
  const rejected = await post(`${at}/edit`, { body: 'He is a grunk' });
  assert.equal(rejected.statusCode, 422);
  assert.match(rejected.body, /He is a grunk<\/textarea>/);
  assert.match(rejected.body, /“grunk”/);
  assert.equal((await post(`${at}/edit`, { body: 'He took a bribe' })).statusCode, 303);
  assert.match((await open(at)).body, /A moderator reads your change/);
  assert.doesNotMatch((await open(at, false)).body, /bribe/);
  assert.match((await open(`${at}/edit`)).body, /He took a bribe<\/textarea>/);
});
