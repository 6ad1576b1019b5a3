import type * as z from 'zod';
import type { deskEventSchemas } from '../wire/desk.ts';

/** What the server tells while it happens, by name. */
export type DeskEvents = {
  [Name in keyof typeof deskEventSchemas]: z.infer<(typeof deskEventSchemas)[Name]>;
};

/** `live`: events arrive. `reconnecting`: they did. `offline`: the machine has no network. */
export type ConnectionState = 'connecting' | 'live' | 'reconnecting' | 'offline';

interface Listener {
  readonly on: { readonly [Name in keyof DeskEvents]: (event: DeskEvents[Name]) => void };
  readonly onState: (state: ConnectionState) => void;
}

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;

/** Listens to the events of the desk for as long as the page is open, also after it was cut off; gives what ends it. */
export function listen(url: string, { on, onState }: Listener): () => void {
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wait = FIRST_WAIT_MS;
  let state: ConnectionState = 'connecting';
  const tell = (next: ConnectionState) => {
    if (next !== state) onState((state = next));
  };

  const open = () => {
    clearTimeout(timer);
    source?.close();
    source = new EventSource(url);
    source.addEventListener('open', () => {
      wait = FIRST_WAIT_MS;
      tell('live');
    });
    // The browser gives up after an answer that is no stream; this does not.
    source.addEventListener('error', () => {
      source?.close();
      tell(navigator.onLine ? 'reconnecting' : 'offline');
      timer = setTimeout(open, wait);
      wait = Math.min(LONGEST_WAIT_MS, 2 * wait);
    });
    for (const name of Object.keys(on) as (keyof DeskEvents)[])
      source.addEventListener(name, ({ data }: MessageEvent<string>) => on[name](JSON.parse(data) as never));
  };
  const cutOff = () => {
    source?.close();
    clearTimeout(timer);
    tell('offline');
  };

  open();
  addEventListener('online', open);
  addEventListener('offline', cutOff);
  return () => {
    removeEventListener('online', open);
    removeEventListener('offline', cutOff);
    clearTimeout(timer);
    source?.close();
  };
}
