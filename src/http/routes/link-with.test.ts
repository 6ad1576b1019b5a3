import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { OPERATOR } from '../../domain/viewer.ts';
import { grantRole } from '../../service/grant-role.ts';
import { passProvider } from '../../testing/openid-provider.ts';
import {
  raiseProviderWorld,
  type ProviderWorld,
  type VisitingBrowser,
} from '../../testing/provider-world.ts';

const SESSION = '__Host-parley_session';
const PAGE = '/account/link/harbour';
const BACK = { return: '/account/security' };

let world: ProviderWorld;
let browser: VisitingBrowser;

before(async () => {
  world = await raiseProviderWorld();
});
after(() => world.close());
beforeEach(() => {
  browser = world.openBrowser();
});

/** Signs the browser in as somebody who has an account by e-mail; gives its id. */
async function enterAs(name: string): Promise<string> {
  browser.cookies.set(SESSION, await world.parley.signIn(name));
  return findAccount();
}

async function findAccount(): Promise<string> {
  const { rows } = await world.parley.pool.query<{ id: string }>({
    text: 'select account_id as id from sessions where token_hash = sha256($1::bytea)',
    values: [Buffer.from(browser.cookies.get(SESSION) ?? '')],
  });
  return rows[0]?.id ?? 'nobody';
}

/** Presses the button on the page; gives the provider's answer. */
async function fetchAnswer(login: string): Promise<URL> {
  const left = await browser.go('POST', PAGE, BACK);
  assert.equal(left.statusCode, 303, left.body);
  return passProvider(String(left.headers.location), { login });
}

test('a service is added to the own account, and opens it from then on, also one with rights', async () => {
  await grantRole(world.parley.deps, OPERATOR, {
    to: { email: 'mo@reader.example' },
    role: 'moderator',
    siteIds: null,
  });
  const own = await enterAs('Mo');
  const security = await browser.go('GET', '/account/security');
  assert.match(security.body, /href="\/account\/link\/harbour"[^>]*>Add</);
  const page = await browser.go('GET', PAGE);
  assert.match(page.body, /Sign in with Harbour ID too/);
  assert.match(String(page.headers['content-security-policy']), /form-action 'self' https:/);
  const { login } = world.newPerson({ email: 'mo@reader.example' });
  const added = await browser.comeBack(await fetchAnswer(login));
  assert.equal(added.headers.location, '/account/security');
  const after = await browser.go('GET', '/account/security');
  assert.match(after.body, /aria-label="Remove Harbour ID"/);
  assert.doesNotMatch(after.body, /href="\/account\/link\/harbour"/);
  browser = world.openBrowser();
  await browser.signIn(login);
  assert.equal(await findAccount(), own);
});

test('it needs a proof of who acts that is not old, and comes back to its page after it', async () => {
  await enterAs('Sten');
  await world.parley.pool.query({
    text: "update sessions set confirmed_at = now() - interval '1 hour' where token_hash = sha256($1::bytea)",
    values: [Buffer.from(browser.cookies.get(SESSION) ?? '')],
  });
  for (const method of ['GET', 'POST'] as const) {
    const { headers } = await browser.go(method, PAGE, BACK);
    assert.equal(headers['parley-refusal'], 'step_up_required');
    assert.match(String(headers.location), /return=%2Faccount%2Flink%2Fharbour/);
  }
});

test('who somebody is at a service belongs to one account', async () => {
  const { login } = world.newPerson();
  await browser.signIn(login);
  browser = world.openBrowser();
  await enterAs('Tara');
  const taken = await browser.comeBack(await fetchAnswer(login));
  assert.equal(taken.headers['parley-refusal'], 'identity_taken');
  assert.match(taken.body, /href="\/account\/security"/);
});

test('nothing is added for whoever is somebody else by the time of coming back', async () => {
  await enterAs('Uma');
  const answer = await fetchAnswer(world.newPerson().login);
  await enterAs('Vic');
  const refused = await browser.comeBack(answer);
  assert.equal(refused.headers['parley-refusal'], 'sign_in_elsewhere');
  await enterAs('Uma');
  const again = await fetchAnswer(world.newPerson().login);
  browser.cookies.delete(SESSION);
  assert.equal((await browser.comeBack(again)).headers['parley-refusal'], 'sign_in_elsewhere');
});
