import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { createApiClient } from '../testing/api-client.ts';
import { createTestApplication, type TestApplication } from '../testing/application.ts';
import { decideByHand } from '../testing/decide-by-hand.ts';
import { tamper as tamperWith } from '../testing/tamper.ts';
import { createMemoryHead } from '../testing/memory-head.ts';
import { listLogRows, SEALED_DECISION_COLUMNS } from '../storage/decision-log.ts';
import { createKeys } from './keys.ts';
import { toLeaf } from './log-hashes.ts';
import { sealAndKeepHead, sealDecisions } from './seal-decisions.ts';
import { verifyLog, type KnownHead, type LogFinding } from './verify-log.ts';
import { verify } from './verify.ts';

let parley: TestApplication;
let commentId: string;

before(async () => {
  parley = await createTestApplication();
  await parley.addSite('daily');
  const daily = createApiClient(parley, 'daily');
  commentId = (await daily.write(await parley.signIn('Ann'), 'one', { body: 'First' })).json.comment.id;
});
after(() => parley.close());

const tamper = (text: string): Promise<void> => tamperWith(parley.pool, text);

/** Each test has a log of its own: three seals of two decisions, and none of the tests before. */
beforeEach(async () => {
  await tamper('truncate decision_seals; delete from decision_details; delete from decisions');
  for (let seal = 0; seal < 3; seal += 1) {
    await decideByHand(parley, commentId, { to: 'rejected', reason: 'spam', toAuthor: 'Sent four times.' });
    await decideByHand(parley, commentId, { from: 'rejected', to: 'published' });
    await sealDecisions(parley.deps);
  }
});

async function check(heads: KnownHead[] = []): Promise<readonly LogFinding[]> {
  return (await verifyLog(parley.pool, parley.deps.lasting, heads)).findings;
}

/** The sequence of the n-th decision, from 0. */
async function sequenceOf(n: number): Promise<number> {
  const { rows } = await parley.pool.query<{ sequence: number }>({
    text: 'select sequence from decisions order by sequence offset $1 limit 1',
    values: [n],
  });
  return rows[0]?.sequence ?? -1;
}

test('an intact log passes, and what waits to be sealed is counted', async () => {
  await decideByHand(parley, commentId, { to: 'published' });
  const { findings, seals, decisions, unsealed } = await verifyLog(parley.pool, parley.deps.lasting, []);
  assert.deepEqual([findings, seals, decisions, unsealed.count], [[], 3, 6, 1]);
  assert.deepEqual((await verify(parley.deps, { fix: false })).found, []);
});

test('every column of a decision is bound', async () => {
  const { rows } = await parley.pool.query<{ name: string }>({
    text: `select attname as name from pg_attribute where attrelid = 'decisions'::regclass and attnum > 0 and not attisdropped`,
  });
  assert.deepEqual(rows.map(({ name }) => name).toSorted(), SEALED_DECISION_COLUMNS.toSorted());
});

test('a decision that was altered is named', async () => {
  const sequence = await sequenceOf(2);
  for (const change of [
    `reason = 'hate'`,
    `reason = null`,
    `decided_at = decided_at + interval '1 ms'`,
    `decided_by = 'rules'`,
    `to_status = 'withheld'`,
    `bulk_id = gen_random_uuid()`,
  ]) {
    await tamper(`update decisions set ${change} where sequence = ${sequence}`);
    assert.deepEqual(await check(), [{ kind: 'row-altered', seal: 2, sequence }], change);
    await tamper(`update decisions set reason = 'spam', decided_by = 'account', to_status = 'rejected', bulk_id = null,
      decided_at = decided_at - case when ${change.startsWith('decided_at')} then interval '1 ms' else interval '0' end where sequence = ${sequence}`);
    assert.deepEqual(await check(), [], 'put back');
  }
});

test('a decision that was removed, or added afterwards, is named', async () => {
  const [removed, first] = [await sequenceOf(3), await sequenceOf(0)];
  await tamper(`delete from decision_details; delete from decisions where sequence = ${removed}`);
  assert.ok((await check()).some((each) => each.kind === 'row-missing' && each.sequence === removed));
  await tamper(`insert into decisions (site_id, id, comment_id, to_status, decided_by, decided_at, sequence)
    overriding system value select site_id, gen_random_uuid(), comment_id, 'published', 'rules', now(), ${removed}
    from decisions where sequence = ${first}`);
  assert.ok((await check()).some((each) => each.kind === 'row-altered' && each.sequence === removed));
  await tamper(`insert into decisions (site_id, id, comment_id, to_status, decided_by, decided_at, sequence)
    overriding system value select site_id, gen_random_uuid(), comment_id, 'published', 'rules', now(), ${first - 1}
    from decisions where sequence = ${first}`);
  assert.ok(
    (await check()).some(
      (each) => each.kind === 'row-added' && each.seal === 1 && each.sequence === first - 1,
    ),
  );
});

