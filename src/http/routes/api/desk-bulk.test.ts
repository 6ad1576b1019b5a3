import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { AccountId } from '../../../domain/ids.ts';
import type { Site } from '../../../domain/thread.ts';
import type { SignedInActor } from '../../../domain/viewer.ts';
import { listDiscrepancies } from '../../../storage/verify.ts';
import { makeActing } from '../../../testing/acting.ts';
import { createTestApplication, type TestApplication } from '../../../testing/application.ts';

let parley: TestApplication;
let daily: Site;
let weekly: Site;
let local: Person;
let general: Person;

interface Person {
  readonly token: string;
  readonly id: AccountId;
}

async function makeModerator(site: Site | null): Promise<Person> {
  const kind = {
    name: 'a moderator',
    role: 'moderator' as const,
    ...(site ? { sites: 'this' as const } : {}),
  };
  const { token, actor } = await makeActing(parley, kind, { this: site?.id ?? daily.id, other: daily.id });
  return { token: token ?? '', id: (actor as SignedInActor).accountId };
}

before(async () => {
  parley = await createTestApplication();
  [daily, weekly] = await Promise.all([parley.addSite('daily'), parley.addSite('weekly')]);
  [local, general] = [await makeModerator(daily), await makeModerator(null)];
});
after(() => parley.close());

async function post(who: Person, url: string, payload: object = {}) {
  const headers = { authorization: `Bearer ${who.token}` };
  const response = await parley.request({ method: 'POST', url: `/api/v1/desk${url}`, headers, payload });
  return { status: response.statusCode, json: response.json() };
}

/** Comments that wait, spread over some stories. */
async function hold(site: Site, count: number): Promise<string[]> {
  await parley.pool.query({ text: 'delete from queue_items' });
  const { rows } = await parley.pool.query<{ id: string }>({
    text: `with story as (
        insert into stories (site_id, id, key) select $1, gen_random_uuid(), gen_random_uuid()::text from generate_series(1, 3) returning id
      ), new as (
        insert into comments (site_id, id, story_id, root_id, depth, format, body, html, status, created_at)
        select $1, c.id, (array(select id from story))[1 + c.n % 3], c.id, 0, 'markdown', 'Words.', '<p>Words.</p>', 'withheld', now()
        from (select n, gen_random_uuid() as id from generate_series(1, $2) n) c returning id, story_id
      ), revised as (
        insert into revisions (site_id, comment_id, number, body, created_at) select $1, id, 1, 'Words.', now() from new
      ), decided as (
        insert into decisions (site_id, id, comment_id, to_status, decided_by, decided_at)
        select $1, gen_random_uuid(), id, 'withheld', 'rules', now() from new
      )
      insert into queue_items (site_id, comment_id, story_id, is_withheld, priority, waiting_since)
      select $1, id, story_id, true, random(), now() from new returning comment_id as id`,
    values: [site.id, count],
  });
  return rows.map(({ id }) => id);
}

async function countByStatus(ids: string[]): Promise<Record<string, number>> {
  const { rows } = await parley.pool.query({
    text: 'select status, count(*)::int as count from comments where id = any($1) group by 1',
    values: [ids],
  });
  return Object.fromEntries(rows.map(({ status, count }) => [status, count]));
}

async function assertOrder(): Promise<void> {
  assert.deepEqual(await listDiscrepancies(parley.pool, { fix: false }), []);
}

test('everything that a filter finds is seen, decided on and taken back', async () => {
  const ids = await hold(daily, 250);
  const choice = { filter: { queue: 'withheld' } };
  const { json: preview } = await post(local, '/bulk/preview', choice);
  assert.deepEqual([preview.count, preview.isAtLeast, preview.byStatus], [250, false, { withheld: 250 }]);
  assert.equal(preview.cards.length, 5);
  const { json: bulk } = await post(local, '/bulk', { ...choice, action: 'approve' });
  assert.deepEqual([bulk.decided, bulk.skipped, bulk.isCut, bulk.counts.all], [250, 0, false, 0]);
  assert.deepEqual(await countByStatus(ids), { published: 250 });
  await assertOrder();
  assert.equal((await post(general, `/bulk/${bulk.id}/undo`)).json.code, 'decision_not_found');
  const { json: undone } = await post(local, `/bulk/${bulk.id}/undo`);
  assert.deepEqual([undone.undone, undone.skipped, undone.counts.withheld], [250, 0, 250]);
  assert.deepEqual(await countByStatus(ids), { withheld: 250 });
  await assertOrder();
});

