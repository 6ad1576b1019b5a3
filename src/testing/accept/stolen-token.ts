import assert from 'node:assert/strict';
import { createTestApplication, NEWS_ORIGIN } from '../application.ts';
import { listGuardedRoutes, readState, steal, tryRoute, type Theft } from '../stolen-tokens.ts';
import type { Check, Scenario } from './scenario.ts';

/** Whatever a thief reads from a publisher's page, of an admin of everything, opens nothing that is guarded. */
export const stolenToken: Scenario = {
  description: 'tokens of an admin, read from a publisher’s page, change, download, delete and open nothing',
  async run(check) {
    const parley = await createTestApplication();
    try {
      await parley.server.ready();
      const theft = await steal(parley);
      await walkGuarded(theft, check);
      await check('none of them becomes a session on Parley’s own origin', () => checkNoFullSession(theft));
    } finally {
      await parley.close();
    }
  },
};

async function walkGuarded(theft: Theft, check: Check): Promise<void> {
  const before = await readState(theft.parley);
  const routes = listGuardedRoutes(theft);
  assert.ok(routes.length >= 20, String(routes.length));
  for (const route of routes)
    await check(`${route.method} ${route.url} (${route.permission})`, async () =>
      assert.deepEqual(await tryRoute(theft, route), []),
    );
  await check('nothing that is stored was changed by any of it', async () =>
    assert.deepEqual(await readState(theft.parley), before),
  );
}

/** What opens sessions is open to all: a stolen token must be no key to it. */
async function checkNoFullSession({ parley, tokens }: Theft): Promise<void> {
  const count = async () => {
    const { rows } = await parley.pool.query<{ count: number }>({
      text: `select count(*)::int as count from sessions where scope = 'full' and revoked_at is null`,
    });
    return rows[0]?.count;
  };
  const before = await count();
  const own = { 'sec-fetch-site': 'same-origin', origin: 'https://talk.example' };
  for (const { token } of tokens) {
    const cookie = `__Host-parley_session=${token}; __Host-parley_embed=${token}`;
    for (const url of ['/sign-in', '/sign-in?mode=window', '/sign-in/name', '/account', '/desk'])
      await parley.request({ url, headers: { ...own, cookie, authorization: `Bearer ${token}` } });
    await parley.request({
      method: 'POST',
      url: '/api/v1/session/exchange',
      headers: { origin: NEWS_ORIGIN },
      payload: { code: token.slice(0, 200) },
    });
    const kept = await parley.request({
      method: 'POST',
      url: '/api/v1/session/cookie',
      headers: { ...own, authorization: `Bearer ${token}` },
      payload: {},
    });
    assert.doesNotMatch(String(kept.headers['set-cookie']), /parley_session=/);
  }
  assert.equal(await count(), before);
}
