import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { changeStory } from '../service/change-story.ts';
import { addSection, listSections, removeSection } from '../service/manage-sections.ts';
import { createHttpClient } from '../net/http-client.ts';
import { createApiClient } from '../testing/api-client.ts';
import { createMemoryHead } from '../testing/memory-head.ts';
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
    const title = `<title>Plain</title><meta property="og:title" content="The story at ${request.url}">`;
    response.end(`${title}<meta property="article:section" content="Local Sport">`);
  }).listen(0, '127.0.0.1');
  await once(publisher, 'listening');
  origin = `http://127.0.0.1:${(publisher.address() as AddressInfo).port}`;
  parley = await createTestApplication();
  await parley.addSite('daily', { origins: [origin] });
  jobs = await runJobs({
    head: createMemoryHead(),
    deps: parley.deps,
    mailer: null,
    viewpointsMemoryMib: 512,
    backUp: null,
    workOnImports: async () => undefined,
    publicUrl: parley.publicUrl,
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

const admin = { kind: 'operator' } as const;

test('a story stands in the section that its page names, or its address says, and follows changes of them', async () => {
  const [api, site] = [
    createApiClient(parley, 'daily'),
    await parley.addSite('sections', { origins: [origin] }),
  ];
  const sectionOf = async (story: string) =>
    (await parley.request({ url: `/api/v1/sites/sections/stories/${story}` })).json().section;
  const add = (key: string, change: object) => addSection(parley.deps, admin, { site, key, ...change });
  await add('arts', { patterns: ['/by-address/*'] });
  const token = await parley.signIn('Ann');
  for (const story of ['by-page', 'by-address', 'given']) {
    const url = `/api/v1/sites/sections/stories/${story}/comments`;
    const payload = { body: 'First', url: `${origin}/${story}/1` };
    await api.send(token, { method: 'POST', url, payload });
  }
  await changeStory(parley.deps, admin, { site, storyKey: 'given', section: 'arts', title: 'Mine' });
  assert.equal(await sectionOf('by-address'), 'arts');
  await add('sport', { name: 'Local  sport', position: 1 });
  await until(
    async () => (await sectionOf('by-page')) === 'sport' && (await sectionOf('by-address')) === 'sport',
  );
  const given = await parley.request({ url: '/api/v1/sites/sections/stories/given' });
  assert.deepEqual([given.json().section, given.json().title], ['arts', 'Mine']);
  await removeSection(parley.deps, admin, { site, key: 'sport' });
  await until(
    async () => (await sectionOf('by-page')) === null && (await sectionOf('by-address')) === 'arts',
  );
  const sections = await listSections(parley.deps, admin, site);
  assert.ok(!('refused' in sections));
  assert.deepEqual(sections.unknown, [{ label: 'Local Sport', stories: 1 }]);
  await changeStory(parley.deps, admin, { site, storyKey: 'given', section: null, title: null });
  await until(
    async () =>
      (await parley.request({ url: '/api/v1/sites/sections/stories/given' })).json().title ===
      'The story at /given/1',
  );
  assert.equal(await sectionOf('given'), null);
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
