import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { readRecords, refusalOf } from '../../testing/exchange-reading.ts';
import { temporaryFiles } from '../../testing/temporary-files.ts';
import { RecordSink } from '../record-sink.ts';
import { readIssoDatabase } from './isso-database.ts';

const write = await temporaryFiles();

async function databaseOf(statements: string): Promise<string> {
  const path = await write('comments.db', '');
  const database = new DatabaseSync(path);
  database.exec(`drop table if exists comments; drop table if exists threads; drop view if exists comments;
    create table threads (id integer primary key, uri varchar(256) unique, title varchar(256));
    ${statements}`);
  database.close();
  return path;
}

const COMMENTS = `create table comments (tid references threads(id), id integer primary key, parent integer,
  created float not null, modified float, mode integer, remote_addr varchar, text varchar, author varchar,
  email varchar, website varchar, likes integer default 0, dislikes integer default 0, voters blob not null,
  notification integer not null default 0);`;

const ROWS = `insert into threads values (1, '/a/', 'A story'), (2, '/b/', null);
  insert into comments (tid, id, parent, created, modified, mode, text, author, email, likes, dislikes, voters) values
    (1, 1, null, 1381432829.25, null, 1, 'Hello *you*', 'Ann', 'ann@x.example', 3, 1, x''),
    (1, 2, 1, 1381432830, 1381432900, 2, 'Waiting', null, null, 0, 0, x''),
    (2, 3, null, 1381432831, null, 4, '', null, null, 0, 0, x''),
    (2, 4, null, 1381432832, null, 8, 'Odd', 'Bob', '', 0, 0, x''),
    (2, 5, null, 'never', null, 1, 'Late', 'Bob', '', 0, 0, x'');`;

test('a database of Isso is read, bare or packed, and left as it was', async () => {
  const path = await databaseOf(COMMENTS + ROWS);
  const before = await readFile(path);
  for (const file of [path, await write('packed.gz', gzipSync(before))]) {
    const { format, stories, comments, authors, problems } = await readRecords([file]);
    assert.equal(format, 'isso');
    assert.deepEqual(
      stories.map(({ id, address, title }) => [id, address, title]),
      [
        ['1', '/a/', 'A story'],
        ['2', '/b/', null],
      ],
    );
    assert.deepEqual(
      comments.map(({ id, storyId, parentId, status, up, down, createdAt }) => [
        id,
        storyId,
        parentId,
        status,
        up,
        down,
        createdAt.toISOString(),
      ]),
      [
        ['1', '1', null, 'published', 3, 1, '2013-10-10T19:20:29.250Z'],
        ['2', '1', '1', 'pending', 0, 0, '2013-10-10T19:20:30.000Z'],
        ['3', '2', null, 'deleted', 0, 0, '2013-10-10T19:20:31.000Z'],
      ],
    );
    assert.equal(comments[1]?.editedAt?.toISOString(), '2013-10-10T19:21:40.000Z');
    assert.deepEqual(
      authors.map(({ name, email }) => [name, email]),
      [['Ann', 'ann@x.example']],
    );
    assert.deepEqual(problems, ['field_invalid 4', 'time_invalid 5']);
  }
  assert.ok(before.equals(await readFile(path)));
});

test('a long text in a database is cut by SQLite, and a problem', async () => {
  const path = await databaseOf(`${COMMENTS}insert into threads values (1, '/a/', 'A');
    insert into comments (tid, id, created, mode, text, voters) values
      (1, 1, 1381432829, 1, replace(hex(zeroblob(20000000)), '0', 'a'), x'');`);
  assert.deepEqual((await readRecords([path])).problems, ['text_too_long 1']);
});

test('views in the place of tables, other databases and broken ones are refused', async () => {
  const view =
    'create view comments as with recursive n(i) as (select 1 union all select i from n) select i from n;';
  const tables = 'malformed_database -:- the tables threads and comments of Isso';
  assert.equal(await refusalOf([await databaseOf(view)]), tables);
  assert.equal(await refusalOf([await databaseOf('')]), tables);
  const whole = await readFile(await databaseOf(COMMENTS + ROWS));
  const broken = Buffer.concat([whole.subarray(0, 200), Buffer.alloc(whole.length - 200, 0x55)]);
  assert.equal(
    await refusalOf([await write('broken.db', broken)]),
    'malformed_database -:- a whole SQLite database',
  );
});

test('columns that compute something are refused: it could be more than memory holds', async () => {
  const columns = COMMENTS.replace('text varchar', 'text varchar as (hex(zeroblob(400000000 + id)))');
  const path = await databaseOf(`${columns}insert into threads values (1, '/a/', 'A');
    insert into comments (tid, id, created, mode, voters) values (1, 1, 1381432829, 1, x'');`);
  const tables = 'malformed_database -:- the tables threads and comments of Isso';
  assert.equal(await refusalOf([path]), tables);
});

test('the JSON that Isso takes itself is read, its numbers within their threads', async () => {
  const comment = (fields: object) => ({
    id: 0,
    author: 'Ann',
    email: 'ann@x.example',
    website: '',
    remote_addr: '192.0.2.1',
    created: '2005-02-24 04:03:37',
    text: 'Hello',
    ...fields,
  });
  const threads = [
    { comments: [comment({}), comment({ id: 1, parent: 0, email: '' })], id: '/a/', title: 'A' },
    { comments: [comment({})], id: '/b/', title: 'B' },
  ];
  const path = await write('generic.json', JSON.stringify(threads));
  const { format, stories, comments } = await readRecords([path], { zone: 'Europe/Berlin' });
  assert.equal(format, 'isso');
  assert.deepEqual(
    stories.map(({ id, address, title }) => [id, address, title]),
    [
      ['/a/', '/a/', 'A'],
      ['/b/', '/b/', 'B'],
    ],
  );
  assert.deepEqual(
    comments.map(({ id, parentId, createdAt }) => [id, parentId, createdAt.toISOString()]),
    [
      ['/a/#0', null, '2005-02-24T03:03:37.000Z'],
      ['/a/#1', '/a/#0', '2005-02-24T03:03:37.000Z'],
      ['/b/#0', null, '2005-02-24T03:03:37.000Z'],
    ],
  );
});

test('a database that would fill the disk is refused before it does', async () => {
  async function* bytes(): AsyncGenerator<Buffer> {
    yield Buffer.from('SQLite format 3\u0000');
    // Nobody touches these, so they take no memory.
    yield Buffer.alloc(1024 ** 3);
  }
  const input = {
    file: 'big.db',
    path: '',
    head: Buffer.alloc(0),
    bytesRead: () => 0,
    close: () => undefined,
  };
  const options = { latest: new Date(), zone: 'UTC', areAuthorsPublishers: false, fromSite: null };
  const reading = readIssoDatabase({ ...input, bytes: bytes() }, new RecordSink('big.db', options));
  await assert.rejects(reading.next(), /at most 1024 MiB \(archive_too_large\)/);
});
