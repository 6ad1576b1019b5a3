/**
 * The desk, over HTTP as its application asks: the first page of a queue, the next card (which is claimed), a decision
 * that brings the next card along, and the live counts. One installation with 2,000,000 comments; first 1,000 of them
 * wait, then 100,000. Moderators press keys one after the other, so requests do too. Before the second measurement a bulk
 * has taken 2,000 comments off the head of the queue, which leaves dead rows where everybody reads. Each figure is the
 * median of the rounds' 99th percentiles.
 */
import type { SiteId } from '../dist/domain/ids.js';
import { seedWaiting } from '../dist/storage/seed-waiting.js';
import { withTransaction, type Pool } from '../dist/storage/pool.js';
import { report, type Benchmark, type Figures } from './benchmark.ts';
import { createClient, sendWell, type Send } from './http-client.ts';
import {
  createInstallation,
  openDatabase,
  seedStories,
  signIn,
  withParley,
  type Installation,
} from './parley.ts';
import { median, percentile, repeat, round } from './statistics.ts';

const STORIES = 2_000;
const FEW = 1_000;
const ROUNDS = 6;
const REQUESTS = 100;

export const desk: Benchmark = {
  summary: 'the queue of the desk with many comments waiting, against few',
  options: {
    comments: { fallback: 2_000_000, summary: 'comments in all' },
    waiting: { fallback: 100_000, summary: 'comments that wait' },
  },
  async run({ comments = 0, waiting = 0 }) {
    const installation = await createInstallation();
    try {
      return await withParley(installation, {}, () => measure(installation, { comments, waiting }));
    } finally {
      await installation.remove();
    }
  },
};

async function measure(
  installation: Installation,
  { comments, waiting }: { comments: number; waiting: number },
): Promise<Figures> {
  report(`Seeding ${comments} comments.`);
  await seedStories(installation, { comments, stories: Math.min(STORIES, Math.ceil(comments / 10)) });
  const [token = ''] = await signIn(installation, 1);
  const pool = await openDatabase(installation);
  const send = createClient(installation.url, 2);
  try {
    await pool.query({ text: "update accounts set role = 'moderator' where email like '%@bench.example'" });
    const asking = { send, token, pool };
    await hold(pool, FEW);
    const few = await measureQueue(asking, FEW);
    await hold(pool, waiting);
    await decideTogether(asking);
    const many = await measureQueue(asking, waiting);
    return summarise(many, few);
  } finally {
    send.close();
    await pool.end();
  }
}

/** Lets comments wait until so many do, and leaves the tables as a running installation has them. */
async function hold(pool: Pool, waiting: number): Promise<void> {
  report(`Letting ${waiting} comments wait.`);
  const { rows } = await pool.query<{ siteId: SiteId; waiting: number }>({
    text: `select s.id as "siteId", coalesce(q.waiting, 0) as waiting from sites s
      left join queue_counts q on q.site_id = s.id and q.queue = 'all' where s.key = 'bench'`,
  });
  const [site] = rows;
  if (!site) throw new Error('There is no site to hold comments on.');
  await withTransaction(pool, async (db) => {
    await db.query({ text: 'set local statement_timeout = 0' });
    await db.query({ text: "set local work_mem = '128MB'" });
    await seedWaiting(db, { siteId: site.siteId, count: waiting - site.waiting });
  });
  for (const table of ['comments', 'queue_items', 'decisions', 'revisions', 'stories'])
    await tidy(pool, table);
}

/** What autovacuum does in a minute or two. */
async function tidy(pool: Pool, table: string): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('set statement_timeout = 0');
    await client.query(`vacuum analyze ${table}`);
  } finally {
    await client.query('reset statement_timeout');
    client.release();
  }
}

interface Asking {
  readonly send: Send;
  readonly token: string;
  readonly pool: Pool;
}

interface Card {
  readonly id: string;
  readonly revision: number;
  readonly decisions: readonly { readonly id: string }[];
}

interface Times {
  readonly page: number;
  readonly next: number;
  readonly decide: number;
  readonly count: number;
}

