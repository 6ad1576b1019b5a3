import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { after, before, test } from 'node:test';
import { isRefusal } from '../../domain/refusal.ts';
import { listSchema } from '../../storage/schema-listing.ts';
import { createApiClient } from '../../testing/api-client.ts';
import { createTestApplication, type TestApplication } from '../../testing/application.ts';
import { changeExported, exportInMemory, type Exported, type ExportChange } from '../../testing/exported.ts';
import { temporaryFiles } from '../../testing/temporary-files.ts';
import { askErasure, ERASURE_HOURS } from '../ask-erasure.ts';
import { eraseDueAccounts } from '../erase-account.ts';
import { sealDecisions } from '../seal-decisions.ts';
import { authenticate } from '../sessions.ts';
import { verify } from '../verify.ts';
import { restoreData } from './restore-data.ts';

let parley: TestApplication;
let exported: Exported;
const write = await temporaryFiles();
let files = 0;

before(async () => {
  parley = await createTestApplication();
  await parley.addSite('daily');
  const [ann, ben, cy] = await Promise.all(['Ann & Co', 'Ben', 'Cy'].map((name) => parley.signIn(name)));
  assert.ok(ann && ben && cy);
  const api = createApiClient(parley, 'daily');
  const first = await api.write(ann, 'one', { body: 'The *first*.\n\n> A quote of @Nobody.' });
  const parentId = first.json.comment.id;
  const reply = await api.write(ben, 'one', { body: 'Hello @Ann & Co, and @ben.', parentId });
  const erased = await api.write(cy, 'one', { body: 'By somebody who goes, to @ann & co.', parentId });
  await api.write(ann, 'one', { body: 'So said @Cy.', parentId: erased.json.comment.id });
  await api.send(ben, {
    method: 'PATCH',
    url: `${api.site}/comments/${reply.json.comment.id}`,
    payload: { body: 'Hello again, @Ann & Co: `code` ||spoiler||' },
  });
  await api.send(ben, {
    method: 'PUT',
    url: `${api.site}/comments/${parentId}/vote`,
    payload: { value: 'up' },
  });
  const gone = await api.write(ben, 'one', { body: 'Taken back.' });
  await api.write(ann, 'one', { body: 'An answer to it.', parentId: gone.json.comment.id });
  await api.send(ben, { method: 'DELETE', url: `${api.site}/comments/${gone.json.comment.id}` });
  const actor = await authenticate(parley.deps, { token: cy, foreignOrigin: null });
  assert.ok(!isRefusal(await askErasure(parley.deps, actor, { comments: 'keep', language: 'en' })));
  const clock = () => new Date(Date.now() + ERASURE_HOURS * 3_600_000);
  assert.equal(await eraseDueAccounts({ ...parley.deps, clock }), 1);
  await sealDecisions(parley.deps);
  exported = await exportInMemory(parley);
});
after(() => parley.close());

async function keep(bytes: Buffer): Promise<string> {
  files += 1;
  return write(`export-${files}.zip`, bytes);
}

async function withEmpty(work: (empty: TestApplication) => Promise<void>): Promise<void> {
  const empty = await createTestApplication();
  try {
    await work(empty);
  } finally {
    await empty.close();
  }
}

async function readPage(from: TestApplication, sort: string): Promise<string> {
  const { statusCode, body } = await from.request({ url: `/daily/stories/one?sort=${sort}` });
  assert.equal(statusCode, 200);
  return body;
}

for (const withSecrets of [false, true])
  test(`what was exported ${withSecrets ? 'with' : 'without'} secrets comes back as it was, and is exported again as it was`, () =>
    withEmpty(async (empty) => {
      const before = await exportInMemory(parley, { withSecrets });
      const schema = await listSchema(empty.pool);
      const manifest = await restoreData(empty.deps, { path: await keep(before.bytes) });
      assert.deepEqual(manifest, before.manifest);
      const after = await exportInMemory(empty, { withSecrets });
      for (const { table } of before.manifest.tables)
        assert.equal(after.lines(table), before.lines(table), table);
      assert.equal(await listSchema(empty.pool), schema, 'every key and index is there again');
      for (const sort of ['best', 'newest', 'oldest', 'controversial'])
        assert.equal(await readPage(empty, sort), await readPage(parley, sort), sort);
    }));

