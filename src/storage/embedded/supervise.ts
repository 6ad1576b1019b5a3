import { setTimeout as delay } from 'node:timers/promises';
import { type EmbeddedPostgresError, toEmbeddedPostgresError } from './embedded-postgres-error.ts';
import { startPostmaster, type Postmaster, type PostmasterPlan } from './postmaster.ts';
import { stopOrphan } from './stop-orphan.ts';

/** A server that is started again whenever it ends by itself. */
export interface Supervised {
  /** Of the current run, or of the last one. */
  readonly pid: number;
  /** Settles when the server has ended for good: null after a stop, else why it was given up. */
  readonly over: Promise<EmbeddedPostgresError | null>;
}

/** The processes of a server that was killed can hold its files and memory this long. */
const AFTERMATH_MS = 20_000;
/** So many ends in a row, none after a run of `STEADY_MS`, and the server is given up. */
const MOST_LOSSES = 5;
const STEADY_MS = 60_000;

/** Starts the server, throwing where it does not start, and keeps it running until `plan.stop` is aborted. */
export async function supervise(plan: PostmasterPlan): Promise<Supervised> {
  let current = await startAfterAftermath(plan);
  const keepRunning = async () => {
    let losses = 0;
    for (;;) {
      const startedAt = Date.now();
      const lastLines = await current.ended;
      if (plan.stop.aborted) return null;
      losses = Date.now() - startedAt > STEADY_MS ? 1 : losses + 1;
      if (losses > MOST_LOSSES) return giveUp(plan, lastLines);
      plan.log('PostgreSQL ended by itself: starting it again', { pid: current.pid, losses, lastLines });
      await delay(losses === 1 ? 0 : 100 * 2 ** losses, undefined, { signal: plan.stop });
      current = await startAfterAftermath(plan);
    }
  };
  const over = keepRunning().catch((error: unknown) =>
    plan.stop.aborted ? null : toEmbeddedPostgresError(error, plan.tools.layout.dataDir),
  );
  return {
    get pid() {
      return current.pid;
    },
    over,
  };
}

function giveUp({ tools }: PostmasterPlan, lastLines: string): EmbeddedPostgresError {
  const cause = new Error(`PostgreSQL ended ${MOST_LOSSES + 1} times in a row: ${lastLines}`);
  return toEmbeddedPostgresError(cause, tools.layout.dataDir);
}

async function startAfterAftermath(plan: PostmasterPlan): Promise<Postmaster> {
  const deadline = Date.now() + AFTERMATH_MS;
  for (;;) {
    await stopOrphan(plan.tools, plan.log);
    try {
      return await startPostmaster(plan);
    } catch (error) {
      if (plan.stop.aborted || Date.now() > deadline || !isAftermath(error)) throw error;
    }
    await delay(250, undefined, { signal: plan.stop });
  }
}

function isAftermath(error: unknown): boolean {
  return (
    error instanceof Error &&
    /pre-existing shared memory block|lock file "[^"]*" already exists|Address already in use/.test(
      error.message,
    )
  );
}
