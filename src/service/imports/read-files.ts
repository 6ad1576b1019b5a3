import { Worker } from 'node:worker_threads';
import { FormatRefused } from '../../exchange/format-refused.ts';
import { copyStaged } from '../../storage/import-staging.ts';
import type { Session } from '../../storage/pool.ts';
import { collectGarbage } from './collect-garbage.ts';
import type { ReaderInput, ReaderMessage } from './reader-messages.ts';

/**
 * Memory for the thread that reads, in MiB: a file that needs more ends it and nothing else. Much of what it holds lives for a
 * moment only.
 */
const LIMITS = { maxOldGenerationSizeMb: 96, maxYoungGenerationSizeMb: 16 };

/** Parts after which their bytes are freed: together some megabytes. */
const COLLECT_EVERY = 8;

export interface ReadFiles extends ReaderInput {
  readonly signal?: AbortSignal | undefined;
  /** Called from time to time with the bytes read of the files and the comments in them. */
  readonly onProgress: (progress: { readonly bytesRead: number; readonly staged: number }) => Promise<void>;
}

/**
 * Reads an export from the start of its files into staging tables, rendered. A thread of its own reads, so that whatever
 * else this process does goes on meanwhile. Throws `FormatRefused`; what came before it is the caller's to forget.
 */
export async function readFiles(session: Session, input: ReadFiles): Promise<void> {
  const { site, run, paths, signal, onProgress } = input;
  signal?.throwIfAborted();
  const { siteId, number, source, format, options, startedAt } = run;
  const workerData: ReaderInput = {
    site: { origins: site.origins },
    run: { siteId, number, source, format, options, startedAt },
    paths,
  };
  const worker = new Worker(new URL('./read-worker.js', import.meta.url), {
    workerData,
    resourceLimits: LIMITS,
  });
  const stop = () => void worker.terminate();
  signal?.addEventListener('abort', stop);
  let parts = 0;
  try {
    for await (const message of listen(worker)) {
      if (message.kind === 'refused') throw new FormatRefused(message.code, message.place);
      if (message.kind === 'rows') {
        for (const [kind, rows] of message.rows) await copyStaged(session, kind, rows);
        worker.postMessage('copied', []);
        parts += 1;
        if (parts % COLLECT_EVERY === 0) collectGarbage();
      }
      await onProgress({ bytesRead: message.bytesRead, staged: message.staged });
      if (message.kind === 'end') return;
    }
    signal?.throwIfAborted();
    throw new Error('The thread that reads ended before the files did.');
  } finally {
    signal?.removeEventListener('abort', stop);
    await worker.terminate();
  }
}

/** What a thread says, until it ends. Throws what it threw. */
async function* listen(worker: Worker): AsyncGenerator<ReaderMessage> {
  const heard: ReaderMessage[] = [];
  let [wake, isOver, failure]: [() => void, boolean, unknown] = [() => undefined, false, null];
  worker.on('message', (message: ReaderMessage) => {
    heard.push(message);
    wake();
  });
  worker.on('error', (error) => {
    failure = error;
    wake();
  });
  worker.on('exit', () => {
    isOver = true;
    wake();
  });
  for (;;) {
    const next = heard.shift();
    if (next !== undefined) yield next;
    else if (failure !== null) throw failure;
    else if (isOver) return;
    else
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
  }
}
