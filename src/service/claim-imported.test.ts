import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, beforeEach, test } from 'node:test';
import type { AccountId } from '../domain/ids.ts';
import { isRefusal } from '../domain/refusal.ts';
import type { Site } from '../domain/thread.ts';
import type { Actor } from '../domain/viewer.ts';
import { listDiscrepancies } from '../storage/verify.ts';
import {
  createTestApplication,
  NEWS_ORIGIN,
  STORY_URL,
  type TestApplication,
} from '../testing/application.ts';
import { claimOld, claimProvenLater, disownOld, reconsiderOld } from './claim-imported.ts';
import { eraseAccount } from './erase-account.ts';
import { finishClaim, finishClaims } from './finish-claim.ts';
import { loadOldComments, readOldState, tellOldComments } from './old-comments.ts';
import { authenticate } from './sessions.ts';

let parley: TestApplication;
let site: Site;
let other: Site;
let count = 0;
let email = '';

before(async () => {
  parley = await createTestApplication();
  site = await parley.addSite('gazette', { settings: { guests: true } });
  other = await parley.addSite('courier', { settings: { guests: true } });
});
after(() => parley.close());
beforeEach(() => {
  count += 1;
  email = `reader-${count}@mail.example`;
});

interface Written {
  readonly id: string;
  readonly token: string;
}

async function write(
  by: { token?: string; name?: string; parent?: string },
  on: { story?: string; site?: Site } = {},
): Promise<Written> {
  const response = await parley.request({
    method: 'POST',
    url: `/api/v1/sites/${(on.site ?? site).key}/stories/${on.story ?? `story-${count}`}/comments`,
    headers: { origin: NEWS_ORIGIN, ...(by.token && { authorization: `Bearer ${by.token}` }) },
    payload: { body: 'Words of old.', url: STORY_URL, name: by.name ?? null, parentId: by.parent ?? null },
  });
  assert.equal(response.statusCode, 201, response.body);
  const { comment, guestToken } = response.json();
  return { id: comment.id, token: guestToken };
}

interface Imported {
  readonly id: AccountId;
  readonly comments: readonly string[];
}

/** Somebody whom an import brought, with two comments of ten years ago, the second answering the first. */
async function bringIn(
  author: { name: string; email?: string; isVerified?: boolean; publisherId?: string },
  on: Site = site,
): Promise<Imported> {
  const first = await write({ name: `Guest ${randomUUID().slice(0, 8)}` }, { site: on });
  const second = await write({ token: first.token, parent: first.id }, { site: on });
  const actor = await authenticate(parley.deps, { token: first.token, foreignOrigin: NEWS_ORIGIN });
  assert.equal(actor.kind, 'account');
  const id = actor.kind === 'account' ? actor.accountId : ('' as AccountId);
  await run(`update accounts set is_imported = true, name = $2 where id = $1`, id, author.name);
  await run('delete from sessions where account_id = $1', id);
  await run(
    `update comments set created_at = '2014-03-05', published_at = '2014-03-05' where author_id = $1`,
    id,
  );
  await run(
    `insert into imported_authors (site_id, account_id, source, source_id, email, is_email_verified, publisher_id, run)
     values ($1, $2, 'disqus', $3, $4, $5, $6, 1)`,
    on.id,
    id,
    randomUUID(),
    author.email ?? null,
    author.isVerified ?? false,
    author.publisherId ?? null,
  );
  await run(
    `insert into imported_rows (site_id, source, kind, source_id, run, own_id, content_hash) values ($1, 'disqus', 'author', $2::text, 1, $2::uuid, '')`,
    on.id,
    id,
  );
  return { id, comments: [first.id, second.id] };
}

async function run(text: string, ...values: readonly unknown[]) {
  return (await parley.pool.query<Record<string, unknown>>({ text, values })).rows;
}

