import type { Card } from './types.ts';

/** What editors mark a comment with: a pick of theirs, or a place before all others. */
export type Mark = 'featured' | 'pinned';

/** Whether a comment can carry a mark: readers see it, and only the top of a thread is pinned. */
export function mayMark({ status, parent }: Card, mark: Mark): boolean {
  return status === 'published' && (mark === 'featured' || parent === null);
}
