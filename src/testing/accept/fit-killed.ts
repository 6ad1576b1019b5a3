import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { SiteId } from '../../domain/ids.ts';
import { createPool, type Pool } from '../../storage/pool.ts';
import { makeDataFolder } from '../embedded-host.ts';
import {
  chooseSettings,
  runParley,
  startParley,
  toLocal,
  tryParley,
  type ParleyProcess,
  type ParleySettings,
} from '../parley-process.ts';
import { makePolarisedSite } from '../polarised-site.ts';
import { createTestDatabase } from '../postgres.ts';
import type { Check, Scenario } from './scenario.ts';

const PARLEY = fileURLToPath(new URL('../../cli/main.js', import.meta.url));
const KILLS = 12;
/** The demonstration stands beside it, and has fits of its own. */
const COURIER = `select id from sites where key = 'courier'`;

/** A fit that is killed, or that there is too little memory for, changes no order; the next one recovers. */
export const fitKilled: Scenario = {
  description:
    'fits across viewpoints that are killed or refused: threads keep their order, the next fit recovers',
  async run(check) {
    const database = await createTestDatabase();
    const settings = await chooseSettings({
      DATABASE_URL: database.url,
      PARLEY_SECRET: 'a secret that lasts for this scenario',
      PARLEY_DATA: await makeDataFolder(),
    });
    const parley = await startParley(settings);
    const pool = createPool({ connection: database.connection, size: 4, onError: () => undefined });
    try {
      await runParley(settings, ['site', 'add', 'courier', '--origin', 'https://news.example']);
      await seed(pool);
      let fullMs = 0;
      for (let n = 0; n < 3; n += 1) {
        const started = performance.now();
        await runParley(settings, ['rescore', '--site', 'courier']);
        fullMs = performance.now() - started;
      }
      await checkKills(check, { parley, settings, pool, fullMs });
    } finally {
      await pool.end();
      await parley.stop();
      await database.drop();
    }
  },
};

async function seed(pool: Pool): Promise<void> {
  const { rows } = await pool.query<{ id: SiteId }>({ text: COURIER });
  assert.ok(rows[0]);
  await makePolarisedSite(pool, rows[0].id, {
    voters: 3_000,
    stories: 60,
    commentsPerStory: 60,
    votesPerComment: 25,
  });
}

interface World {
  readonly parley: ParleyProcess;
  readonly settings: ParleySettings;
  readonly pool: Pool;
  /** How long a whole fit takes, in milliseconds. */
  readonly fullMs: number;
}

async function checkKills(check: Check, { parley, settings, pool, fullMs }: World): Promise<void> {
  const fits = () => readFits(pool);
  await check('the order across viewpoints is offered after three fits', async () => {
    await setTimeout(2_500);
    assert.match(await readPage(parley), /data-sort="across"/);
  });
  await addVotes(pool);
  const before = await readThreads(parley);
  const refused = await tryParley({ ...settings, VIEWPOINTS_MEMORY: '2' }, ['rescore', '--site', 'courier']);
  await check('with a budget too small the fit is refused, says so, and no order moves', async () => {
    assert.equal(refused.code, 1);
    assert.match(refused.stdout, /VIEWPOINTS_MEMORY/);
    assert.equal((await fits()).at(-1)?.state, 'refused');
    assert.deepEqual(await readThreads(parley), before);
  });
  let killed = 0;
  for (let n = 0; n < KILLS; n += 1) {
    const child = spawn(process.execPath, [PARLEY, 'rescore', '--site', 'courier'], {
      env: { ...settings },
      stdio: 'ignore',
    });
    // From the first look at the votes to the end of it: each kill meets another part of the work.
    await setTimeout(fullMs * (0.3 + (0.6 * n) / KILLS));
    if (child.exitCode === null) {
      child.kill('SIGKILL');
      killed += 1;
      await once(child, 'exit');
    }
    if ((await fits()).at(-1)?.state === 'done') break;
  }
  const states = (await fits()).map(({ state }) => state);
  await check(`killed ${killed} times in the middle, no order moves`, async () => {
    assert.ok(killed >= 3, `only ${killed} were still at work`);
    assert.ok(states.filter((state) => state !== 'done').length >= 3, states.join(' '));
    const isDone = states.at(-1) === 'done';
    if (!isDone) assert.deepEqual(await readThreads(parley), before);
  });
  await check('the next fit recovers: it counts the votes that came, and leaves nothing behind', async () => {
    await runParley(settings, ['rescore', '--site', 'courier']);
    assert.equal((await fits()).at(-1)?.state, 'done');
    assert.notDeepEqual(await readThreads(parley), before);
    assert.ok(!(await fits()).some(({ state }) => state === 'running'));
    const { rows } = await pool.query<{ fits: number }>({
      text: `select count(distinct fit)::int as fits from (
          select site_id, fit from viewpoint_tallies union select site_id, fit from viewpoint_voters) kept
        where site_id = (${COURIER})`,
    });
    assert.equal(rows[0]?.fits, 1);
    assert.match(await runParley(settings, ['verify']), /Nothing is wrong/);
  });
  console.log(`        states of the fits, in their order: ${states.join(' ')}`);
}

/** Turns two votes in five around, so that a new fit would move every story. */
async function addVotes(pool: Pool): Promise<void> {
  await pool.query({
    text: `update votes set value = -value, cast_at = now() where mod(abs(hashtext(account_id::text || comment_id::text)), 5) < 2`,
  });
  await pool.query({
    text: `update comments c set up = v.up, down = v.down, voted_at = now() from (
        select comment_id, count(*) filter (where value = 1) as up, count(*) filter (where value = -1) as down from votes group by 1
      ) v where c.id = v.comment_id`,
  });
}

async function readFits(pool: Pool): Promise<{ state: string }[]> {
  const { rows } = await pool.query<{ state: string }>({
    text: `select state from viewpoint_fits where site_id = (${COURIER}) order by number`,
  });
  return rows;
}

async function readPage(parley: ParleyProcess): Promise<string> {
  return (await fetch(`${toLocal(parley)}/courier/stories/story-0`)).text();
}

/** The ids of the first pages of some stories, in the order across viewpoints. */
async function readThreads(parley: ParleyProcess): Promise<string[][]> {
  return Promise.all(
    [0, 7, 23, 59].map(async (n) => {
      const url = `${toLocal(parley)}/api/v1/sites/courier/stories/story-${n}/comments?sort=across`;
      const page = (await (await fetch(url)).json()) as { comments: { id: string }[] };
      return page.comments.map(({ id }) => id);
    }),
  );
}
