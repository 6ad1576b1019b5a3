import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { formatHead, parseHead, type HeadFile } from '../service/log-head.ts';

/**
 * The head in the data folder, in `decision-log-head`.
 * @throws Error of `read` where the file is there and holds something else.
 */
export function createHeadFile(dataDir: string): HeadFile {
  const path = join(dataDir, 'decision-log-head');
  return {
    path,
    async read() {
      const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return null;
        throw error;
      });
      if (text === null) return null;
      const head = parseHead(text);
      if (head === null) throw new Error(`${path} holds no head of the log of decisions.`);
      return head;
    },
    async write(head) {
      await mkdir(dataDir, { recursive: true });
      const draft = `${path}.${process.pid}`;
      await writeFile(draft, `${formatHead(head)}\n`, { mode: 0o600 });
      // A rename shows the old head or the new one, and never half of one.
      await rename(draft, path);
    },
  };
}
