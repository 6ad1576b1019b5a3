import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import type { SiteId } from '../../../domain/ids.ts';
import { createApiClient } from '../../../testing/api-client.ts';
import { createTestApplication, type TestApplication } from '../../../testing/application.ts';
import { enterDesk } from '../../../testing/desk.ts';

let parley: TestApplication;
let api: ReturnType<typeof createApiClient>;
let siteId: SiteId;
let moderator: string;
let mo: string;
let comments: string[];

before(async () => {
  parley = await createTestApplication();
  siteId = (await parley.addSite('daily')).id;
  api = createApiClient(parley, 'daily');
  moderator = (await enterDesk(parley, { name: 'Mo', role: 'moderator' })).token;
  // No name of today begins so; one that came from elsewhere may.
  const { rows } = await parley.pool.query<{ id: string }>({
    text: `update accounts set name = '=Mo' where name = 'Mo' returning id`,
  });
  mo = rows[0]!.id;
  const ann = await parley.signIn('Ann');
  comments = [];
  for (let n = 0; n < 6; n += 1)
    comments.push((await api.write(ann, 'story', { body: `Comment ${n}` })).json.comment.id);
  await seed();
});
after(() => parley.close());

interface Made {
  readonly comment: number;
  readonly at: string;
  readonly from: string | null;
  readonly to: string;
  readonly by?: 'rules' | 'account';
  readonly rule?: string;
  readonly reason?: string;
  readonly undoes?: string;
  readonly appeal?: string;
  readonly revision?: number;
}

