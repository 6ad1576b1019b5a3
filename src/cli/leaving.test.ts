import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { readExported } from '../testing/exported.ts';
import {
  chooseSettings,
  runParley,
  startParley,
  tryParley,
  type ParleySettings,
} from '../testing/parley-process.ts';
import { createTestDatabase, type TestDatabase } from '../testing/postgres.ts';

/** `parley export` and `parley restore` as an operator meets them. */
let folder: string;
let from: { readonly database: TestDatabase; readonly settings: ParleySettings };
let whole: string;
const databases: TestDatabase[] = [];

const SECRET = 'the secret of the first installation';

async function install(given: Record<string, string> = {}) {
  const database = await createTestDatabase();
  databases.push(database);
  const settings = await chooseSettings({
    DATABASE_URL: database.url,
    PARLEY_DATA: folder,
    PARLEY_SECRET: SECRET,
    PARLEY_URL: 'https://talk.example',
    ...given,
  });
  return { database, settings };
}

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-leaving-'));
  from = await install();
  await runParley(from.settings, ['site', 'add', 'daily', '--origin', 'https://news.example']);
  await runParley(from.settings, ['token', 'ann@reader.example', '--name', 'Ann']);
  await runParley(from.settings, ['sign-on-secret', 'rotate', '--site', 'daily']);
  whole = join(folder, 'whole.zip');
  await runParley(from.settings, ['export', '--all', '--with-secrets', '--out', whole]);
});
after(async () => {
  for (const database of databases) await database.drop();
  await rm(folder, { recursive: true });
});

test('the file is for its owner alone, says who is in it, and nothing is left of its making', async () => {
  const path = join(folder, 'plain.zip');
  const said = await runParley(from.settings, ['export', '--all', '--out', path]);
  assert.match(said, /1 site, 0 stories, 0 comments, 1 account, 0 votes/);
  assert.match(said, /e-mail addresses are in it/);
  assert.equal(statSync(path).mode & 0o777, 0o600);
  assert.equal(readExported(readFileSync(path)).manifest.url, 'https://talk.example');
  assert.deepEqual(
    readdirSync(folder).filter((name) => name.endsWith('.part')),
    [],
  );
});

test('a file that is there already is left alone', async () => {
  const path = join(folder, 'mine.zip');
  writeFileSync(path, 'mine');
  const { code, stderr } = await tryParley(from.settings, ['export', '--all', '--out', path]);
  assert.equal(code, 1);
  assert.match(stderr, /mine\.zip is there already/);
  assert.equal(readFileSync(path, 'utf8'), 'mine');
});

test('a folder that cannot be written to is told, and no part stays', async () => {
  const path = join(folder, 'nowhere', 'x.zip');
  const { code, stderr } = await tryParley(from.settings, ['export', '--all', '--out', path]);
  assert.equal(code, 1);
  assert.match(stderr, /ENOENT/);
  assert.ok(!existsSync(path));
});

test('what contradicts itself is refused', async () => {
  for (const args of [
    [],
    ['--all', '--site', 'daily'],
    ['--all', '--format', 'csv'],
    ['--all', '--with-emails'],
  ])
    assert.equal((await tryParley(from.settings, ['export', ...args])).code, 1, args.join(' '));
  const { stderr } = await tryParley(from.settings, ['export', '--site', 'nobody']);
  assert.match(stderr, /There is no site "nobody"/);
});

test('what an error quotes moves no cursor', async () => {
  const { stderr } = await tryParley(from.settings, ['export', '--site', 'no\u001b[2Jbody\u009b']);
  assert.match(stderr, /There is no site "no\\u001b\[2Jbody\ufffd"/);
});

test('beside a running Parley nothing is restored', async () => {
  const to = await install();
  const parley = await startParley({ ...to.settings, NODE_ENV: 'production' });
  try {
    const { code, stderr } = await tryParley(to.settings, ['restore', whole]);
    assert.equal(code, 1);
    assert.match(stderr, /A Parley is running on this installation/);
  } finally {
    await parley.stop();
  }
  assert.match(await runParley(to.settings, ['restore', whole]), /1 site,/);
});

test('another public address, and another secret, are told', async () => {
  const to = await install({
    PARLEY_URL: 'https://elsewhere.example',
    PARLEY_SECRET: 'the secret of another installation',
  });
  const said = await runParley(to.settings, ['restore', whole]);
  assert.match(
    said,
    /comes from https:\/\/talk\.example, and this installation is https:\/\/elsewhere\.example/,
  );
  assert.match(said, /Of sign_on_secrets, 1 cannot be opened/);
});

test('an installation that is restored with secrets goes on with them', async () => {
  const to = await install();
  const said = await runParley(to.settings, ['restore', whole]);
  assert.doesNotMatch(said, /cannot be opened|has no secrets|comes from/);
  assert.match(await runParley(to.settings, ['verify']), /Nothing is wrong/);
  const again = join(folder, 'again.zip');
  await runParley(to.settings, ['export', '--all', '--with-secrets', '--out', again]);
  const [before, after] = [whole, again].map((path) => readExported(readFileSync(path)));
  assert.deepEqual(after?.rows('sign_on_secrets'), before?.rows('sign_on_secrets'));
  assert.deepEqual(after?.rows('organisation'), before?.rows('organisation'));
});

test('a file that is not there is named in plain words', async () => {
  await assert.rejects(
    runParley(from.settings, ['restore', join(folder, 'nowhere.zip')]),
    /nowhere\.zip: There is no such file \(ENOENT\)\./,
  );
});
