/**
 * `npm run dev`: builds, serves with the seeded demonstration, and does both again whenever a source is saved. The
 * data folder is kept between restarts.
 */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { watch } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
/** Editors save in several steps, and a change of branch touches many files: one build for all of them. */
const SETTLE_MS = 150;

let server: ChildProcess | null = null;
let timer: NodeJS.Timeout | undefined;
let isRebuilding = false;
let isDirty = false;

function build(): boolean {
  const { status } = spawnSync('tsc -b && node scripts/build-assets.ts', {
    cwd: root,
    shell: true,
    stdio: 'inherit',
  });
  return status === 0;
}

async function stopServer(): Promise<void> {
  const running = server;
  if (!running || running.exitCode !== null) return;
  const stopped = new Promise((resolve) => running.once('exit', resolve));
  running.kill('SIGTERM');
  await stopped;
}

function startServer(): void {
  server = spawn(process.execPath, ['--enable-source-maps', 'dist/cli/main.js', 'serve'], {
    cwd: root,
    stdio: 'inherit',
  });
}

/** A build that fails leaves the last good server running. */
async function rebuild(): Promise<void> {
  if (isRebuilding) {
    isDirty = true;
    return;
  }
  isRebuilding = true;
  if (build()) {
    await stopServer();
    startServer();
  }
  isRebuilding = false;
  if (isDirty) {
    isDirty = false;
    await rebuild();
  }
}

for (const folder of ['src', 'examples']) {
  watch(`${root}${folder}`, { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(() => void rebuild(), SETTLE_MS);
  });
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void stopServer().then(() => process.exit(0)));
}
await rebuild();
