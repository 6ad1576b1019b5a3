import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { SignJWT, UnsecuredJWT } from 'jose';
import { passProvider, startProvider } from '../testing/openid-provider.ts';
import {
  CALLBACK,
  raiseProviderWorld,
  type ProviderWorld,
  type VisitingBrowser,
} from '../testing/provider-world.ts';

let world: ProviderWorld;
let browser: VisitingBrowser;

before(async () => {
  world = await raiseProviderWorld();
});
after(() => world.close());
beforeEach(() => {
  browser = world.openBrowser();
});

/** What an ID token has to say to be believed. */
type Claims = Record<string, unknown> & { iss: string; aud: string; sub: string; nonce: string };

function leaveOut(claims: Claims, name: string): Claims {
  return Object.fromEntries(Object.entries(claims).filter(([each]) => each !== name)) as Claims;
}

describe('an ID token is refused', () => {
  /** Comes back to a provider that answers with a token of the test's. */
  async function present(makeToken: (claims: Claims) => Promise<string> | string) {
    const address = new URL(await browser.leave());
    const answer = await passProvider(address.href, { login: world.newPerson().login });
    const now = Math.floor(Date.now() / 1_000);
    const nonce = address.searchParams.get('nonce') ?? '';
    const token = await makeToken({
      iss: world.harbour.issuer,
      aud: world.harbour.client.id,
      sub: crypto.randomUUID(),
      nonce,
      iat: now,
      exp: now + 60,
      email: `${crypto.randomUUID()}@reader.example`,
      email_verified: true,
    });
    world.harbour.answer('/token', (_, response) =>
      response
        .setHeader('content-type', 'application/json')
        .end(JSON.stringify({ access_token: 'a', token_type: 'Bearer', id_token: token })),
    );
    try {
      return await browser.comeBack(answer);
    } finally {
      world.harbour.answer('/token', null);
    }
  }

  const sign = (claims: Claims, key = world.harbour.keys.own) =>
    new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: world.harbour.keys.kid }).sign(key);

  test('not as it should be: that one opens a session', async () => {
    const response = await present((claims) => sign(claims));
    assert.match(String(response.headers.location), /^\/sign-in\/name/);
  });

  const wrong: Record<string, (claims: Claims) => Promise<string> | string> = {
    'signed by another key': (claims) => sign(claims, world.harbour.keys.other),
    'not signed at all': (claims) => new UnsecuredJWT(claims).encode(),
    'signed with the client secret': (claims) =>
      new SignJWT(claims)
        .setProtectedHeader({ alg: 'HS256', kid: world.harbour.keys.kid })
        .sign(Buffer.from(world.harbour.client.secret)),
    'of another issuer': (claims) => sign({ ...claims, iss: world.other.issuer }),
    'for another client': (claims) => sign({ ...claims, aud: 'somebody-else' }),
    'for several clients, by none of them': (claims) =>
      sign({ ...claims, aud: ['x', claims.aud] as never, azp: 'x' }),
    'that is over': (claims) => sign({ ...claims, exp: Math.floor(Date.now() / 1_000) - 60 }),
    'without a nonce': (claims) => sign(leaveOut(claims, 'nonce')),
    'without a subject': (claims) => sign(leaveOut(claims, 'sub')),
    'that is no token': () => 'a.b.c',
  };
  for (const [name, makeToken] of Object.entries(wrong))
    test(name, async () => browser.assertRefused(await present(makeToken), 'provider_failed'));
});

const DISCOVERY = '/.well-known/openid-configuration';

describe('a provider', () => {
  let added = 0;

  /** A provider that has not been met yet, whose discovery document is changed. */
  async function addWith(change: Record<string, unknown>): Promise<string> {
    added += 1;
    const key = `changed-${added}`;
    const document = await (await fetch(`${world.harbour.issuer}${DISCOVERY}`)).json();
    world.harbour.answer(DISCOVERY, (_, response) =>
      response.setHeader('content-type', 'application/json').end(JSON.stringify({ ...document, ...change })),
    );
    await world.add(key, world.harbour);
    return key;
  }

  test('that is away is said to be, and is asked again the next time', async () => {
    const key = await addWith({});
    world.harbour.answer(DISCOVERY, (request) => request.destroy());
    browser.assertRefused(await browser.go('POST', `/sign-in/with/${key}`, {}), 'provider_away');
    world.harbour.answer(DISCOVERY, (_, response) => response.writeHead(503).end());
    browser.assertRefused(await browser.go('POST', `/sign-in/with/${key}`, {}), 'provider_away');
    world.harbour.answer(DISCOVERY, null);
    await browser.leave({}, key);
  });

  test('that falls silent while somebody is there is said to be away', async () => {
    const answer = await passProvider(await browser.leave(), { login: world.newPerson().login });
    world.harbour.answer('/token', (request) => request.destroy());
    browser.assertRefused(await browser.comeBack(answer), 'provider_away');
    world.harbour.answer('/token', null);
  });

  test('that speaks for another issuer is not believed', async () => {
    const key = await addWith({ issuer: world.other.issuer });
    browser.assertRefused(await browser.go('POST', `/sign-in/with/${key}`, {}), 'provider_failed');
    world.harbour.answer(DISCOVERY, null);
  });

  test('leads no request of Parley’s to a private address, by its document or by a redirect', async () => {
    let asked = 0;
    const inside = await startProvider({ redirectUris: [`${CALLBACK}/harbour/callback`] });
    inside.answer('/token', (request) => {
      asked += 1;
      request.destroy();
    });
    const hidden = inside.issuer.replace('127.0.0.1', '127.0.0.2');
    const key = await addWith({ token_endpoint: `${hidden}/token` });
    const address = new URL(await browser.leave({}, key));
    world.harbour.answer(DISCOVERY, null);
    const answer = new URL(`${CALLBACK}/${key}/callback`);
    answer.search = new URLSearchParams({
      code: 'any',
      state: address.searchParams.get('state') ?? '',
      iss: world.harbour.issuer,
    }).toString();
    browser.assertRefused(await browser.comeBack(answer), 'provider_away');

    const next = await passProvider(await browser.leave(), { login: world.newPerson().login });
    world.harbour.answer('/token', (_, response) =>
      response.writeHead(307, { location: `${inside.issuer}/token` }).end(),
    );
    browser.assertRefused(await browser.comeBack(next), 'provider_failed');
    world.harbour.answer('/token', null);
    assert.equal(asked, 0);
    await inside.close();
  });
});