test('a decision that was put before all others is named', async () => {
  await tamper(`insert into decisions (site_id, id, comment_id, to_status, decided_by, decided_at, sequence)
    overriding system value select site_id, gen_random_uuid(), comment_id, 'published', 'rules', now(), -7
    from decisions where sequence = ${await sequenceOf(0)}`);
  assert.deepEqual(await check(), [{ kind: 'row-added', seal: 1, sequence: -7 }]);
});

test('words that were put beside a decision that had none are named', async () => {
  await tamper(`insert into decisions (site_id, id, comment_id, to_status, decided_by, decided_at)
    select site_id, gen_random_uuid(), comment_id, 'published', 'rules', now() from decisions where sequence = ${await sequenceOf(0)}`);
  await sealDecisions(parley.deps);
  assert.deepEqual(await check(), []);
  const sequence = await sequenceOf(6);
  await tamper(`insert into decision_details (site_id, decision_id, salt, to_author, internal)
    select site_id, id, '\\x01', 'You are out.', '' from decisions where sequence = ${sequence}`);
  assert.deepEqual(await check(), [{ kind: 'details-altered', seal: 4, sequence }]);
});

test('a seal that was made to fit an altered decision is not believed', async () => {
  const [first, second] = [await sequenceOf(2), await sequenceOf(3)];
  await tamper(`update decisions set reason = 'hate' where sequence = ${first}`);
  const rows = await listLogRows(parley.pool, { after: first - 1, upTo: second, limit: 2 });
  const leaves = Buffer.concat(rows.map(toLeaf)).toString('hex');
  await tamper(`update decision_seals set leaves = '\\x${leaves}' where number = 2`);
  assert.deepEqual(await check(), [{ kind: 'seal-altered', seal: 2 }]);
});

test('a log that was cut off at its end, seals and all, is found by the head kept elsewhere', async () => {
  const head = createMemoryHead();
  const told: string[] = [];
  const tell = (level: string, message: string) => void told.push(`${level}: ${message}`);
  await sealAndKeepHead(parley.deps, head, tell);
  const kept = await head.read();
  assert.equal(kept?.number, 3);
  const cut = await sequenceOf(4);
  await tamper(
    `delete from decision_details; delete from decisions where sequence >= ${cut}; delete from decision_seals where number = 3`,
  );
  assert.deepEqual(
    (await check()).filter(({ kind }) => kind !== 'details-missing'),
    [],
    'nothing inside the database tells',
  );
  const known: KnownHead = { ...kept, from: 'file' };
  assert.deepEqual((await check([known])).at(-1), { kind: 'head-unknown', head: known, last: 2 });
  // What is decided afterwards makes another third seal; the head file keeps what it knows.
  await decideByHand(parley, commentId, { to: 'published' });
  await sealAndKeepHead(parley.deps, head, tell);
  assert.deepEqual(await head.read(), kept);
  assert.match(told.at(-1) ?? '', /^error: The log of decisions is not whole/);
  assert.deepEqual((await check([known])).at(-1), { kind: 'head-unknown', head: known, last: 3 });
});

test('seals missing in the middle are counted, and what follows is still checked', async () => {
  await tamper('delete from decision_seals where number = 2');
  assert.deepEqual(await check(), [{ kind: 'seals-missing', from: 2, to: 2 }]);
});

test('texts altered beside a decision are found; erased ones leave the log whole', async () => {
  const sequence = await sequenceOf(2);
  await tamper(`update decision_details t set to_author = 'Sent twice.' from decisions d
    where d.id = t.decision_id and d.sequence = ${sequence}`);
  assert.deepEqual(await check(), [{ kind: 'details-altered', seal: 2, sequence }]);
  await parley.pool.query({
    text: `update decision_details set salt = '', to_author = '', internal = '', account_id = null`,
  });
  const { findings, erased } = await verifyLog(parley.pool, parley.deps.lasting, []);
  assert.deepEqual([findings, erased], [[], 6]);
});

test('another key opens nothing', async () => {
  const other = createKeys(['another secret that is long enough']);
  const { findings } = await verifyLog(parley.pool, other, []);
  assert.deepEqual(
    findings.map(({ kind }) => kind),
    ['seal-altered', 'seal-altered', 'seal-altered'],
  );
});

test('a decision that commits after one with a higher number is sealed with it, and none is passed over', async () => {
  const slow = await parley.pool.connect();
  await slow.query('begin');
  await slow.query(`insert into decisions (site_id, id, comment_id, to_status, decided_by, decided_at)
    select site_id, gen_random_uuid(), id, 'published', 'rules', now() from comments limit 1`);
  await decideByHand(parley, commentId, { to: 'published' });
  const sealing = sealDecisions(parley.deps);
  await parley.pool.query({ text: 'select pg_sleep(0.2)' });
  await slow.query('commit');
  slow.release();
  assert.equal((await sealing).count, 2);
  assert.deepEqual(await check(), []);
});
