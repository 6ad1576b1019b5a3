import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { OPERATOR } from '../../domain/viewer.ts';
import { grantRole } from '../../service/grant-role.ts';
import { changeProvider } from '../../service/manage-providers.ts';
import { NEWS_ORIGIN, STORY_URL } from '../../testing/application.ts';
import { eventually } from '../../testing/eventually.ts';
import { passProvider } from '../../testing/openid-provider.ts';
import {
  CALLBACK,
  raiseProviderWorld,
  type ProviderWorld,
  type VisitingBrowser,
} from '../../testing/provider-world.ts';

let world: ProviderWorld;
let browser: VisitingBrowser;

before(async () => {
  world = await raiseProviderWorld();
});
after(() => world.close());
beforeEach(() => {
  browser = world.openBrowser();
});

/** The account that the browser is signed in as. */
async function findAccount(
  by = browser,
): Promise<{ id: string; email: string | null; name: string | null } | undefined> {
  const { rows } = await world.parley.pool.query<{ id: string; email: string | null; name: string | null }>({
    text: `select a.id, a.email, a.name from accounts a join sessions s on s.account_id = a.id
      where s.token_hash = sha256($1::bytea) and s.scope = 'full' and s.revoked_at is null`,
    values: [Buffer.from(by.cookies.get('__Host-parley_session') ?? '')],
  });
  return rows[0];
}

