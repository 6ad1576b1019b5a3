import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { isRefusal } from '../../domain/refusal.ts';
import type { Site } from '../../domain/thread.ts';
import { OPERATOR } from '../../domain/viewer.ts';
import { createTestApplication, type TestApplication } from '../../testing/application.ts';
import { countStored } from '../../testing/check-imports.ts';
import { temporaryFiles } from '../../testing/temporary-files.ts';
import { loadThread } from '../load-thread.ts';
import { listImportProblems, listImportRuns } from './read-import-run.ts';
import { rehearseImport, type Rehearsal } from './rehearse-import.ts';
import { runImport } from './run-import.ts';
import { startImport } from './start-import.ts';

const write = await temporaryFiles();

let parley: TestApplication;

before(async () => {
  parley = await createTestApplication();
});
after(() => parley.close());

interface Post {
  readonly id: number;
  readonly thread: number;
  readonly text?: string;
  readonly answers?: number;
}

/** An export of Disqus with so many threads, each with what `posts` says. */
function disqus(threads: number, posts: readonly Post[]): string {
  const heads = Array.from(
    { length: threads },
    (_, at) => `<thread dsq:id="${at}"><id>story-${at}</id><link>https://news.example/${at}</link></thread>`,
  );
  const written = posts.map(
    ({ id, thread, text = `Text ${id}`, answers }) => `<post dsq:id="${id}"><message>${text}</message>
<createdAt>2019-03-04T08:15:0${id % 10}Z</createdAt><author><name>Reader ${id % 7}</name></author><thread dsq:id="${thread}"/>
${answers === undefined ? '' : `<parent dsq:id="${answers}"/>`}</post>`,
  );
  return `<disqus xmlns:dsq="http://disqus.com/disqus-internals">${heads.join('')}${written.join('\n')}</disqus>`;
}

async function rehearse(site: Site, path: string, seed?: string): Promise<Rehearsal> {
  const before = await countStored(parley);
  const rehearsal = await rehearseImport(parley.deps, OPERATOR, {
    site,
    format: 'auto',
    paths: [path],
    seed,
  });
  assert.ok(!isRefusal(rehearsal));
  assert.deepEqual(await countStored(parley), before);
  return rehearsal;
}

async function run(site: Site, path: string) {
  const input = { site, format: 'auto', paths: [path] } as const;
  const started = await startImport(parley.deps, OPERATOR, input);
  assert.ok(!isRefusal(started));
  const report = await runImport(parley.deps, { site, number: started.number, paths: [path] });
  assert.ok(!isRefusal(report));
  return report;
}

test('a newer export is rehearsed as it is then imported: what is new, changed, the same, and changed here', async () => {
  const site = await parley.addSite('newer');
  const old = [
    { id: 1, thread: 0 },
    { id: 2, thread: 0, answers: 1 },
    { id: 3, thread: 1 },
  ];
  await run(site, await write('old.xml', disqus(2, old)));
  await parley.pool.query({
    text: `update comments set body = 'Put otherwise here' where site_id = $1 and body = 'Text 3'`,
    values: [site.id],
  });
  const newer = [
    { id: 1, thread: 0, text: 'Another text' },
    { id: 2, thread: 0, answers: 1 },
    { id: 3, thread: 1, text: 'Another one' },
    { id: 4, thread: 1, answers: 99 },
    { id: 5, thread: 2 },
    { id: 6, thread: 8 },
  ];
  const path = await write('newer.xml', disqus(3, newer));
  const { report, stories } = await rehearse(site, path);
  const imported = await run(site, path);
  assert.deepEqual(report.counts, imported.counts);
  assert.deepEqual(report.problems, imported.problems);
  const { created, updated, unchanged, failed } = imported.counts.comments;
  assert.deepEqual(
    { created, updated, unchanged, failed },
    { created: 2, updated: 1, unchanged: 2, failed: 1 },
  );
  assert.deepEqual([report.run, report.isRehearsal, imported.run], [null, true, 2]);
  assert.equal(stories.length, 3);
});

test('discussions are shown as their readers would see them', async () => {
  const site = await parley.addSite('looks');
  const path = await write(
    'looks.xml',
    disqus(1, [
      { id: 1, thread: 0, text: '<![CDATA[<p>The <b>harbour</b> &amp; the ferry</p>]]>' },
      { id: 2, thread: 0, answers: 1 },
    ]),
  );
  const { stories } = await rehearse(site, path);
  await run(site, path);
  const page = await loadThread(parley.deps, { site, storyKey: 'story-0', sort: undefined, after: null });
  const [shown] = stories;
  assert.ok(page && shown);
  const [comment] = shown.comments;
  assert.equal(comment?.html, page.comments[0]?.html);
  assert.equal(comment?.text, 'The harbour & the ferry');
  assert.deepEqual([comment.name, comment.id], ['Reader 1', page.comments[0]?.id]);
  assert.deepEqual([comment.replies[0]?.name, shown.commentCount, shown.left], ['Reader 2', 2, 0]);
});

test('ten discussions are shown, the same ones for the same files, and others for another seed', async () => {
  const site = await parley.addSite('chance');
  const posts = Array.from({ length: 60 }, (_, id) => ({ id, thread: id }));
  const path = await write('chance.xml', disqus(60, posts));
  const keysOf = async (seed?: string) => (await rehearse(site, path, seed)).stories.map(({ key }) => key);
  const first = await keysOf();
  assert.equal(new Set(first).size, 10);
  assert.deepEqual(await keysOf(), first);
  assert.notDeepEqual(await keysOf('another'), first);
});

test('a rehearsal is no import: it is in no list, is not gone on with, and its problems stand under the number 0', async () => {
  const site = await parley.addSite('apart');
  const path = await write('apart.xml', disqus(1, [{ id: 1, thread: 0, answers: 7 }]));
  await rehearse(site, path);
  assert.deepEqual(await listImportRuns(parley.deps, OPERATOR, site), []);
  const page = { site, number: 0, after: null, limit: 10 };
  const problems = await listImportProblems(parley.deps, OPERATOR, page);
  assert.ok(!isRefusal(problems));
  assert.deepEqual(
    problems.map(({ code }) => code),
    ['parent_unknown'],
  );
  assert.equal((await run(site, path)).run, 1);
});

test('a refused file leaves its refusal, and nobody but those who may import rehearses', async () => {
  const site = await parley.addSite('refused');
  const path = await write('refused.xml', disqus(1, [{ id: 1, thread: 0 }]).slice(0, -20));
  const { report, stories } = await rehearse(site, path);
  assert.deepEqual([report.state, report.refusal?.code, stories], ['refused', 'truncated', []]);
  const input = { site, format: 'auto', paths: [path] } as const;
  const denied = await rehearseImport(parley.deps, { kind: 'anonymous' }, input);
  assert.ok(isRefusal(denied));
});
