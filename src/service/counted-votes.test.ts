import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { isRefusal } from '../domain/refusal.ts';
import type { AccountId } from '../domain/ids.ts';
import type { Site } from '../domain/thread.ts';
import { createRandom } from '../bridging/random.ts';
import { findFitInForce } from '../storage/viewpoint-fits.ts';
import { moveVotes } from '../storage/move-authorship.ts';
import { listSuspects } from '../storage/viewpoint-voters.ts';
import { createTestApplication, type TestApplication } from '../testing/application.ts';
import { makePolarisedSite, type MadeSite } from '../testing/polarised-site.ts';
import { asVoter, cast, listMiscounted } from '../testing/voting.ts';
import { eraseAccount } from './erase-account.ts';
import { fitViewpoints } from './fit-viewpoints.ts';
import { changePreferences, loadPreferences } from './preferences.ts';

const AMPLE = { memoryMib: 512 };
const DAY_MS = 86_400_000;

let parley: TestApplication;
let site: Site;
let made: MadeSite;

before(async () => {
  parley = await createTestApplication();
  site = await parley.addSite('daily');
  made = await makePolarisedSite(parley.pool, site.id, {
    voters: 400,
    stories: 8,
    commentsPerStory: 30,
    votesPerComment: 30,
  });
  await fit();
});
after(() => parley.close());

async function fit(): Promise<void> {
  assert.equal(await fitViewpoints(parley.deps, site.id, AMPLE), 'done');
}

const voter = (n: number): string => made.accounts[n] ?? '';
const comment = (n: number): string => made.comments[n]?.id ?? '';

async function isCounting(account: string): Promise<boolean> {
  const { rows } = await parley.pool.query({
    text: 'select 1 from viewpoint_voters where account_id = $1',
    values: [account],
  });
  return rows.length > 0;
}

async function countOf(commentId: string): Promise<number | undefined> {
  const { rows } = await parley.pool.query<{ count: number }>({
    text: 'select count from viewpoint_tallies where comment_id = $1 order by fit desc limit 1',
    values: [commentId],
  });
  return rows[0]?.count;
}

/** A comment on which a counting voter has voted. */
async function votedOn(account: string): Promise<string> {
  const { rows } = await parley.pool.query<{ id: string }>({
    text: 'select comment_id as id from votes where account_id = $1 order by cast_at limit 1',
    values: [account],
  });
  return rows[0]?.id ?? '';
}

async function leave(account: string): Promise<void> {
  const actor = asVoter(account);
  const chosen = await loadPreferences(parley.deps, actor);
  assert.ok(!isRefusal(chosen));
  const left = await changePreferences(parley.deps, actor, { ...chosen, leavesViewpoints: true });
  assert.ok(!isRefusal(left));
}

async function erase(account: string): Promise<void> {
  await parley.pool.query({
    text: `update accounts set erasure_at = now() - interval '1 minute', erasure_comments = 'keep' where id = $1`,
    values: [account],
  });
  await eraseAccount(parley.deps, account as AccountId);
}

test('votes that come, change and go while fits take over are counted once each, and none is lost', async () => {
  const random = createRandom(7);
  const values = ['up', 'down', 'none'] as const;
  const done = new AbortController();
  let votes = 0;
  const vote = async () => {
    while (!done.signal.aborted) {
      const by = voter(Math.floor(random() * 400));
      const on = comment(Math.floor(random() * 240));
      await cast(parley.deps, { site, by, on, value: values[Math.floor(random() * 3)] ?? 'up' });
      votes += 1;
    }
  };
  const voting = Array.from({ length: 4 }, vote);
  for (let n = 0; n < 3; n += 1) await fit();
  done.abort();
  await Promise.all(voting);
  assert.ok(votes > 100, `${votes} votes`);
  assert.deepEqual(await listMiscounted(parley.pool, site.id), []);
});

test('who takes their votes out is out at once: of the sums, and of what is kept about voters', async () => {
  const on = await votedOn(voter(0));
  const count = await countOf(on);
  await leave(voter(0));
  assert.equal(await isCounting(voter(0)), false);
  assert.equal(await countOf(on), (count ?? 0) - 1);
  await cast(parley.deps, { site, by: voter(0), on, value: 'none' });
  assert.deepEqual(await listMiscounted(parley.pool, site.id), []);
});

test('who takes their votes out, or is erased, while a fit runs is in neither fit', async () => {
  const [leaving, erased] = [[1, 2, 3, 4, 5].map(voter), [6, 7, 8, 9, 10].map(voter)];
  const fitting = fit();
  for (const account of leaving) await leave(account);
  for (const account of erased) await erase(account);
  await fitting;
  for (const account of [...leaving, ...erased]) assert.equal(await isCounting(account), false);
  assert.deepEqual(await listMiscounted(parley.pool, site.id), []);
});

test('votes on a comment that was hidden while the fit was made count from its next vote on', async () => {
  const { rows } = await parley.pool.query<{ id: string }>({
    text: `select v.comment_id as id from votes v join comments c on c.id = v.comment_id
      where v.account_id = $1 and c.voted_at is null limit 1`,
    values: [voter(20)],
  });
  const on = rows[0]?.id ?? '';
  const hide = (status: string) =>
    parley.pool.query({ text: 'update comments set status = $2 where id = $1', values: [on, status] });
  await hide('withheld');
  await fit();
  await hide('published');
  assert.equal(await countOf(on), undefined);
  await cast(parley.deps, { site, by: voter(20), on, value: 'none' });
  assert.deepEqual(await listMiscounted(parley.pool, site.id), []);
});