describe('signing in with another service', () => {
  test('ends as a code by e-mail does: a session, a name to choose, and back', async () => {
    const { login, email } = world.newPerson();
    const first = await browser.signIn(login, { return: '/daily/stories/a' });
    assert.equal(first.headers.location, '/sign-in/name?return=%2Fdaily%2Fstories%2Fa');
    const naming = await browser.go('GET', first.headers.location);
    assert.match(naming.body, /name="name"[^>]* value="Person \d+"/, 'the name there is proposed');
    const named = await browser.go('POST', '/sign-in/name', {
      name: 'Ann Harbour',
      return: '/daily/stories/a',
    });
    assert.equal(named.headers.location, '/daily/stories/a');
    const account = await findAccount();
    assert.equal(account?.email, email);

    browser = world.openBrowser();
    const again = await browser.signIn(login, { return: '/daily/stories/a' });
    assert.equal(again.headers.location, '/daily/stories/a');
    assert.equal((await findAccount())?.id, account?.id);
  });

  test('hands a token to the publisher’s window, or a code to its page', async () => {
    const { login } = world.newPerson();
    const carried = { site: 'daily', origin: NEWS_ORIGIN };
    await browser.signIn(login, carried);
    await browser.go('POST', '/sign-in/name', { name: 'Ben Harbour' });
    const window = await browser.signIn(login, { ...carried, mode: 'window' });
    assert.match(window.body, new RegExp(`data-token="[\\w-]{43}" data-origin="${NEWS_ORIGIN}"`));
    assert.equal(window.headers['cross-origin-opener-policy'], 'unsafe-none');
    const redirect = await browser.signIn(login, {
      ...carried,
      mode: 'redirect',
      return: `${NEWS_ORIGIN}/one`,
    });
    assert.match(String(redirect.headers.location), /^https:\/\/news\.example\/one#parley=[\w-]{43}$/);
  });

  test('asks the provider with PKCE, state and nonce, and keeps none of them readable', async () => {
    const address = new URL(await browser.leave());
    assert.equal(address.origin, world.harbour.issuer);
    const asked = Object.fromEntries(address.searchParams);
    assert.equal(asked['code_challenge_method'], 'S256');
    assert.equal(asked['redirect_uri'], `${CALLBACK}/harbour/callback`);
    assert.equal(asked['scope'], 'openid email profile');
    for (const name of ['state', 'nonce', 'code_challenge'])
      assert.match(asked[name] ?? '', /^[\w-]{43}$/, name);
    const { rows } = await world.parley.pool.query({ text: 'select * from oidc_flows' });
    const kept = JSON.stringify(rows.map((row) => Object.values(row).map(String)));
    for (const secret of [asked['state'], asked['nonce'], browser.cookies.get('__Host-parley_flow')])
      assert.ok(secret && !kept.includes(secret));
  });

  test('takes along what was just written as a guest', async () => {
    await world.parley.addSite('open', { settings: { guests: true } });
    const url = `/open/stories/one/comment?url=${encodeURIComponent(STORY_URL)}`;
    const written = await browser.go('POST', url, { body: 'As a guest.', name: 'Gus' });
    assert.equal(written.statusCode, 303, written.body);
    await browser.signIn(world.newPerson().login);
    const { rows } = await world.parley.pool.query<{ id: string }>({
      text: "select author_id as id from comments where body = 'As a guest.'",
    });
    assert.equal(rows[0]?.id, (await findAccount())?.id);
    assert.equal((await findAccount())?.name, 'Gus');
  });

  test('takes the answer of a form that the provider’s page posts', async () => {
    const { login } = world.newPerson();
    const answer = await passProvider(await browser.leave(), { login });
    const posted = await world.parley.request({
      method: 'POST',
      url: answer.pathname,
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'sec-fetch-site': 'cross-site',
        origin: 'null',
      },
      payload: answer.searchParams.toString(),
    });
    assert.equal(posted.statusCode, 303);
    assert.deepEqual(posted.cookies, []);
    const back = await browser.comeBack(new URL(String(posted.headers.location)));
    assert.match(String(back.headers.location), /^\/sign-in\/name/);
  });

  test('begins in no form of another page', async () => {
    const response = await world.parley.request({
      method: 'POST',
      url: '/sign-in/with/harbour',
      headers: {
        origin: 'https://evil.example',
        'sec-fetch-site': 'cross-site',
        'content-type': 'application/x-www-form-urlencoded',
      },
      payload: '',
    });
    assert.equal(response.statusCode, 403);
  });

  test('is offered where it is switched on, and nowhere else', async () => {
    const page = () => browser.go('GET', '/sign-in');
    assert.match((await page()).body, /action="\/sign-in\/with\/other"/);
    await changeProvider(world.parley.deps, OPERATOR, { key: 'other', change: { isEnabled: false } });
    assert.doesNotMatch((await page()).body, /action="\/sign-in\/with\/other"/);
    browser.assertRefused(await browser.go('POST', '/sign-in/with/other', {}), 'provider_not_found');
    const weekly = await world.parley.addSite('weekly');
    const change = { isEnabled: true, siteId: weekly.id };
    await changeProvider(world.parley.deps, OPERATOR, { key: 'other', change });
    browser.assertRefused(
      await browser.go('POST', '/sign-in/with/other', { site: 'daily' }),
      'provider_not_found',
    );
    // A new site is known to the running server within a moment.
    await eventually(async () =>
      assert.equal((await browser.go('GET', '/sign-in?site=weekly')).statusCode, 200),
    );
    await browser.leave({ site: 'weekly' }, 'other');
    assert.equal((await browser.go('GET', '/sign-in/with/other')).headers.location, '/sign-in');
    await changeProvider(world.parley.deps, OPERATOR, { key: 'other', change: { siteId: null } });
  });
});

describe('a mailbox that a provider tells', () => {
  test('leads to the reader’s account where it is verified', async () => {
    const { login, email } = world.newPerson();
    await world.parley.signIn(email.split('@')[0] ?? '');
    await browser.signIn(login);
    assert.equal((await findAccount())?.name, email.split('@')[0]);
  });

  test('joins and claims nothing where it is not verified', async () => {
    for (const email_verified of [false, undefined, 'false', null]) {
      browser = world.openBrowser();
      const { login, email } = world.newPerson({ email_verified });
      await world.parley.signIn(email.split('@')[0] ?? '');
      await browser.signIn(login);
      const account = await findAccount();
      assert.ok(account, 'they have an account of their own');
      assert.equal(account.email, null);
    }
  });

  test('never leads to an account with rights', async () => {
    const { login, email } = world.newPerson();
    await grantRole(world.parley.deps, OPERATOR, { to: { email }, role: 'moderator', siteIds: null });
    browser.assertRefused(await browser.signIn(login), 'identity_email_taken');
  });
});

