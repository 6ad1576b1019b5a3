/**
 * The floor of reading: a bare server that answers everything with the same bytes and the same headers. Told what to
 * answer by its parent, it says on which port it listens.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface FloorAnswer {
  /** Names and values in turn. */
  readonly headers: readonly string[];
  readonly body: string;
}

process.once('message', ({ headers, body }: FloorAnswer) => {
  const bytes = Buffer.from(body, 'base64');
  const server = createServer({ keepAliveTimeout: 72_000 }, (_, response) => {
    response.writeHead(200, [...headers]);
    response.end(bytes);
  });
  server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
});
