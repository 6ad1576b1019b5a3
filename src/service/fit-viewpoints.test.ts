import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Site } from '../domain/thread.ts';
import { createApiClient } from '../testing/api-client.ts';
import { createTestApplication, type TestApplication } from '../testing/application.ts';
import { makePolarisedSite, type MadeSite } from '../testing/polarised-site.ts';
import { cast, listMiscounted } from '../testing/voting.ts';
import { findFitInForce, listFits } from '../storage/viewpoint-fits.ts';
import { fitViewpoints } from './fit-viewpoints.ts';

const AMPLE = { memoryMib: 512 };

let parley: TestApplication;
let site: Site;
let made: MadeSite;

before(async () => {
  parley = await createTestApplication();
  site = await parley.addSite('daily');
  made = await makePolarisedSite(parley.pool, site.id, {
    voters: 300,
    stories: 8,
    commentsPerStory: 30,
    votesPerComment: 25,
  });
});
after(() => parley.close());

async function listRanks(): Promise<Map<string, number>> {
  const { rows } = await parley.pool.query<{ id: string; rank: number }>({
    text: 'select id, rank_across as rank from comments where site_id = $1',
    values: [site.id],
  });
  return new Map(rows.map(({ id, rank }) => [id, rank]));
}

function meanRank(
  ranks: Map<string, number>,
  isWanted: (likings: readonly [number, number]) => boolean,
): number {
  const wanted = made.comments.filter(({ likings }) => isWanted(likings));
  return wanted.reduce((sum, { id }) => sum + (ranks.get(id) ?? 0), 0) / wanted.length;
}

test('a fit ranks what both camps value above what one of them does', async () => {
  assert.equal(await fitViewpoints(parley.deps, site.id, AMPLE), 'done');
  const fit = await findFitInForce(parley.pool, site.id);
  assert.equal(fit?.comments, 240);
  assert.ok((fit?.voters ?? 0) > 290, `${fit?.voters} voters`);
  assert.ok(
    fit?.gains.every((gain) => gain > 0.02),
    String(fit?.gains),
  );
  const ranks = await listRanks();
  const both = meanRank(ranks, ([a, b]) => a > 0.5 && b > 0.5);
  const one = meanRank(ranks, ([a, b]) => a > 0.5 !== b > 0.5);
  const none = meanRank(ranks, ([a, b]) => a < 0.5 && b < 0.5);
  assert.ok(both > one + 0.2 && one > none, `${both}, ${one}, ${none}`);
});

test('the gate opens with the third fit that has a gain, not before', async () => {
  await fitViewpoints(parley.deps, site.id, AMPLE);
  assert.equal((await findFitInForce(parley.pool, site.id))?.isOpen, false);
  await fitViewpoints(parley.deps, site.id, AMPLE);
  assert.equal((await findFitInForce(parley.pool, site.id))?.isOpen, true);
});

test('votes between fits move a comment exactly as counting all anew would', async () => {
  const [comment] = made.comments;
  assert.ok(comment);
  const castBy = (voter: number, value: 'up' | 'down' | 'none') =>
    cast(parley.deps, { site, by: made.accounts[voter] ?? '', on: comment.id, value });
  const before = await listRanks();
  for (const [n, value] of (['up', 'up', 'down', 'none', 'up', 'down'] as const).entries())
    await castBy(n, value);
  await castBy(0, 'down');
  await castBy(1, 'none');
  const moved = (await listRanks()).get(comment.id);
  assert.notEqual(moved, before.get(comment.id));
  assert.deepEqual(await listMiscounted(parley.pool, site.id), []);
});

test('a fit for which there is too little memory is refused, and the last one stays in force', async () => {
  const before = await listRanks();
  const inForce = await findFitInForce(parley.pool, site.id);
  assert.equal(await fitViewpoints(parley.deps, site.id, { memoryMib: 1 }), 'refused');
  assert.deepEqual(await listRanks(), before);
  assert.equal((await findFitInForce(parley.pool, site.id))?.number, inForce?.number);
  const [last] = await listFits(parley.pool, site.id, 1);
  assert.equal(last?.state, 'refused');
  assert.ok((last?.neededMib ?? 0) > 1);
});

test('only voters and sums of the fit in force are kept', async () => {
  await fitViewpoints(parley.deps, site.id, AMPLE);
  const { rows } = await parley.pool.query<{ fit: number }>({
    text: 'select distinct fit from viewpoint_voters union select distinct fit from viewpoint_tallies',
  });
  assert.deepEqual(
    rows.map(({ fit }) => fit),
    [(await findFitInForce(parley.pool, site.id))?.number],
  );
});

test('who takes their votes out counts no more from the next fit on', async () => {
  const before = await findFitInForce(parley.pool, site.id);
  await parley.pool.query({
    text: 'update accounts set leaves_viewpoints = true where id = $1',
    values: [made.accounts[5]],
  });
  await fitViewpoints(parley.deps, site.id, AMPLE);
  const after = await findFitInForce(parley.pool, site.id);
  assert.equal(after?.voters, (before?.voters ?? 0) - 1);
});

test('a site without votes has nothing to fit', async () => {
  const other = await parley.addSite('weekly');
  assert.equal(await fitViewpoints(parley.deps, other.id, AMPLE), 'empty');
  const api = createApiClient(parley, 'weekly');
  const ann = await parley.signIn('Ann');
  const { json } = await api.write(ann, 'a', { body: 'Alone' });
  assert.equal(json.comment.status, 'published');
});