test('a vote from before the window was not counted, and is not taken out of the sums', async () => {
  const on = await votedOn(voter(21));
  await parley.pool.query({
    text: `update votes set cast_at = now() - interval '200 days' where account_id = $1 and comment_id = $2`,
    values: [voter(21), on],
  });
  await fit();
  const count = await countOf(on);
  await cast(parley.deps, { site, by: voter(21), on, value: 'none' });
  assert.equal(await countOf(on), count);
  assert.deepEqual(await listMiscounted(parley.pool, site.id), []);
});

test('the votes of guests, whom an import made, and of people who are banned do not count', async () => {
  const [guest, banned] = [voter(30), voter(31)];
  await parley.pool.query({
    text: 'update accounts set is_guest = true, email = null where id = $1',
    values: [guest],
  });
  await parley.pool.query({
    text: `insert into sanctions (id, account_id, site_id, kind, reason, given_at)
      values (gen_random_uuid(), $1, $2, 'ban', 'spam', now())`,
    values: [banned, site.id],
  });
  await fit();
  for (const account of [guest, banned]) assert.equal(await isCounting(account), false);
  await parley.pool.query({ text: 'update accounts set is_guest = false where id = $1', values: [guest] });
  await parley.pool.query({ text: 'update sanctions set lifted_at = now()' });
  await fit();
  for (const account of [guest, banned]) assert.equal(await isCounting(account), true);
});

test('votes from another system count once somebody has claimed them, by when they were cast', async () => {
  const { rows } = await parley.pool.query<{ id: AccountId }>({
    text: `insert into accounts (id, name, is_guest, is_imported, created_at)
      select gen_random_uuid(), name, name = 'From afar', name = 'From afar', now() from unnest(array['From afar', 'Here']) name
      returning id`,
  });
  const [guest, claimer] = rows.map(({ id }) => id);
  assert.ok(guest && claimer);
  for (let n = 0; n < 24; n += 1)
    await parley.pool.query({
      text: `insert into votes (site_id, comment_id, account_id, story_id, value, place, cast_at)
        select site_id, id, $2, story_id, 1, 'import', now() - make_interval(days => $3) from comments where id = $1`,
      // Half of them are older than what a fit looks at.
      values: [comment(10 * n), guest, n % 2 === 0 ? 30 : 300],
    });
  await fit();
  assert.equal(await isCounting(guest), false);
  await parley.pool.query({
    text: `insert into imported_authors (site_id, account_id, source, source_id, run) values ($1, $2, 'afar', '1', 1)`,
    values: [site.id, guest],
  });
  const author = { siteId: site.id, accountId: guest };
  assert.equal(await moveVotes(parley.pool, author, { to: claimer, limit: 100 }), 24);
  await fit();
  assert.equal(await isCounting(claimer), true);
  assert.deepEqual(await listMiscounted(parley.pool, site.id), []);
});

test('a vote that was claimed after the fit is in no sum, and is not taken out of one', async () => {
  const on = comment(220);
  await cast(parley.deps, { site, by: voter(60), on, value: 'none' });
  await parley.pool.query({
    text: `insert into votes (site_id, comment_id, account_id, story_id, value, place, cast_at)
      select site_id, id, $2, story_id, 1, 'import', now() - interval '30 days' from comments where id = $1`,
    values: [on, voter(60)],
  });
  await cast(parley.deps, { site, by: voter(60), on, value: 'none' });
  assert.deepEqual(await listMiscounted(parley.pool, site.id), []);
});

test('who votes more than the cap allows, and a crew that acts as one, move nothing between fits', async () => {
  const crew = Array.from({ length: 6 }, (_, n) => voter(50 + n));
  const at = Date.now() - 7 * DAY_MS;
  for (let n = 0; n < 150; n += 1) await insertVote(voter(40), n, new Date(at + n * 1_000));
  for (const [k, by] of crew.entries())
    for (let n = 0; n < 40; n += 1)
      await insertVote(by, 100 + 2 * n, new Date(at + DAY_MS + n * 1_000 + k * 60_000));
  await fit();
  const [group] = await listSuspects(parley.pool, site.id, { groups: 5, accounts: 10 });
  assert.equal(group?.size, 6);
  assert.deepEqual(group?.accounts.map(({ id }) => id).toSorted(), crew.toSorted());
  assert.equal(
    group?.accounts.length,
    (await findFitInForce(parley.pool, site.id))?.lockstepGroups === 1 ? 6 : -1,
  );
  const before = await Promise.all([200, 201].map((n) => countOf(comment(n))));
  for (const by of [voter(40), ...crew])
    for (const on of [200, 201]) await cast(parley.deps, { site, by, on: comment(on), value: 'up' });
  for (const on of [200, 201])
    await cast(parley.deps, { site, by: voter(40), on: comment(on), value: 'none' });
  assert.deepEqual(await Promise.all([200, 201].map((n) => countOf(comment(n)))), before);
});

async function insertVote(by: string, n: number, at: Date): Promise<void> {
  await parley.pool.query({
    text: `insert into votes (site_id, comment_id, account_id, story_id, value, place, cast_at)
      select site_id, id, $2, story_id, 1, 'page', $3 from comments where id = $1
      on conflict (site_id, comment_id, account_id) do update set value = 1, cast_at = excluded.cast_at`,
    values: [comment(n), by, at],
  });
}
