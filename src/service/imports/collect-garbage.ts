import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

let collect: (() => void) | null = null;

/**
 * Frees what is not needed any more, now. An import makes much garbage that outlives the collector's first look, and V8
 * lets it grow to hundreds of megabytes before it looks again; this takes some tens of milliseconds, done every now and then.
 */
export function collectGarbage(): void {
  if (collect === null) {
    setFlagsFromString('--expose-gc');
    collect = runInNewContext('gc') as () => void;
  }
  collect();
}
