import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readRecords, refusalOf } from '../../testing/exchange-reading.ts';
import { temporaryFiles } from '../../testing/temporary-files.ts';
import { breakLines } from './break-lines.ts';

const write = await temporaryFiles();

function exportOf(items: string, version = '1.2'): string {
  return `<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/${version}/">
<channel><title>Paper</title><wp:wxr_version>${version}</wp:wxr_version>
<wp:author><wp:author_login>admin</wp:author_login></wp:author>
${items}
</channel></rss>`;
}

function item(comments: string, status = 'open'): string {
  return `<item><title>A &amp; B</title><link>https://paper.example/a/</link><wp:post_id>18</wp:post_id>
<content:encoded><![CDATA[<p>Not a comment</p>]]></content:encoded>
<wp:post_date_gmt>2014-01-14 17:31:03</wp:post_date_gmt><wp:comment_status>${status}</wp:comment_status>${comments}</item>`;
}

function comment(id: string, fields: Readonly<Record<string, string>> = {}): string {
  const all = {
    id,
    author: '<![CDATA[Ann]]>',
    author_email: 'ann@x.example\n   ',
    author_IP: '192.0.2.1',
    date: '2014-01-14 18:32:12',
    date_gmt: '2014-01-14 17:32:12',
    content: '<![CDATA[Hello]]>',
    approved: '1',
    type: '',
    parent: '0',
    user_id: '0',
    ...fields,
  };
  const inner = Object.entries(all).map(([name, text]) => `<wp:comment_${name}>${text}</wp:comment_${name}>`);
  const meta =
    '<wp:commentmeta><wp:meta_key>k</wp:meta_key><wp:meta_value>a:1:{}</wp:meta_value></wp:commentmeta>';
  return `<wp:comment>${inner.join('\n')}${meta}</wp:comment>`;
}

test('posts with comments are stories, in every version of the export', async () => {
  for (const version of ['1.0', '1.1', '1.2']) {
    const path = await write(
      'wxr.xml',
      exportOf(item(comment('2') + comment('3', { parent: '2' }), 'closed'), version),
    );
    const { format, stories, comments, authors, problems } = await readRecords([path]);
    assert.equal(format, 'wordpress');
    assert.deepEqual(
      stories.map(({ id, identifier, address, title, isClosed, createdAt }) => [
        id,
        identifier,
        address,
        title,
        isClosed,
        createdAt?.toISOString(),
      ]),
      [['18', null, 'https://paper.example/a/', 'A & B', true, '2014-01-14T17:31:03.000Z']],
    );
    assert.deepEqual(
      comments.map(({ id, parentId, storyId, createdAt }) => [
        id,
        parentId,
        storyId,
        createdAt.toISOString(),
      ]),
      [
        ['18#2', null, '18', '2014-01-14T17:32:12.000Z'],
        ['18#3', '18#2', '18', '2014-01-14T17:32:12.000Z'],
      ],
    );
    assert.deepEqual(
      authors.map(({ name, email, isEmailVerified }) => [name, email, isEmailVerified]),
      [['Ann', 'ann@x.example', false]],
    );
    assert.deepEqual(problems, []);
  }
});

test('states of comments are those that readers and moderators saw', async () => {
  const states = ['1', '0', 'spam', 'trash', 'post-trashed', 'odd'];
  const text = exportOf(item(states.map((approved, at) => comment(String(at), { approved })).join('')));
  const { comments, problems } = await readRecords([await write('states.xml', text)]);
  assert.deepEqual(
    comments.map(({ status }) => status),
    ['published', 'pending', 'spam', 'deleted', 'deleted'],
  );
  assert.deepEqual(problems, ['field_invalid 18#5']);
});

test('pingbacks, notes of shops and posts without comments are left out, and said', async () => {
  const kinds = ['pingback', 'trackback', 'order_note', 'comment'];
  const text = exportOf(
    item(kinds.map((type, at) => comment(String(at), { type })).join('')) + item('').replace('18', '19'),
  );
  const { stories, comments, problems } = await readRecords([await write('kinds.xml', text)]);
  assert.deepEqual([stories.length, comments.length], [1, 1]);
  assert.deepEqual(problems, [
    'pingback 18#0',
    'pingback 18#1',
    'not_a_comment 18#2',
    'story_without_comments 19',
  ]);
});

test('a local time counts in the zone of the blog where there is no other', async () => {
  const text = exportOf(item(comment('1', { date_gmt: '0000-00-00 00:00:00', date: '2014-07-14 18:00:00' })));
  const path = await write('local.xml', text);
  const read = async (zone: string) =>
    (await readRecords([path], { zone })).comments[0]?.createdAt.toISOString();
  assert.equal(await read('Europe/Berlin'), '2014-07-14T16:00:00.000Z');
  assert.equal(await read('America/New_York'), '2014-07-14T22:00:00.000Z');
});

test('people who had an account in WordPress are one author, whatever they were called', async () => {
  const text = exportOf(
    item(comment('1', { user_id: '7' }) + comment('2', { user_id: '7', author: 'Ann B.' })),
  );
  const { comments } = await readRecords([await write('users.xml', text)]);
  assert.deepEqual(
    comments.map(({ authorId, authorName }) => [authorId, authorName]),
    [
      ['user:7', 'Ann'],
      ['user:7', 'Ann B.'],
    ],
  );
});

test('the same number in two posts is two comments', async () => {
  const text = exportOf(item(comment('11')) + item(comment('11')).replace('>18<', '>19<'));
  const { comments } = await readRecords([await write('twice.xml', text)]);
  assert.deepEqual(
    comments.map(({ id }) => id),
    ['18#11', '19#11'],
  );
});

test('an export whose prefix nobody declared is read, and so is one for Disqus', async () => {
  const bare = `<channel>${item(comment('1'))}</channel>`;
  assert.equal((await readRecords([await write('channel.xml', bare)])).comments.length, 1);
  const custom = exportOf(item(`<d:thread_identifier>a-1</d:thread_identifier>${comment('1')}`)).replace(
    'xmlns:wp',
    'xmlns:d="http://www.disqus.com/" xmlns:wp',
  );
  assert.equal((await readRecords([await write('custom.xml', custom)])).stories[0]?.identifier, 'a-1');
});

test('a line end is a line break, and an empty line ends a paragraph', () => {
  assert.equal(breakLines('One line'), 'One line');
  assert.equal(breakLines('Row 1\nRow 2\n\nRow 4'), '<p>Row 1<br>\nRow 2</p>\n<p>Row 4</p>');
  assert.equal(breakLines('a<br />\nb'), '<p>a<br />\nb</p>');
  assert.equal(breakLines('<pre>a\nb</pre>'), '<pre>a\nb</pre>');
  assert.equal(breakLines('a\n\n<pre>b\n\n c</pre>\nd'), '<p>a</p>\n<pre>b\n\n c</pre>\n<p>d</p>');
  assert.equal(breakLines('<blockquote>a\r\nb</blockquote>'), '<blockquote>a<br>\nb</blockquote>');
});

test('what is no export of WordPress, or of a version to come, is refused', async () => {
  const read = async (text: string) => refusalOf([await write('no.xml', text)], { format: 'wordpress' });
  assert.match(await read('<disqus/>'), /^other_format 1:1 <rss> or <channel>/);
  assert.match(await read(exportOf('', '2.0')), /^other_format 2:1 version 1.0, 1.1 or 1.2/);
  assert.match(
    await read(exportOf(item('<wp:comment><wp:commentZ>'))),
    /^malformed_xml 7:\d+ <\/wp:commentZ>/,
  );
});
