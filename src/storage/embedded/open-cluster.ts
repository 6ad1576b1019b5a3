import {
  chown,
  mkdir,
  mkdtemp,
  open,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import type { DataLayout } from './folder-layout.ts';
import { EmbeddedPostgresError } from './embedded-postgres-error.ts';
import type { Launcher } from './launcher.ts';
import { createPassword, findPassword } from './password.ts';
import { runProgram, type Command } from './run-program.ts';
import { DATABASE, ROLE, TUNABLE_SETTINGS } from './settings.ts';

const UNFINISHED_PREFIX = 'cluster.new-';

/** What it takes to work on a cluster. */
export interface ClusterTools {
  readonly layout: DataLayout;
  readonly launcher: Launcher;
  /** PostgreSQL's `native` folder as the server's account sees it. */
  readonly binaries: string;
}

/**
 * Answers the password of the cluster, making both where the data folder has none. A cluster is made under another
 * name and renamed when complete, so one whose making was interrupted is never mistaken for one.
 */
export async function openCluster(tools: ClusterTools): Promise<string> {
  const { layout } = tools;
  const password = await findPassword(layout.password);
  await removeUnfinished(layout.home);
  if (!(await exists(layout.cluster))) {
    const made = password || (await createPassword(layout.password));
    await createCluster(tools, made);
    return made;
  }
  if (password) return password;
  throw new EmbeddedPostgresError(
    `The database in ${layout.cluster} has no password any more: ${layout.password} is missing. ` +
      'Restore that file from a backup of the data folder.',
  );
}

/** Throws unless the cluster, if there is one, was made by PostgreSQL of the version of ours. */
export async function checkClusterVersion(layout: DataLayout, version: string): Promise<void> {
  if (!(await exists(layout.cluster))) return;
  const theirs = (await readFile(join(layout.cluster, 'PG_VERSION'), 'utf8')).trim();
  const ours = version.split('.')[0];
  if (theirs === ours) return;
  throw new EmbeddedPostgresError(
    `The database in ${layout.cluster} was made by PostgreSQL ${theirs}; this Parley brings PostgreSQL ${ours}, ` +
      'which does not read it. Start the version of Parley that made it, or export from there and import here.',
  );
}

async function removeUnfinished(home: string): Promise<void> {
  for (const name of await readdir(home)) {
    if (name.startsWith(UNFINISHED_PREFIX)) await rm(join(home, name), { recursive: true, maxRetries: 5 });
  }
}

async function createCluster(tools: ClusterTools, password: string): Promise<void> {
  const { layout, launcher } = tools;
  const workshop = await mkdtemp(join(layout.home, UNFINISHED_PREFIX));
  const cluster = join(workshop, 'cluster');
  const passwordFile = join(workshop, 'password');
  await mkdir(cluster, { mode: 0o700 });
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (launcher.account !== null) {
    for (const path of [cluster, passwordFile, workshop]) {
      await chown(path, launcher.account.uid, launcher.account.gid);
    }
  }
  await runOrThrow(toInitdb(tools, workshop), '');
  await runOrThrow(toSingleUser(tools, cluster), toSetupScript(password));
  await rename(cluster, layout.cluster);
  await syncFolder(layout.home);
  await rm(workshop, { recursive: true });
}

function toInitdb({ launcher, binaries }: ClusterTools, workshop: string): Command {
  const inside = launcher.inside(workshop);
  return launcher.toCommand(join(binaries, 'bin', 'initdb'), [
    `--pgdata=${join(inside, 'cluster')}`,
    `--pwfile=${join(inside, 'password')}`,
    '--username=postgres',
    '--auth=scram-sha-256',
    '--data-checksums',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    ...TUNABLE_SETTINGS.map((setting) => `--set=${setting}`),
  ]);
}

function toSingleUser({ launcher, binaries }: ClusterTools, cluster: string): Command {
  const inside = launcher.inside(cluster);
  return launcher.toCommand(join(binaries, 'bin', 'postgres'), ['--single', '-j', '-D', inside, 'postgres']);
}

/** One statement a paragraph, as single-user mode with `-j` wants them. */
function toSetupScript(password: string): string {
  return `create role ${ROLE} login createdb password '${password}';\n\ncreate database ${DATABASE} owner ${ROLE};\n\n`;
}

async function runOrThrow(command: Command, input: string): Promise<void> {
  const { succeeded, output } = await runProgram(command, input);
  if (!succeeded || /^.*(ERROR|FATAL|PANIC):/m.test(output)) {
    throw new Error(`PostgreSQL could not make its database: ${toReason(output)}`);
  }
}

/** The lines that name a fault, or the last ones where none does. */
function toReason(output: string): string {
  const lines = output.trim().split('\n');
  const faults = lines.filter((line) => /\b(ERROR|FATAL|PANIC|HINT|error|hint): /.test(line));
  return (faults.length > 0 ? faults : lines.slice(-5)).join('\n');
}

/** A rename is durable once the folder is; Windows neither needs nor allows this. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}
