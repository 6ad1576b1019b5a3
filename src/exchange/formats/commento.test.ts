import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { readRecords, refusalOf } from '../../testing/exchange-reading.ts';
import { temporaryFiles } from '../../testing/temporary-files.ts';

const write = await temporaryFiles();
const NOBODY = '0'.repeat(64);

function hexComment(id: string, fields: object = {}): object {
  return {
    commentHex: id,
    domain: 'paper.example',
    url: '/a',
    commenterHex: 'c1',
    markdown: 'Hello *you*',
    html: '<script>alert(1)</script>',
    parentHex: 'root',
    score: 0,
    state: 'approved',
    creationDate: '2021-03-12T11:21:56.722181Z',
    direction: 0,
    deleted: false,
    ...fields,
  };
}

const commenter = {
  commenterHex: 'c1',
  email: 'ann@x.example',
  name: 'Ann',
  provider: 'google',
  joinDate: '2021-03-01T11:21:56Z',
  isModerator: true,
};

test('an export of Commento is read, with commenters that repeat', async () => {
  const comments = [
    hexComment('1', { score: 3 }),
    hexComment('2', { parentHex: '1', score: -2, commenterHex: 'anonymous' }),
    hexComment('3', { state: 'unapproved' }),
    hexComment('4', { deleted: true }),
  ];
  const text = JSON.stringify({ version: 1, comments, commenters: [commenter, commenter] });
  const read = await readRecords([await write('commento.json', text)]);
  assert.equal(read.format, 'commento');
  assert.deepEqual(
    read.comments.map(({ id, parentId, authorId, status, body, up, down }) => [
      id,
      parentId,
      authorId,
      status,
      body.source,
      up,
      down,
    ]),
    [
      ['1', null, 'c1', 'published', 'Hello *you*', 3, 0],
      ['2', '1', null, 'published', 'Hello *you*', 0, 2],
      ['3', null, 'c1', 'pending', 'Hello *you*', 0, 0],
      ['4', null, 'c1', 'deleted', '', 0, 0],
    ],
  );
  assert.equal(read.comments[0]?.createdAt.toISOString(), '2021-03-12T11:21:56.722Z');
  assert.deepEqual(
    read.stories.map(({ id, address }) => [id, address]),
    [['https://paper.example/a', 'https://paper.example/a']],
  );
  assert.deepEqual(
    read.authors.map(({ id, name, email, isEmailVerified }) => [id, name, email, isEmailVerified]),
    [['c1', 'Ann', 'ann@x.example', false]],
  );
});

test('version 1 of Comentario is told from it, packed as well', async () => {
  const {
    domain: host,
    url: path,
    ...rest
  } = hexComment('1', { commenterHex: NOBODY }) as Record<string, unknown>;
  const text = JSON.stringify({ version: 1, comments: [{ ...rest, host, path }], commenters: [] });
  const { format, stories, comments } = await readRecords([await write('v1.json.gz', gzipSync(text))]);
  assert.deepEqual(
    [format, stories[0]?.address, comments[0]?.authorId],
    ['comentario', 'https://paper.example/a', null],
  );
});

test('version 3 of Comentario has pages, states and edits', async () => {
  const nothing = '0001-01-01T00:00:00.000Z';
  const comment = (id: string, fields: object) => ({
    id,
    pageId: 'p1',
    userCreated: 'u1',
    markdown: 'Hello',
    html: '<p>Hello</p>',
    createdTime: '2023-11-14T20:15:12.000Z',
    deletedTime: nothing,
    editedTime: nothing,
    isApproved: true,
    isDeleted: false,
    isPending: false,
    isSticky: false,
    score: 23,
    ...fields,
  });
  const text = JSON.stringify({
    version: 3,
    pages: [{ id: 'p1', domainId: 'd', path: '/a', title: 'A', isReadonly: true, createdTime: nothing }],
    comments: [
      comment('1', { isSticky: true, editedTime: '2023-11-15T20:15:12.000Z' }),
      comment('2', { parentId: '1', isApproved: false, isPending: true }),
      comment('3', { isApproved: false }),
      comment('4', { isDeleted: true, markdown: '' }),
      comment('5', { userCreated: '00000000-0000-0000-0000-000000000000', authorName: 'Passer-by' }),
    ],
    commenters: [{ id: 'u1', name: 'Ann', email: 'ann@x.example', isModerator: true }],
  });
  const { format, stories, comments, authors } = await readRecords([await write('v3.json', text)]);
  assert.equal(format, 'comentario');
  assert.deepEqual(
    stories.map(({ id, address, title, isClosed, createdAt }) => [id, address, title, isClosed, createdAt]),
    [['p1', '/a', 'A', true, null]],
  );
  assert.deepEqual(
    comments.map(({ id, parentId, status, isPinned, up }) => [id, parentId, status, isPinned, up]),
    [
      ['1', null, 'published', true, 23],
      ['2', '1', 'pending', false, 23],
      ['3', null, 'rejected', false, 23],
      ['4', null, 'deleted', false, 23],
      ['5', null, 'published', false, 23],
    ],
  );
  assert.deepEqual(comments.map(({ editedAt }) => editedAt?.toISOString() ?? null).slice(0, 2), [
    '2023-11-15T20:15:12.000Z',
    null,
  ]);
  assert.deepEqual([comments[4]?.authorId, comments[4]?.authorName], [null, 'Passer-by']);
  assert.deepEqual(
    authors.map(({ id }) => id),
    ['u1'],
  );
});

test('versions to come and files that break off are refused with their place', async () => {
  const read = async (text: string) => refusalOf([await write('no.json', text)]);
  assert.equal(await read('{"version":481}'), 'version_unsupported 1:1 version 1 or 3');
  assert.equal(await read('{"version":3,\n"pages":[Argh'), 'malformed_json 2:10 a value or ]');
  assert.equal(await read('{"version":3,"pages":[{"id":"1"'), 'truncated 1:23 the end of what begins here');
  assert.equal(await read('{"version":3,"pages":[]'), 'truncated 1:24 , or }');
  assert.equal(await read('{"version":3}}'), 'malformed_json 1:14 the end of the file');
});

test('an object that does not parse is set aside, and the rest goes on', async () => {
  const good = JSON.stringify(hexComment('1'));
  const text = `{"version":1,"comments":[{"commentHex": nonsense},7,${good}]}`;
  const { comments, problems } = await readRecords([await write('odd.json', text)]);
  assert.deepEqual(
    comments.map(({ id, place }) => [id, place.column, place.record]),
    [['1', 53, 3]],
  );
  assert.deepEqual(problems, ['malformed_json', 'malformed_json']);
});