async function call<T>(
  { send, token }: Asking,
  route: string,
  body?: object,
): Promise<{ ms: number; json: T }> {
  const [method = 'GET', path = ''] = route.split(' ');
  const from = performance.now();
  const answer = await sendWell(send, {
    method: method as 'GET',
    path: `/api/v1/desk${path}`,
    token,
    ...(body ? { body } : {}),
  });
  const ms = performance.now() - from;
  return { ms, json: JSON.parse(answer.bytes.toString()) as T };
}

async function decideTogether(asking: Asking): Promise<void> {
  const { ms, json } = await call<{ decided: number }>(asking, 'POST /bulk', {
    filter: { queue: 'all' },
    action: 'reject',
    reason: 'spam',
  });
  report(`A bulk decided on ${json.decided} comments in ${round(ms)} ms.`);
}

async function measureQueue(asking: Asking, waiting: number): Promise<Times> {
  report(`Measuring with ${waiting} waiting.`);
  await measureRound(asking, 40);
  const rounds = await repeat(ROUNDS, () => measureRound(asking, REQUESTS));
  const of = (name: keyof Times) => median(rounds.map((times) => times[name]));
  const times = { page: of('page'), next: of('next'), decide: of('decide'), count: of('count') };
  report(
    Object.entries(times)
      .map(([name, ms]) => `${name} ${round(ms, 1)} ms`)
      .join(', '),
  );
  return times;
}

const PAGES = ['queue=all', 'queue=withheld', 'queue=pending&order=oldest', 'queue=newcomers&order=newest'];

async function measureRound(asking: Asking, requests: number): Promise<Times> {
  const pages = await repeat(requests, (n) => call(asking, `GET /cards?${PAGES[n % PAGES.length]}`));
  const counts = await repeat(requests, () => call(asking, 'GET '));
  const next = await takeCards(asking, requests);
  const decide = await decideOneByOne(asking, requests);
  const p99 = (times: readonly { ms: number }[]) =>
    percentile(
      times.map(({ ms }) => ms),
      0.99,
    );
  return { page: p99(pages), next: p99(next), decide: p99(decide), count: p99(counts) };
}

type Next = { readonly card: Card | null };

/** Takes card after card without deciding, and lets go of them at the end. */
async function takeCards(asking: Asking, requests: number): Promise<{ ms: number }[]> {
  const except: string[] = [];
  const taken = await repeat(requests, async () => {
    const answer = await call<Next>(asking, 'POST /next', { filter: { queue: 'all' }, except });
    if (!answer.json.card) throw new Error('Nothing waits any more.');
    except.push(answer.json.card.id);
    return answer;
  });
  await call(asking, 'POST /claims/release', { comments: except.map((id) => ({ site: 'bench', id })) });
  return taken;
}

/** Decides on card after card, each of which comes with the answer before. */
async function decideOneByOne(asking: Asking, requests: number): Promise<{ ms: number }[]> {
  const next = { filter: { queue: 'all' } };
  let { card } = (await call<Next>(asking, 'POST /next', next)).json;
  return repeat(requests, async (n) => {
    if (!card) throw new Error('Nothing waits any more.');
    const seen = { revision: card.revision, decision: card.decisions.at(-1)?.id ?? null };
    const action = n % 2 === 0 ? { action: 'approve' } : { action: 'reject', reason: 'spam' };
    const answer = await call<{ outcome: string; next: Card | null }>(
      asking,
      `POST /sites/bench/comments/${card.id}/decision`,
      { ...action, seen, next },
    );
    if (answer.json.outcome !== 'decided')
      throw new Error(`A decision came to nothing: ${answer.json.outcome}.`);
    card = answer.json.next;
    return answer;
  });
}

function summarise(many: Times, few: Times): Figures {
  const ratios = (Object.keys(many) as (keyof Times)[]).map((name) => many[name] / few[name]);
  return {
    pageP99Ms: round(many.page, 1),
    nextP99Ms: round(many.next, 1),
    decideP99Ms: round(many.decide, 1),
    countP99Ms: round(many.count, 1),
    worstRatioTo1000: round(Math.max(...ratios), 2),
    with1000: {
      pageP99Ms: round(few.page, 1),
      nextP99Ms: round(few.next, 1),
      decideP99Ms: round(few.decide, 1),
      countP99Ms: round(few.count, 1),
    },
  };
}
