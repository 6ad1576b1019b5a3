import { useEffect } from 'preact/hooks';
import { useDesk } from './desk-context.ts';
import { listen } from './connection.ts';
import { isNarrowed } from './filter.ts';
import { countOf } from './queue-state.ts';
import type { Queue } from './queue.ts';
import type { Counts } from './types.ts';

/** Keeps the queue up to date for as long as it is on the screen: counts, what others have open, what they decide. */
export function useLive(queue: Queue): void {
  const { m } = useDesk();
  useEffect(() => {
    void queue.loadOverview();
    const endClaims = queue.claims.start();
    const endEvents = listen(`/api/v1/desk/events?lang=${m.language}`, {
      on: {
        counts: (counts) => noteCounts(queue, counts),
        claimed: ({ id, claim }) => {
          queue.claims.hear(id, claim);
          // Who had the open comment has let go of it.
          if (claim === null && id === queue.state.openId) void queue.claimOpen();
        },
        decided: ({ id, decision }) => queue.hearDecision(id, decision),
      },
      onState: (connection) => {
        const wasCutOff = queue.state.connection === 'reconnecting' || queue.state.connection === 'offline';
        queue.set({ connection });
        // What was missed meanwhile.
        if (connection === 'live' && wasCutOff) void queue.loadOverview();
      },
    });
    return () => {
      endEvents();
      endClaims();
    };
  }, [queue, m]);
}

/** New comments are counted, not put before what somebody reads. */
function noteCounts(queue: Queue, counts: Readonly<Record<string, Counts>>): void {
  const before = countOf(queue.state, queue.state.filter.queue);
  queue.set({ counts: { ...queue.state.counts, ...counts } });
  const { filter, arrived, phase } = queue.state;
  if (isNarrowed(filter) || phase !== 'ready') return;
  const now = countOf(queue.state, filter.queue);
  queue.set({ left: now, arrived: Math.max(0, arrived + Math.max(0, now - before)) });
}
