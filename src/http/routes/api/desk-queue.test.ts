import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { AccountId, CommentId } from '../../../domain/ids.ts';
import type { Site } from '../../../domain/thread.ts';
import type { SignedInActor } from '../../../domain/viewer.ts';
import { putQueueItem, type WaitingReasons } from '../../../storage/queue-items.ts';
import { listDiscrepancies } from '../../../storage/verify.ts';
import { makeActing } from '../../../testing/acting.ts';
import { createApiClient } from '../../../testing/api-client.ts';
import { createTestApplication, type TestApplication } from '../../../testing/application.ts';
import { eventually } from '../../../testing/eventually.ts';

let parley: TestApplication;
let daily: Site;
let weekly: Site;
let ann: string;
/** A moderator of one site, and one of all. */
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
  ann = await parley.signIn('Ann');
  [local, general] = [await makeModerator(daily), await makeModerator(null)];
});
after(() => parley.close());

async function ask(who: Person, request: string, payload?: object) {
  const [method, url] = request.split(' ');
  const response = await parley.request({
    method: method as 'GET',
    url: `/api/v1/desk${url}`,
    headers: { authorization: `Bearer ${who.token}` },
    ...(payload ? { payload } : {}),
  });
  return { status: response.statusCode, json: response.body ? response.json() : null };
}

let stories = 0;

/** A comment that waits. */
async function hold(site: Site, reasons: WaitingReasons = { isWithheld: true }, body = 'Words.') {
  const api = createApiClient(parley, site.key);
  const { json } = await api.write(ann, `story-${(stories += 1)}`, { body });
  const id: CommentId = json.comment.id;
  const at = parley.deps.clock();
  await putQueueItem(parley.pool, { siteId: site.id, commentId: id, reasons, at });
  return { id, site: site.key, at: `/sites/${site.key}/comments/${id}` };
}

async function emptyQueue(): Promise<void> {
  await parley.pool.query({ text: 'delete from queue_items' });
}

interface Card {
  readonly id: string;
  readonly site: { readonly key: string };
  readonly revision: number;
  readonly decisions: readonly { readonly id: string }[];
}

function seen(card: Card) {
  return { revision: card.revision, decision: card.decisions.at(-1)?.id ?? null };
}

test('a queue has the comments of one’s own sites and no others', async () => {
  await emptyQueue();
  const [mine, others] = [await hold(daily), await hold(weekly)];
  const ids = (json: { cards: Card[] }) => json.cards.map(({ id }) => id).toSorted();
  assert.deepEqual(ids((await ask(local, 'GET /cards')).json), [mine.id]);
  assert.deepEqual(ids((await ask(general, 'GET /cards')).json), [mine.id, others.id].toSorted());
  assert.equal((await ask(local, 'GET /cards?site=weekly')).status, 404);
  assert.equal((await ask(local, `GET ${others.at}`)).json.code, 'not_permitted');
  const { json: overview } = await ask(local, 'GET ');
  assert.deepEqual(
    overview.sites.map(({ key, counts }: { key: string; counts: { all: number } }) => [key, counts.all]),
    [['daily', 1]],
  );
  const claimed = await ask(local, 'POST /claims', { comments: [others] });
  assert.deepEqual(claimed.json.claims, []);
  const next = await ask(local, 'POST /next', { filter: { queue: 'all' } });
  assert.equal(next.json.card.id, mine.id);
  assert.deepEqual([next.json.counts.all, next.json.counts.withheld, next.json.counts.pending], [1, 1, 0]);
  assert.equal((await ask(local, 'POST /next', { filter: {}, except: [mine.id] })).json.card, null);
});

test('a queue is read page by page in each order, over several sites', async () => {
  await emptyQueue();
  const held = [];
  for (const site of [daily, weekly, daily, weekly, daily]) held.push((await hold(site)).id);
  for (const order of ['priority', 'oldest', 'newest']) {
    const read: string[] = [];
    for (let after = ''; ;) {
      const { json } = await ask(general, `GET /cards?order=${order}&limit=2${after}`);
      read.push(...json.cards.map(({ id }: Card) => id));
      assert.deepEqual(json.count, { waiting: 5, isAtLeast: false });
      if (json.nextPage === null) break;
      after = `&after=${json.nextPage}`;
    }
    assert.deepEqual(read, order === 'newest' ? held.toReversed() : held, order);
  }
});

