import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readRecords, refusalOf } from '../../testing/exchange-reading.ts';
import { temporaryFiles } from '../../testing/temporary-files.ts';

/** Artalk, Waline, Twikoo and Livefyre: JSON with little of its own. */
const write = await temporaryFiles();

test('Artrans is read: every value a text, times as Go writes them', async () => {
  const comment = (id: string, fields: object = {}) => ({
    id,
    rid: '0',
    content: 'Hello *you*',
    ua: 'x',
    ip: '192.0.2.1',
    created_at: '2021-10-28 20:50:15 +0800 +0800',
    updated_at: '2021-10-28 20:50:15 +0800 +0800',
    is_collapsed: 'false',
    is_pending: 'false',
    is_pinned: 'true',
    vote_up: '666',
    vote_down: '1',
    nick: 'Ann',
    email: 'ann@x.example',
    password: 'secret',
    badge_name: 'Admin',
    page_key: 'https://paper.example/a',
    page_title: 'A story',
    page_admin_only: 'false',
    site_name: 'Paper',
    ...fields,
  });
  const text = JSON.stringify([
    comment('1'),
    comment('2', { rid: '1', is_pending: 'true', is_pinned: false, vote_up: 2 }),
  ]);
  const { format, stories, comments, authors } = await readRecords([await write('x.artrans', text)]);
  assert.equal(format, 'artalk');
  assert.deepEqual(
    stories.map(({ id, title }) => [id, title]),
    [['https://paper.example/a', 'A story']],
  );
  assert.deepEqual(
    comments.map(({ id, parentId, status, up, down, isPinned, createdAt }) => [
      id,
      parentId,
      status,
      up,
      down,
      isPinned,
      createdAt.toISOString(),
    ]),
    [
      ['1', null, 'published', 666, 1, true, '2021-10-28T12:50:15.000Z'],
      ['2', '1', 'pending', 2, 1, false, '2021-10-28T12:50:15.000Z'],
    ],
  );
  assert.equal(authors.length, 1);
});

test('an export of Waline is read, by either kind of id', async () => {
  const comment = (id: object, fields: object = {}) => ({
    ...id,
    comment: 'Hello',
    insertedAt: '2021-10-26T13:00:38.196Z',
    createdAt: '2022-01-01T00:00:00.000Z',
    ip: '192.0.2.1',
    mail: 'ann@x.example',
    nick: 'Ann',
    status: 'approved',
    like: 3,
    url: '/a',
    ...fields,
  });
  const data = {
    Comment: [
      comment({ objectId: 'o1' }, { user_id: 7, sticky: 1 }),
      comment({ id: 2 }, { pid: 'o1', rid: 'o1', status: 'waiting', like: null }),
      comment({ id: 3 }, { rid: 'o1', status: 'spam' }),
      comment({ id: 4 }, { status: 'odd' }),
    ],
    Counter: [{ url: '/a', time: 3 }],
    Users: [
      { objectId: 7, display_name: 'Ann A.', email: 'ann@x.example', password: 'secret', type: 'banned' },
    ],
  };
  const text = JSON.stringify({ type: 'waline', version: 1, time: 1, tables: Object.keys(data), data });
  const { format, stories, comments, authors, problems } = await readRecords([
    await write('waline.json', text),
  ]);
  assert.equal(format, 'waline');
  assert.deepEqual(
    stories.map(({ id, address }) => [id, address]),
    [['/a', '/a']],
  );
  assert.deepEqual(
    comments.map(({ id, parentId, status, up, isPinned, createdAt }) => [
      id,
      parentId,
      status,
      up,
      isPinned,
      createdAt.toISOString(),
    ]),
    [
      ['o1', null, 'published', 3, true, '2021-10-26T13:00:38.196Z'],
      ['2', 'o1', 'pending', 0, false, '2021-10-26T13:00:38.196Z'],
      ['3', 'o1', 'spam', 3, false, '2021-10-26T13:00:38.196Z'],
    ],
  );
  assert.deepEqual(
    authors.filter(({ id }) => id === 'user:7').map(({ name, isBanned }) => [name, isBanned]),
    [
      ['Ann', false],
      ['Ann A.', true],
    ],
  );
  assert.deepEqual(problems, ['field_invalid 4']);
  const other = await write('other.json', '{"type":"valine","data":{}}');
  assert.equal(await refusalOf([other], { format: 'waline' }), 'other_format 1:1 "type": "waline"');
});

