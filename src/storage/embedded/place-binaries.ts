import { constants } from 'node:fs';
import { chmod, copyFile, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres-error.ts';
import type { Launcher } from './launcher.ts';
import { linkLibraries, type Binaries } from './locate-binaries.ts';
import { runProgram, type Finished } from './run-program.ts';

const COPY_PREFIX = 'binaries-';

/**
 * Answers the folder from which the server's account can run PostgreSQL, as that account sees it: the npm package
 * itself, or a copy inside `home` (60 MB, made once a version) where the package is out of reach or read-only.
 */
export async function placeBinaries(binaries: Binaries, launcher: Launcher, home: string): Promise<string> {
  await linkLibraries(binaries.folder).catch(() => undefined);
  if ((await tryBinaries(binaries.folder, launcher)).succeeded) return binaries.folder;
  const copy = launcher.inside(await copyBinaries(binaries, home));
  const { succeeded, output } = await tryBinaries(copy, launcher);
  if (succeeded) return copy;
  throw new EmbeddedPostgresError(
    `PostgreSQL's programs do not run on this machine: ${output.trim()}. ` +
      'They need glibc and a file system mounted without "noexec"; else name a server with DATABASE_URL.',
  );
}

async function tryBinaries(folder: string, launcher: Launcher): Promise<Finished> {
  return runProgram(launcher.toCommand(join(folder, 'bin', 'postgres'), ['--version']));
}

async function copyBinaries(binaries: Binaries, home: string): Promise<string> {
  const folder = join(home, COPY_PREFIX + binaries.version);
  const names = await readdir(home);
  if (names.includes(basename(folder))) return folder;
  for (const name of names.filter((each) => each.startsWith(COPY_PREFIX))) {
    await rm(join(home, name), { recursive: true });
  }
  const unfinished = `${folder}.new`;
  await copyReadable(binaries.folder, unfinished);
  await linkLibraries(unfinished);
  await rename(unfinished, folder);
  return folder;
}

/** Copies a tree so that every account may read and run it, whatever the modes of the original. */
async function copyReadable(from: string, to: string): Promise<void> {
  await mkdir(to);
  await chmod(to, 0o755);
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) {
      await copyReadable(source, target);
    } else if (entry.isFile()) {
      await copyFile(source, target, constants.COPYFILE_FICLONE);
      await chmod(target, 0o755);
    }
  }
}
