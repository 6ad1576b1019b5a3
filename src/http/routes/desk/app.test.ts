import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createTestApplication, type TestApplication } from '../../../testing/application.ts';
import { enterDesk, textOf } from '../../../testing/desk.ts';

let parley: TestApplication;

before(async () => {
  parley = await createTestApplication();
  await parley.addSite('daily', { name: 'The Daily' });
});
after(() => parley.close());

test('moderators get the application with its messages, and a word where there is no script', async () => {
  const mo = await enterDesk(parley, { name: 'Mo', role: 'moderator' });
  for (const path of ['/desk', '/desk/numbers']) {
    const page = await mo.get(`${path}?lang=de`);
    assert.equal(page.statusCode, 200);
    assert.match(page.body, /<noscript><p class="lead">Zum Moderieren wird JavaScript gebraucht/);
    const [, json = ''] =
      /<script type="application\/json" id="desk-data">(.*?)<\/script>/s.exec(page.body) ?? [];
    const data = JSON.parse(json) as { language: string; isAdmin: boolean; texts: Record<string, string> };
    assert.deepEqual([data.language, data.isAdmin], ['de', false]);
    assert.equal(data.texts['moderation.approve'], 'Freigeben');
    assert.ok(Object.keys(data.texts).every((key) => !key.startsWith('refusal.')));
    assert.match(String(page.headers['content-security-policy']), /script-src 'self';/);
    assert.equal(page.headers['cache-control'], 'no-store');
  }
});

test('the parts of the application and what it loads later are served for good', async () => {
  const mo = await enterDesk(parley, { name: 'Mia', role: 'moderator' });
  const { body } = await mo.get('/desk');
  const [, script = ''] = /<script type="module" async src="(\/assets\/desk-[^"]+\.js)"/.exec(body) ?? [];
  const file = await parley.request({ url: script });
  assert.match(String(file.headers['cache-control']), /immutable/);
  const chunks = [...file.body.matchAll(/"\.\/([\w-]+\.js)"/g)].map(([, name]) => name);
  assert.ok(chunks.length > 0);
  for (const chunk of chunks)
    assert.equal((await parley.request({ url: `/assets/${chunk}` })).statusCode, 200);
});

test('nobody else gets it: they are led to signing in, or told that it is not for them', async () => {
  const nobody = await parley.request({ url: '/desk?queue=withheld&site=daily' });
  assert.equal(nobody.statusCode, 303);
  assert.equal(
    nobody.headers.location,
    `/sign-in?return=${encodeURIComponent('/desk?queue=withheld&site=daily')}`,
  );
  const reader = await enterDesk(parley, { name: 'Rita', role: 'reader' });
  const page = await reader.get('/desk');
  assert.equal(page.statusCode, 403);
  assert.doesNotMatch(textOf(page), /moderation\./);
});
