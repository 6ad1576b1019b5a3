import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Site } from '../domain/thread.ts';
import {
  createTestApplication,
  NEWS_ORIGIN,
  STORY_URL,
  type TestApplication,
} from '../testing/application.ts';
import { listDiscrepancies } from '../storage/verify.ts';
import { claimLater } from './claim-comments.ts';
import { authenticate } from './sessions.ts';
import { openEmbedSession } from './sign-in.ts';

let parley: TestApplication;
let site: Site;

before(async () => {
  parley = await createTestApplication();
  site = await parley.addSite('gazette', { settings: { guests: true, editWindowMinutes: 15 } });
});
after(() => parley.close());

interface Written {
  readonly id: string;
  readonly token: string;
}

async function write(by: { token?: string; name?: string }, story = 'one'): Promise<Written> {
  const response = await parley.request({
    method: 'POST',
    url: `/api/v1/sites/${site.key}/stories/${story}/comments`,
    headers: { origin: NEWS_ORIGIN, ...(by.token && { authorization: `Bearer ${by.token}` }) },
    payload: { body: 'Words.', url: STORY_URL, name: by.name ?? null },
  });
  assert.equal(response.statusCode, 201, response.body);
  const { comment, guestToken } = response.json();
  return { id: comment.id, token: guestToken };
}

async function authorOf(id: string) {
  const { rows } = await parley.pool.query<{ name: string; id: string; up: number; down: number }>({
    text: `select a.name, a.id, c.up, c.down from comments c join accounts a on a.id = c.author_id where c.id = $1`,
    values: [id],
  });
  return rows[0]!;
}

async function claim(guestToken: string, accountId: string, origin: string | null = NEWS_ORIGIN) {
  await claimLater(parley.deps, { guestToken, origin, accountId: accountId as never });
}

async function idOf(token: string): Promise<string> {
  const actor = await authenticate(parley.deps, { token, foreignOrigin: null });
  return actor.kind === 'account' ? actor.accountId : '';
}

test('what a guest has just written becomes theirs who sign in; what is older stays', async () => {
  const first = await write({ name: 'Guest Gil' });
  const second = await write({ token: first.token, name: 'Guest Gil' });
  await parley.pool.query({
    text: `update comments set created_at = now() - interval '16 minutes' where id = $1`,
    values: [first.id],
  });
  const version = await versionOf('one');
  await claim(first.token, await idOf(await parley.signIn('Gil')));
  assert.deepEqual([(await authorOf(first.id)).name, (await authorOf(second.id)).name], ['Guest Gil', 'Gil']);
  assert.equal(await versionOf('one'), version + 1);
});

async function versionOf(story: string): Promise<number> {
  const { rows } = await parley.pool.query<{ version: number }>({
    text: 'select version from stories where site_id = $1 and key = $2',
    values: [site.id, story],
  });
  return rows[0]!.version;
}

test('a vote on what is now their own goes, others stay, and every counter is right', async () => {
  const { id, token } = await write({ name: 'Guest Vi' });
  const [own, other] = [await parley.signIn('Vi'), await parley.signIn('Wim')];
  for (const voter of [own, other])
    await parley.request({
      method: 'PUT',
      url: `/api/v1/sites/${site.key}/comments/${id}/vote`,
      headers: { authorization: `Bearer ${voter}` },
      payload: { value: 'up' },
    });
  assert.equal((await authorOf(id)).up, 2);
  await claim(token, await idOf(own));
  assert.deepEqual([(await authorOf(id)).name, (await authorOf(id)).up], ['Vi', 1]);
  assert.deepEqual(await listDiscrepancies(parley.pool, { fix: false }), []);
});

test('only a guest’s session of the same page claims, and no account is ever emptied', async () => {
  const { id, token } = await write({ name: 'Guest Ned' });
  const thief = await idOf(await parley.signIn('Thief'));
  await claim(token, thief, 'https://other.example');
  await claim('no-such-token', thief);
  assert.equal((await authorOf(id)).name, 'Guest Ned');
  const reader = await parley.signIn('Owner');
  const owned = await parley.request({
    method: 'POST',
    url: `/api/v1/sites/${site.key}/stories/one/comments`,
    headers: { authorization: `Bearer ${reader}` },
    payload: { body: 'Mine.', url: STORY_URL },
  });
  await claim(reader, thief, null);
  assert.equal((await authorOf(owned.json().comment.id)).name, 'Owner');
});

test('keeping a session in the embed claims what the cookie’s guest wrote', async () => {
  const { id, token } = await write({ name: 'Guest Pia' });

  const accountId = (await idOf(await parley.signIn('Pia'))) as never;
  const embed = await openEmbedSession(parley.deps, { accountId, origin: NEWS_ORIGIN });
  const kept = await parley.request({
    method: 'POST',
    url: '/api/v1/session/cookie',
    headers: {
      origin: NEWS_ORIGIN,
      authorization: `Bearer ${embed}`,
      cookie: `__Host-parley_embed=${token}`,
    },
    payload: {},
  });
  assert.equal(kept.statusCode, 204);
  assert.equal((await authorOf(id)).name, 'Pia');
});
