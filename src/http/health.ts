import type { FastifyInstance } from 'fastify';

/**
 * /health/live: the process answers. /health/ready: it can serve, which needs the database; a process that drains is
 * no longer ready, so that a load balancer turns away before the door closes.
 */
export function registerHealth(
  server: FastifyInstance,
  state: { isDraining: () => boolean; ping: () => Promise<void> },
): void {
  const schema = { hide: true };
  server.get('/health/live', { config: { permission: 'page.read' }, schema }, () => ({ status: 'live' }));
  server.get('/health/ready', { config: { permission: 'page.read' }, schema }, async (_, reply) => {
    if (state.isDraining()) return reply.code(503).header('retry-after', '5').send({ status: 'draining' });
    try {
      await state.ping();
      return { status: 'ready' };
    } catch {
      return reply.code(503).header('retry-after', '5').send({ status: 'the database does not answer' });
    }
  });
}