test('HTML is made anew, with the mentions of that time, and comes out equal', () =>
  withEmpty(async (empty) => {
    const read = async ({ pool }: TestApplication) =>
      (await pool.query<{ html: string }>({ text: 'select html from comments order by id' })).rows;
    await restoreData(empty.deps, { path: await keep(exported.bytes) });
    const html = await read(parley);
    assert.deepEqual(await read(empty), html);
    const all = html.map((row) => row.html).join('\n');
    for (const part of ['<span class="mention">@Ann &amp; Co</span>', '@…', 'class="spoiler"'])
      assert.ok(all.includes(part), part);
  }));

test('counters, references and the log of decisions are right afterwards, and numbers go on', () =>
  withEmpty(async (empty) => {
    const withSecrets = await exportInMemory(parley, { withSecrets: true });
    await restoreData(empty.deps, { path: await keep(withSecrets.bytes) });
    const { deps } = await reopen(empty);
    const head = (await verify(parley.deps, { fix: false })).log.head;
    assert.ok(head);
    const { found, log } = await verify(deps, { fix: false, heads: [{ ...head, from: 'hand' }] });
    assert.deepEqual([found, log.findings], [[], []]);
    assert.deepEqual(log.head, head);
    const token = await empty.signIn('Dee');
    const { status } = await createApiClient(empty, 'daily').write(token, 'one', { body: 'Afterwards.' });
    assert.equal(status, 201);
    assert.deepEqual((await verify(deps, { fix: false })).log.unsealed.count, 1);
  }));

test('without secrets the log is sealed anew, and verifies', () =>
  withEmpty(async (empty) => {
    await restoreData(empty.deps, { path: await keep(exported.bytes) });
    await sealDecisions(empty.deps);
    const { found, log } = await verify(empty.deps, { fix: false });
    assert.deepEqual([found, log.findings, log.unsealed.count], [[], [], 0]);
    assert.equal(log.decisions, exported.rows('decisions').length);
  }));

test('an installation that is not empty is left alone, and told what is there', async () => {
  const before = await exportInMemory(parley);
  await assert.rejects(
    restoreData(parley.deps, { path: await keep(exported.bytes) }),
    /not: 1 in sites, 2 in accounts, 1 in stories, 6 in comments/,
  );
  assert.equal((await exportInMemory(parley)).lines('comments'), before.lines('comments'));
});

/** The empty database itself is what has to stay empty, and its schema whole: one is enough for all that is refused. */
async function assertRefused(empty: TestApplication, change: ExportChange | Buffer, message: RegExp) {
  const bytes = Buffer.isBuffer(change) ? change : await changeExported(exported, change);
  const schema = await listSchema(empty.pool);
  await assert.rejects(restoreData(empty.deps, { path: await keep(bytes) }), message);
  assert.equal(await listSchema(empty.pool), schema);
  const { manifest } = await exportInMemory(empty);
  const left = manifest.tables.filter(({ table, rows }) => rows > 0 && table !== 'organisation');
  assert.deepEqual(left, [], String(message));
}

test('what is no whole export of everything is refused, with nothing changed', () =>
  withEmpty(async (empty) => {
    const site = (await exportInMemory(parley, { since: new Date(0) })).bytes;
    await assertRefused(empty, site, /only what was made or changed since 1970/);
    await assertRefused(empty, { manifest: { site: 'daily' } }, /an export of one site, daily/);
    await assertRefused(empty, { manifest: { version: 2 } }, /version_unsupported/);
    await assertRefused(empty, { manifest: { migration: '9999-future.sql' } }, /A newer Parley/);
    await assertRefused(empty, exported.bytes.subarray(0, -30), /malformed_archive/);
    await assertRefused(empty, Buffer.from('no zip at all'), /malformed_archive/);
    await assertRefused(empty, { lines: { votes: undefined } }, /the table votes is missing/);
    await assertRefused(empty, { entries: { 'votes.jsonl.gz': null } }, /votes\.jsonl\.gz/);
    await assertRefused(empty, { entries: { 'x.jsonl.gz': Buffer.alloc(1) } }, /no x\.jsonl\.gz/);
    await assertRefused(empty, { lines: { pg_authid: '{"rolname":"root"}\n' } }, /no table pg_authid/);
    await assertRefused(empty, { lines: { sessions: '' } }, /no table sessions/);
  }));

