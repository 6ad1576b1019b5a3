import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { eventually } from '../eventually.ts';
import { makeModerator } from '../held-comments.ts';
import { tryParley } from '../parley-process.ts';
import { embedCode } from '../publisher.ts';
import { ShownThread } from '../shown-thread.ts';
import { GUEST_SITE, raiseStage, type Stage } from '../stage.ts';
import { tamper } from '../tamper.ts';
import type { Check, Scenario } from './scenario.ts';

const BY_ANN = 'Ann thinks that the tram is late.';
const BY_KIM = 'Kim thinks that the tram is early.';
const ANSWER = 'It was on time yesterday.';
const DOUBT = 'Early by how much?';
const STORY = 'tram';
const PATIENCE_MS = 60_000;

interface World {
  readonly stage: Stage;
  readonly check: Check;
  /** Ann reads Parley's own page, and her browser runs no script. */
  readonly plain: Page;
  /** Kim is a guest in the publisher's page. */
  readonly embedded: Page;
}

export const appeal: Scenario = {
  description:
    'a rejection, its reason at the author’s, the appeal, the reversal, and a log that nobody can forge',
  async run(check) {
    const stage = await raiseStage();
    try {
      await makeModerator(stage, 'Mo');
      await makeModerator(stage, 'Ida');
      const plain = await (await stage.open({ as: 'Ann', javaScriptEnabled: false })).newPage();
      const embedded = await (await stage.open()).newPage();
      const world = { stage, check, plain, embedded };
      const ids = await reject(world);
      await contest(world, ids);
      await decideAgain(world, ids);
      await checkLog(world, ids);
    } finally {
      await stage.close();
    }
  },
};

interface Ids {
  readonly ann: string;
  readonly kim: string;
}

async function reject({ stage, check, plain, embedded }: World): Promise<Ids> {
  const ann = await stage.write({ by: 'Ann', site: GUEST_SITE, story: STORY, body: BY_ANN });
  await stage.write({ by: 'Ben', site: GUEST_SITE, story: STORY, body: ANSWER, parentId: ann });
  await stage.call('Ben', `PUT /sites/${GUEST_SITE}/comments/${ann}/vote`, { value: 'up' });
  const code = embedCode(stage.parley.origin, { site: GUEST_SITE, story: STORY });
  await embedded.goto(stage.publisher.setPage('/tram', { body: code }));
  const thread = new ShownThread(embedded);
  await thread.composer.locator('input[name=name]').fill('Kim');
  await thread.send(thread.composer, BY_KIM);
  const kim = (await thread.comment(BY_KIM).getAttribute('data-id')) ?? '';
  // With an answer below it, others see a tombstone where its author sees the text.
  await stage.write({ by: 'Ben', site: GUEST_SITE, story: STORY, body: DOUBT, parentId: kim });

  await check('a moderator rejects two comments, each with a reason and some words', async () => {
    await decide(stage, 'Mo', {
      id: ann,
      action: 'reject',
      reason: 'off_topic',
      toAuthor: 'Please read the story.',
    });
    await decide(stage, 'Mo', {
      id: kim,
      action: 'reject',
      reason: 'misinformation',
      toAuthor: 'It never was.',
    });
  });
  await check('the author reads them in its place, without script; others read neither', async () => {
    await plain.goto(stage.storyUrl(STORY, GUEST_SITE));
    const text = await new ShownThread(plain).comment(BY_ANN).innerText();
    assert.match(text, /A moderator decided not to publish this comment/);
    assert.match(text, /it has nothing to do with the story/);
    assert.match(text, /Please read the story\./);
    assert.match(text, /It was on time yesterday\./, 'the answer below it');
    const anybody = await (await stage.open({ javaScriptEnabled: false })).newPage();
    await anybody.goto(stage.storyUrl(STORY, GUEST_SITE));
    const page = await anybody.innerText('body');
    assert.match(page, /Removed by a moderator/);
    assert.doesNotMatch(page, /Please read|is late|nothing to do/);
    await anybody.context().close();
  });
  await check('a guest reads them in the embed, above the answers', async () => {
    await embedded.reload();
    const shown = new ShownThread(embedded);
    const note = shown.comment(BY_KIM).locator('> .note');
    await shown.repliesTo(BY_KIM).filter({ hasText: DOUBT }).waitFor();
    await note.getByText('It never was.').waitFor();
    assert.match(await note.innerText(), /it claims something that is known to be false/);
  });
  return { ann, kim };
}