test('Twikoo is read as an array and as lines, with ids and times of MongoDB', async () => {
  const objects = [
    {
      _id: { $oid: '6177fbf9' },
      nick: 'Ann',
      mail: '',
      url: '/a',
      href: 'https://paper.example/a#x',
      comment: '<p>Hi</p>',
      created: 1635253241284,
      like: ['u1', 'u2'],
    },
    {
      _id: '2',
      nick: 'Bob',
      mail: 'bob@x.example',
      url: '/a',
      rid: '6177fbf9',
      comment: '<p>No</p>',
      created: { $date: '2021-10-26T13:03:42.856Z' },
      isSpam: true,
      master: true,
    },
    {
      _id: '3',
      nick: 'Bob',
      mail: 'bob@x.example',
      url: '/a',
      rid: '6177fbf9',
      pid: '2',
      comment: '<p>So</p>',
      created: { $numberLong: '1635253241284' },
    },
  ];
  const array = await write('twikoo.json', JSON.stringify(objects));
  const lines = await write('twikoo.jsonl', objects.map((object) => JSON.stringify(object)).join('\n'));
  for (const path of [array, lines]) {
    const { format, stories, comments } = await readRecords([path]);
    assert.equal(format, 'twikoo');
    assert.deepEqual(
      stories.map(({ id, address }) => [id, address]),
      [['/a', 'https://paper.example/a']],
    );
    assert.deepEqual(
      comments.map(({ id, parentId, status, up, createdAt }) => [
        id,
        parentId,
        status,
        up,
        createdAt.toISOString(),
      ]),
      [
        ['6177fbf9', null, 'published', 2, '2021-10-26T13:00:41.284Z'],
        ['2', '6177fbf9', 'spam', 0, '2021-10-26T13:03:42.856Z'],
        ['3', '2', 'published', 0, '2021-10-26T13:00:41.284Z'],
      ],
    );
  }
});

test('Livefyre is read: stories with comments, and users; ids are the publisher\u2019s own where that is said', async () => {
  const comments = [
    {
      author_id: '7',
      created: '2014-03-04T18:34:13',
      id: 142,
      imported_display_name: 'foo',
      body_html: '<p>Hi</p>',
    },
    { author_id: '8', created: '2014-03-04T18:35:13Z', id: 143, parent_id: 142, body_html: '<p>No</p>' },
  ];
  const story = {
    allow_comments: false,
    created: '2014-01-22T20:42:14',
    title: 'A',
    comments,
    source: 'https://paper.example/a',
    id: 's1',
  };
  const user = {
    display_name: 'Foo',
    name: { first: 'F', last: 'O' },
    email: 'foo@x.example',
    email_notifications: {},
    id: '7',
  };
  const paths = [
    await write('comments.json', `${JSON.stringify(story)}\n{"x":1}\n`),
    await write('users.json', JSON.stringify(user)),
  ];
  const read = await readRecords(paths, { areAuthorsPublishers: true, zone: 'America/New_York' });
  assert.equal(read.format, 'livefyre');
  assert.deepEqual(
    read.stories.map(({ id, identifier, address, isClosed }) => [id, identifier, address, isClosed]),
    [['s1', 's1', 'https://paper.example/a', true]],
  );
  assert.deepEqual(
    read.comments.map(({ id, parentId, authorId, authorName, createdAt }) => [
      id,
      parentId,
      authorId,
      authorName,
      createdAt.toISOString(),
    ]),
    [
      ['142', null, '7', 'foo', '2014-03-04T23:34:13.000Z'],
      ['143', '142', '8', '', '2014-03-04T18:35:13.000Z'],
    ],
  );
  assert.deepEqual(
    read.authors.map(({ id, name, publisherId }) => [id, name, publisherId]),
    [['7', 'Foo', '7']],
  );
  assert.deepEqual(read.problems, ['field_invalid']);
});