/** A reader with a mailbox who has a session. */
async function signIn(name: string): Promise<{ actor: Extract<Actor, { kind: 'account' }>; token: string }> {
  const token = await parley.signIn(name);
  const actor = await authenticate(parley.deps, { token, foreignOrigin: null });
  if (actor.kind !== 'account') throw new Error('Nobody is signed in.');
  await run('update accounts set email = $2 where id = $1', actor.accountId, email);
  return { actor, token };
}

async function authorsOf(ids: readonly string[]): Promise<unknown[]> {
  const rows = await run('select author_id as id from comments where id = any($1) order by id', ids);
  return rows.map(({ id }) => id);
}

async function ownerOf(author: AccountId): Promise<unknown> {
  const [row] = await run(`select own_id as id from imported_rows where source_id = $1::text`, author);
  return row?.['id'];
}

async function assertRight(): Promise<void> {
  assert.deepEqual(await listDiscrepancies(parley.pool, { fix: false }), []);
}

test('whoever has proven a mailbox that the source had verified gets the comments at once, on all sites', async () => {
  const here = await bringIn({ name: 'Old Anna', email, isVerified: true });
  const there = await bringIn({ name: 'Anna O.', email, isVerified: true }, other);
  const { actor } = await signIn('Anna One');
  const token = await parley.signIn('Somebody Else');
  const reply = await write({ token, parent: here.comments[0]! });
  await claimProvenLater(parley.deps, { accountId: actor.accountId });
  const both = [...here.comments, ...there.comments];
  assert.deepEqual(new Set(await authorsOf(both)), new Set([actor.accountId]));
  assert.equal(await ownerOf(here.id), actor.accountId);
  const [answer] = await run('select answered_id as id from comments where id = $1', reply.id);
  assert.equal(answer?.['id'], actor.accountId);
  await finishClaim(parley.deps, here.id);
  assert.deepEqual(await run('select 1 from accounts where id = $1', here.id), []);
  const [row] = await run('select * from imported_authors where account_id = $1', here.id);
  assert.equal(row?.['email'], null, 'the address is dropped');
  await assertRight();
});

test('nobody gets the comments of a mailbox that they have not proven, or that is spelled otherwise', async () => {
  const anna = await bringIn({ name: 'Old Anna', email: email.replace('@', '+news@'), isVerified: true });
  const { actor } = await signIn('Anna Two');
  await claimProvenLater(parley.deps, { accountId: actor.accountId });
  const unproven = await bringIn({ name: 'Old Ben', email, isVerified: true });
  await run(`update accounts set email_issuer = 'sso:gazette' where id = $1`, actor.accountId);
  await claimProvenLater(parley.deps, { accountId: actor.accountId });
  for (const { id } of [anna, unproven]) assert.ok(isRefusal(await claimOld(parley.deps, actor, id)));
  assert.deepEqual(new Set(await authorsOf(anna.comments)), new Set([anna.id]));
  assert.deepEqual(new Set(await authorsOf(unproven.comments)), new Set([unproven.id]));
  assert.deepEqual(await loadOldComments(parley.deps, actor), []);
  assert.equal(await readOldState(parley.deps, actor), null);
});

test('of a mailbox that was not verified each name is asked for, and can be refused and looked at again', async () => {
  const mine = await bringIn({ name: 'Same Name', email });
  const notMine = await bringIn({ name: 'Same Name', email });
  const { actor } = await signIn('Cara');
  await claimProvenLater(parley.deps, { accountId: actor.accountId });
  assert.deepEqual(await tellOldComments(parley.deps, actor), { claimed: 0, waiting: 2 });
  assert.equal(await tellOldComments(parley.deps, actor), null, 'told once');
  assert.equal(await claimOld(parley.deps, actor, mine.id), undefined);
  assert.equal(await disownOld(parley.deps, actor, notMine.id), undefined);
  assert.deepEqual(await statesOf(actor), ['refused', 'claimed']);
  assert.equal(await readOldState(parley.deps, actor), 0);
  assert.equal(await reconsiderOld(parley.deps, actor, notMine.id), undefined);
  assert.deepEqual(await statesOf(actor), ['waiting', 'claimed']);
  assert.deepEqual(new Set(await authorsOf(mine.comments)), new Set([actor.accountId]));
  assert.deepEqual(new Set(await authorsOf(notMine.comments)), new Set([notMine.id]));
});

