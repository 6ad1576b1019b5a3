import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Site } from '../domain/thread.ts';
import { createTestApplication, type TestApplication } from '../testing/application.ts';
import { makePolarisedSite, type MadeSite } from '../testing/polarised-site.ts';
import { cast } from '../testing/voting.ts';
import { fitDueSites } from './fit-due-sites.ts';

const AMPLE = { memoryMib: 512 };
const HOUR_MS = 3_600_000;

let parley: TestApplication;
let site: Site;
let made: MadeSite;

before(async () => {
  parley = await createTestApplication();
  site = await parley.addSite('daily');
  made = await makePolarisedSite(parley.pool, site.id, {
    voters: 100,
    stories: 4,
    commentsPerStory: 25,
    votesPerComment: 20,
  });
});
after(() => parley.close());

/** What comes of a look after so many milliseconds. */
async function look(afterMs = 0): Promise<string | undefined> {
  const clock = () => new Date(Date.now() + afterMs);
  return (await fitDueSites({ ...parley.deps, clock }, AMPLE)).get('daily');
}

async function voteOn(count: number): Promise<void> {
  for (let n = 0; n < count; n += 1)
    await cast(parley.deps, {
      site,
      by: made.accounts[n] ?? '',
      on: made.comments[n]?.id ?? '',
      value: 'up',
    });
}

test('a site is due when it has votes and was never fitted, and not again until there are new ones', async () => {
  assert.equal(await look(), 'done');
  assert.equal(await look(), undefined);
  assert.equal(await look(2 * HOUR_MS), undefined);
});

test('a few new votes are fitted after an hour, two in a hundred at once', async () => {
  await voteOn(3);
  assert.equal(await look(), undefined);
  assert.equal(await look(HOUR_MS), 'done');
  // That fit began an hour from now, by its clock.
  await parley.pool.query({ text: `update viewpoint_fits set started_at = started_at - interval '2 hours'` });
  await parley.pool.query({ text: `update votes set cast_at = cast_at - interval '3 hours'` });
  await voteOn(60);
  assert.equal(await look(), 'done');
});

test('a site whose fit came with a restore is fitted anew though nobody voted', async () => {
  assert.equal(await look(), undefined);
  await parley.pool.query({ text: 'update viewpoint_fits set frozen = null' });
  await parley.pool.query({ text: 'delete from viewpoint_voters' });
  assert.equal(await look(), 'done');
  assert.equal(await look(), undefined);
});

test('a site that has switched the order off is not fitted', async () => {
  await parley.pool.query({ text: `update sites set settings = settings || '{"viewpoints": "off"}'` });
  await parley.pool.query({ text: 'update viewpoint_fits set frozen = null' });
  assert.equal(await look(2 * HOUR_MS), undefined);
});
