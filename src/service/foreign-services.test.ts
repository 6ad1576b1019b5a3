import assert from 'node:assert/strict';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { after, before, describe, test } from 'node:test';
import { startProvider, passProvider, type TestProvider } from '../testing/openid-provider.ts';
import { CALLBACK, raiseProviderWorld, type ProviderWorld } from '../testing/provider-world.ts';

let world: ProviderWorld;
let github: TestProvider;
let mastodon: TestProvider;

before(async () => {
  world = await raiseProviderWorld();
  github = await startProvider({
    redirectUris: [`${CALLBACK}/github/callback`],
    configuration: {
      routes: { authorization: '/login/oauth/authorize', token: '/login/oauth/access_token' },
      scopes: ['read:user', 'user:email'],
    },
  });
  mastodon = await startProvider({
    redirectUris: [`${CALLBACK}/mastodon/callback`],
    configuration: {
      routes: { authorization: '/oauth/authorize', token: '/oauth/token' },
      scopes: ['read:accounts'],
    },
  });
  await world.add('github', github, 'github-enterprise');
  await world.add('mastodon', mastodon, 'mastodon');
});
after(async () => {
  await Promise.all([github.close(), mastodon.close()]);
  await world.close();
});

/** Answers a path as JSON, to whoever brings an access token of that provider. */
function tell(provider: TestProvider, path: string, toAnswer: (login: string) => unknown): void {
  provider.answer(path, (request, response) => void answer(request, response));
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const login = await provider.findLogin(request);
    response.setHeader('content-type', 'application/json');
    if (login === null) response.writeHead(401).end('{}');
    else response.end(JSON.stringify(toAnswer(login)));
  }
}

/** Signs in with a service; gives who the browser is then, and the page it came to. */
async function signIn(key: string, login: string) {
  const browser = world.openBrowser();
  const response = await browser.comeBack(await passProvider(await browser.leave({}, key), { login }));
  const { rows } = await world.parley.pool.query<{ email: string | null; issuer: string; subject: string }>({
    text: `select a.email, i.issuer, i.subject from sessions s
      join accounts a on a.id = s.account_id join identities i on i.account_id = a.id
      where s.token_hash = sha256($1::bytea) and i.subject <> $2`,
    values: [Buffer.from(browser.cookies.get('__Host-parley_session') ?? ''), login],
  });
  const naming = await browser.go('GET', '/sign-in/name');
  const name = /name="name"[^>]* value="([^"]*)"/.exec(naming.body)?.[1];
  return { response, person: rows[0], name };
}

describe('GitHub', () => {
  const EMAILS = '/api/v3/user/emails';

  test('tells who somebody is by a number, and their mailbox where it is primary and verified', async () => {
    tell(github, '/api/v3/user', () => ({
      id: 583_231,
      login: 'octo',
      name: 'Octo Cat',
      email: 'public@else.example',
    }));
    tell(github, EMAILS, () => [
      { email: 'old@reader.example', primary: false, verified: true },
      { email: 'Octo@Reader.example', primary: true, verified: true },
    ]);
    const { person, name } = await signIn('github', 'octo');
    assert.deepEqual(person, { email: 'octo@reader.example', issuer: github.issuer, subject: '583231' });
    assert.equal(name, 'Octo Cat');
  });

  test('without a mailbox that counts, or without the right to read them, is no way to one', async () => {
    const answers = [[{ email: 'x@reader.example', primary: true, verified: false }], { message: 'no' }, []];
    for (const [index, emails] of answers.entries()) {
      tell(github, '/api/v3/user', () => ({ id: 100 + index, login: 'plain-octo', name: null }));
      tell(github, EMAILS, () => emails);
      const { person, name } = await signIn('github', 'octo');
      assert.deepEqual(person, { email: null, issuer: github.issuer, subject: String(100 + index) });
      assert.equal(name, 'plain-octo', 'the login is proposed where there is no name');
    }
  });

  test('that does not say who somebody is signs nobody in', async () => {
    for (const id of [undefined, null, '', 2 ** 60, { a: 1 }]) {
      tell(github, '/api/v3/user', () => ({ id, login: 'octo' }));
      const { response, person } = await signIn('github', 'octo');
      assert.equal(response.headers['parley-refusal'], 'provider_failed');
      assert.equal(person, undefined);
    }
    github.answer('/api/v3/user', (_, response) => response.writeHead(500).end());
    assert.equal((await signIn('github', 'octo')).response.headers['parley-refusal'], 'provider_away');
  });
});

test('an instance of Mastodon tells who somebody is, and no mailbox', async () => {
  tell(mastodon, '/api/v1/accounts/verify_credentials', () => ({
    id: '109384',
    username: 'ann',
    display_name: 'Ann :blobcat: 🌊',
    email: 'claimed@reader.example',
  }));
  const { person, name } = await signIn('mastodon', 'ann');
  assert.deepEqual(person, { email: null, issuer: mastodon.issuer, subject: '109384' });
  assert.equal(name, 'ann', 'a name that could not be one here is not proposed');
});
