import assert from 'node:assert/strict';
import { PERMISSIONS } from '../domain/permissions.ts';
import type { Site } from '../domain/thread.ts';
import { OPERATOR } from '../domain/viewer.ts';
import type { RoutePermission } from '../http/route-permissions.ts';
import { grantRole } from '../service/grant-role.ts';
import { openEmbedSession } from '../service/sign-in.ts';
import { NEWS_ORIGIN, type TestApplication } from './application.ts';
import { DENIALS, makePermissionWorld } from './permission-walk.ts';
import { claimsOf, nowSeconds, signToken } from './publisher-keys.ts';
import { ROUTE_SAMPLES, type RouteSample } from './route-samples.ts';
import { exchangeToken, foundPaper, getSignedOn, viewAs } from './sign-on-papers.ts';

/** What a thief has read from a publisher's page: every kind of token there is, each of an admin of everything. */
export interface StolenToken {
  readonly name: string;
  readonly token: string;
}

export interface Theft {
  readonly parley: TestApplication;
  readonly site: Site;
  readonly commentId: string;
  readonly tokens: readonly StolenToken[];
}

/** Makes an admin who reads a publisher's page, and steals what is in it. */
export async function steal(parley: TestApplication): Promise<Theft> {
  const { commentId } = await makePermissionWorld(parley);
  const paper = await foundPaper(parley);
  const claims = (iat: number) => claimsOf('boss', { role: 'ADMIN' }, { iat });
  await viewAs(parley, paper, await signToken(claims(nowSeconds()), paper.by));
  const { id } = await getSignedOn(parley, paper, 'boss');
  await grantRole(parley.deps, OPERATOR, { to: { accountId: id }, role: 'admin', siteIds: null });
  // The role ended whatever was there, so these are younger.
  const signedOn = await signToken(claims(nowSeconds() + 30), paper.by);
  const exchanged = await exchangeToken(parley, paper, signedOn);
  assert.equal((await viewAs(parley, paper, signedOn)).name, 'boss');
  return {
    parley,
    site: paper.site,
    commentId,
    tokens: [
      { name: 'a publisher’s token', token: signedOn },
      { name: 'the session that it was exchanged for', token: exchanged.token ?? '' },
      {
        name: 'a session that was handed over after signing in',
        token: await openEmbedSession(parley.deps, { accountId: id, origin: NEWS_ORIGIN }),
      },
    ],
  };
}

/** How a thief may send what was stolen. */
const WAYS: Readonly<Record<string, (token: string) => Record<string, string>>> = {
  'from the page': (token) => ({ authorization: `Bearer ${token}`, origin: NEWS_ORIGIN }),
  'from a program': (token) => ({ authorization: `Bearer ${token}` }),
  'as the cookie of Parley’s own pages': (token) => ({
    cookie: `__Host-parley_session=${token}`,
    'sec-fetch-site': 'same-origin',
    origin: 'https://talk.example',
  }),
  'as the cookie of the embed': (token) => ({ cookie: `__Host-parley_embed=${token}`, origin: NEWS_ORIGIN }),
};

/** Routes that only sessions on Parley's own origin open: an account's own pages, the desk, and their API. */
export function listGuardedRoutes({ parley }: Theft): RoutePermission[] {
  return parley.server.routePermissions.filter(
    ({ method, permission }) =>
      PERMISSIONS[permission].from === 'full' && method !== 'HEAD' && method !== 'OPTIONS',
  );
}

/** Sends a route with everything that was stolen, in every way; gives what was not denied. */
export async function tryRoute(theft: Theft, route: RoutePermission): Promise<string[]> {
  const name = `${route.method} ${route.url}`;
  const makeSample = ROUTE_SAMPLES[name];
  assert.ok(makeSample, `${name} has no sample in src/testing/route-samples.ts`);
  const open: string[] = [];
  for (const stolen of theft.tokens)
    for (const [way, toHeaders] of Object.entries(WAYS)) {
      const sample = makeSample({ site: theft.site, commentId: theft.commentId });
      const code = await send(theft, route, { sample, headers: toHeaders(stolen.token) });
      if (!DENIALS.has(code) && code !== 'origin_not_registered' && code !== 'origin_missing')
        open.push(`${name}: ${stolen.name}, ${way}: ${code || 'nothing was denied'}`);
    }
  return open;
}

async function send(
  { parley }: Theft,
  route: RoutePermission,
  { sample, headers }: { sample: RouteSample; headers: Record<string, string> },
): Promise<string> {
  const isForm = !route.url.startsWith('/api/');
  const type = isForm ? { 'content-type': 'application/x-www-form-urlencoded' } : {};
  const fields = sample.payload as Record<string, string> | undefined;
  const response = await parley.request({
    method: route.method,
    url: sample.url,
    headers: { ...headers, ...(fields && route.method !== 'GET' ? type : {}) },
    ...(fields === undefined || route.method === 'GET'
      ? {}
      : { payload: isForm ? new URLSearchParams(fields).toString() : fields }),
  });
  const code = response.headers['parley-refusal'];
  return typeof code === 'string' ? code : `${response.statusCode}`;
}

/** What moves when somebody only reads or is counted. */
const MOVING = new Set(['rate_limits', 'idempotency_keys']);

/** All that is stored, a checksum for each table: two are equal when nothing was changed. */
export async function readState({ pool }: TestApplication): Promise<Record<string, string>> {
  const { rows: tables } = await pool.query<{ name: string }>({
    text: `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by 1`,
  });
  const state: Record<string, string> = {};
  for (const { name } of tables.filter((table) => !MOVING.has(table.name))) {
    const { rows } = await pool.query<{ sum: string | null }>({
      text: `select md5(string_agg((to_jsonb(t) - 'used_at' - 'expires_at')::text, '' order by to_jsonb(t)::text)) as sum from ${name} t`,
    });
    state[name] = rows[0]?.sum ?? '';
  }
  return state;
}
