import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readRecords, refusalOf } from '../../testing/exchange-reading.ts';
import { temporaryFiles } from '../../testing/temporary-files.ts';

const write = await temporaryFiles();

const lines = (...objects: readonly object[]) =>
  objects.map((object) => `${JSON.stringify(object)}\n`).join('');
const date = (time: string) => ({ $date: time });

const story = {
  tenantID: 't',
  id: 's1',
  siteID: 'w',
  url: 'https://paper.example/a',
  metadata: { title: 'A story', author: 'Editor' },
  closedAt: date('2020-02-01T00:00:00Z'),
  createdAt: date('2020-01-01T00:00:00Z'),
};

const user = {
  tenantID: 't',
  id: 'u1',
  username: 'Ann',
  email: 'ann@x.example',
  emailVerified: true,
  role: 'ADMIN',
  profiles: [
    { type: 'local', id: 'ann@x.example', password: '$2b$10$secret' },
    { type: 'sso', id: 'subscriber-7' },
  ],
  status: { ban: { active: true, history: [] } },
  createdAt: { $date: { $numberLong: '1577836800000' } },
};

function comment(id: string, fields: object = {}): object {
  return {
    tenantID: 't',
    id,
    ancestorIDs: [],
    authorID: 'u1',
    storyID: 's1',
    revisions: [{ id: `${id}-1`, body: '<b>Hello</b>', createdAt: date('2020-01-02T00:00:00Z') }],
    status: 'NONE',
    actionCounts: { REACTION: 2, FLAG: 1 },
    tags: [],
    createdAt: date('2020-01-02T00:00:00Z'),
    ...fields,
  };
}

test('the collections of Coral are read, with every text a comment has had', async () => {
  const revisions = [
    { id: 'r1', body: 'Fi\u0000rst', createdAt: date('2020-01-02T00:00:00Z') },
    { id: 'r2', body: 'Second', createdAt: date('2020-01-03T00:00:00Z') },
  ];
  const { format, stories, authors, comments } = await readRecords([
    await write('stories.json', lines(story)),
    await write('users.json', lines(user, { ...user, id: 'u2', emailVerified: false, profiles: [] })),
    await write(
      'comments.json',
      lines(
        comment('1', { revisions, tags: [{ type: 'FEATURED' }] }),
        comment('2', { parentID: '1', status: 'REJECTED' }),
        comment('3', { status: 'SYSTEM_WITHHELD' }),
        comment('4', { deletedAt: date('2020-01-04T00:00:00Z'), revisions: [] }),
      ),
    ),
  ]);
  assert.equal(format, 'coral');
  assert.deepEqual(
    stories.map(({ id, identifier, address, title, isClosed }) => [id, identifier, address, title, isClosed]),
    [['s1', 's1', 'https://paper.example/a', 'A story', true]],
  );
  assert.deepEqual(
    authors.map(({ id, isEmailVerified, publisherId, isBanned }) => [
      id,
      isEmailVerified,
      publisherId,
      isBanned,
    ]),
    [
      ['u1', true, 'subscriber-7', true],
      ['u2', false, null, true],
    ],
  );
  assert.ok(!JSON.stringify(authors).includes('secret'));
  assert.deepEqual(
    comments.map(({ id, parentId, status, up, isFeatured }) => [id, parentId, status, up, isFeatured]),
    [
      ['1', null, 'published', 2, true],
      ['2', '1', 'rejected', 2, false],
      ['3', null, 'pending', 2, false],
      ['4', null, 'deleted', 2, false],
    ],
  );
  assert.deepEqual(comments[0]?.body.source, 'Second');
  assert.deepEqual(
    comments[0]?.earlier.map(({ body, at }) => [body.source, at.toISOString()]),
    [['First', '2020-01-02T00:00:00.000Z']],
  );
  assert.equal(comments[0]?.editedAt?.toISOString(), '2020-01-03T00:00:00.000Z');
});

