import { existsSync } from 'node:fs';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import packagedChromium from '@sparticuz/chromium';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';

/** Inside the package, so that a new version of it starts without the old one's browser. */
const UNPACKED = fileURLToPath(new URL('../unpacked', import.meta.resolve('@sparticuz/chromium')));

const SYSTEM_CHROMIUM = '/usr/bin/chromium';

/** The package unpacks into the temp folder, and takes whatever Chromium lies there: it gets an empty one. */
async function unpackInto(folder: string): Promise<void> {
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = folder;
  try {
    await packagedChromium.executablePath();
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
}

let unpacking: Promise<void> | undefined;

async function unpackOnce(): Promise<void> {
  if (!existsSync(UNPACKED)) {
    const folder = await mkdtemp(`${UNPACKED}-`);
    await unpackInto(folder);
    // Moved into place whole. Where another test run was faster, its browser stays.
    await rename(folder, UNPACKED).catch(() => rm(folder, { recursive: true }));
  }
}

async function findPackagedChromium(): Promise<string> {
  unpacking ??= unpackOnce();
  await unpacking;
  return join(UNPACKED, 'chromium');
}

async function launch(executablePath: string): Promise<Browser> {
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--font-render-hinting=none'] });
}

/**
 * Starts a headless Chromium: the one of the npm package, or the system's where that one does not run. The caller
 * closes it. Unpacking takes some seconds the first time.
 */
export async function launchBrowser(): Promise<Browser> {
  try {
    return await launch(await findPackagedChromium());
  } catch (error) {
    if (existsSync(SYSTEM_CHROMIUM)) return launch(SYSTEM_CHROMIUM);
    throw error;
  }
}
