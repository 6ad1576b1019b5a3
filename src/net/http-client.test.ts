import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { createHttpClient } from './http-client.ts';
import type { HttpFailureCode } from './http-failure.ts';

type Answer = (response: ServerResponse, request: IncomingMessage) => void;

/** What the publisher's server answers, by path. */
const ANSWERS: Record<string, Answer> = {
  '/page': (response) => response.setHeader('content-type', 'text/html').end('<title>A</title>'),
  '/missing': (response) => response.writeHead(404).end('no'),
  '/gzip': (response) => response.setHeader('content-encoding', 'gzip').end(gzipSync('zipped')),
  '/deflate': (response) => response.setHeader('content-encoding', 'deflate').end(deflateSync('zipped')),
  '/br': (response) => response.setHeader('content-encoding', 'br').end(brotliCompressSync('zipped')),
  '/broken': (response) => response.setHeader('content-encoding', 'gzip').end('not zipped'),
  '/cut': (response) =>
    response.setHeader('content-encoding', 'gzip').end(gzipSync('zipped').subarray(0, 15)),
  '/unknown': (response) => response.setHeader('content-encoding', 'compress').end('x'),
  '/bomb': (response) =>
    response.setHeader('content-encoding', 'gzip').end(gzipSync(Buffer.alloc(50_000_000))),
  '/large': (response) => response.end(Buffer.alloc(200_000)),
  '/endless': (response) => {
    const timer = setInterval(() => response.write(Buffer.alloc(50_000)), 1);
    response.on('close', () => clearInterval(timer));
  },
  '/trickle': (response) => {
    const timer = setInterval(() => response.write('.'), 5);
    response.on('close', () => clearInterval(timer));
  },
  '/silent': () => {},
  '/hang-up': (response) => response.destroy(),
  '/loop': (response) => response.writeHead(302, { location: '/loop' }).end(),
  '/to': (response, request) =>
    response.writeHead(302, { location: decodeURIComponent(request.url?.split('?')[1] ?? '') }).end(),
  '/once': (response) => response.writeHead(301, { location: 'page' }).end(),
};

const visited: string[] = [];
const server = createServer((request, response) => {
  const [path = ''] = request.url?.split('?') ?? [];
  visited.push(path);
  ANSWERS[path]?.(response, request);
});
let origin = '';

before(async () => {
  await once(server.listen(0, '127.0.0.1'), 'listening');
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
after(() => {
  server.closeAllConnections();
  server.close();
});

const client = createHttpClient({ privateHosts: ['127.0.0.1'], maxBytes: 100_000 });

async function assertFails(address: string, code: HttpFailureCode, from = client): Promise<void> {
  await assert.rejects(from.get(address), { name: 'HttpFailure', code }, address);
}

test('an answer carries its address, status, headers and body', async () => {
  const answer = await client.get(`${origin}/page`);
  assert.equal(answer.url, `${origin}/page`);
  assert.equal(answer.status, 200);
  assert.equal(answer.headers['content-type'], 'text/html');
  assert.equal(answer.body.toString(), '<title>A</title>');
  assert.equal((await client.get(`${origin}/missing`)).status, 404);
});

test('compressed answers are decoded, damaged ones refused', async () => {
  for (const encoding of ['gzip', 'deflate', 'br'])
    assert.equal((await client.get(`${origin}/${encoding}`)).body.toString(), 'zipped');
  for (const path of ['broken', 'cut', 'unknown']) await assertFails(`${origin}/${path}`, 'encoding_invalid');
});

test('answers that are too large are left in the middle, also when they were small on the way', async () => {
  for (const path of ['large', 'endless', 'bomb']) await assertFails(`${origin}/${path}`, 'too_large');
});

test('silent, slow and broken servers are left', async () => {
  const impatient = createHttpClient({ privateHosts: ['127.0.0.1'], timeoutMs: 100 });
  for (const path of ['silent', 'trickle']) await assertFails(`${origin}/${path}`, 'timed_out', impatient);
  await assertFails(`${origin}/hang-up`, 'connection_failed');
});

test('redirects are followed, three at most', async () => {
  assert.equal((await client.get(`${origin}/once`)).url, `${origin}/page`);
  visited.length = 0;
  await assertFails(`${origin}/loop`, 'too_many_redirects');
  assert.deepEqual(visited, ['/loop', '/loop', '/loop', '/loop']);
});

test('each redirect is checked again', async () => {
  const { port } = new URL(origin);
  const named = createHttpClient({ privateHosts: ['localhost'] });
  const redirect = (to: string) => `http://localhost:${port}/to?${encodeURIComponent(to)}`;
  assert.equal((await named.get(redirect(`//localhost:${port}/page`))).status, 200);
  for (const to of [`http://127.0.0.1:${port}/page`, 'http://169.254.169.254/'])
    await assertFails(redirect(to), 'address_refused', named);
  for (const to of [
    'file:///etc/passwd',
    'http://a:b@localhost/',
    'http://localhost:25/',
    'gopher://localhost/',
  ])
    await assertFails(redirect(to), 'url_refused', named);
});

test('private addresses are refused in every spelling and under any name, before anything is sent', async () => {
  const stranger = createHttpClient({ privateHosts: [] });
  const { port } = new URL(origin);
  visited.length = 0;
  const hosts =
    '127.0.0.1 127.1 2130706433 0x7f.1 017700000001 0.0.0.0 [::1] [::] [::ffff:127.0.0.1] [::ffff:7f00:1] localhost';
  for (const host of hosts.split(' '))
    await assertFails(`http://${host}:${port}/page`, 'address_refused', stranger);
  assert.deepEqual(visited, []);
});

test('a listed name is reached wherever it leads, another name for the same place is not', async () => {
  const { port } = new URL(origin);
  const named = createHttpClient({ privateHosts: ['localhost'] });
  assert.equal((await named.get(`http://localhost:${port}/page`)).status, 200);
  await assertFails(`http://127.0.0.1:${port}/page`, 'address_refused', named);
});

test('names that do not exist and addresses that are none are refused', async () => {
  await assertFails('http://name.invalid/', 'host_not_found');
  for (const address of [
    '',
    'page',
    'ftp://a.example',
    'javascript:1',
    'http://',
    'http://a.example:22/',
    'https://a@b.example',
  ])
    await assertFails(address, 'url_refused');
});