test('what somebody else has or has decided is left out, and so are other sites', async () => {
  const ids = await hold(daily, 6);
  const others = { site: 'daily', id: ids[0] };
  await post(general, '/claims', { comments: [others] });
  const { json: card } = await post(general, '/next', { filter: {}, except: [ids[0]] });
  const seen = { revision: 1, decision: card.card.decisions.at(-1).id };
  await post(general, `/sites/daily/comments/${card.card.id}/decision`, { action: 'approve', seen });
  const comments = [...ids.map((id) => ({ site: 'daily', id })), { site: 'weekly', id: ids[1] }];
  const { json } = await post(local, '/bulk', { comments, action: 'reject', reason: 'spam' });
  // The one that is approved is rejected as it stands now; the one on a screen stays.
  assert.deepEqual([json.decided, json.skipped], [5, 1]);
  assert.deepEqual(await countByStatus(ids), { rejected: 5, withheld: 1 });
  const elsewhere = await hold(weekly, 2);
  const own = { comments: elsewhere.map((id) => ({ site: 'weekly', id })), action: 'approve' };
  assert.equal((await post(local, '/bulk', own)).json.decided, 0);
  assert.deepEqual(await countByStatus(elsewhere), { withheld: 2 });
  await parley.pool.query({ text: 'delete from queue_items' });
});

test('a bulk says what it is about and why', async () => {
  const statuses = await Promise.all([
    post(local, '/bulk', { action: 'approve' }),
    post(local, '/bulk', { action: 'approve', filter: {}, comments: [] }),
    post(local, '/bulk', { action: 'reject', filter: {} }),
  ]);
  assert.deepEqual(
    statuses.map(({ status, json }) => [status, json.field]),
    [
      [400, 'filter'],
      [400, 'filter'],
      [400, 'reason'],
    ],
  );
});

test('a bulk is taken back for as long as a decision is', async () => {
  const ids = await hold(daily, 3);
  const { json } = await post(local, '/bulk', { filter: {}, action: 'reject', reason: 'spam' });
  const { clock } = parley.deps;
  Object.assign(parley.deps, { clock: () => new Date(Date.now() + 16_000) });
  const late = await post(local, `/bulk/${json.id}/undo`);
  Object.assign(parley.deps, { clock });
  assert.equal(late.json.code, 'undo_too_late');
  assert.deepEqual(await countByStatus(ids), { rejected: 3 });
});

test('a bulk goes on where a story got another key meanwhile, and can be taken back', async () => {
  const ids = await hold(daily, 60);
  const { rows } = await parley.pool.query<{ id: string }>({
    text: 'select distinct story_id as id from comments where id = any($1)',
    values: [ids],
  });
  // The first transaction of the bulk finds the others renamed.
  await parley.pool.query({
    text: `create function rename_story() returns trigger language plpgsql as $$ begin
        update stories set key = key || '-moved' where id = '${rows[0]?.id}' and id <> (select story_id from comments where id = new.comment_id)
          and key not like '%-moved';
        return new; end $$`,
  });
  await parley.pool.query({
    text: 'create trigger rename_story after insert on decisions for each row execute function rename_story()',
  });
  const { status, json } = await post(local, '/bulk', { filter: {}, action: 'reject', reason: 'spam' });
  await parley.pool.query({ text: 'drop trigger rename_story on decisions; drop function rename_story()' });
  assert.equal(status, 200);
  assert.ok(json.decided >= 40 && json.decided + json.skipped === 60, JSON.stringify(json));
  assert.equal((await post(local, `/bulk/${json.id}/undo`)).json.undone, json.decided);
  await parley.pool.query({ text: 'delete from queue_items' });
});
