import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';

/** A fresh folder that goes away when the file's tests are over, and what puts files into it: their paths come back. */
export async function temporaryFiles(): Promise<(name: string, content: string | Buffer) => Promise<string>> {
  const folder = await mkdtemp(join(tmpdir(), 'parley-exchange-'));
  after(() => rm(folder, { recursive: true, force: true }));
  return async (name, content) => {
    const path = join(folder, name);
    await writeFile(path, content);
    return path;
  };
}
