import { parentPort, workerData } from 'node:worker_threads';
import { fitSite } from '../bridging/fit-site.ts';
import type { Votes } from '../bridging/votes.ts';

/** The thread that fits: requests go on being answered in the other one. */
const { votes, seed } = workerData as { readonly votes: Votes; readonly seed: number };
const answer = fitSite(votes, seed);
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port of a thread, not a window
parentPort?.postMessage(answer);
