import assert from 'node:assert/strict';
import { request as sendRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, afterEach, before, test } from 'node:test';
import type { CommentId } from '../../../domain/ids.ts';
import type { Site } from '../../../domain/thread.ts';
import type { SignedInActor } from '../../../domain/viewer.ts';
import { isStillModerator } from '../../../service/is-still-moderator.ts';
import { insertDecision } from '../../../storage/decisions.ts';
import { putQueueItem } from '../../../storage/queue-items.ts';
import { makeActing } from '../../../testing/acting.ts';
import { createApiClient } from '../../../testing/api-client.ts';
import { createTestApplication, type TestApplication } from '../../../testing/application.ts';
import { eventually } from '../../../testing/eventually.ts';

let parley: TestApplication;
let daily: Site;
let weekly: Site;
let port: number;

before(async () => {
  parley = await createTestApplication();
  [daily, weekly] = await Promise.all([parley.addSite('daily'), parley.addSite('weekly')]);
  await parley.server.listen({ port: 0, host: '127.0.0.1' });
  port = (parley.server.server.address() as AddressInfo).port;
});
const opened: Listening[] = [];
afterEach(() => opened.splice(0).forEach((each) => each.close()));
after(() => parley.close());

async function makeModerator(site: Site | null) {
  const kind = {
    name: 'a moderator',
    role: 'moderator' as const,
    ...(site ? { sites: 'this' as const } : {}),
  };
  const { token, actor } = await makeActing(parley, kind, { this: site?.id ?? daily.id, other: daily.id });
  return { token: token ?? '', id: (actor as SignedInActor).accountId };
}

interface Listening {
  readonly status: number;
  readonly headers: Record<string, unknown>;
  readonly events: { event: string; id: string; data: Record<string, never> }[];
  isOver: boolean;
  readonly close: () => void;
}

/** Listens as a browser does. */
async function listen(token: string, lastEventId?: string): Promise<Listening> {
  const { promise, resolve, reject } = Promise.withResolvers<Listening>();
  const headers = {
    authorization: `Bearer ${token}`,
    ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }),
  };
  const request = sendRequest({ port, path: '/api/v1/desk/events', headers }, (response) => {
    const listening: Listening = {
      status: response.statusCode ?? 0,
      headers: response.headers,
      events: [],
      isOver: false,
      close: () => request.destroy(),
    };
    let text = '';
    response.on('data', (chunk: Buffer) => {
      const blocks = (text + chunk.toString()).split('\n\n');
      text = blocks.pop() ?? '';
      for (const block of blocks) {
        const fields = Object.fromEntries(block.split('\n').map((line) => line.split(/: (.*)/s).slice(0, 2)));
        if (fields.event) listening.events.push({ ...fields, data: JSON.parse(fields.data) } as never);
      }
    });
    response.on('end', () => (listening.isOver = true));
    response.on('error', () => (listening.isOver = true));
    opened.push(listening);
    resolve(listening);
  });
  request.on('error', reject).end();
  return promise;
}

let stories = 0;

async function hold(site: Site): Promise<CommentId> {
  const api = createApiClient(parley, site.key);
  const { json } = await api.write(await parley.signIn('Ann'), `story-${(stories += 1)}`, { body: 'Words.' });
  const at = parley.deps.clock();
  const item = { siteId: site.id, commentId: json.comment.id, reasons: { isWithheld: true }, at };
  await putQueueItem(parley.pool, item);
  return json.comment.id;
}

async function post(who: { token: string }, url: string, payload: object) {
  const headers = { authorization: `Bearer ${who.token}` };
  return (await parley.request({ method: 'POST', url: `/api/v1/desk${url}`, headers, payload })).json();
}

function ids({ events }: Listening, event: string): string[] {
  return events.filter((each) => each.event === event).map(({ data }) => String(data['id']));
}

