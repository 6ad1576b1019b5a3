import { Readable } from 'node:stream';

/** A reader that falls so far behind is cut off: it comes back, and gets how things stand instead of how they came to be. */
const MOST_WAITING_BYTES = 1_048_576;

/** Often enough that nothing between takes the connection for dead. */
const HEARTBEAT_MS = 15_000;

/** Events on their way to one browser (server-sent events). */
export class EventStream {
  readonly readable = new Readable({ read: () => undefined });
  readonly #heartbeat: NodeJS.Timeout;

  constructor() {
    // Said first, so that headers go out at once and the browser comes back soon after a break.
    this.readable.push('retry: 2000\n\n');
    this.#heartbeat = setInterval(() => this.#push(': still here\n\n'), HEARTBEAT_MS).unref();
    this.readable.once('close', () => clearInterval(this.#heartbeat));
  }

  /** Sends an event; `id` is where to go on from after a break. */
  send(event: string, data: unknown, id: number): void {
    this.#push(`event: ${event}\nid: ${id}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  /** Ends the stream when what was sent has arrived. */
  end(): void {
    if (!this.readable.destroyed) this.readable.push(null);
  }

  #push(text: string): void {
    if (this.readable.destroyed || this.readable.readableEnded) return;
    this.readable.push(text);
    if (this.readable.readableLength > MOST_WAITING_BYTES) this.readable.destroy();
  }
}
