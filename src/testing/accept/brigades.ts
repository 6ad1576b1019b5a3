import assert from 'node:assert/strict';
import { toSmoothedMean } from '../../bridging/smoothed-mean.ts';
import type { Site } from '../../domain/thread.ts';
import { newId } from '../../service/new-id.ts';
import { fitViewpoints } from '../../service/fit-viewpoints.ts';
import { createTestApplication, type TestApplication } from '../application.ts';
import { makePolarisedSite, type MadeSite, type PolarisedComment } from '../polarised-site.ts';
import type { Check, Scenario } from './scenario.ts';

/** What a fair paper has: 12.5 votes a comment, camps of 60 to 40. */
const READERSHIP = { voters: 600, stories: 40, commentsPerStory: 25, votesPerComment: 12.5 };
const BRIGADE = 30;
const BURIERS = 40;
const BURIED = 5;
const TOP = 10;

const RANKINGS = ['net', 'wilson', 'mean', 'shipped'] as const;
type Ranking = (typeof RANKINGS)[number];
type Shares = Readonly<Record<Ranking, number>>;

const CREW = makeNames();

/** Campaigns, each on a site of its own: who votes for which target. */
const CAMPAIGNS = {
  nobody: () => [],
  '30 throw-away accounts for each comment': () => makeNames(),
  'one new crew of 30 for all comments': () => CREW,
  '30 established accounts of the comment’s camp': ({ accounts, camps }, target, n) => {
    const camp = target.likings[0] > target.likings[1] ? 0 : 1;
    const own = accounts.filter((_, at) => camps[at] === camp);
    return Array.from({ length: BRIGADE }, (_, k) => `voter-${own[(n * 37 + k * 11) % own.length]}`);
  },
} as const satisfies Record<
  string,
  (made: MadeSite, target: PolarisedComment, n: number) => readonly string[]
>;

/** Names of new accounts that look like no other. */
function makeNames(): string[] {
  return Array.from({ length: BRIGADE }, () => `new-${newId()}`);
}

/** The campaigns of research into bridging, through the API; prints how many of their targets reach the top ten. */
export const brigades: Scenario = {
  description: 'campaigns that push poor comments up, and bury good ones: what reaches the top of its story',
  async run(check) {
    const parley = await createTestApplication();
    try {
      const rows: [string, Shares][] = [];
      for (const [name, choose] of Object.entries(CAMPAIGNS))
        rows.push([name, await campaign(parley, choose)]);
      const burying = await bury(parley);
      print(rows, burying);
      await checkFigures(check, Object.fromEntries(rows));
      await check('forty accounts that bury five good comments are counted honestly', () =>
        assert.ok(burying.before.shipped >= burying.after.shipped),
      );
    } finally {
      await parley.close();
    }
  },
};

type Choose = (typeof CAMPAIGNS)[keyof typeof CAMPAIGNS];

async function makeSite(parley: TestApplication): Promise<{ site: Site; made: MadeSite }> {
  const site = await parley.addSite(`site-${newId()}`);
  // Each story has a poor comment that pleases a third of one camp and hardly anybody of the other.
  const made = await makePolarisedSite(parley.pool, site.id, { ...READERSHIP, isPoorFirst: true });
  return { site, made };
}

async function campaign(parley: TestApplication, choose: Choose): Promise<Shares> {
  const { site, made } = await makeSite(parley);
  const targets = listTargets(made, ({ isPoor }) => isPoor);
  for (const [n, target] of targets.entries())
    await voteAll(parley, site, { names: choose(made, target, n), comment: target.id, value: 'up' });
  return measure(parley, site, { made, targets });
}

async function bury(parley: TestApplication): Promise<{ before: Shares; after: Shares }> {
  const { site, made } = await makeSite(parley);
  const targets = listTargets(made, ({ likings: [a, b] }) => a > 0.5 && b > 0.5).slice(0, BURIED);
  const before = await measure(parley, site, { made, targets });
  const names = made.accounts.slice(0, BURIERS).map((id) => `voter-${id}`);
  for (const { id } of targets) await voteAll(parley, site, { names, comment: id, value: 'down' });
  return { before, after: await measure(parley, site, { made, targets }) };
}