test('filters find what they say', async () => {
  await emptyQueue();
  const pending = await hold(daily, { isPending: true, isNewcomer: true });
  const reported = await hold(weekly, { isReported: true });
  await parley.pool.query({
    text: `update queue_items set rules = '{suspectWords}', language = 'de' where comment_id = $1`,
    values: [reported.id],
  });
  const { json: card } = await ask(general, `GET ${reported.at}`);
  const found = async (query: string) => (await ask(general, `GET /cards?${query}`)).json.cards[0]?.id;
  const filters = [
    'queue=reported',
    'site=weekly',
    'rule=suspectWords',
    'language=de',
    `story=${card.story.id}`,
  ];
  for (const filter of filters) assert.equal(await found(filter), reported.id, filter);
  assert.equal(await found('queue=newcomers'), pending.id);
  for (const filter of ['queue=escalated', 'section=sport', 'olderThan=1', 'site=daily&rule=suspectWords'])
    assert.equal(await found(filter), undefined, filter);
  assert.equal((await ask(general, `GET /cards?author=${card.author.id}&newerThan=1`)).json.count.waiting, 2);
  await ask(general, `POST /sites/weekly/stories/${card.story.id}/watch`);
  assert.equal(await found('watched=true'), reported.id);
  assert.equal((await ask(general, `GET ${reported.at}`)).json.story.isWatched, true);
  await ask(general, `DELETE /sites/weekly/stories/${card.story.id}/watch`);
  assert.equal(await found('watched=true'), undefined);
});

test('a search finds comments by their words, whatever became of them', async () => {
  await emptyQueue();
  const waiting = await hold(weekly, {}, 'A heron stood by the lock.');
  const { json } = await createApiClient(parley, 'daily').write(ann, 'birds', {
    body: 'Two herons, one heron.',
  });
  const { json: card } = await ask(general, `GET ${waiting.at}`);
  await ask(general, `POST ${waiting.at}/decision`, {
    action: 'reject',
    reason: 'off_topic',
    seen: seen(card),
  });
  const find = async (who: Person, query: string) =>
    (await ask(who, `GET /cards?${query}`)).json.cards.map(({ id }: Card) => id);
  assert.deepEqual(await find(general, 'q=heron'), [json.comment.id, waiting.id]);
  assert.deepEqual(await find(general, 'q=heron&order=oldest'), [waiting.id, json.comment.id]);
  assert.deepEqual(await find(local, 'q=heron'), [json.comment.id]);
  assert.deepEqual(await find(general, 'q=heron%20-lock'), [json.comment.id]);
  assert.deepEqual(await find(general, 'q=heron&status=rejected'), [waiting.id]);
  assert.deepEqual(await find(general, 'status=rejected&site=weekly'), [waiting.id]);
  const page = await ask(general, 'GET /cards?q=heron&limit=1');
  assert.deepEqual(await find(general, `q=heron&limit=1&after=${page.json.nextPage}`), [waiting.id]);
});

test('a card shows all there is to know', async () => {
  const link = '[the lock](https://Locks.example/7)';
  const { id, at } = await hold(daily, { isReported: true }, `See ${link}.`);
  await createApiClient(parley, 'daily').send(ann, {
    method: 'PATCH',
    url: `/api/v1/sites/daily/comments/${id}`,
    payload: { body: `Do see ${link}.` },
  });
  const { json: card } = await ask(local, `GET ${at}`);
  assert.equal(card.text, 'Do see the lock.');
  assert.deepEqual(card.links, [
    { start: 7, end: 15, host: 'locks.example', url: 'https://Locks.example/7' },
  ]);
  assert.deepEqual([card.queues, card.revision, card.isHeldEdit], [['reported'], 2, false]);
  assert.equal(card.author.name, 'Ann');
  assert.ok(card.author.published >= 1);
  assert.deepEqual(
    card.decisions.map(({ by, to }: { by: string; to: string }) => [by, to]),
    [['rules', 'published']],
  );
  assert.match(card.permalink, new RegExp(`^https://talk.example/daily/stories/.*/comments/${id}$`));
  const { json } = await ask(local, `GET ${at}/revisions`);
  assert.deepEqual(
    json.revisions.map(({ text, isShown }: { text: string; isShown: boolean }) => [text, isShown]),
    [
      ['See the lock.', false],
      ['Do see the lock.', true],
    ],
  );
});

test('a thread shows what readers do not see', async () => {
  const { id, at } = await hold(daily);
  const api = createApiClient(parley, 'daily');
  const story = `story-${stories}`;
  const reply = (await api.write(ann, story, { body: 'Reply', parentId: id })).json.comment.id;
  const below = (await api.write(ann, story, { body: 'Below', parentId: reply })).json.comment.id;
  const card = (await ask(local, `GET /sites/daily/comments/${below}`)).json;
  assert.equal(card.parent.id, reply);
  const rejected = { action: 'reject', reason: 'spam', seen: seen(card) };
  await ask(local, `POST /sites/daily/comments/${below}/decision`, rejected);
  const { json } = await ask(local, `GET ${at}/thread`);
  assert.deepEqual(
    json.comments.map(({ id, status }: { id: string; status: string }) => [id, status]),
    [
      [id, 'published'],
      [reply, 'published'],
      [below, 'rejected'],
    ],
  );
});

