import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { readInProcess, readRecords, refusalOf } from '../../testing/exchange-reading.ts';
import { makeOwnExport, type OwnExport } from '../../testing/own-export.ts';
import { temporaryFiles } from '../../testing/temporary-files.ts';

const write = await temporaryFiles();

/** Ids in the order of their numbers, as those of Parley are in the order of time. */
const id = (number: number) => `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`;
const [DAILY, WEEKLY] = [id(1), id(2)];
const AT = '2026-01-02T03:04:05.678+00:00';

const site = (siteId: string, key: string, settings = {}) => ({ id: siteId, key, name: key, settings });

const story = (siteId: string, number: number, fields: object = {}) => ({
  site_id: siteId,
  id: id(number),
  key: `story-${number}`,
  url: `https://news.example/${number}`,
  title: `Story ${number}`,
  closed_at: null,
  created_at: AT,
  ...fields,
});

const account = (number: number, fields: object = {}) => ({
  id: id(number),
  email: `reader${number}@example.org`,
  name: `Reader ${number}`,
  is_guest: false,
  created_at: AT,
  role: 'admin',
  ...fields,
});

const comment = (siteId: string, number: number, fields: object = {}) => ({
  site_id: siteId,
  id: id(number),
  story_id: id(10),
  parent_id: null,
  author_id: id(20),
  format: 'markdown',
  body: `Comment ${number}`,
  status: 'published',
  created_at: AT,
  edited_at: null,
  deleted_at: null,
  waiting_revision: null,
  featured_at: null,
  pinned_at: null,
  up: 3,
  down: 1,
  erased_up: 1,
  erased_down: 0,
  ...fields,
});

const revision = (of: number, number: number, body: string) => ({
  site_id: of === 34 ? WEEKLY : DAILY,
  comment_id: id(of),
  number,
  body,
  created_at: `2026-01-02T03:0${number}:00.000+00:00`,
});

const EVERYTHING: OwnExport = {
  tables: {
    sites: [site(DAILY, 'daily'), site(WEEKLY, 'weekly', { ssoRealm: 'papers' })],
    accounts: [
      account(20),
      account(21, { email: null, is_guest: true, name: 'Guest' }),
      account(22),
      account(23, { name: 'Somebody of the weekly' }),
    ],
    identities: [
      { issuer: 'https://id.example', subject: 'foreign-20', account_id: id(20) },
      { issuer: 'sso:daily', subject: 'subscriber-20', account_id: id(20) },
      { issuer: 'sso:~papers', subject: 'subscriber-23', account_id: id(23) },
    ],
    stories: [
      story(DAILY, 10, { closed_at: AT }),
      story(DAILY, 11, { key: 'https://news.example/a', url: 'https://news.example/a/' }),
      story(DAILY, 12, { key: 'https://news.example/b', url: 'https://news.example/b?from=mail' }),
      story(WEEKLY, 13),
    ],
    comments: [
      comment(DAILY, 30, { pinned_at: AT, edited_at: AT, body: 'Third' }),
      comment(DAILY, 31, { author_id: id(21), parent_id: id(30), status: 'withheld', featured_at: AT }),
      comment(DAILY, 32, { status: 'rejected', body: '<b>Old</b>', format: 'html', imported_down: 5 }),
      comment(DAILY, 33, { deleted_at: AT, body: '', author_id: null }),
      comment(WEEKLY, 34, { author_id: id(23), story_id: id(13) }),
    ],
    revisions: [
      revision(29, 1, 'Of nobody'),
      { ...revision(30, 1, 'First'), format: 'html' },
      revision(30, 2, 'Second'),
      revision(30, 3, 'Third'),
      revision(30, 4, 'Refused'),
      revision(31, 1, 'Comment 31'),
      revision(32, 1, '<b>Old</b>'),
      revision(33, 1, ''),
      revision(34, 1, 'Comment 34'),
    ],
    votes: [
      { site_id: DAILY, comment_id: id(30), account_id: id(22), story_id: id(10), value: -1, cast_at: AT },
      { site_id: WEEKLY, comment_id: id(34), account_id: id(20), story_id: id(13), value: 1, cast_at: AT },
    ],
    imported_authors: [
      {
        site_id: DAILY,
        account_id: id(21),
        email: 'old@example.org',
        is_email_verified: true,
        publisher_id: 'p-21',
      },
      { site_id: WEEKLY, account_id: id(22), email: 'else@example.org', is_email_verified: false },
    ],
    sanctions: [
      { id: id(40), account_id: id(21), site_id: DAILY, kind: 'ban', lifted_at: null },
      { id: id(41), account_id: id(20), site_id: WEEKLY, kind: 'ban', lifted_at: null },
      { id: id(42), account_id: id(22), site_id: null, kind: 'ban', lifted_at: AT },
    ],
  },
};