describe('an answer is refused', () => {
  test('with a state that nobody was given', async () => {
    const answer = await passProvider(await browser.leave(), { login: world.newPerson().login });
    answer.searchParams.set('state', 'x'.repeat(43));
    browser.assertRefused(await browser.comeBack(answer), 'provider_failed');
  });

  test('the second time', async () => {
    const answer = await passProvider(await browser.leave(), { login: world.newPerson().login });
    await browser.comeBack(answer);
    browser.cookies.delete('__Host-parley_session');
    browser.assertRefused(await browser.comeBack(answer), 'sign_in_expired');
  });

  test('in another browser, and still works in its own', async () => {
    const own = browser;
    const answer = await passProvider(await browser.leave({ return: '/daily/stories/own' }), {
      login: world.newPerson().login,
    });
    browser = world.openBrowser();
    const elsewhere = await browser.comeBack(answer);
    browser.assertRefused(elsewhere, 'sign_in_elsewhere');
    assert.doesNotMatch(elsewhere.body, /stories\/own/, 'what it carried is not told');
    await browser.leave();
    browser.assertRefused(await browser.comeBack(answer), 'sign_in_elsewhere');
    assert.equal((await own.comeBack(answer)).statusCode, 303);
  });

  test('after ten minutes', async () => {
    const answer = await passProvider(await browser.leave({ return: '/daily/stories/a' }), {
      login: world.newPerson().login,
    });
    await world.parley.pool.query({ text: "update oidc_flows set expires_at = now() - interval '1 second'" });
    const late = await browser.comeBack(answer);
    browser.assertRefused(late, 'sign_in_expired');
    assert.match(late.body, /name="return" value="\/daily\/stories\/a"/, 'they go on from where they were');
  });

  test('at the address of another provider', async () => {
    const answer = await passProvider(await browser.leave(), { login: world.newPerson().login });
    answer.pathname = '/sign-in/with/other/callback';
    answer.searchParams.set('iss', world.other.issuer);
    let asked = 0;
    world.other.answer('/token', (request) => {
      asked += 1;
      request.destroy();
    });
    browser.assertRefused(await browser.comeBack(answer), 'provider_failed');
    world.other.answer('/token', null);
    assert.equal(asked, 0, 'the code of one is not handed to the other');
  });

  test('with the name of another issuer, or without one', async () => {
    for (const issuer of [world.other.issuer, null]) {
      const answer = await passProvider(await browser.leave(), { login: world.newPerson().login });
      if (issuer === null) answer.searchParams.delete('iss');
      else answer.searchParams.set('iss', issuer);
      browser.assertRefused(await browser.comeBack(answer), 'provider_failed');
    }
  });

  test('with a code of somebody else’s sign-in', async () => {
    const stolen = await passProvider(await browser.leave(), { login: world.newPerson().login });
    browser = world.openBrowser();
    const answer = await passProvider(await browser.leave(), { login: world.newPerson().login });
    answer.searchParams.set('code', stolen.searchParams.get('code') ?? '');
    browser.assertRefused(await browser.comeBack(answer), 'provider_failed');
  });

  test('with another nonce in its token', async () => {
    const address = new URL(await browser.leave());
    address.searchParams.set('nonce', 'of-another-sign-in');
    const answer = await passProvider(address.href, { login: world.newPerson().login });
    browser.assertRefused(await browser.comeBack(answer), 'provider_failed');
  });

  test('where the reader turned away, with their place kept', async () => {
    const answer = await passProvider(await browser.leave({ return: '/daily/stories/a' }), { login: null });
    assert.equal(answer.searchParams.get('error'), 'access_denied');
    const cancelled = await browser.comeBack(answer);
    browser.assertRefused(cancelled, 'provider_cancelled');
    assert.match(cancelled.body, /name="return" value="\/daily\/stories\/a"/);
  });
});