async function statesOf(actor: Actor): Promise<string[]> {
  const authors = await loadOldComments(parley.deps, actor);
  assert.ok(!isRefusal(authors));
  return authors.map(({ state }) => state);
}

test('of two who claim the same author one gets them, and the other is told', async () => {
  const old = await bringIn({ name: 'Old Dora', email });
  const one = await signIn('Dora One');
  await run('update accounts set email = null where id = $1', one.actor.accountId);
  const two = await signIn('Dora Two');
  await run(
    `insert into identities (issuer, subject, account_id, email, created_at, used_at) values ('https://id.example', 'dora', $1, $2, now(), now())`,
    one.actor.accountId,
    email,
  );
  const answers = await Promise.all([
    claimOld(parley.deps, one.actor, old.id),
    claimOld(parley.deps, two.actor, old.id),
  ]);
  const refused = answers.filter((answer) => isRefusal(answer));
  assert.equal(refused.length, 1);
  assert.equal(isRefusal(refused[0]) && refused[0].refused, 'old_comments_gone');
  assert.equal(new Set(await authorsOf(old.comments)).size, 1);
});

test('staff are asked even where the address was verified, and get no role from a claim', async () => {
  const old = await bringIn({ name: 'Old Eve', email, isVerified: true });
  const { actor } = await signIn('Eve');
  await run(`update accounts set role = 'moderator' where id = $1`, actor.accountId);
  await claimProvenLater(parley.deps, { accountId: actor.accountId });
  assert.deepEqual(new Set(await authorsOf(old.comments)), new Set([old.id]));
  const staff = { ...actor, role: 'moderator' } as const;
  assert.equal(await claimOld(parley.deps, staff, old.id), undefined);
  const [row] = await run('select role from accounts where id = $1', actor.accountId);
  assert.equal(row?.['role'], 'moderator');
});

test('votes come along; where both voted one counts, and nobody votes on what is their own', async () => {
  const old = await bringIn({ name: 'Old Finn', email });
  const { actor, token } = await signIn('Finn');
  const [stranger, own] = [
    await write({ token: await parley.signIn('Stranger') }),
    await write({ token }, { story: 'finn' }),
  ];
  await vote(token, stranger.id);
  await vote(token, old.comments[0]!);
  for (const { id } of [stranger, own]) await castImported(old.id, id);
  assert.equal(await claimOld(parley.deps, actor, old.id), undefined);
  const totals = await run('select up from comments where id = any($1) order by id', [
    old.comments[0],
    stranger.id,
    own.id,
  ]);
  assert.deepEqual(
    totals.map(({ up }) => up),
    [0, 1, 0],
  );
  await assertRight();
});

async function vote(token: string, id: string): Promise<void> {
  const response = await parley.request({
    method: 'PUT',
    url: `/api/v1/sites/${site.key}/comments/${id}/vote`,
    headers: { authorization: `Bearer ${token}` },
    payload: { value: 'up' },
  });
  assert.equal(response.statusCode, 200, response.body);
}

async function castImported(account: string, comment: string): Promise<void> {
  await run(
    `insert into votes (site_id, comment_id, account_id, story_id, value, place, cast_at)
     select site_id, id, $1, story_id, 1, 'import', now() from comments where id = $2`,
    account,
    comment,
  );
  await run('update comments set up = up + 1 where id = $1', comment);
}

