import assert from 'node:assert/strict';
import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { makeDataFolder } from '../embedded-host.ts';
import { chooseSettings, runParley, startParley, toLocal, type ParleyProcess } from '../parley-process.ts';
import { createTestDatabase, type TestDatabase } from '../postgres.ts';
import type { Check, Scenario } from './scenario.ts';

const ROUNDS = 20;
/** How late a comment may show in the other process, in milliseconds. */
const LATEST_MS = 1_000;
/** Small beside what is measured, in milliseconds. */
const POLL_MS = 10;

/** Two processes on one database are one Parley: what one took is in the other's cached thread within a second. */
export const twoProcesses: Scenario = {
  description: "two processes on one database: a comment of one is in the other's thread within a second",
  async run(check) {
    const database = await createTestDatabase();
    const PARLEY_SECRET = 'a secret that both of the processes share';
    // The connections are named, so that only those of the second process are cut.
    const [firstSettings, secondSettings] = await Promise.all(
      ['first', 'second'].map(async (name) => {
        const DATABASE_URL = `${database.url}?application_name=${name}`;
        return chooseSettings({ DATABASE_URL, PARLEY_SECRET, PARLEY_DATA: await makeDataFolder() });
      }),
    );
    assert.ok(firstSettings && secondSettings);
    const [first, second] = await Promise.all([startParley(firstSettings), startParley(secondSettings)]);
    try {
      await runParley(firstSettings, ['site', 'add', 'courier', '--origin', 'https://news.example']);
      const token = await runParley(firstSettings, ['token', 'ada@reader.example', '--name', 'Ada']);
      await checkPair(check, { first, second, token, database });
    } finally {
      await Promise.all([first.stop(), second.stop()]);
      await database.drop();
    }
  },
};

interface Pair {
  readonly first: ParleyProcess;
  readonly second: ParleyProcess;
  readonly token: string;
  readonly database: TestDatabase;
}

async function checkPair(check: Check, { first, second, token, database }: Pair): Promise<void> {
  const worst = { plain: 0, cut: 0 };
  const forth = { from: first, to: second, token };
  await postComment(forth, 'The first, before there is anything to cache.');
  await check(
    `a comment is in the other process's thread within ${LATEST_MS} ms, ${ROUNDS} times`,
    async () => {
      for (let round = 1; round <= ROUNDS; round += 1)
        worst.plain = Math.max(worst.plain, await measureDelay(forth));
    },
  );
  await check('and the other way round', async () => {
    worst.plain = Math.max(worst.plain, await measureDelay({ from: second, to: first, token }));
  });
  await check(`also when all connections of the other process are cut before, ${ROUNDS} times`, async () => {
    for (let round = 1; round <= ROUNDS; round += 1) {
      const cut = () => cutConnections(database, 'second');
      worst.cut = Math.max(worst.cut, await measureDelay(forth, cut));
    }
  });
  console.log(`        worst delay: ${worst.plain.toFixed(0)} ms, after a cut ${worst.cut.toFixed(0)} ms`);
}

interface Direction {
  readonly from: ParleyProcess;
  readonly to: ParleyProcess;
  readonly token: string;
}

/** Milliseconds from the answer to a comment at one process until the other, whose page was warm, shows it. */
async function measureDelay(direction: Direction, disturb = async () => {}): Promise<number> {
  const { to } = direction;
  await readThread(to);
  await disturb();
  const text = `Comment ${crypto.randomUUID()}.`;
  await postComment(direction, text);
  const postedAt = performance.now();
  for (;;) {
    const isThere = (await readThread(to)).includes(text);
    const delay = performance.now() - postedAt;
    assert.ok(delay <= LATEST_MS, `not there after ${delay.toFixed(0)} ms`);
    if (isThere) return delay;
    await setTimeout(POLL_MS);
  }
}

async function readThread(parley: ParleyProcess): Promise<string> {
  const response = await fetch(`${toLocal(parley)}/courier/stories/tram?sort=newest`);
  assert.ok(response.ok, `the story's page answers ${response.status}`);
  return response.text();
}

async function postComment({ from, token }: Direction, body: string): Promise<void> {
  const response = await fetch(`${toLocal(from)}/api/v1/sites/courier/stories/tram/comments`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ body, url: 'https://news.example/tram' }),
  });
  assert.equal(response.status, 201, await response.text());
}

async function cutConnections({ connection }: TestDatabase, name: string): Promise<void> {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    const text = 'select pg_terminate_backend(pid) from pg_stat_activity where application_name = $1';
    const { rowCount } = await client.query({ text, values: [name] });
    assert.ok(rowCount, `no connection is called ${name}`);
  } finally {
    await client.end();
  }
}