test('whoever listens hears how things stand, and then what others do on their sites', async () => {
  const [local, general] = [await makeModerator(daily), await makeModerator(null)];
  const [mine, others] = [await hold(daily), await hold(weekly)];
  const listening = await listen(local.token);
  assert.equal(listening.headers['content-type'], 'text/event-stream; charset=utf-8');
  assert.equal(listening.headers['x-content-type-options'], 'nosniff');
  assert.equal(listening.headers['strict-transport-security'], 'max-age=31536000');
  await eventually(() => assert.equal(listening.events[0]?.event, 'counts'));
  assert.deepEqual(Object.keys(listening.events[0]?.data ?? {}), ['daily']);
  // One that listens to everything, to know when everything has been told.
  const everything = await listen(general.token);
  await post(general, '/claims', {
    comments: [
      { site: 'daily', id: mine },
      { site: 'weekly', id: others },
    ],
  });
  await eventually(() => assert.deepEqual(ids(everything, 'claimed').toSorted(), [mine, others].toSorted()));
  await eventually(() => assert.deepEqual(ids(listening, 'claimed'), [mine]));
  const { card } = await post(general, '/next', { filter: { site: 'daily' } });
  assert.equal(card.id, mine);
  const seen = { revision: card.revision, decision: card.decisions.at(-1).id };
  for (const [site, id] of [
    ['weekly', others],
    ['daily', mine],
  ] as const) {
    const at = `/sites/${site}/comments/${id}`;
    const own = site === 'daily' ? seen : { ...seen, decision: await findDecision(others) };
    await post(general, `${at}/decision`, { action: 'reject', reason: 'spam', seen: own });
  }
  await eventually(() => assert.deepEqual(ids(everything, 'decided'), [others, mine]));
  await eventually(() => assert.deepEqual(ids(listening, 'decided'), [mine]));
  const decided = listening.events.find(({ event }) => event === 'decided');
  assert.match(JSON.stringify(decided), new RegExp(`"moderator":{"id":"${general.id}"`));
  await eventually(() => {
    const counts = listening.events.findLast(({ event }) => event === 'counts')?.data as Record<
      string,
      { all: number }
    >;
    assert.equal(counts['daily']?.all, 0);
  });
});

async function findDecision(id: CommentId): Promise<string> {
  const { rows } = await parley.pool.query({
    text: 'select id from decisions where comment_id = $1',
    values: [id],
  });
  return rows[0]?.['id'];
}

test('what another process does is told within a second or two, and what came during a break after it', async () => {
  const local = await makeModerator(daily);
  const id = await hold(daily);
  const listening = await listen(local.token);
  await eventually(() => assert.ok(listening.events.length > 0));
  const decide = async (by: 'account' | 'rules') => {
    const comment = {
      siteId: daily.id,
      commentId: id,
      from: 'published',
      to: 'published',
      at: new Date(),
    } as const;
    await insertDecision(parley.pool, comment, {
      id: parley.deps.newId(),
      by,
      accountId: by === 'account' ? local.id : null,
    });
  };
  await decide('rules');
  await decide('account');
  await eventually(() => assert.deepEqual(ids(listening, 'decided'), [id]));
  listening.close();
  await decide('account');
  const again = await listen(local.token, listening.events.at(-1)?.id);
  await eventually(() => assert.deepEqual(ids(again, 'decided'), [id]));
});

test('nobody but moderators may listen, and nobody with a hundred windows', async () => {
  const reader = await listen(await parley.signIn('Ben'));
  assert.equal(reader.status, 403);
  const local = await makeModerator(daily);
  for (let n = 0; n < 12; n += 1) assert.equal((await listen(local.token)).status, 200);
  assert.equal((await listen(local.token)).status, 429);
});

test('a session that has ended, or another role, ends what is told', async () => {
  const kind = { name: 'a moderator', role: 'moderator' as const };
  const { actor, token } = await makeActing(parley, kind, { this: daily.id, other: daily.id });
  const moderator = { person: actor as SignedInActor, sites: [daily] };
  const isStill = () => isStillModerator(parley.deps, moderator);
  assert.equal(await isStill(), true);
  const { accountId } = moderator.person;
  const setSites = (sites: string[] | null) =>
    parley.pool.query({
      text: 'update accounts set role_site_ids = $2 where id = $1',
      values: [accountId, sites],
    });
  await setSites([weekly.id]);
  assert.equal(await isStill(), false);
  await setSites(null);
  const headers = { authorization: `Bearer ${token}` };
  await parley.request({ method: 'DELETE', url: '/api/v1/session', headers });
  assert.equal(await isStill(), false);
});

test('a server that stops ends the streams', async () => {
  const listening = await listen((await makeModerator(daily)).token);
  await parley.server.close();
  await eventually(() => assert.ok(listening.isOver));
});