async function contest({ stage, check, plain, embedded }: World, { ann }: Ids): Promise<void> {
  await check('the author contests the decision by a form without script', async () => {
    await new ShownThread(plain).comment(BY_ANN).getByRole('link', { name: 'Contest this decision' }).click();
    await plain.locator('textarea').fill('The story is about this tram.');
    await plain.getByRole('button', { name: 'Send' }).click();
    await plain.getByText('It has arrived.').waitFor();
    await plain.goto(stage.storyUrl(STORY, GUEST_SITE));
    await plain.getByText('You contested this decision on').waitFor();
  });
  await check('the guest contests theirs below the comment, in the embed', async () => {
    const comment = new ShownThread(embedded).comment(BY_KIM);
    await comment.getByText('Contest this decision').click();
    await comment.locator('textarea').fill('I was there.');
    await comment.getByRole('button', { name: 'Send' }).click();
    await comment.getByText('It has arrived.').waitFor();
  });
  await check('both wait among the appeals; nobody gets what they decided themselves', async () => {
    const first = await stage.call<{ card: { id: string; appeal: { body: string } } | null }>(
      'Ida',
      'POST /desk/next',
      { filter: { queue: 'appeals', site: GUEST_SITE }, order: 'oldest' },
    );
    assert.equal(first.card?.id, ann);
    assert.equal(first.card.appeal.body, 'The story is about this tram.');
    const own = await stage.call<{ card: object | null; counts: { appeals: number } }>(
      'Mo',
      'POST /desk/next',
      {
        filter: { queue: 'appeals', site: GUEST_SITE },
      },
    );
    assert.equal(own.card, null);
    assert.equal(own.counts.appeals, 2);
  });
}

async function decideAgain({ stage, check, plain, embedded }: World, { ann, kim }: Ids): Promise<void> {
  await check('whoever decided first is refused', async () => {
    await assert.rejects(
      decide(stage, 'Mo', { id: kim, action: 'reject', reason: 'misinformation', toAuthor: '' }),
      /appeal_of_own_decision/,
    );
  });
  await check('another moderator reverses one decision and upholds the other', async () => {
    await decide(stage, 'Ida', { id: ann, action: 'approve', reason: null, toAuthor: '' });
    await decide(stage, 'Ida', {
      id: kim,
      action: 'reject',
      reason: 'misinformation',
      toAuthor: 'I checked.',
    });
  });
  await check(
    'the comment is back with its place, its answer and its vote, and the author is told',
    async () => {
      const anybody = await (await stage.open({ javaScriptEnabled: false })).newPage();
      await anybody.goto(stage.storyUrl(STORY, GUEST_SITE));
      const thread = new ShownThread(anybody);
      assert.match(await thread.comment(BY_ANN).innerText(), /It was on time yesterday\./);
      assert.deepEqual(await thread.votesOn(BY_ANN), { up: 1, down: 0 });
      await anybody.context().close();
      await plain.goto(`${stage.parley.origin}/account`);
      await plain.getByText('It was reversed on').waitFor();
    },
  );
  await check('the guest reads in the embed that theirs was upheld, and why', async () => {
    await embedded.reload();
    const note = new ShownThread(embedded).comment(BY_KIM).locator('> .note');
    await note.getByText('I checked.').waitFor();
    assert.match(await note.innerText(), /A moderator looked at it again/);
  });
}

interface Wish {
  readonly id: string;
  readonly action: 'approve' | 'reject';
  readonly reason: string | null;
  readonly toAuthor: string;
}

async function decide(stage: Stage, by: string, { id, ...wish }: Wish): Promise<void> {
  const { rows } = await stage.deps.pool.query<{ revision: number; decision: string }>({
    text: `select (select max(number) from revisions where comment_id = $1) as revision,
      (select id from decisions where comment_id = $1 order by sequence desc limit 1) as decision`,
    values: [id],
  });
  const answer = await stage.call<{ outcome: string }>(
    by,
    `POST /desk/sites/${GUEST_SITE}/comments/${id}/decision`,
    { ...wish, seen: rows[0] },
  );
  assert.equal(answer.outcome, 'decided');
}

async function checkLog(world: World, { ann }: Ids): Promise<void> {
  const { stage, check } = world;
  const { pool } = stage.deps;
  await check('all of it stands in the log, in its order', async () => {
    const { rows } = await pool.query({
      text: `select d.to_status as "to", d.decided_by as by, d.reason, a.name, d.appeal_id is not null as "onAppeal"
        from decisions d left join decision_details t on t.decision_id = d.id left join accounts a on a.id = t.account_id
        where d.comment_id = $1 order by d.sequence`,
      values: [ann],
    });
    assert.deepEqual(rows, [
      { to: 'published', by: 'rules', reason: null, name: null, onAppeal: false },
      { to: 'rejected', by: 'account', reason: 'off_topic', name: 'Mo', onAppeal: false },
      { to: 'published', by: 'account', reason: null, name: 'Ida', onAppeal: true },
    ]);
  });
  await check('a trigger refuses to change it', async () => {
    await assert.rejects(pool.query({ text: `update decisions set reason = 'spam'` }), /only ever added to/);
    await assert.rejects(pool.query({ text: 'delete from decisions' }), /only ever added to/);
  });
  await seal(stage);
  await check('`parley verify` passes on the intact log', () => verifies(stage, /Nothing is wrong/));
  await erasePerson(world);
  await forge(world);
}

