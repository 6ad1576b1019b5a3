import { createDeps } from './compose.ts';
import { parseConfig, type Config } from './config.ts';
import { openDatabase } from './open-database.ts';
import type { Deps } from '../service/deps.ts';

/** Runs a command on the database: beside a Parley that is running, or by starting the embedded server for its time. */
export async function withDatabase<T>(
  name: string,
  work: (deps: Deps, config: Config) => Promise<T>,
): Promise<T> {
  const config = parseConfig(process.env);
  const database = await openDatabase({
    config,
    owner: `parley ${name}`,
    joins: true,
    poolSize: 4,
    log: (level, message) => {
      if (level === 'error') process.stderr.write(`${message}\n`);
    },
  });
  try {
    return await work(await createDeps(config, database.pool), config);
  } finally {
    await database.close();
  }
}
