import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { createCheckedFetch } from './checked-fetch.ts';

const server = createServer((request, response) => {
  if (request.url === '/to') response.writeHead(302, { location: '/echo' }).end();
  else if (request.url === '/large') response.end(Buffer.alloc(200_000));
  else if (request.url === '/gzip') response.setHeader('content-encoding', 'gzip').end(gzipSync('{"a":1}'));
  else if (request.url === '/nothing') response.writeHead(204).end();
  else if (request.url === '/echo') {
    const { method, headers } = request;
    request.setEncoding('utf8');
    let body = '';
    request.on('data', (chunk) => (body += chunk));
    request.on('end', () => response.end(JSON.stringify({ method, body, agent: headers['user-agent'] })));
  }
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

const LIMITS = { maxBytes: 100_000, timeoutMs: 300 };
const fetchListed = createCheckedFetch({ privateHosts: ['127.0.0.1'], ...LIMITS });
const fetchPublic = createCheckedFetch({ privateHosts: [], ...LIMITS });

test('it sends what a library asks it to send', async () => {
  const body = new URLSearchParams({ code: 'a b' });
  const response = await fetchListed(`${origin}/echo`, { method: 'POST', body });
  assert.equal(response.status, 200);
  assert.deepEqual(await response.json(), { method: 'POST', body: 'code=a+b', agent: 'Parley' });
});

test('it hands redirects back instead of following them', async () => {
  const response = await fetchListed(`${origin}/to`);
  assert.equal(response.status, 302);
  assert.equal(response.headers.get('location'), '/echo');
});

test('it decodes, and reads answers without a body', async () => {
  assert.deepEqual(await (await fetchListed(`${origin}/gzip`)).json(), { a: 1 });
  assert.equal(await (await fetchListed(`${origin}/nothing`)).text(), '');
});

test('it reaches no private address that the operator does not list', async () => {
  await assert.rejects(fetchPublic(`${origin}/echo`), { code: 'address_refused' });
  await assert.rejects(fetchPublic('https://169.254.169.254/latest'), { code: 'address_refused' });
  await assert.rejects(fetchPublic('https://localhost:8443/'), { code: 'address_refused' });
});

test('it speaks plain http only to what the operator lists', async () => {
  await assert.rejects(fetchListed('http://93.184.215.14/'), { code: 'address_refused' });
});

test('it stops at too much, at too long, and where it is told to', async () => {
  await assert.rejects(fetchListed(`${origin}/large`), { code: 'too_large' });
  await assert.rejects(fetchListed(`${origin}/silent`), { code: 'timed_out' });
  await assert.rejects(fetchListed(`${origin}/silent`, { signal: AbortSignal.abort() }), {
    code: 'timed_out',
  });
  await assert.rejects(fetchListed('file:///etc/passwd'), { code: 'url_refused' });
});
