import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { readRecords, refusalOf } from '../../testing/exchange-reading.ts';
import { temporaryFiles } from '../../testing/temporary-files.ts';

const write = await temporaryFiles();

const NAMESPACES = 'xmlns="http://disqus.com" xmlns:dsq="http://disqus.com/disqus-internals"';

function exportOf(body: string): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n<disqus ${NAMESPACES}>\n${body}\n</disqus>\n`;
}

const thread = `<thread dsq:id="10"><id>a-1</id><forum>paper</forum><category dsq:id="1"/>
<link>https://paper.example/a?x=1&amp;y=2</link><title>  A &quot;title&quot; </title><message/>
<createdAt>2013-02-12T16:29:45Z</createdAt><author><name>Editor</name><username>editor</username></author>
<isClosed>true</isClosed><isDeleted>false</isDeleted></thread>`;

function post(id: string, fields: Readonly<Record<string, string>> = {}): string {
  const all = {
    message: '<![CDATA[<p>Hello & welcome</p>]]>',
    createdAt: '2013-10-10T19:20:29Z',
    isDeleted: 'false',
    isSpam: 'false',
    author: '<name>Ann</name><isAnonymous>false</isAnonymous><username>ann</username>',
    more: '<thread dsq:id="10"/>',
    ...fields,
  };
  const { more, ...elements } = all;
  const inner = Object.entries(elements).map(([name, text]) => `<${name}>${text}</${name}>`);
  return `<post dsq:id="${id}">${inner.join('')}${more}</post>`;
}

test('threads and posts of a Disqus export are read with all that is theirs', async () => {
  const reply = post('2', { more: '<thread dsq:id="10"/><parent dsq:id="3"/>' });
  const path = await write('disqus.xml', exportOf(`${thread}\n${post('1')}${reply}`));
  const { format, stories, comments, authors, problems } = await readRecords([path]);
  assert.equal(format, 'disqus');
  assert.deepEqual(stories, [
    {
      kind: 'story',
      place: { file: 'disqus.xml', line: 3, column: 1, record: 1 },
      id: '10',
      identifier: 'a-1',
      address: 'https://paper.example/a?x=1&y=2',
      title: 'A "title"',
      isClosed: true,
      createdAt: new Date('2013-02-12T16:29:45Z'),
    },
  ]);
  assert.deepEqual(comments[0], {
    kind: 'comment',
    place: { file: 'disqus.xml', line: 7, column: 1, record: 2 },
    id: '1',
    storyId: '10',
    parentId: null,
    authorId: 'user:ann',
    authorName: 'Ann',
    body: { format: 'html', source: '<p>Hello & welcome</p>' },
    createdAt: new Date('2013-10-10T19:20:29Z'),
    editedAt: null,
    earlier: [],
    status: 'published',
    isPinned: false,
    isFeatured: false,
    up: 0,
    down: 0,
  });
  // A parent that is not in the file is the importer's to judge.
  assert.deepEqual([comments[1]?.id, comments[1]?.parentId], ['2', '3']);
  assert.deepEqual(
    authors.map(({ id, name, isEmailVerified }) => [id, name, isEmailVerified]),
    [['user:ann', 'Ann', false]],
  );
  assert.deepEqual(problems, []);
});

test('a packed export reads as the bare one, and stray bytes before the prolog do no harm', async () => {
  const text = exportOf(thread + post('1'));
  const bare = await readRecords([await write('bare.xml', `\`${text}`)]);
  const packed = await readRecords([await write('packed.xml.gz', gzipSync(text))]);
  const ids = ({ records }: typeof bare) =>
    records.map((record) => [record.kind, 'id' in record ? record.id : null]);
  assert.deepEqual(ids(packed), ids(bare));
  assert.equal(bare.comments.length, 1);
});

test('deleted and spam posts keep their state, and what was deleted its silence', async () => {
  const posts =
    post('1', { isDeleted: 'true' }) +
    post('2', { isSpam: 'true' }) +
    post('3', { isDeleted: 'true', message: '' });
  const { comments, problems } = await readRecords([await write('states.xml', exportOf(thread + posts))]);
  assert.deepEqual(
    comments.map(({ id, status, body }) => [id, status, body.source]),
    [
      ['1', 'deleted', ''],
      ['2', 'spam', '<p>Hello & welcome</p>'],
      ['3', 'deleted', ''],
    ],
  );
  assert.deepEqual(problems, []);
});

test('a deleted thread takes its posts with it, and each says why', async () => {
  const deleted = thread.replace('<isDeleted>false', '<isDeleted>true');
  const { stories, comments, problems } = await readRecords([
    await write('gone.xml', exportOf(deleted + post('1'))),
  ]);
  assert.deepEqual([stories, comments, problems], [[], [], ['story_deleted 10', 'story_deleted 1']]);
});