test('a decision answers with the next comment, and can be taken back', async () => {
  await emptyQueue();
  const [first, second] = [await hold(daily), await hold(daily)];
  const { json: card } = await ask(local, `GET ${first.at}`);
  const decided = await ask(local, `POST ${first.at}/decision`, {
    action: 'reject',
    reason: 'abusive',
    toAuthor: 'Please stay polite.',
    seen: seen(card),
    next: { filter: { queue: 'all' } },
  });
  const { outcome, decision, next, counts, undoUntil } = decided.json;
  assert.deepEqual([outcome, next.id, counts.all], ['decided', second.id, 1]);
  assert.deepEqual(
    [decision.to, decision.reason, decision.toAuthor],
    ['rejected', 'abusive', 'Please stay polite.'],
  );
  assert.ok(Date.parse(undoUntil) > Date.now());
  assert.equal(next.claim.isOwn, true);
  const undone = await ask(local, `POST ${first.at}/undo`, { decision: decision.id });
  assert.deepEqual(
    [undone.json.outcome, undone.json.card.status, undone.json.counts.all],
    ['decided', 'published', 2],
  );
  assert.equal(undone.json.decision.undoes, decision.id);
  assert.equal(undone.json.card.claim.isOwn, true);
});

test('a decision with a next that cannot be looked for is not made', async () => {
  const held = await hold(daily);
  const { json: card } = await ask(local, `GET ${held.at}`);
  const next = { filter: { site: 'weekly' } };
  const decided = await ask(local, `POST ${held.at}/decision`, { action: 'approve', seen: seen(card), next });
  assert.equal(decided.status, 404);
  assert.deepEqual((await ask(local, `GET ${held.at}`)).json.decisions.length, 1);
});

test('a comment on somebody else’s screen is shown as theirs', async () => {
  await emptyQueue();
  const held = await hold(daily);
  const { json } = await ask(local, 'POST /claims', { comments: [held] });
  assert.equal(json.claims[0].claim.isOwn, true);
  const other = await ask(general, 'POST /claims', { comments: [held] });
  assert.deepEqual([other.json.claims[0].claim.isOwn, other.json.claims[0].isWaiting], [false, true]);
  assert.equal((await ask(general, 'POST /next', { filter: {} })).json.card, null);
  const { json: card } = await ask(general, `GET ${held.at}`);
  const decided = await ask(general, `POST ${held.at}/decision`, { action: 'approve', seen: seen(card) });
  assert.deepEqual([decided.json.outcome, decided.json.card.claim.by.id], ['claimed', local.id]);
  await ask(local, 'POST /claims/release', { comments: [held] });
  assert.equal((await ask(general, 'POST /next', { filter: {} })).json.card.id, held.id);
});

test('people are found by the beginning of a name, and by a whole address', async () => {
  const find = async (who: Person, q: string) =>
    (await ask(who, `GET /people?q=${encodeURIComponent(q)}`)).json.people.map(
      ({ name }: { name: string }) => name,
    );
  assert.deepEqual(await find(local, 'an'), ['Ann']);
  assert.deepEqual(await find(local, 'Ann@reader.example'), ['Ann']);
  assert.deepEqual(await find(local, 'ann@reader'), []);
  await parley.signIn('Anton');
  assert.deepEqual(await find(general, 'Anton'), [], 'has written nothing');
});

test('two moderators who take what comes decide each of 200 comments once', async () => {
  await emptyQueue();
  const { id } = await hold(daily);
  await parley.pool.query({
    text: `with new as (
        insert into comments (site_id, id, story_id, root_id, depth, author_id, format, body, html, status, created_at)
        select c.site_id, n.id, c.story_id, n.id, 0, c.author_id, c.format, c.body, c.html, 'withheld', now()
        from comments c cross join (select gen_random_uuid() as id from generate_series(1, 199)) n where c.id = $1
        returning site_id, id, story_id, author_id, body
      ), revised as (
        insert into revisions (site_id, comment_id, number, body, created_at) select site_id, id, 1, body, now() from new
      ), decided as (
        insert into decisions (site_id, id, comment_id, to_status, decided_by, decided_at)
        select site_id, gen_random_uuid(), id, 'withheld', 'rules', now() from new
      )
      insert into queue_items (site_id, comment_id, story_id, author_id, is_withheld, priority, waiting_since)
      select site_id, id, story_id, author_id, true, random(), now() from new`,
    values: [id],
  });
  const decidedBy = new Map<string, AccountId[]>();
  const work = async (who: Person) => {
    let { card } = (await ask(who, 'POST /next', { filter: {} })).json;
    while (card !== null) {
      const { json } = await ask(who, `POST /sites/daily/comments/${card.id}/decision`, {
        action: 'reject',
        reason: 'spam',
        seen: seen(card),
        next: { filter: {} },
      });
      assert.equal(json.outcome, 'decided');
      decidedBy.set(card.id, [...(decidedBy.get(card.id) ?? []), who.id]);
      card = json.next;
    }
  };
  await Promise.all([work(local), work(general)]);
  assert.equal(decidedBy.size, 200);
  assert.ok([...decidedBy.values()].every((by) => by.length === 1));
  await eventually(async () =>
    assert.equal((await ask(general, 'POST /next', { filter: {} })).json.counts.all, 0),
  );
  assert.deepEqual(
    await listDiscrepancies(parley.pool, { fix: false }).then((all) => all.map(({ check }) => check)),
    [],
  );
});
