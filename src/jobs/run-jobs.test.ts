import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { createHttpClient } from '../net/http-client.ts';
import { createApiClient } from '../testing/api-client.ts';
import { createTestApplication, type TestApplication } from '../testing/application.ts';
import { runJobs } from './run-jobs.ts';

let parley: TestApplication;
let publisher: Server;
let origin: string;
let jobs: Awaited<ReturnType<typeof runJobs>>;
const messages: string[] = [];

before(async () => {
  publisher = createServer((request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(`<title>Plain</title><meta property="og:title" content="The story at ${request.url}">`);
  }).listen(0, '127.0.0.1');
  await once(publisher, 'listening');
  origin = `http://127.0.0.1:${(publisher.address() as AddressInfo).port}`;
  parley = await createTestApplication();
  await parley.addSite('daily', { origins: [origin] });
  jobs = await runJobs({
    deps: parley.deps,
    http: createHttpClient({ privateHosts: ['127.0.0.1'] }),
    log: (_, message) => messages.push(message),
  });
});
after(async () => {
  await jobs.stop();
  await parley.close();
  publisher.close();
});

async function until(isDone: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 20_000;
  while (!(await isDone())) {
    assert.ok(Date.now() < deadline, messages.join('\n'));
    await delay(50);
  }
}

test('a story takes its title from its page, and pages that show it follow', async () => {
  const api = createApiClient(parley, 'daily');
  await api.write(await parley.signIn('Ann'), 'one', { body: 'First', url: `${origin}/one` });
  const before = await parley.request({ url: '/daily/stories/one' });
  assert.equal(before.statusCode, 200);
  await until(async () =>
    (await parley.request({ url: '/daily/stories/one' })).body.includes('The story at /one'),
  );
});

test('what has expired goes', async () => {
  await parley.pool.query({
    text: `insert into idempotency_keys (site_id, actor, key, request_hash, answer, created_at)
      select id, 'x', 'old-key-1', '\\x00', '{}', now() - interval '25 hours' from sites`,
  });
  await parley.pool.query({ text: "select graphile_worker.add_job('delete-expired')" });
  await until(async () => {
    const { rows } = await parley.pool.query({
      text: "select 1 from idempotency_keys where key = 'old-key-1'",
    });
    return rows.length === 0;
  });
});