/** Runs the job as its clock would, and waits until the log has all decisions sealed. */
async function seal(stage: Stage): Promise<void> {
  const { pool } = stage.deps;
  await pool.query({ text: `select graphile_worker.add_job('seal-decisions', job_key => 'now')` });
  await eventually(async () => {
    const { rows } = await pool.query<{ open: number }>({
      text: `select count(*)::int as open from decisions where sequence > (select coalesce(max(last_sequence), 0) from decision_seals)`,
    });
    assert.equal(rows[0]?.open, 0, 'not sealed yet');
  }, PATIENCE_MS);
  await eventually(
    () => assert.ok(stage.parley.log().some((line) => line.includes('the head of the log is'))),
    PATIENCE_MS,
  );
}

async function erasePerson({ stage, check }: World): Promise<void> {
  const { pool } = stage.deps;
  await check('a person is erased: their name and words go, the log stays whole', async () => {
    await pool.query({
      text: `update accounts set erasure_at = now() - interval '1 second', erasure_comments = 'keep' where name in ('Mo', 'Ann')`,
    });
    await pool.query({ text: "select graphile_worker.add_job('erase-accounts', job_key => 'now-erase')" });
    await eventually(async () => {
      const { rows } = await pool.query({ text: `select 1 from accounts where name in ('Mo', 'Ann')` });
      assert.equal(rows.length, 0);
    }, PATIENCE_MS);
    const { rows } = await pool.query({
      text: `select 1 from decision_details where to_author like 'Please%'`,
    });
    assert.equal(rows.length, 0);
    await seal(stage);
    await verifies(stage, /the words beside [1-9]\d* of them erased[\s\S]*Nothing is wrong/);
  });
}

/** What a database owner could try, each put right again before the next. */
async function forge({ stage, check }: World): Promise<void> {
  const { pool } = stage.deps;
  const { rows } = await pool.query<{ last: number; altered: number; seals: number }>({
    text: `select max(sequence) as last, min(sequence) filter (where reason is not null) as altered,
      (select max(number) from decision_seals) as seals from decisions`,
  });
  const { last = 0, altered = 0, seals = 0 } = rows[0] ?? {};
  await pool.query({ text: 'create table kept as select * from decisions' });
  await pool.query({ text: 'create table kept_details as select * from decision_details' });
  await pool.query({ text: 'create table kept_seals as select * from decision_seals' });
  const putBack = () =>
    tamper(
      pool,
      `delete from author_notices; delete from decision_details; delete from decisions; delete from decision_seals;
      insert into decisions overriding system value select * from kept;
      insert into decision_details select * from kept_details; insert into decision_seals select * from kept_seals`,
    );
  await check('a decision altered by the owner of the database is found and named', async () => {
    await tamper(pool, `update decisions set reason = 'hate' where sequence = ${altered}`);
    await finds(stage, new RegExp(`decision ${altered} of seal \\d+ was altered`));
    await tamper(pool, `update decisions d set reason = k.reason from kept k where k.id = d.id`);
    await verifies(stage, /Nothing is wrong/);
  });
  await check('a decision removed is found and named', async () => {
    await tamper(
      pool,
      `delete from author_notices; delete from appeals; delete from decision_details t using decisions d where d.id = t.decision_id and d.sequence = ${altered};
      delete from decisions where sequence = ${altered}`,
    );
    await finds(stage, new RegExp(`decision ${altered} of seal \\d+ is missing`));
    await putBack();
    await verifies(stage, /Nothing is wrong/);
  });
  await check('a tail cut off, with the seals over it, is found by the head file', async () => {
    const { rows: cut } = await pool.query<{ after: number }>({
      text: 'select coalesce(max(last_sequence), 0) as after from decision_seals where number < $1',
      values: [seals],
    });
    const after = cut[0]?.after ?? last;
    await tamper(
      pool,
      `delete from author_notices; delete from appeals; delete from decision_details t using decisions d where d.id = t.decision_id and d.sequence > ${after};
      delete from decisions where sequence > ${after}; delete from decision_seals where number = ${seals}`,
    );
    await finds(
      stage,
      new RegExp(`the log ends at seal ${seals - 1}, but the head file knows seal ${seals}`),
    );
    await putBack();
    await verifies(stage, /Nothing is wrong/);
  });
}

async function verifies({ settings }: Stage, says: RegExp): Promise<void> {
  const { code, stdout, stderr } = await tryParley(settings, ['verify']);
  assert.equal(code, 0, stdout + stderr);
  assert.match(stdout, says);
}

async function finds({ settings }: Stage, says: RegExp): Promise<void> {
  const { code, stdout } = await tryParley(settings, ['verify']);
  assert.equal(code, 1, stdout);
  assert.match(stdout, says);
}
