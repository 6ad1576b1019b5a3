import type { Writable } from 'node:stream';

/**
 * Has a sink filled. Where the sink breaks, its own error comes out: a file that cannot be written looks like a broken
 * connection to whoever reads the database for it.
 */
export async function writeTo<T>(sink: Writable, fill: () => Promise<T>): Promise<T> {
  const broken: Error[] = [];
  // From now on, since opening a file fails later than asking for it.
  sink.once('error', (error) => broken.push(error));
  try {
    return await fill();
  } catch (error) {
    const [first] = broken;
    sink.destroy();
    throw first ?? error;
  }
}
