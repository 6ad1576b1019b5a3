import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { readRecords, refusalOf } from '../../testing/exchange-reading.ts';
import { temporaryFiles } from '../../testing/temporary-files.ts';

const write = await temporaryFiles();

const first = {
  version: 1,
  users: [
    { id: 'github_1', blocked: { status: false, until: '0001-01-01T00:00:00Z' }, verified: true },
    { id: 'email_2', blocked: { status: true }, verified: false, email: 'bob@x.example' },
  ],
  posts: [{ url: 'https://paper.example/a', read_only: true }],
};

function line(id: string, fields: object = {}): string {
  const comment = {
    id,
    pid: '',
    text: '<p>Hello <strong>you</strong></p>',
    orig: 'Hello **you**',
    user: { name: 'Ann', id: 'github_1', picture: '', ip: '293ec5', admin: true, site_id: 'paper' },
    locator: { site: 'paper', url: 'https://paper.example/a' },
    score: 0,
    votes: {},
    time: '2017-12-20T15:18:22-06:00',
    title: 'A story',
    ...fields,
  };
  return `\n\t${JSON.stringify(comment)}`;
}

async function read(...lines: readonly string[]): ReturnType<typeof readRecords> {
  return readRecords([await write('backup.gz', gzipSync(JSON.stringify(first) + lines.join('')))]);
}

test('a backup of Remark42 is read, with votes by those who gave them', async () => {
  const { format, stories, comments, votes } = await read(
    line('1', { votes: { email_2: true, google_3: false }, score: 0 }),
    line('2', { pid: '1', score: -4, pin: true, edit: { time: '2017-12-20T15:19:22-06:00', summary: '' } }),
  );
  assert.equal(format, 'remark42');
  assert.deepEqual(
    stories.map(({ id, address, title, isClosed }) => [id, address, title, isClosed]),
    [['https://paper.example/a', 'https://paper.example/a', 'A story', true]],
  );
  assert.deepEqual(
    comments.map(({ id, parentId, body, up, down, isPinned }) => [id, parentId, body, up, down, isPinned]),
    [
      ['1', null, { format: 'markdown', source: 'Hello **you**' }, 0, 0, false],
      ['2', '1', { format: 'markdown', source: 'Hello **you**' }, 0, 4, true],
    ],
  );
  assert.deepEqual(
    comments.map(({ createdAt, editedAt }) => [createdAt.toISOString(), editedAt?.toISOString() ?? null]),
    [
      ['2017-12-20T21:18:22.000Z', null],
      ['2017-12-20T21:18:22.000Z', '2017-12-20T21:19:22.000Z'],
    ],
  );
  assert.deepEqual(
    votes.map(({ commentId, voterId, value, at }) => [commentId, voterId, value, at]),
    [
      ['1', 'email_2', 1, null],
      ['1', 'google_3', -1, null],
    ],
  );
});

test('whom a moderator verified or blocked is told apart from whose address was verified', async () => {
  const bob = { name: 'Bob', id: 'email_2' };
  const { authors } = await read(line('1'), line('2', { user: bob }), line('3', { user: bob }));
  assert.deepEqual(
    authors.map(({ id, email, isEmailVerified, isBanned }) => [id, email, isEmailVerified, isBanned]),
    [
      ['github_1', null, false, false],
      ['email_2', 'bob@x.example', false, true],
    ],
  );
});

test('old backups without a source keep their HTML, and deleted comments nothing', async () => {
  const { comments } = await read(line('1', { orig: '' }), line('2', { delete: true, text: '', orig: '' }));
  assert.deepEqual(
    comments.map(({ status, body }) => [status, body]),
    [
      ['published', { format: 'html', source: '<p>Hello <strong>you</strong></p>' }],
      ['deleted', { format: 'html', source: '' }],
    ],
  );
});

test('a line that does not parse is set aside with its place', async () => {
  const { comments, records } = await read('\n{"id":"1",', '\n[1]', line('2'));
  const problems = records.flatMap((record) =>
    record.kind === 'problem' ? [[record.code, record.place.line]] : [],
  );
  assert.deepEqual(
    [comments.length, problems],
    [
      1,
      [
        ['malformed_json', 2],
        ['malformed_json', 3],
      ],
    ],
  );
});

test('a backup of a version to come is refused', async () => {
  const path = await write('later.json', '{"version":2,"users":[],"posts":[]}');
  assert.equal(await refusalOf([path], { format: 'remark42' }), 'version_unsupported 1:1 version 1');
});

test('a file that has no objects on its lines is refused before it is read through', async () => {
  const path = await write('words.jsonl', 'no object here\n'.repeat(1_000));
  const expected = 'malformed_json 100:1 a JSON object on each line';
  assert.equal(await refusalOf([path], { format: 'remark42' }), expected);
});
