import assert from 'node:assert/strict';
import { fastify } from 'fastify';
import { collectRoutePermissions } from '../../http/route-permissions.ts';
import { createTestApplication } from '../application.ts';
import { askAsNobody, makePermissionWorld, needsSample, walkRoute } from '../permission-walk.ts';
import type { Scenario } from './scenario.ts';

/** Who may do what: each route is sent by each kind of person, and has to answer as its permission says. */
export const permissions: Scenario = {
  description: 'every route, sent by everybody, answers as its permission says',
  async run(check) {
    const parley = await createTestApplication();
    try {
      await parley.server.ready();
      const world = await makePermissionWorld(parley);
      const routes = parley.server.routePermissions.filter(({ method }) => method !== 'HEAD');
      for (const route of routes.filter(needsSample)) {
        await check(`${route.method} ${route.url}: ${route.permission}`, async () => {
          const walked = await walkRoute(world, route);
          const line = walked.map(({ who, answered }) => `${who}: ${answered ?? 'may'}`).join(' · ');
          console.log(`        ${line}`);
          for (const { who, expected, answered } of walked) assert.equal(answered, expected, who);
        });
      }
      const open = routes.filter((route) => !needsSample(route));
      await check(`${open.length} routes are open to everybody`, async () => {
        for (const route of open) assert.equal(await askAsNobody(world, route), null, route.url);
      });
      await check('a route without a permission keeps the server from starting', () => {
        const server = fastify();
        collectRoutePermissions(server);
        assert.throws(() => server.get('/anything', () => 'open to all'), /declares no permission/);
      });
    } finally {
      await parley.close();
    }
  },
};
