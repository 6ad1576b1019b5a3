import { access, constants, stat } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres-error.ts';
import { runProgram, type Command } from './run-program.ts';
import type { TemporaryFolder } from './temporary-folder.ts';

/** The user that PostgreSQL runs as. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** Starts programs as the server's account, in a place from which they can reach the server's folder. */
export interface Launcher {
  /** Null: the account that Parley itself runs as. */
  readonly account: Account | null;
  /** The path under which the started program finds `path`, which lies in the server's folder or is public. */
  inside(path: string): string;
  toCommand(program: string, args: readonly string[]): Command;
}

const NOBODY: Account = { uid: 65534, gid: 65534 };

/**
 * Chooses who runs PostgreSQL, which refuses to run as root: under root it is whoever owns the cluster, or `nobody`
 * for a new one; otherwise it is Parley's own account.
 */
export async function chooseAccount(cluster: string): Promise<Account | null> {
  if (process.getuid?.() !== 0) return null;
  const owner = await stat(cluster).catch(() => null);
  if (owner === null) return NOBODY;
  if (owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  throw new EmbeddedPostgresError(
    `${cluster} belongs to root, and PostgreSQL does not run as root. ` +
      `Give it back to the account it ran as: chown -R ${NOBODY.uid}:${NOBODY.gid} ${cluster}`,
  );
}

export interface Surroundings {
  /** The server's folder. */
  readonly home: string;
  /** Where the home is mounted when its path is out of the account's reach. */
  readonly temporary: TemporaryFolder;
}

/** Finds a way that works on this machine; throws with what to do where none does. */
export async function createLauncher(account: Account | null, around: Surroundings): Promise<Launcher> {
  const direct = await createDirectLauncher(account);
  if (account === null || (await canReach(direct, around.home))) return direct;
  const mounted = await createMountedLauncher(direct, around);
  if (mounted !== null && (await canReach(mounted, around.home))) return mounted;
  throw new EmbeddedPostgresError(
    `Parley runs as root, so PostgreSQL runs as user ${account.uid}, which cannot enter ${around.home}, ` +
      'and this system does not let it be mounted elsewhere. ' +
      'Set PARLEY_DATA to a folder that every user may pass through, such as /var/lib/parley, or do not run Parley as root.',
  );
}

async function createDirectLauncher(account: Account | null): Promise<Launcher> {
  const identity = account ?? {};
  const setpriv = await findProgram('setpriv');
  const prefix = setpriv === null ? [] : [setpriv, ...toSetprivOptions(account)];
  const plain = toLauncher(account, [], identity);
  const works = async (launcher: Launcher) => (await runProgram(launcher.toCommand('true', []))).succeeded;
  if (setpriv !== null) {
    const launcher = toLauncher(account, prefix, {});
    if (await works(launcher)) return launcher;
  }
  if (account === null || (await works(plain))) return plain;
  throw new EmbeddedPostgresError(
    `Parley runs as root but may not switch to user ${account.uid}, and PostgreSQL does not run as root. ` +
      'Start Parley as an ordinary user, or name a server with DATABASE_URL.',
  );
}

/** `--pdeathsig` makes the kernel shut PostgreSQL down when Parley is killed. */
function toSetprivOptions(account: Account | null): string[] {
  const change =
    account === null ? [] : [`--reuid=${account.uid}`, `--regid=${account.gid}`, '--clear-groups'];
  return [...change, '--pdeathsig=INT', '--'];
}

function toLauncher(
  account: Account | null,
  prefix: readonly string[],
  identity: Partial<Account>,
): Launcher {
  return {
    account,
    inside: (path) => path,
    toCommand: (program, args) => {
      const [file = program, ...rest] = [...prefix, program, ...args];
      return { file, args: rest, options: { cwd: '/', env: ENVIRONMENT, windowsHide: true, ...identity } };
    },
  };
}

/** PostgreSQL gets none of Parley's environment, where secrets are; messages must be English to be recognised. */
const ENVIRONMENT: NodeJS.ProcessEnv = {
  PATH: process.env['PATH'],
  LC_ALL: 'C',
  TZ: 'UTC',
  ...(process.platform === 'win32'
    ? { SystemRoot: process.env['SystemRoot'], TEMP: process.env['TEMP'] }
    : {}),
};

/** Runs programs where the home appears a second time at a reachable path, in a mount namespace of their own. */
async function createMountedLauncher(direct: Launcher, around: Surroundings): Promise<Launcher | null> {
  const unshare = await findProgram('unshare');
  if (unshare === null) return null;
  const mountPoint = await around.temporary.openChild('home', direct.account);
  const script = 'mount --bind "$1" "$2" && shift 2 && exec "$@"';
  const prefix = ['--mount', '--propagation', 'private', 'sh', '-c', script, 'sh', around.home, mountPoint];
  return {
    account: direct.account,
    inside: (path) => (path.startsWith(around.home) ? mountPoint + path.slice(around.home.length) : path),
    toCommand: (program, args) => {
      const { file, args: rest, options } = direct.toCommand(program, args);
      return { file: unshare, args: [...prefix, file, ...rest], options };
    },
  };
}

async function canReach(launcher: Launcher, folder: string): Promise<boolean> {
  const command = launcher.toCommand('sh', ['-c', 'cd "$1"', 'sh', launcher.inside(folder)]);
  return (await runProgram(command)).succeeded;
}

async function findProgram(name: string): Promise<string | null> {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    const path = join(folder, name);
    if (await isExecutable(path)) return path;
  }
  return null;
}

async function isExecutable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}
