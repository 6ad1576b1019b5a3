import { Worker } from 'node:worker_threads';
import type { SiteFit } from '../bridging/fit-site.ts';
import type { Votes } from '../bridging/votes.ts';

/**
 * Fits a site's votes in a thread of its own, to which the arrays are handed over: they are empty here afterwards. Null
 * where no vote counts.
 * @throws Error when the thread fails or ends without an answer.
 */
export async function fitInThread(votes: Votes, seed: number): Promise<SiteFit | null> {
  const { voters, comments, values, at, storyOf } = votes;
  const transferList = [voters, comments, values, at, storyOf].map((array) => array.buffer as ArrayBuffer);
  const worker = new Worker(new URL('./fit-worker.js', import.meta.url), {
    workerData: { votes, seed },
    transferList,
  });
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`The thread that fits ended with ${code}.`)));
  });
}