/** The first comment of each story that is wanted. */
function listTargets(made: MadeSite, isWanted: (comment: PolarisedComment) => boolean): PolarisedComment[] {
  const byStory = Map.groupBy(made.comments.filter(isWanted), ({ story }) => story);
  return [...byStory.values()].flatMap((comments) => comments.slice(0, 1));
}

interface VoteAll {
  readonly names: readonly string[];
  readonly comment: string;
  readonly value: 'up' | 'down';
}

async function voteAll(
  parley: TestApplication,
  site: Site,
  { names, comment, value }: VoteAll,
): Promise<void> {
  for (const name of names) {
    const token = await parley.signIn(name);
    const response = await parley.request({
      method: 'PUT',
      url: `/api/v1/sites/${site.key}/comments/${comment}/vote`,
      headers: { authorization: `Bearer ${token}` },
      payload: { value },
    });
    assert.equal(response.statusCode, 200, response.body);
  }
}

interface Ranked {
  readonly id: string;
  readonly story: string;
  readonly net: number;
  readonly wilson: number;
  readonly mean: number;
  readonly shipped: number;
}

/** Fits, and tells which share of the targets stands among the first ten of its story by each ranking. */
async function measure(
  parley: TestApplication,
  site: Site,
  { made, targets }: { readonly made: MadeSite; readonly targets: readonly PolarisedComment[] },
): Promise<Shares> {
  assert.equal(await fitViewpoints(parley.deps, site.id, { memoryMib: 512 }), 'done');
  const { rows } = await parley.pool.query<{
    id: string;
    up: number;
    down: number;
    best: number;
    across: number;
  }>({
    text: 'select id, up, down, best, rank_across as across from comments where site_id = $1',
    values: [site.id],
  });
  const votes = rows.reduce((sum, { up, down }) => sum + up + down, 0);
  const siteMean = rows.reduce((sum, { up }) => sum + up, 0) / Math.max(1, votes);
  const storyOf = new Map(made.comments.map(({ id, story }) => [id, story]));
  const ranked = rows.map(({ id, up, down, best, across }): Ranked => ({
    id,
    story: storyOf.get(id) ?? '',
    net: up - down,
    wilson: best,
    mean: toSmoothedMean({ total: up, count: up + down }, siteMean),
    shipped: across,
  }));
  const share = (ranking: Ranking): number =>
    targets.filter((target) => isOnTop(ranked, target, ranking)).length / targets.length;
  return { net: share('net'), wilson: share('wilson'), mean: share('mean'), shipped: share('shipped') };
}

function isOnTop(ranked: readonly Ranked[], { id, story }: PolarisedComment, by: Ranking): boolean {
  const first = ranked
    .filter((each) => each.story === story)
    .toSorted((a, b) => b[by] - a[by])
    .slice(0, TOP);
  return first.some((each) => each.id === id);
}

async function checkFigures(check: Check, shares: Record<string, Shares>): Promise<void> {
  const of = (name: keyof typeof CAMPAIGNS) => shares[name]?.shipped ?? 1;
  await check('throw-away accounts and a new crew move nothing', () => {
    const nobody = of('nobody');
    assert.ok(of('30 throw-away accounts for each comment') <= nobody + 0.05);
    assert.ok(of('one new crew of 30 for all comments') <= nobody + 0.05);
  });
  await check('established accounts of one camp bring at most a third of their comments up', () =>
    assert.ok(of('30 established accounts of the comment’s camp') <= 0.35),
  );
  await check('the same campaigns win with net votes', () =>
    assert.ok((shares['30 throw-away accounts for each comment']?.net ?? 0) >= 0.9),
  );
}

function print(
  rows: readonly (readonly [string, Shares])[],
  burying: { before: Shares; after: Shares },
): void {
  const line = (name: string, shares: Shares) =>
    `        | ${name} | ${RANKINGS.map((ranking) => shares[ranking].toFixed(2)).join(' | ')} |`;
  console.log(`        share of the targets among the first ${TOP} of their story (${RANKINGS.join(', ')}):`);
  for (const [name, shares] of rows) console.log(line(name, shares));
  console.log(`        good comments before and after ${BURIERS} accounts vote all ${BURIED} of them down:`);
  console.log(line('before', burying.before));
  console.log(line('after', burying.after));
}