test('lines that are no rows are refused with their place', () =>
  withEmpty(async (empty) => {
    const lines = exported.lines('comments') ?? assert.fail();
    const [first = '', ...rest] = lines.split('\n');
    const withFirst = (line: string | Buffer) => ({ lines: { comments: [line, ...rest].join('\n') } });
    const at = /comments\.jsonl\.gz:1:1: expected /;
    await assertRefused(empty, withFirst('{'), at);
    await assertRefused(empty, withFirst('[]'), at);
    await assertRefused(empty, withFirst(first.replace('"status"', '"html"')), /and not html/);
    await assertRefused(empty, withFirst(first.replace('"up":1,', '')), /a value for up/);
    const long = gzipSync(`{"x":"${'y'.repeat(17 * 1024 * 1024)}"}\n`, { level: 0 });
    await assertRefused(empty, { entries: { 'comments.jsonl.gz': long } }, /bytes in a line/);
    const latin = gzipSync(Buffer.from(`${first.replace('first', 'caf\u00e9')}\n`, 'latin1'));
    await assertRefused(empty, { entries: { 'comments.jsonl.gz': latin } }, /expected UTF-8/);
  }));

test('rows that break a rule of the database are refused with their line', () =>
  withEmpty(async (empty) => {
    const lines = (exported.lines('comments') ?? assert.fail()).trimEnd().split('\n');
    const change = (at: number, from: string | RegExp, to: string) => {
      const changed = lines.with(at, lines[at]?.replace(from, to) ?? '');
      assert.notDeepEqual(changed, lines);
      return { lines: { comments: changed.join('\n') } };
    };
    await assertRefused(empty, change(3, '"published"', '"hidden"'), /:4: .*comments_status_check/);
    await assertRefused(empty, change(2, /"id":"[^"]*"/, '"id":null'), /:3: .*null value in column "id"/);
    await assertRefused(empty, change(1, /"created_at":"[^"]*"/, '"created_at":"never"'), /:2: .*never/);
    await assertRefused(empty, change(4, /"body":"/, '"body":"\\u0000'), /:5: /);
    await assertRefused(empty, change(1, /"body":"/, `"body":"${'y '.repeat(300_000)}`), /:2: .*too long/);
    const twice = { lines: { comments: [...lines, lines[0]].join('\n') } };
    await assertRefused(empty, twice, /:7: .*comments_pkey/);
    const other = '"story_id":"00000000-0000-7000-8000-000000000000"';
    await assertRefused(empty, change(2, /"story_id":"[^"]*"/, other), /gz:3: .*by site_id, story_id/);
  }));

test('a file that unpacks to far more than it is, or to other lines than it says, is refused', () =>
  withEmpty(async (empty) => {
    const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024, '{}\n'));
    await assertRefused(empty, { entries: { 'votes.jsonl.gz': bomb } }, /archive_too_large|malformed_json/);
    const lines = exported.lines('votes') ?? assert.fail();
    const other = gzipSync(lines.replace('"value":1', '"value":-1'));
    await assertRefused(empty, { entries: { 'votes.jsonl.gz': other } }, /checksum_wrong/);
    const cut = gzipSync(lines).subarray(0, -12);
    await assertRefused(empty, { entries: { 'votes.jsonl.gz': cut } }, /truncated/);
  }));

/** The same database as another process finds it: with the keys that were restored. */
async function reopen({ pool, deps }: TestApplication) {
  const { loadLastingKeys } = await import('../lasting-keys.ts');
  return { deps: { ...deps, lasting: await loadLastingKeys(pool, deps.keys) } };
}
