import { once } from 'node:events';
import { Command } from 'commander';
import type { Logger } from 'pino';
import { registerDemo } from '../../http/routes/demo.ts';
import { runJobs } from '../../jobs/run-jobs.ts';
import { createHttpClient } from '../../net/http-client.ts';
import { PATHS } from '../../render/index.ts';
import { offerFirstAdmin } from '../../service/first-admin.ts';
import { createApplication, createLog, type Application } from '../compose.ts';
import { parseConfig, type Config } from '../config.ts';
import { rankDemo } from '../demo/rank-demo.ts';
import { seedDemo } from '../demo/seed-demo.ts';
import { addSettingOptions } from '../settings.ts';
import { createBackupRunner, type BackupRunner } from '../backup-runner.ts';
import { createImportRunner, type ImportRunner } from '../import-runner.ts';
import { createHeadFile } from '../head-file.ts';
import { openDatabase, type OpenDatabase } from '../open-database.ts';

const NEWSPAPER = new URL('../../../examples/newspaper/', import.meta.url);

/** Connections to the database: about what two cores keep busy, and far below what an embedded server allows. */
const POOL_SIZE = 16;

/** How long requests under way may take to finish once a stop was asked for. */
const DRAIN_MS = 10_000;

/** `parley serve`: the server. */
export function serveCommand(): Command {
  return addSettingOptions(new Command('serve').description('serve until told to stop'))
    .option('--no-demo', 'do not seed and serve the demonstration newspaper')
    .action((options: { demo: boolean }) => serve(parseConfig(process.env), options));
}

/** Serves until SIGTERM or SIGINT, then finishes what is under way and stops the database that it started. */
async function serve(config: Config, options: { demo: boolean }): Promise<void> {
  const log = createLog(config);
  const database = await openDatabase({
    config,
    owner: 'parley serve',
    joins: false,
    poolSize: POOL_SIZE,
    log: (level, message) => log[level](message),
    onLost: (error) => {
      log.fatal(error.message);
      process.exit(1);
    },
  });
  const application = await assemble(config, database, log);
  const hasDemo = options.demo && !config.isProduction;
  if (hasDemo) {
    await seedDemo(application.deps, config);
    await registerDemo(application.server, { folder: NEWSPAPER, publicUrl: config.publicUrl });
  }
  const backups = createBackupRunner(config, application.deps, log);
  const imports = createImportRunner(application.deps, log);
  const jobs = await startJobs(config, { ...application, backups, imports }, log);
  try {
    await application.server.listen({ port: config.port, host: config.host });
  } catch (error) {
    await stop({ application, database, jobs, backups, imports });
    throw toListenError(error, config);
  }
  await printFirstAdminLink(config, application, log);
  // What the server before this one was at, however it ended.
  imports.startIfAsked().catch((err: unknown) => log.warn({ err }, 'Imports could not be looked for.'));
  log.info(`Parley is ready at ${config.publicUrl}${hasDemo ? '/demo/' : ''}`);
  if (hasDemo)
    rankDemo(application.deps, { memoryMib: config.viewpointsMemoryMib }).catch((error: unknown) =>
      log.warn(error, 'The demonstration could not be ranked across viewpoints.'),
    );
  const signal = await Promise.race([
    once(process, 'SIGTERM').then(() => 'SIGTERM'),
    once(process, 'SIGINT').then(() => 'SIGINT'),
  ]);
  log.info(`Stopping after ${signal}: no new requests, those under way are finished.`);
  await stop({ application, database, jobs, backups, imports });
  log.info('Stopped.');
}

/** Whoever reads the output of the server they have just started may become its admin, while there is none. */
async function printFirstAdminLink(config: Config, { deps }: Application, log: Logger): Promise<void> {
  const token = await offerFirstAdmin(deps);
  if (token === null) return;
  log.warn(
    `Nobody administers this installation yet. Open this link within an hour: ${config.publicUrl}${PATHS.firstAdmin}?token=${token}`,
  );
}

async function assemble(config: Config, database: OpenDatabase, log: Logger): Promise<Application> {
  try {
    const application = await createApplication(config, database.pool, log);
    // Where the secret was lost, or changed alone, this says so now, and not when somebody signs in.
    application.deps.lasting.mac('start', '');
    return application;
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function startJobs(
  config: Config,
  { deps, mailer, backups, imports }: Application & Pick<Running, 'backups' | 'imports'>,
  log: Logger,
) {
  return runJobs({
    deps,
    mailer,
    publicUrl: config.publicUrl,
    http: createHttpClient({ privateHosts: config.privateHosts }),
    viewpointsMemoryMib: config.viewpointsMemoryMib,
    workOnImports: () => imports.startIfAsked(),
    log: (level, message) => log[level](message),
    head: createHeadFile(config.dataDir),
    backUp: backups === null ? null : () => backups.startIfDue(),
  });
}

interface Running {
  readonly application: Application;
  readonly database: OpenDatabase;
  readonly jobs: Awaited<ReturnType<typeof runJobs>>;
  readonly backups: BackupRunner | null;
  readonly imports: ImportRunner;
}

async function stop({ application, database, jobs, backups, imports }: Running): Promise<void> {
  const { server } = application;
  const deadline = setTimeout(() => server.server.closeAllConnections(), DRAIN_MS);
  await Promise.all([server.close(), backups?.stop(), imports.stop()]);
  clearTimeout(deadline);
  await jobs.stop().catch(() => undefined);
  await database.close();
}

/** Says which setting leads out of it. */
function toListenError(error: unknown, { host, port }: Config): unknown {
  const { code } = error as { code?: string };
  if (code === 'EADDRINUSE')
    return new Error(`Port ${port} of ${host} is taken by another program; choose another PORT.`);
  if (code === 'EACCES')
    return new Error(`Port ${port} may not be listened on by this user; choose a PORT from 1024.`);
  if (code === 'EADDRNOTAVAIL') return new Error(`HOST is ${host}, which is no address of this machine.`);
  return error;
}
