import { yieldToOthers } from './backup-request.ts';
import { createLog, toUploadPlace } from './compose.ts';
import { parseConfig } from './config.ts';
import { withDatabase } from './with-database.ts';
import { workOnTasks } from '../service/imports/work-tasks.ts';

/**
 * The process that works on what admins asked for at the desk: reading a file keeps a processor busy for minutes, which
 * readers of the server would notice. import-runner.ts starts it. It rests at the end of the server too, however that ends.
 */
yieldToOthers(process.pid);
const stop = new AbortController();
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stop.abort());
process.once('disconnect', () => stop.abort());
const log = createLog(parseConfig(process.env));
await withDatabase('imports', (deps, config) =>
  workOnTasks(deps, {
    folder: toUploadPlace(config).folder,
    signal: stop.signal,
    log: (level, message) => log[level](message),
  }),
);
if (process.connected) process.disconnect();
