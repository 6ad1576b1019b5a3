import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startProvider, type TestProvider } from '../testing/openid-provider.ts';
import { chooseSettings, runParley, tryParley, type ParleySettings } from '../testing/parley-process.ts';
import { createTestDatabase, type TestDatabase } from '../testing/postgres.ts';

let database: TestDatabase;
let harbour: TestProvider;
let settings: ParleySettings;

before(async () => {
  database = await createTestDatabase();
  harbour = await startProvider({ redirectUris: ['https://talk.example/callback'] });
  settings = await chooseSettings({
    DATABASE_URL: database.url,
    PARLEY_SECRET: 'a secret for tests that is long enough',
    PARLEY_URL: 'https://talk.example',
    PRIVATE_HOSTS: '127.0.0.1',
  });
  await runParley(settings, ['site', 'add', 'daily']);
});
after(async () => {
  await harbour.close();
  await database.drop();
});

test('a provider is added, listed, changed and removed, and its secret is never printed', async () => {
  const secretive = { ...settings, PARLEY_CLIENT_SECRET: 'kept to itself' };
  const add = ['provider', 'add', 'harbour', '--address', harbour.issuer, '--client-id', 'parley'];
  const added = await tryParley(secretive, add);
  assert.equal(added.code, 0, added.stderr);
  const { hasSecret, redirectUri } = JSON.parse(added.stdout);
  assert.deepEqual([hasSecret, redirectUri], [true, 'https://talk.example/sign-in/with/harbour/callback']);
  assert.equal(added.stderr, '', 'it answers');
  const set = ['provider', 'set', 'harbour', '--site', 'daily', '--name', 'Harbour ID', '--disable'];
  const changed = await runParley(settings, set);
  assert.equal(JSON.parse(changed).hasSecret, true, 'what is not named stays');
  const listed = await runParley(settings, ['provider', 'list']);
  assert.match(listed, /^harbour\toidc\t[0-9a-f-]{36}\toff\tHarbour ID\thttp:/);
  assert.doesNotMatch(added.stdout + changed + listed, /kept to itself/);
  await runParley(settings, ['provider', 'remove', 'harbour']);
  assert.equal(await runParley(settings, ['provider', 'list']), '');
});

test('what is wrong with one is said in a line, and whether it answers', async () => {
  const refused = await tryParley(settings, ['provider', 'add', 'google', '--preset', 'google']);
  assert.equal(refused.code, 1);
  assert.match(refused.stderr, /clientId: the client id is missing/);
  const silent = ['provider', 'add', 'silent', '--address', `${harbour.issuer}/nowhere`, '--client-id', 'x'];
  const { code, stderr } = await tryParley(settings, silent);
  assert.equal(code, 0);
  assert.match(stderr, /does not answer as it should/);
});
