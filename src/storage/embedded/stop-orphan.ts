import { rm } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { EmbeddedPostgresError } from './embedded-postgres-error.ts';
import type { Log } from './log.ts';
import type { ClusterTools } from './open-cluster.ts';
import { findPostmasterFile, toPostmasterPath, type PostmasterFile } from './postmaster-file.ts';
import { isServerRunning, signalServer } from './server-process.ts';

/** What an orphan gets to hear, and for how long each time. */
const STEPS = [
  { signal: 'SIGINT', patienceMs: 15_000 },
  { signal: 'SIGQUIT', patienceMs: 10_000 },
  { signal: 'SIGKILL', patienceMs: 5_000 },
] as const;

/**
 * Ends the server that a killed Parley left behind, and removes the pid file of one that was killed itself: its pid
 * may meanwhile belong to something else (in a container most likely to Parley), which PostgreSQL would take for a
 * running server. The caller holds the folder's lock, so no living Parley needs that server.
 */
export async function stopOrphan({ layout, binaries }: ClusterTools, log: Log): Promise<void> {
  const left = await findPostmasterFile(layout.cluster);
  if (left === null) return;
  if (await isServerRunning(left)) {
    log('Stopping the PostgreSQL that an earlier Parley left running', { pid: left.pid });
    await end(left, binaries);
  }
  await rm(toPostmasterPath(layout.cluster), { force: true });
}

async function end(server: PostmasterFile, binaries: string): Promise<void> {
  for (const { signal, patienceMs } of STEPS) {
    signalServer(server.pid, signal, binaries);
    const deadline = Date.now() + patienceMs;
    while (Date.now() < deadline) {
      if (!(await isServerRunning(server))) return;
      await delay(20);
    }
  }
  throw new EmbeddedPostgresError(
    `The PostgreSQL that an earlier Parley left running (process ${server.pid}) does not end. ` +
      'End it, then start Parley again.',
  );
}
