import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { parseCursor } from '../../domain/cursor.ts';
import type { Site } from '../../domain/thread.ts';
import { isRefusal } from '../../domain/refusal.ts';
import { OPERATOR } from '../../domain/viewer.ts';
import { changeStory } from '../../service/change-story.ts';
import { fitViewpoints } from '../../service/fit-viewpoints.ts';
import { showDueLabels } from '../../service/fit-due-sites.ts';
import { loadThread } from '../../service/load-thread.ts';
import { createApiClient, type ApiClient } from '../../testing/api-client.ts';
import { createTestApplication, type TestApplication } from '../../testing/application.ts';
import { eventually } from '../../testing/eventually.ts';
import { makePolarisedSite, type MadeSite } from '../../testing/polarised-site.ts';

let parley: TestApplication;
let site: Site;
let made: MadeSite;
let api: ApiClient;

const STORY = '/daily/stories/story-0';

before(async () => {
  parley = await createTestApplication();
  site = await parley.addSite('daily');
  made = await makePolarisedSite(parley.pool, site.id, {
    voters: 300,
    stories: 6,
    commentsPerStory: 40,
    votesPerComment: 30,
  });
  api = createApiClient(parley, 'daily');
});
after(() => parley.close());

async function read(url: string): Promise<string> {
  return (await parley.request({ url })).body;
}

/** Fits until the gate is open, and waits until this process knows. */
async function openGate(): Promise<void> {
  for (let n = 0; n < 3; n += 1) await fitViewpoints(parley.deps, site.id, { memoryMib: 512 });
  await eventually(async () => assert.match(await read(STORY), /data-sort="across"/));
}

/** How a comment that stands in a page is liked, in the order of the page. */
async function listLikings(query: string): Promise<(readonly [number, number])[]> {
  const { comments } = await api.list('story-0', query);
  return comments.map(({ id }) => made.comments.find((comment) => comment.id === id)?.likings ?? [0, 0]);
}

test('while the gate is closed nothing offers the order, and who asks for it gets the best first', async () => {
  assert.doesNotMatch(await read(STORY), /data-sort="across"/);
  assert.deepEqual(await listLikings('?sort=across'), await listLikings('?sort=best'));
});

test('once it is open, what both camps value stands on top', async () => {
  await openGate();
  const top = (await listLikings('?sort=across')).slice(0, 4);
  assert.ok(
    top.every(([a, b]) => a > 0.5 && b > 0.5),
    JSON.stringify(top),
  );
  assert.notDeepEqual(await listLikings('?sort=across'), await listLikings('?sort=best'));
});

test('a page of the order costs two statements, the first one and the next', async () => {
  const statements: unknown[] = [];
  const query = (statement: Parameters<typeof parley.pool.query>[0]) => {
    statements.push(statement);
    return parley.pool.query(statement);
  };
  const deps = { ...parley.deps, pool: { query } as typeof parley.pool };
  const asked = { site: { ...site, isAcrossOpen: true }, storyKey: 'story-0', sort: 'across' } as const;
  const first = await loadThread(deps, { ...asked, after: null });
  assert.equal(first?.sort, 'across');
  assert.equal(statements.length, 2);
  assert.ok(first.nextPage);
  await loadThread(deps, { ...asked, after: parseCursor(first.nextPage) });
  assert.equal(statements.length, 4);
});

test('pages of the order repeat nothing and lose nothing, though some are shown before their turn', async () => {
  const ann = await parley.signIn('Ann');
  const fresh: string[] = [];
  for (let n = 0; n < 6; n += 1)
    fresh.push((await api.write(ann, 'story-0', { body: `New ${n}` })).json.comment.id);
  const seen: string[] = [];
  let next: string | null = '';
  while (next !== null) {
    const page = await api.list('story-0', `?sort=across${next === '' ? '' : `&after=${next}`}`);
    seen.push(...page.comments.map(({ id }) => id));
    next = page.nextPage;
    // What a cursor shows of a rank would move with a known vote.
    if (next !== null) assert.match(next, /^0_/);
  }
  assert.equal(seen.length, 46);
  assert.equal(new Set(seen).size, 46);
  // One in five of the first places, the newest first.
  assert.deepEqual(
    [4, 9, 14, 19].map((at) => seen[at]),
    fresh.toReversed().slice(0, 4),
  );
});

test('the label comes after half an hour, leads to its explanation, and goes with the votes', async () => {
  assert.doesNotMatch(await read(`${STORY}?sort=across`), /usually disagree/);
  await showDueLabels({ ...parley.deps, clock: () => new Date(Date.now() + 31 * 60_000) });
  await eventually(async () =>
    assert.match(
      await read(`${STORY}?sort=across`),
      /<a class="badge" href="\/daily\/viewpoints">Found valuable by readers who usually disagree<\/a>/,
    ),
  );
  const page = await read('/daily/viewpoints');
  assert.match(page, /Can be chosen/);
  assert.match(page, /<a href="\/account\/preferences">/);
  assert.match(page, /<dt>Readers whose votes count<\/dt><dd>29\d|300/);
  assert.doesNotMatch(await read('/daily/viewpoints?lang=de'), /Can be chosen/);
});

test('a site makes it everybody’s first order, and the others keep an address of their own', async () => {
  await parley.pool.query({ text: `update sites set settings = settings || '{"viewpoints": "default"}'` });
  await eventually(async () => assert.match(await read(STORY), /data-sort="across"[^>]*aria-current/));
  const html = await read(STORY);
  assert.match(html, /data-sort="best" href="\/daily\/stories\/story-0\?sort=best"/);
  assert.match(html, /data-sort="across" href="\/daily\/stories\/story-0"/);
});

test('an editor takes it off a story, the site off all', async () => {
  const changed = await changeStory(parley.deps, OPERATOR, { site, storyKey: 'story-0', hidesAcross: true });
  assert.ok(!isRefusal(changed));
  await eventually(async () => assert.doesNotMatch(await read(STORY), /data-sort="across"/));
  assert.doesNotMatch(await read(STORY), /usually disagree/);
  assert.match(await read('/daily/stories/story-1'), /data-sort="across"/);
  await parley.pool.query({ text: `update sites set settings = settings || '{"viewpoints": "off"}'` });
  await eventually(async () =>
    assert.doesNotMatch(await read('/daily/stories/story-1'), /data-sort="across"/),
  );
});
