import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { after, before, mock, test } from 'node:test';
import { createTestApplication, type TestApplication } from '../testing/application.ts';

let parley: TestApplication;
before(async () => {
  parley = await createTestApplication();
  await parley.addSite('harbour');
  await parley.server.listen({ port: 0, host: '127.0.0.1' });
});
after(async () => {
  mock.timers.reset();
  await parley.close();
});

/** Announces much more than it sends, and gives the connection once that is answered. */
async function announce(head: string): Promise<Socket> {
  const { port } = parley.server.server.address() as AddressInfo;
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  socket.write(`${head}\r\nhost: talk.example\r\ncontent-length: 1000000\r\n\r\nx`);
  await once(socket, 'data');
  return socket;
}

test('a body that never comes holds no connection, also where none is expected and where the answer is given already', async () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  const upload = '/desk/settings/sites/harbour/imports/files';
  for (const [head, limit] of [
    ['GET /sign-in HTTP/1.1', 30_000],
    ['GET /api/v1/sites/harbour/counts HTTP/1.1', 30_000],
    ['GET /nowhere HTTP/1.1', 30_000],
    [`POST ${upload} HTTP/1.1\r\ncontent-type: multipart/form-data; boundary=a`, 60_000],
  ] as const) {
    const socket = await announce(head);
    mock.timers.tick(limit - 1_000);
    await pause(20);
    assert.equal(socket.closed, false, head);
    const closed = once(socket, 'close', { signal: AbortSignal.timeout(2_000) });
    mock.timers.tick(2_000);
    await closed;
  }
});
