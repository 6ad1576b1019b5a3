import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { createTestApplication, type TestApplication } from './application.ts';
import { foundPaper, viewAs } from './sign-on-papers.ts';

/** docs/single-sign-on.md, as somebody in a hurry copies it. */
const GUIDE = new URL('../../docs/single-sign-on.md', import.meta.url);

let parley: TestApplication;

before(async () => {
  parley = await createTestApplication();
});
after(() => parley.close());

type MakeToken = (reader: { id: string; email: string; name: string }, secret: string) => Promise<string>;

/** The guide's own code, loaded as a file beside this one so that it finds `jose`. */
async function loadExample(): Promise<{ makeToken: MakeToken; forget: () => Promise<void> }> {
  const [, code] = /```js\n([\s\S]*?)```/.exec(await readFile(GUIDE, 'utf8')) ?? [];
  assert.ok(code, 'there is no example');
  const folder = await mkdtemp(fileURLToPath(new URL('guide-', import.meta.url)));
  const file = `${folder}/example.mjs`;
  await writeFile(file, code);
  const { makeToken } = (await import(file)) as { makeToken: MakeToken };
  return { makeToken, forget: () => rm(folder, { recursive: true }) };
}

test('the token of the guide signs a reader in', async () => {
  const paper = await foundPaper(parley);
  const { makeToken, forget } = await loadExample();
  const secret = new TextDecoder().decode(paper.by.key as Uint8Array);
  const reader = { id: '42', email: 'bob@example.org', name: 'Bob' };
  const seen = await viewAs(parley, paper, await makeToken(reader, secret));
  await forget();
  assert.deepEqual([seen.status, seen.name], [200, 'Bob']);
});
