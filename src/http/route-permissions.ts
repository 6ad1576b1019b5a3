import type { FastifyInstance } from 'fastify';
import type { Permission } from '../domain/permissions.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What a request needs. Declared here, enforced by the verb that the route calls. */
    permission?: Permission;
  }
  interface FastifyInstance {
    /** Every route with the permission it declares. */
    readonly routePermissions: RoutePermission[];
  }
}

export interface RoutePermission {
  readonly method: string;
  readonly url: string;
  readonly permission: Permission;
}

/**
 * Notes what each route declares, from here on.
 * @throws Error for a route that declares nothing: the server does not start with it.
 */
export function collectRoutePermissions(server: FastifyInstance): void {
  const routes: RoutePermission[] = [];
  server.decorate('routePermissions', routes);
  server.addHook('onRoute', ({ method, url, config }) => {
    const permission = config?.permission;
    if (permission === undefined)
      throw new Error(
        `The route ${String(method)} ${url} declares no permission: add \`config: { permission: ... }\`, one of src/domain/permissions.ts.`,
      );
    for (const each of [method].flat()) routes.push({ method: each, url, permission });
  });
}