async function decide(made: Made): Promise<string> {
  const id = randomUUID();
  const { by = 'account', rule, reason, undoes, appeal, revision } = made;
  await parley.pool.query({
    text: `insert into decisions (site_id, id, comment_id, from_status, to_status, decided_by, decided_at, rule, reason, undoes_id, appeal_id, revision)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    values: [
      siteId,
      id,
      comments[made.comment],
      made.from,
      made.to,
      by,
      made.at,
      rule,
      reason,
      undoes,
      appeal,
      revision,
    ],
  });
  if (by === 'account')
    await parley.pool.query({
      text: `insert into decision_details (site_id, decision_id, account_id, salt) values ($1, $2, $3, '')`,
      values: [siteId, id, mo],
    });
  return id;
}

/** Two days of a June long gone: what was held, decided, passed on, taken back, contested and reported. */
async function seed(): Promise<void> {
  const rules = { from: null, by: 'rules' } as const;
  await decide({ ...rules, comment: 0, at: '2020-06-01T10:00:00Z', to: 'published' });
  await decide({ ...rules, comment: 1, at: '2020-06-01T10:00:00Z', to: 'withheld', rule: 'links' });
  await decide({ ...rules, comment: 2, at: '2020-06-01T10:00:00Z', to: 'pending', rule: 'premoderation' });
  const rejected = await decide({
    ...rules,
    comment: 3,
    at: '2020-06-01T10:00:00Z',
    to: 'rejected',
    rule: 'banned-words',
  });
  await decide({ ...rules, comment: 4, at: '2020-06-01T23:30:00Z', to: 'pending', rule: 'premoderation' });

  // 10 minutes; passed on first.
  await decide({
    comment: 1,
    at: '2020-06-01T10:05:00Z',
    from: 'withheld',
    to: 'withheld',
    reason: 'escalated',
  });
  await decide({ comment: 1, at: '2020-06-01T10:10:00Z', from: 'withheld', to: 'published' });
  // 20 minutes.
  await decide({ comment: 2, at: '2020-06-01T10:20:00Z', from: 'pending', to: 'rejected', reason: 'spam' });
  // A slip that was taken back, then an hour after it was written.
  const slip = await decide({
    comment: 4,
    at: '2020-06-02T00:00:00Z',
    from: 'pending',
    to: 'rejected',
    reason: 'spam',
  });
  await decide({ comment: 4, at: '2020-06-02T00:00:05Z', from: 'rejected', to: 'pending', undoes: slip });
  await decide({ comment: 4, at: '2020-06-02T00:30:05Z', from: 'pending', to: 'published' });
  // A held edit that was rejected: the comment stays as it is.
  await decide({
    comment: 0,
    at: '2020-06-02T12:00:00Z',
    from: 'published',
    to: 'published',
    reason: 'abusive',
    revision: 2,
  });

  const appeal = randomUUID();
  await parley.pool.query({
    text: `insert into appeals (site_id, id, comment_id, decision_id, body, created_at, outcome, settled_at)
      values ($1, $2, $3, $4, 'No', '2020-06-01', 'reversed', '2020-06-02T12:00:00Z')`,
    values: [siteId, appeal, comments[3], rejected],
  });
  await decide({ comment: 3, at: '2020-06-02T12:00:00Z', from: 'rejected', to: 'published', appeal });
  await parley.pool.query({
    text: `insert into reports (site_id, id, comment_id, reason, weight, created_at, outcome, settled_at)
      values ($1, $2, $3, 'spam', 1, '2020-06-02T08:00:00Z', 'upheld', '2020-06-02T09:00:00Z')`,
    values: [siteId, randomUUID(), comments[2]],
  });
}

const read = (query: string, token = moderator) =>
  api.send(token, { method: 'GET', url: `/api/v1/desk/sites/daily/numbers?${query}` });
const JUNE = 'from=2020-06-01&to=2020-06-03&zone=UTC';

test('a day counts what was written, what people decided, and how long it had waited', async () => {
  const { status, json } = await read(JUNE);
  assert.equal(status, 200);
  const none = { published: 0, pending: 0, withheld: 0, rejectedByRules: 0, approved: 0, rejected: 0 };
  const still = { ...none, medianSeconds: null, p90Seconds: null, reports: 0 };
  assert.deepEqual(json.days, [
    {
      ...still,
      day: '2020-06-01',
      published: 1,
      pending: 2,
      withheld: 1,
      rejectedByRules: 1,
      approved: 1,
      rejected: 1,
      medianSeconds: 900,
      p90Seconds: 1_140,
    },
    {
      ...still,
      day: '2020-06-02',
      approved: 1,
      rejected: 1,
      medianSeconds: 1_800,
      p90Seconds: 1_800,
      reports: 1,
    },
    { ...still, day: '2020-06-03' },
  ]);
  assert.deepEqual(json.total, {
    approved: 2,
    rejected: 2,
    medianSeconds: 1_200,
    p90Seconds: 1_680,
    appealed: 1,
    reversed: 1,
    reports: 1,
    reportsUpheld: 1,
  });
});

test('days begin where the moderator is', async () => {
  const { json } = await read('from=2020-06-01&to=2020-06-02&zone=Europe/Berlin');
  assert.deepEqual(
    json.days.map((day: { pending: number }) => day.pending),
    [1, 1],
  );
});

test('moderators and rules have their own figures, what was taken back or passed on is nobody’s', async () => {
  const { json } = await read(JUNE);
  assert.deepEqual(json.moderators, [
    {
      id: mo,
      name: '=Mo',
      approved: 2,
      rejected: 2,
      medianSeconds: 1_200,
      p90Seconds: 1_680,
      appealed: 0,
      reversed: 0,
    },
  ]);
  const rule = { held: 0, rejectedByRule: 0, approved: 0, rejected: 0, appealed: 0, reversed: 0 };
  assert.deepEqual(
    new Map(json.rules.map((each: { rule: string }) => [each.rule, each])),
    new Map([
      ['premoderation', { ...rule, rule: 'premoderation', held: 2, rejected: 1 }],
      ['links', { ...rule, rule: 'links', held: 1, approved: 1 }],
      ['banned-words', { ...rule, rule: 'banned-words', rejectedByRule: 1, appealed: 1, reversed: 1 }],
    ]),
  );
});

test('what waits is counted now, with the longest and the middle time', async () => {
  assert.deepEqual((await read(JUNE)).json.waiting, { count: 0, oldestSeconds: null, medianSeconds: null });
  for (const [index, minutes] of [10, 20, 90].entries())
    await parley.pool.query({
      text: `insert into queue_items (site_id, comment_id, story_id, is_pending, priority, waiting_since)
        select site_id, id, story_id, true, 0, now() - $2::interval from comments where id = $1`,
      values: [comments[index], `${minutes} minutes`],
    });
  const { count, oldestSeconds, medianSeconds } = (await read(JUNE)).json.waiting;
  assert.equal(count, 3);
  assert.ok(Math.abs(oldestSeconds - 5_400) < 60);
  assert.ok(Math.abs(medianSeconds - 1_200) < 60);
});

test('tables come as CSV, in which no cell is a formula', async () => {
  const get = (table: string) =>
    parley.request({
      url: `/api/v1/desk/sites/daily/numbers?${JUNE}&format=csv&table=${table}`,
      headers: { authorization: `Bearer ${moderator}` },
    });
  const days = await get('days');
  assert.match(
    String(days.headers['content-disposition']),
    /attachment; filename="daily-days-2020-06-01-2020-06-03\.csv"/,
  );
  assert.deepEqual(days.body.split('\r\n').slice(0, 2), [
    'day,published,pending,withheld,rejectedByRules,approved,rejected,medianSeconds,p90Seconds,reports',
    '2020-06-01,1,2,1,1,1,1,900,1140,0',
  ]);
  assert.match((await get('moderators')).body, /,"'=Mo",2,2,/);
  assert.match((await get('rules')).body, /^rule,held/);
});

test('periods that are none are refused', async () => {
  for (const query of [
    'from=2020-06-02&to=2020-06-01',
    'from=2020-01-01&to=2021-01-01',
    'from=2020-02-30&to=2020-03-01',
    'from=2020-06-01&to=2020-06-01&zone=Mars/Phobos',
  ])
    assert.equal((await read(query)).json.code, 'period_invalid', query);
});

test('figures of a site are for its own moderators', async () => {
  const elsewhere = await parley.addSite('elsewhere');
  const other = await enterDesk(parley, { name: 'Other', role: 'moderator', siteIds: [elsewhere.id] });
  assert.equal((await read(JUNE, other.token)).status, 403);
  assert.equal((await read(JUNE, await parley.signIn('Ann'))).status, 403);
});