test('a site of an export of everything is read, with its authors and no others', async () => {
  const path = await write('all.zip', await makeOwnExport(EVERYTHING));
  const read = await readRecords([path], { fromSite: 'daily' });
  assert.equal(read.format, 'parley');
  assert.deepEqual(read.problems, []);
  assert.deepEqual(
    read.stories.map(({ identifier, address, title, isClosed }) => [identifier, address, title, isClosed]),
    [
      ['story-10', 'https://news.example/10', 'Story 10', true],
      [null, 'https://news.example/a/', 'Story 11', false],
      [null, 'https://news.example/b', 'Story 12', false],
    ],
  );
  assert.deepEqual(
    read.authors.map(({ name, email, isEmailVerified, publisherId, isBanned }) => [
      name,
      email,
      isEmailVerified,
      publisherId,
      isBanned,
    ]),
    [
      ['Reader 20', 'reader20@example.org', true, 'subscriber-20', false],
      ['Guest', 'old@example.org', true, 'p-21', true],
      ['Reader 22', 'reader22@example.org', true, null, false],
    ],
  );
  assert.deepEqual(
    read.comments.map(({ id: own, status, parentId, isPinned, isFeatured, up, down, body }) => [
      own,
      status,
      parentId,
      isPinned,
      isFeatured,
      up,
      down,
      body.source,
    ]),
    [
      [id(30), 'published', null, true, false, 1, 0, 'Third'],
      [id(31), 'pending', id(30), false, true, 1, 0, 'Comment 31'],
      [id(32), 'rejected', null, false, false, 1, 5, '<b>Old</b>'],
      [id(33), 'deleted', null, false, false, 1, 0, ''],
    ],
  );
  assert.deepEqual(
    read.comments.map(({ earlier }) => earlier.map(({ body }) => body.source)),
    [['First', 'Second'], [], [], []],
  );
  assert.deepEqual(
    read.comments[0]?.earlier.map(({ body }) => body.format),
    ['html', 'markdown'],
  );
  assert.equal(read.comments[0]?.createdAt.toISOString(), '2026-01-02T03:04:05.678Z');
  assert.deepEqual(read.comments[1]?.place, {
    file: 'all.zip!comments.jsonl.gz',
    line: 2,
    column: 1,
    record: 2,
  });
  assert.deepEqual(
    read.votes.map(({ commentId, voterId, value }) => [commentId, voterId, value]),
    [[id(30), id(22), -1]],
  );
  assert.ok(!JSON.stringify(read.records).includes('admin'), 'no role travels');
});

test('a site that shares its sign-on with others gives their ids', async () => {
  const path = await write('weekly.zip', await makeOwnExport(EVERYTHING));
  const { authors } = await readRecords([path], { fromSite: 'weekly' });
  assert.deepEqual(
    authors.map(({ name, publisherId, isBanned }) => [name, publisherId, isBanned]),
    [
      ['Reader 20', null, true],
      ['Somebody of the weekly', 'subscriber-23', false],
    ],
  );
});

test('of several sites one has to be chosen, and the refusal lists them', async () => {
  const path = await write('several.zip', await makeOwnExport(EVERYTHING));
  const refused = 'site_unknown -:- one of its sites, chosen with --from-site: daily, weekly';
  assert.equal(await refusalOf([path]), refused);
  assert.equal(await refusalOf([path], { fromSite: 'monthly' }), refused);
});

