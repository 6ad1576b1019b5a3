import type { HeadFile, LogHead } from '../service/log-head.ts';

/** A head of the log of decisions that is kept in memory. */
export function createMemoryHead(): HeadFile {
  let head: LogHead | null = null;
  return {
    path: 'memory',
    read: async () => head,
    write: async (next) => {
      head = next;
    },
  };
}