test('a ban comes along and goes back with the comments, as do the votes', async () => {
  const old = await bringIn({ name: 'Old Gil', email, isVerified: true });
  const stranger = await write({ token: await parley.signIn('Stranger') });
  await castImported(old.id, stranger.id);
  await run(
    `insert into sanctions (id, account_id, site_id, kind, reason, given_at) values (gen_random_uuid(), $1, $2, 'ban', 'other', now()),
       (gen_random_uuid(), $1, null, 'ban', 'other', now())`,
    old.id,
    site.id,
  );
  const { actor } = await signIn('Gil');
  await claimProvenLater(parley.deps, { accountId: actor.accountId });
  assert.equal(await bansOf(actor.accountId), 2);
  const [banned] = await run('select banned_until from accounts where id = $1', actor.accountId);
  assert.notEqual(banned?.['banned_until'], null);
  await finishClaim(parley.deps, old.id);
  assert.equal(await disownOld(parley.deps, actor, old.id), undefined);
  await finishClaim(parley.deps, old.id);
  assert.equal(await bansOf(actor.accountId), 0);
  const [free] = await run('select banned_until from accounts where id = $1', actor.accountId);
  assert.equal(free?.['banned_until'], null);
  assert.deepEqual(new Set(await authorsOf(old.comments)), new Set([old.id]));
  assert.equal(await ownerOf(old.id), old.id);
  const [back] = await run('select name, is_imported from accounts where id = $1', old.id);
  assert.deepEqual(back, { name: 'Old Gil', is_imported: true });
  const votes = await run(
    `select account_id from votes where place = 'import' and comment_id = $1`,
    stranger.id,
  );
  assert.deepEqual(votes, [{ account_id: old.id }]);
  await claimProvenLater(parley.deps, { accountId: actor.accountId });
  assert.deepEqual(new Set(await authorsOf(old.comments)), new Set([old.id]), 'not claimed again');
  await assertRight();
});

const bansOf = async (id: string) => (await run('select 1 from sanctions where account_id = $1', id)).length;

test('what somebody has claimed is nobody else’s any more, also by the subject of a sign-on', async () => {
  const old = await bringIn({ name: 'Old Nia', email, isVerified: true, publisherId: 'reader-9' });
  const first = await signIn('Nia');
  await claimProvenLater(parley.deps, { accountId: first.actor.accountId });
  email = `second-${email}`;
  const second = await signIn('Nia of the sign-on');
  const publisher = { siteIds: [site.id], subject: 'reader-9', mailbox: null };
  await claimProvenLater(parley.deps, { accountId: second.actor.accountId, publisher });
  assert.deepEqual(new Set(await authorsOf(old.comments)), new Set([first.actor.accountId]));
  const [row] = await run('select claimed_by as by from imported_authors where account_id = $1', old.id);
  assert.equal(row?.['by'], first.actor.accountId);
});

test('what was given back is not claimed again by the same subject of a sign-on', async () => {
  const old = await bringIn({ name: 'Old Mia', publisherId: 'reader-8' });
  const { actor } = await signIn('Mia');
  const publisher = { siteIds: [site.id], subject: 'reader-8', mailbox: null };
  await claimProvenLater(parley.deps, { accountId: actor.accountId, publisher });
  assert.equal(await disownOld(parley.deps, actor, old.id), undefined);
  await claimProvenLater(parley.deps, { accountId: actor.accountId, publisher });
  assert.deepEqual(new Set(await authorsOf(old.comments)), new Set([old.id]));
});

test('the subject of a sign-on claims on the sites that share it, and on no other', async () => {
  const here = await bringIn({ name: 'Old Hal', publisherId: 'reader-7' });
  const there = await bringIn({ name: 'Old Hal', publisherId: 'reader-7' }, other);
  const { actor } = await signIn('Hal');
  const publisher = { siteIds: [site.id], subject: 'reader-7', mailbox: null };
  await claimProvenLater(parley.deps, { accountId: actor.accountId, publisher });
  assert.deepEqual(new Set(await authorsOf(here.comments)), new Set([actor.accountId]));
  assert.deepEqual(new Set(await authorsOf(there.comments)), new Set([there.id]));
});

