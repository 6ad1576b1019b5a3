import assert from 'node:assert/strict';
import { lstat, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { writeWholeFile } from './part-file.ts';

let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-part-'));
});
after(() => rm(folder, { recursive: true }));

async function write(path: string): Promise<void> {
  await writeWholeFile(path, async (sink) => {
    await new Promise<void>((resolve) => sink.end('new', resolve));
  });
}

test('a link that waits where the part goes is not followed', async () => {
  const [victim, path] = [join(folder, 'victim'), join(folder, 'export.zip')];
  await writeFile(victim, 'untouched');
  await symlink(victim, `${path}.part`);
  await write(path);
  assert.equal(await readFile(victim, 'utf8'), 'untouched');
  assert.equal(await readFile(path, 'utf8'), 'new');
  assert.ok((await lstat(path)).isFile());
});

test('what a process that died left is replaced by a file for its owner alone', async () => {
  const path = join(folder, 'again.zip');
  await writeFile(`${path}.part`, 'half of it', { mode: 0o666 });
  await write(path);
  assert.equal((await lstat(path)).mode & 0o777, 0o600);
});
