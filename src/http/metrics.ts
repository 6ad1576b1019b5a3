import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import type { FastifyInstance } from 'fastify';
import type { BackupStatus } from '../service/backups/read-backups.ts';
import { registerBackupMetrics } from './backup-metrics.ts';
import type { ThreadCache } from './thread-cache.ts';

export interface PoolState {
  readonly totalCount: number;
  readonly idleCount: number;
  readonly waitingCount: number;
}

/** What an operator watches: requests and their times, the cache, the pool, the process. Prometheus text at /metrics. */
export function registerMetrics(
  server: FastifyInstance,
  watched: { threads: ThreadCache; pool: PoolState; readBackups: () => Promise<BackupStatus> },
): void {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'parley_' });
  const requests = new Histogram({
    name: 'parley_http_request_seconds',
    help: 'Requests that went through a route, by route and status. Cached threads are counted apart.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.1, 0.5, 2],
    registers: [registry],
  });
  server.addHook('onResponse', async (request, reply) => {
    const labels = {
      method: request.method,
      route: request.routeOptions.url ?? 'none',
      status: String(reply.statusCode),
    };
    requests.observe(labels, reply.elapsedTime / 1_000);
  });
  registerCacheMetrics(registry, watched.threads);
  registerBackupMetrics(registry, watched.readBackups);
  const { pool } = watched;
  registry.registerMetric(
    gauge('parley_database_connections', 'Open connections to the database.', () => pool.totalCount),
  );
  registry.registerMetric(
    gauge('parley_database_waiting', 'Requests that wait for a connection.', () => pool.waitingCount),
  );
  server.get('/metrics', { config: { permission: 'page.read' }, schema: { hide: true } }, async (_, reply) =>
    reply.type(registry.contentType).send(await registry.metrics()),
  );
}

function registerCacheMetrics(registry: Registry, threads: ThreadCache): void {
  registry.registerMetric(
    counter('parley_thread_cache_hits_total', 'Threads served from memory.', () => threads.hits),
  );
  registry.registerMetric(
    counter('parley_thread_cache_misses_total', 'Threads that had to be rendered.', () => threads.misses),
  );
  registry.registerMetric(
    gauge('parley_thread_cache_bytes', 'Memory held by cached threads.', () => threads.bytes),
  );
}

function gauge(name: string, help: string, read: () => number): Gauge {
  return new Gauge({
    name,
    help,
    registers: [],
    collect() {
      this.set(read());
    },
  });
}

/** A counter that is kept elsewhere, where counting must cost nothing. */
function counter(name: string, help: string, read: () => number): Counter {
  let counted = 0;
  return new Counter({
    name,
    help,
    registers: [],
    collect() {
      this.inc(read() - counted);
      counted = read();
    },
  });
}