test('whoever has no name yet keeps the one they wrote under, with a number where it is taken', async () => {
  await signIn('Ida');
  await run('update accounts set email = null where email = $1', email);
  await bringIn({ name: 'Ida', email, isVerified: true });
  const { actor } = await signIn('Nobody Yet');
  await run('update accounts set name = null, name_key = null where id = $1', actor.accountId);
  await claimProvenLater(parley.deps, { accountId: actor.accountId });
  const [row] = await run('select name from accounts where id = $1', actor.accountId);
  assert.equal(row?.['name'], 'Ida 2');
});

test('many comments move in parts, and are all there in the end', async () => {
  const old = await bringIn({ name: 'Old Jo', email, isVerified: true });
  await run(
    `insert into comments (site_id, id, story_id, root_id, depth, author_id, format, body, html, status, created_at)
     select c.site_id, n.id, c.story_id, n.id, 0, c.author_id, 'markdown', 'Words.', '<p>Words.</p>', 'published', now()
     from comments c, (select gen_random_uuid() as id from generate_series(1, 450)) n where c.id = $1`,
    old.comments[0],
  );
  const { actor } = await signIn('Jo');
  await claimProvenLater(parley.deps, { accountId: actor.accountId });
  assert.equal(await countOf(old.id), 252, 'the rest is left for the job');
  assert.deepEqual(await tellOldComments(parley.deps, actor), { claimed: 452, waiting: 0 });
  await finishClaims(parley.deps);
  assert.equal(await countOf(actor.accountId), 452);
  assert.deepEqual(await run('select 1 from accounts where id = $1', old.id), []);
  assert.equal(await disownOld(parley.deps, actor, old.id), undefined);
  await finishClaims(parley.deps);
  assert.equal(await countOf(old.id), 452, 'and all go back');
  await run(`delete from comments where body = 'Words.'`);
});

const countOf = async (id: string) => (await run('select 1 from comments where author_id = $1', id)).length;

test('what an import that is under way still brings of a claimed author follows, and the account goes after it', async () => {
  const old = await bringIn({ name: 'Old Lea', email, isVerified: true });
  const { actor } = await signIn('Lea');
  await run(
    `insert into import_runs (site_id, number, source, format, state, files, options, progress, started_at)
     values ($1, 1, 'disqus', 'disqus', 'merging', '[]', '{}', '{}', now())`,
    site.id,
  );
  await claimProvenLater(parley.deps, { accountId: actor.accountId });
  await finishClaim(parley.deps, old.id);
  assert.equal((await run('select 1 from accounts where id = $1', old.id)).length, 1);
  await run('update comments set author_id = $2 where id = $1', old.comments[0], old.id);
  for (const state of ['failed', 'done']) {
    await run('update import_runs set state = $2 where site_id = $1', site.id, state);
    await finishClaim(parley.deps, old.id);
    assert.deepEqual(new Set(await authorsOf(old.comments)), new Set([actor.accountId]));
    assert.equal(
      (await run('select 1 from accounts where id = $1', old.id)).length,
      state === 'done' ? 0 : 1,
    );
  }
  await run('delete from import_runs');
});

test('an account that is erased takes what it claimed along, and its mailbox is known nowhere', async () => {
  const claimed = await bringIn({ name: 'Old Kim', email, isVerified: true });
  const unclaimed = await bringIn({ name: 'Kim or not', email });
  const { actor } = await signIn('Kim');
  await claimProvenLater(parley.deps, { accountId: actor.accountId });
  await run(
    `update accounts set erasure_at = now(), erasure_comments = 'remove' where id = $1`,
    actor.accountId,
  );
  await eraseAccount(parley.deps, actor.accountId);
  assert.deepEqual(await authorsOf(claimed.comments), [null, null]);
  assert.deepEqual(await run('select 1 from imported_authors where account_id = $1', claimed.id), []);
  assert.equal(await ownerOf(claimed.id), null);
  const [row] = await run('select email from imported_authors where account_id = $1', unclaimed.id);
  assert.equal(row?.['email'], null);
  await assertRight();
});