test('a partial export, and one of a single site, need no choice', async () => {
  const { votes } = EVERYTHING.tables;
  const own = {
    tables: {
      sites: [site(DAILY, 'daily')],
      accounts: [account(20)],
      stories: [story(DAILY, 10)],
      comments: [comment(DAILY, 35)],
      votes: votes?.slice(0, 1) ?? [],
    },
    manifest: { site: 'daily', since: '2026-01-01T00:00:00.000Z' },
  };
  const read = await readRecords([await write('part.zip', await makeOwnExport(own))]);
  assert.deepEqual(
    [read.stories.length, read.authors.length, read.comments.length, read.votes.length],
    [1, 1, 1, 1],
  );
});

test('an export that was changed, cut, or is of a later Parley is refused', async () => {
  const comments = EVERYTHING.tables['comments'] ?? [];
  const lines = (rows: readonly object[]) => gzipSync(rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  const refused = async (name: string, change: Partial<OwnExport>) =>
    refusalOf([await write(name, await makeOwnExport({ ...EVERYTHING, ...change }))], { fromSite: 'daily' });
  const instead = (bytes: Buffer | null) => ({ entries: { 'comments.jsonl.gz': bytes } });
  assert.match(await refused('less.zip', instead(lines(comments.slice(1)))), /^checksum_wrong .*5 rows/);
  assert.match(await refused('cut.zip', instead(lines(comments).subarray(0, 100))), /^truncated/);
  assert.match(await refused('text.zip', instead(Buffer.from('no gzip'))), /^malformed_archive/);
  assert.match(await refused('gone.zip', instead(null)), /^malformed_archive .*comments\.jsonl\.gz/);
  assert.match(await refused('rows.zip', instead(gzipSync('{}\n[]\n'))), /^malformed_json 2:1/);
  assert.match(await refused('later.zip', { manifest: { version: 2 } }), /^version_unsupported/);
  assert.match(await refused('odd.zip', { manifest: { tables: 'none' } }), /^malformed_archive .*tables/);
  assert.match(
    await refused('half.zip', { entries: { 'revisions.jsonl.gz': lines([{}]) } }),
    /^checksum_wrong/,
  );
});

test('an archive that leads elsewhere, or unpacks to far more than it is, is refused', async () => {
  const bomb = gzipSync(Buffer.alloc(32 * 1024 * 1024, '{}\n'));
  const path = await write(
    'bomb.zip',
    await makeOwnExport({ ...EVERYTHING, entries: { 'votes.jsonl.gz': bomb } }),
  );
  assert.match(await refusalOf([path], { fromSite: 'daily' }), /^archive_too_large/);
  const bytes = await makeOwnExport({ ...EVERYTHING, entries: { 'abcdefghij.txt': Buffer.from('x') } });
  const climbing = Buffer.from(
    bytes.toString('latin1').replaceAll('abcdefghij.txt', '../../etc/cron'),
    'latin1',
  );
  assert.match(await refusalOf([await write('climb.zip', climbing)]), /^archive_unsafe_name/);
});

test('memory does not grow with the export', async () => {
  const numbers = Array.from({ length: 20_000 }, (_, at) => at + 1_000);
  const big: OwnExport = {
    tables: {
      sites: [site(DAILY, 'daily')],
      accounts: numbers.map((number) => account(number)),
      stories: [story(DAILY, 10)],
      comments: numbers.map((number) =>
        comment(DAILY, number, { author_id: id(number), body: `Comment ${number} `.repeat(40) }),
      ),
      revisions: numbers.map((number) => revision(number, 1, `Comment ${number} `.repeat(40))),
      votes: [],
    },
  };
  const { counts, refused, peakMiB } = await readInProcess(await write('big.zip', await makeOwnExport(big)));
  assert.deepEqual([counts, refused], [{ story: 1, author: 20_000, comment: 20_000 }, null]);
  assert.ok(peakMiB < 300, `${peakMiB} MiB`);
});
