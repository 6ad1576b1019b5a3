import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { isRefusal } from '../domain/refusal.ts';
import { OPERATOR } from '../domain/viewer.ts';
import type { Site } from '../domain/thread.ts';
import { createApiClient } from '../testing/api-client.ts';
import { createTestApplication, type TestApplication } from '../testing/application.ts';
import { decideByHand, type HandDecision } from '../testing/decide-by-hand.ts';
import { reportTransparency, toReportCsv, type TransparencyReport } from './transparency-report.ts';

let parley: TestApplication;
let site: Site;
let weekly: Site;

/** The year of the report lies before every time that Parley itself writes here. */
const FROM = new Date('2020-01-01T00:00:00Z');
const TO = new Date('2021-01-01T00:00:00Z');
const on = (day: string, seconds = 0) => new Date(Date.parse(`${day}T12:00:00Z`) + seconds * 1_000);

before(async () => {
  parley = await createTestApplication();
  site = await parley.addSite('daily');
  weekly = await parley.addSite('weekly');
  await makeHistory();
});
after(() => parley.close());

async function write(key: string): Promise<string> {
  const client = createApiClient(parley, key);
  const written = await client.write(await parley.signIn('Ann'), client.newStory(), { body: 'Words.' });
  return written.json.comment.id;
}

async function appeal(
  id: string,
  decisionId: string,
  more: { at: Date; outcome?: string; settledAt?: Date },
) {
  await parley.pool.query({
    text: `insert into appeals (site_id, id, comment_id, decision_id, body, created_at, outcome, settled_at)
      select site_id, gen_random_uuid(), $1, $2, 'Why.', $3, $4, $5 from comments where id = $1`,
    values: [id, decisionId, more.at, more.outcome ?? null, more.settledAt ?? null],
  });
}

/** Every kind of thing, inside the year and beside it. */
async function makeHistory(): Promise<void> {
  const reject = (id: string, more: Partial<HandDecision>) =>
    decideByHand(parley, id, { to: 'rejected', ...more });
  const [spam, rule, undone, old, elsewhere] = await Promise.all([
    write('daily'),
    write('daily'),
    write('daily'),
    write('daily'),
    write('weekly'),
  ]);
  const first = await reject(spam, { reason: 'spam', at: on('2020-03-01') });
  const byRule = await reject(rule, { by: 'rules', rule: 'bannedWords', at: on('2020-03-02') });
  const taken = await reject(undone, { reason: 'hate', at: on('2020-03-03') });
  await decideByHand(parley, undone, {
    from: 'rejected',
    to: 'published',
    undoes: taken,
    at: on('2020-03-03', 5),
  });
  await decideByHand(parley, undone, { to: 'withheld', by: 'reports', at: on('2020-04-01') });
  await decideByHand(parley, undone, { from: 'withheld', to: 'published', at: on('2020-04-02') });
  await reject(old, { reason: 'spam', at: TO });
  await reject(elsewhere, { reason: 'threat', at: on('2020-05-01') });
  await appeal(spam, first, { at: on('2020-03-02'), outcome: 'reversed', settledAt: on('2020-03-02', 60) });
  await appeal(rule, byRule, { at: on('2020-03-03'), outcome: 'upheld', settledAt: on('2020-03-03', 180) });
  await parley.pool.query({
    text: `insert into reports (site_id, id, comment_id, reason, body, weight, created_at, outcome, settled_at)
      select site_id, gen_random_uuid(), id, reason, '', 1, $2, outcome, case when outcome is not null then $3::timestamptz end
      from comments, (values ('spam', 'upheld'), ('spam', null), ('hate', 'dismissed')) r (reason, outcome) where id = $1`,
    values: [undone, on('2020-04-01'), on('2020-04-01', 100)],
  });
  await parley.pool.query({
    text: `insert into sanctions (id, account_id, site_id, kind, reason, given_at, lifted_at)
      select gen_random_uuid(), a.id, s.id, k.kind, 'spam', $1, k.lifted from accounts a, sites s,
        (values ('warn', null::timestamptz), ('ban', $2)) k (kind, lifted) where a.name = 'Ann' and s.key = 'daily'`,
    values: [on('2020-06-01'), on('2020-06-02')],
  });
}

async function report(of: Site | null): Promise<TransparencyReport> {
  const made = await reportTransparency(parley.deps, OPERATOR, { from: FROM, to: TO, site: of });
  assert.ok(!isRefusal(made));
  return made;
}

/** The figures that are not 0. */
function toTable({ figures }: TransparencyReport): Record<string, number | null> {
  return Object.fromEntries(
    figures
      .filter(({ value }) => value !== 0)
      .map(({ figure, of, value }) => [of ? `${figure} ${of}` : figure, value]),
  );
}

test('the figures of a year are those of its history', async () => {
  assert.deepEqual(toTable(await report(site)), {
    'appeals.medianSeconds': 120,
    'appeals.received': 2,
    'appeals.received.byAutomation automatic': 1,
    'appeals.received.byAutomation person': 1,
    'appeals.settled reversed': 1,
    'appeals.settled upheld': 1,
    'decisions.against.byAutomation automatic': 2,
    'decisions.against.byAutomation person': 1,
    'decisions.against.byReason reports': 1,
    'decisions.against.byReason rule:bannedWords': 1,
    'decisions.against.byReason spam': 1,
    'decisions.published': 1,
    'decisions.rejected': 2,
    'decisions.withheld': 1,
    'notices.medianSeconds': null,
    'reports.byReason hate': 1,
    'reports.byReason spam': 2,
    'reports.medianSeconds': 100,
    'reports.received': 3,
    'reports.settled dismissed': 1,
    'reports.settled upheld': 1,
    'sanctions.given ban': 1,
    'sanctions.given warn': 1,
    'sanctions.lifted': 1,
  });
});

test('all sites together are the sum of them, and another site has its own', async () => {
  const [all, daily, other] = (await Promise.all([null, site, weekly].map(report))).map(toTable);
  assert.equal(other?.['decisions.rejected'], 1);
  assert.equal(all?.['decisions.rejected'], (daily?.['decisions.rejected'] ?? 0) + 1);
});

test('comments of this year are counted as written, once each', async () => {
  const now = new Date();
  const range = { from: TO, to: new Date(now.getTime() + 60_000), site };
  const made = await reportTransparency(parley.deps, OPERATOR, range);
  assert.ok(!isRefusal(made));
  assert.equal(toTable(made)['comments.written'], 4);
  assert.equal(toTable(made)['decisions.rejected'], 1, 'the first moment after the year before');
});

test('nothing in it names anybody, and it opens as a table', async () => {
  const csv = toReportCsv(await report(null));
  assert.match(csv, /^figure,of,value,from,to,site,log_head\r\n/);
  assert.match(csv, /\r\ndecisions\.against\.byReason,threat,1,2020-01-01T00:00:00\.000Z,/);
  assert.doesNotMatch(csv, /\bAnn\b|Words\.|Why\.|@|[0-9a-f]{8}-/);
});