test('a guest is the same guest under the same name and address only', async () => {
  const guest = (name: string, email: string) =>
    `<name>${name}</name><email>${email}</email><isAnonymous>true</isAnonymous>`;
  const posts =
    post('1', { author: guest('Ann', 'a@x.example') }) +
    post('2', { author: guest('Ann', 'A@X.example ') }) +
    post('3', { author: guest('Bob', 'a@x.example') }) +
    post('4', { author: guest('Ann', '') });
  const { comments, authors } = await readRecords([await write('guests.xml', exportOf(thread + posts))]);
  const ids = comments.map(({ authorId }) => authorId);
  assert.equal(ids[0], ids[1]);
  assert.notEqual(ids[0], ids[2]);
  assert.equal(ids[3], null);
  assert.ok(!JSON.stringify(ids).includes('x.example'), 'an address stands in an id');
  assert.equal(new Set(authors.map(({ id }) => id)).size, 2);
});

test('names and titles that were escaped twice come out as they were meant', async () => {
  const titled = thread.replace('A &quot;title&quot;', 'It&amp;#39;s &amp;amp; was');
  const named = post('1', { author: '<name>O&amp;#39;Brien &amp;#20013;</name>' });
  const { stories, comments } = await readRecords([await write('escaped.xml', exportOf(titled + named))]);
  assert.deepEqual([stories[0]?.title, comments[0]?.authorName], ["It's & was", "O'Brien \u4e2d"]);
});

test('the prefix of the ids is whatever the file declares', async () => {
  const text = exportOf(thread + post('1'))
    .replaceAll('dsq:', 'q:')
    .replaceAll(':dsq=', ':q=');
  const { stories, comments } = await readRecords([await write('prefix.xml', text)]);
  assert.deepEqual([stories[0]?.id, comments[0]?.storyId], ['10', '10']);
});

test('a record that cannot be one is set aside with its reason, and the rest goes on', async () => {
  const long = 'x'.repeat(10_000);
  const records = [
    '<thread dsq:id="11"><id/></thread>',
    post('').replace(' dsq:id=""', ''),
    post(long),
    post('3', { createdAt: '' }),
    post('4', { createdAt: '2011-x09-30T22:48:43Z' }),
    post('5', { createdAt: '0000-01-01T00:00:00Z' }),
    post('6', { createdAt: '9999-12-31T23:59:59Z' }),
    post('7', { message: ' <![CDATA[ ]]> ' }),
    post('8', { more: '' }),
    post('9', { more: '<thread dsq:id=10/>' }),
    post('10', { author: `<name>${long}</name>` }),
    post('11'),
  ];
  const { comments, problems } = await readRecords([
    await write('set-aside.xml', exportOf(thread + records.join(''))),
  ]);
  assert.deepEqual(
    comments.map(({ id, authorName }) => [id, authorName.length]),
    [
      ['10', 200],
      ['11', 3],
    ],
  );
  assert.deepEqual(problems, [
    'story_without_address 11',
    'id_missing',
    'id_too_long',
    'time_missing 3',
    'time_invalid 4',
    'time_out_of_range 5',
    'time_out_of_range 6',
    'text_missing 7',
    'story_missing 8',
    'malformed_xml 9',
    'name_too_long 10',
  ]);
});

test('a post without its number is known by the one inside it', async () => {
  const anonymous = post('').replace(' dsq:id=""', '').replace('<message>', '<id>77</id><message>');
  const { comments } = await readRecords([await write('own.xml', exportOf(thread + anonymous))]);
  assert.deepEqual(
    comments.map(({ id }) => id),
    ['own:77'],
  );
});

test('a file that is malformed as a whole is refused with its place', async () => {
  const cases: readonly (readonly [string, string])[] = [
    [exportOf(thread).replace('</disqus>\n', ''), 'truncated 7:1 </disqus> before the end of the file'],
    [exportOf(`${thread}<post dsq:id="1"><message>x</disqus>`), 'malformed_xml 6:90 </message>'],
    [exportOf(thread).slice(0, 90), 'truncated 2:1 > before the end of the file'],
    [exportOf('<post dsq:id="1"><message><![CDATA[x'), 'truncated 5:1 ]]> before the end of the file'],
    ['<html><body>Sign in</body></html>', 'other_format 1:1 <disqus>'],
    ['plain text', 'other_format 1:11 XML'],
  ];
  for (const [text, expected] of cases) {
    assert.equal(await refusalOf([await write('malformed.xml', text)], { format: 'disqus' }), expected);
  }
});
