import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fastify } from 'fastify';
import { PERMISSIONS } from '../domain/permissions.ts';
import { collectRoutePermissions } from '../http/route-permissions.ts';
import { createTestApplication, type TestApplication } from './application.ts';
import {
  askAsNobody,
  makePermissionWorld,
  needsSample,
  walkRoute,
  type PermissionWorld,
} from './permission-walk.ts';
import { ROUTE_SAMPLES } from './route-samples.ts';

let parley: TestApplication;
let world: PermissionWorld;

before(async () => {
  parley = await createTestApplication();
  await parley.server.ready();
  world = await makePermissionWorld(parley);
});
after(() => parley.close());

test('every route answers every role as its permission says', async () => {
  const routes = parley.server.routePermissions.filter(needsSample);
  assert.ok(routes.length >= 16);
  const walked = await Promise.all(routes.map((route) => walkRoute(world, route)));
  const differing = walked.flat().filter(({ expected, answered }) => expected !== answered);
  assert.deepEqual(
    differing.map(
      (each) =>
        `${each.route} (${each.permission}), ${each.who}: ${each.answered} instead of ${each.expected}`,
    ),
    [],
  );
});

test('what everybody may use denies nobody anything', async () => {
  const open = parley.server.routePermissions.filter(
    (route) => route.method !== 'HEAD' && !needsSample(route),
  );
  const denied = await Promise.all(open.map((route) => askAsNobody(world, route)));
  assert.deepEqual(
    open.flatMap(({ method, url }, index) => (denied[index] ? [`${method} ${url}: ${denied[index]}`] : [])),
    [],
  );
});

test('every sample belongs to a route', () => {
  const routes = new Set(parley.server.routePermissions.map(({ method, url }) => `${method} ${url}`));
  assert.deepEqual(
    Object.keys(ROUTE_SAMPLES).filter((name) => !routes.has(name)),
    [],
  );
});

test('every permission is declared by a route', () => {
  const declared = new Set(parley.server.routePermissions.map(({ permission }) => permission));
  const unused = Object.keys(PERMISSIONS).filter((name) => !declared.has(name as keyof typeof PERMISSIONS));
  assert.deepEqual(unused, UNDER_WAY);
});

test('a route without a permission does not get into the server', async () => {
  const server = fastify();
  collectRoutePermissions(server);
  assert.throws(() => server.get('/anything', () => 'open to all'), /GET \/anything declares no permission/);
  await server.close();
});

/** Permissions whose routes are still to come. */
const UNDER_WAY: string[] = [];