test('reactions count as votes of people where they are there, and as totals nowhere then', async () => {
  const action = (actionType: string, userID: string) => ({
    tenantID: 't',
    id: `${actionType}-${userID}`,
    actionType,
    commentID: '1',
    storyID: 's1',
    userID,
    createdAt: date('2020-01-05T00:00:00Z'),
  });
  const { comments, votes, problems } = await readRecords([
    await write('comments.json', lines(comment('1'))),
    await write('commentActions.json', lines(action('REACTION', 'u2'), action('FLAG', 'u3'))),
  ]);
  assert.deepEqual(
    comments.map(({ up }) => up),
    [0],
  );
  assert.deepEqual(
    votes.map(({ commentId, voterId, value, at }) => [commentId, voterId, value, at?.toISOString()]),
    [['1', 'u2', 1, '2020-01-05T00:00:00.000Z']],
  );
  assert.deepEqual(problems, ['report FLAG-u3']);
});

const CSV = {
  'users.csv':
    'id,email,username,role,banned,created_at\nu1,ann@x.example,Ann,ADMIN,true,2020-01-01T00:00:00Z\n',
  'stories.csv': 'id,url,title,author,published_at,closed_at,mode\ns1,https://paper.example/a,"A, B",,,,\n',
  'comments.csv':
    'id,author_id,story_id,created_at,body,parent_id,status,rating\n1,u1,s1,2020-01-02T00:00:00Z,"<b>Say ""hello""</b>\nyou",,APPROVED,\n2,u1,s1,2020-01-02T00:00:00Z,No,1,REJECTED,5\n',
};

test('the CSV of coral-importer is read, with a header and without', async () => {
  for (const hasHeader of [true, false]) {
    const paths = await Promise.all(
      Object.entries(CSV).map(([name, text]) => write(name, hasHeader ? text : text.replace(/^.*\n/, ''))),
    );
    const { format, stories, authors, comments } = await readRecords(paths, { areAuthorsPublishers: true });
    assert.equal(format, 'coral');
    assert.deepEqual(
      stories.map(({ id, title, isClosed }) => [id, title, isClosed]),
      [['s1', 'A, B', false]],
    );
    assert.deepEqual(
      authors.map(({ id, email, isEmailVerified, publisherId, isBanned }) => [
        id,
        email,
        isEmailVerified,
        publisherId,
        isBanned,
      ]),
      [['u1', 'ann@x.example', false, 'u1', true]],
    );
    assert.deepEqual(
      comments.map(({ id, parentId, status, body, place }) => [
        id,
        parentId,
        status,
        body.source,
        place.line,
      ]),
      [
        ['1', null, 'published', '<b>Say "hello"</b>\nyou', hasHeader ? 3 : 2],
        ['2', '1', 'rejected', 'No', hasHeader ? 4 : 3],
      ],
    );
  }
});

test('columns are found by their names, and rows that do not fit are set aside', async () => {
  const text =
    'story_id,id,created_at,author_id,body\ns1,1,2020-01-02T00:00:00Z,u1,Hello\ns1,2,2020-01-02T00:00:00Z,u1,Hello,more\ns1,3\n';
  const { comments, problems } = await readRecords([await write('mine.csv', text)]);
  assert.deepEqual(
    comments.map(({ id, storyId }) => [id, storyId]),
    [['1', 's1']],
  );
  assert.deepEqual(problems, ['malformed_row 2', 'time_missing 3']);
});

test('CSV that breaks off, or that nobody knows, is refused', async () => {
  const cut = CSV['comments.csv'].slice(0, 110);
  assert.match(await refusalOf([await write('comments.csv', cut)]), /^truncated \d+:- "/);
  assert.match(await refusalOf([await write('mine.csv', 'a,b,c,d,e\n1,2,3,4,5\n')]), /^unknown_format/);
  assert.match(
    await refusalOf([await write('mine.csv', 'a,b\n')], { format: 'coral' }),
    /^other_format 1:1 a header/,
  );
});
