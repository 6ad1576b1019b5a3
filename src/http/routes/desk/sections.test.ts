import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createTestApplication, type TestApplication } from '../../../testing/application.ts';
import { enterDesk, textOf, valueOf, type DeskPerson } from '../../../testing/desk.ts';

let parley: TestApplication;
let ada: DeskPerson;

before(async () => {
  parley = await createTestApplication();
  ada = await enterDesk(parley, { name: 'Ada', role: 'admin' });
});
after(() => parley.close());

async function addSections(site: string, ...keys: string[]): Promise<string> {
  await parley.addSite(site);
  const url = `/desk/settings/sites/${site}/sections`;
  for (const key of keys)
    await ada.submit(url, { do: 'add', key, name: key.toUpperCase(), patterns: `/${key}/*` });
  return url;
}

function orderOf(body: string): string[] {
  return [...body.matchAll(/id="section-([\w-]+)"/g)].map(([, key = '']) => key);
}

test('sections are added, moved, and removed with a way back', async () => {
  const url = await addSections('one', 'sport', 'harbour', 'opinion');
  assert.deepEqual(orderOf((await ada.get(url)).body), ['sport', 'harbour', 'opinion']);
  const moved = await ada.submit(url, { do: 'move', key: 'opinion', position: '1' });
  assert.deepEqual(orderOf(moved.body), ['opinion', 'sport', 'harbour']);
  const removed = await ada.submit(url, { do: 'remove', key: 'sport' });
  assert.match(textOf(removed), /SPORT is removed\. Undo/);
  const back = await ada.submit(url, { do: 'add', key: 'sport', name: 'SPORT', patterns: '/sport/*' });
  assert.deepEqual(orderOf(back.body), ['opinion', 'harbour', 'sport']);
});

test('a pattern that is none is said at the form it was typed in, which stays open', async () => {
  const url = await addSections('two', 'sport');
  const page = await ada.post(url, { do: 'save', key: 'sport', name: 'Sports', patterns: '/sport/*\nsport' });
  assert.equal(page.headers['parley-refusal'], 'pattern_invalid');
  assert.match(page.body, /<details class="card" open/);
  assert.equal(valueOf(page, 'name'), 'Sports');
  assert.match(textOf(page), /This is none: sport/);
});

test('a section that somebody else changed meanwhile is not overwritten unseen', async () => {
  const url = await addSections('three', 'sport');
  const shown = valueOf(await ada.get(url), 'shown');
  await ada.submit(url, { do: 'save', key: 'sport', name: 'Games', patterns: '', shown });
  const page = await ada.post(url, { do: 'save', key: 'sport', name: 'Sports', patterns: '', shown });
  assert.equal(page.statusCode, 409);
  assert.equal(valueOf(page, 'name'), 'Sports');
});

test('a key that is taken is said at the new form, and what was typed stays', async () => {
  const url = await addSections('four', 'sport');
  const page = await ada.post(url, { do: 'add', key: 'sport', name: 'Sports again', patterns: '' });
  assert.equal(page.headers['parley-refusal'], 'key_taken');
  assert.match(page.body, /id="field-new-key"[^>]*aria-invalid/);
  assert.match(page.body, /value="Sports again"/);
});
