import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readRecords, refusalOf } from '../testing/exchange-reading.ts';
import { findTestData } from '../testing/test-data.ts';

const { path: folder, skip } = findTestData('exports');

interface Expected {
  readonly format: string;
  readonly stories: number;
  readonly authors: number;
  readonly comments: number;
  /** What is not in, and why, as `code id`. */
  readonly problems?: readonly string[];
}

/** Each file of the folder as somebody reads it by hand: what is in it, or how it is refused. */
const FILES: Readonly<Record<string, Expected | string>> = {
  'comentario/comentario-bad-format.json.gz': 'malformed_json 1:23 a value or ]',
  'comentario/comentario-bad-version.json.gz': 'version_unsupported 1:1 version 1 or 3',
  // Nothing but a version.
  'comentario/comentario-ok-empty-v1.json.gz': { format: 'comentario', stories: 0, authors: 0, comments: 0 },
  'comentario/comentario-ok-empty-v3.json.gz': { format: 'comentario', stories: 0, authors: 0, comments: 0 },
  'comentario/comentario-ok-single-v1.json.gz': { format: 'comentario', stories: 1, authors: 1, comments: 1 },
  'comentario/comentario-ok-single-v3.json.gz': { format: 'comentario', stories: 1, authors: 1, comments: 1 },
  // Three comments on two pages, one of them by nobody; two commenters.
  'commento/remark42-commento.json': { format: 'commento', stories: 2, authors: 2, comments: 3 },
  // The end tag of the root is missing; the file ends behind its only line.
  'disqus/comentario-disqus-bad-format.xml.gz': 'truncated 2:1 </disqus> before the end of the file',
  'disqus/comentario-disqus-ok-empty.xml.gz': { format: 'disqus', stories: 0, authors: 0, comments: 0 },
  'disqus/comentario-disqus-ok-single.xml.gz': { format: 'disqus', stories: 1, authors: 1, comments: 1 },
  // Six posts, of which one (6) names a thread that is not there: linking is the importer's. Thread 3 has nothing to be
  // known by. Two people have accounts, two others (peter, where am I?) gave the same address under two names.
  'disqus/isso-disqus.xml': {
    format: 'disqus',
    stories: 2,
    authors: 4,
    comments: 6,
    problems: ['story_without_address 3'],
  },
  // Six posts. The fourth has no number of its own but one from the browser. The last has no quotes around the number of
  // its thread and an impossible date. Of the others' authors one has no address and no account.
  'disqus/remark42-disqus.xml': {
    format: 'disqus',
    stories: 2,
    authors: 5,
    comments: 5,
    problems: ['malformed_xml x299986073'],
  },
  'disqus/remark42-disqus-deleted-post.xml': {
    format: 'disqus',
    stories: 2,
    authors: 5,
    comments: 5,
    problems: ['malformed_xml x299986073'],
  },
  // The second thread is deleted, and three of the posts stand in it.
  'disqus/remark42-disqus-deleted-thread.xml': {
    format: 'disqus',
    stories: 1,
    authors: 2,
    comments: 2,
    problems: [
      'story_deleted 247937687',
      'story_deleted 299619020',
      'story_deleted 299744309',
      'story_deleted 299986073',
      'malformed_xml x299986073',
    ],
  },
  // One of the two authors gave an address; the other has a name only.
  'isso/isso-generic.json': { format: 'isso', stories: 2, authors: 1, comments: 2 },
  'livefyre/assets.json': { format: 'livefyre', stories: 1, authors: 0, comments: 0 },
  'livefyre/comments.json': { format: 'livefyre', stories: 1, authors: 0, comments: 1 },
  'livefyre/users.json': { format: 'livefyre', stories: 0, authors: 2, comments: 0 },
  'remark42/remark42-native-export-v1.jsonl': { format: 'remark42', stories: 2, authors: 2, comments: 2 },
  // The item is closed by the end of the channel, a commentZ still open in it.
  'wordpress/comentario-wordpress-bad-format.zip': 'malformed_xml 1:325 </wp:commentZ>',
  'wordpress/comentario-wordpress-bad-no-files.zip': 'empty -:- a file in the archive',
  'wordpress/comentario-wordpress-bad-two-files.zip':
    'archive_many_files -:- one file in the archive; unpack it and name its files',
  'wordpress/comentario-wordpress-ok-empty.zip': { format: 'wordpress', stories: 0, authors: 0, comments: 0 },
  // One comment of 33 kB.
  'wordpress/comentario-wordpress-ok-long.zip': { format: 'wordpress', stories: 1, authors: 1, comments: 1 },
  'wordpress/comentario-wordpress-ok-single.zip': {
    format: 'wordpress',
    stories: 1,
    authors: 1,
    comments: 1,
  },
  // Eight comments in two of three posts; 11 is there twice, in two posts. User 1 under four names, and two guests.
  'wordpress/isso-wordpress.xml': {
    format: 'wordpress',
    stories: 2,
    authors: 3,
    comments: 8,
    problems: ['story_without_comments http://example.tld/?p=6'],
  },
  // An attachment without comments; three comments, one of them waiting and one in answer to the pingback.
  'wordpress/remark42-wordpress-test-1.xml': {
    format: 'wordpress',
    stories: 1,
    authors: 3,
    comments: 3,
    problems: ['story_without_comments 6', 'pingback 100#13'],
  },
  // It breaks off in the second comment.
  'wordpress/remark42-wordpress-test-2.xml': 'truncated 33:42 ]]> before the end of the file',
};

test('every file of the exports is one whose contents are written down here', { skip }, () => {
  const names = globSync('*/*', { cwd: folder }).map((name) => name.replaceAll('\\', '/'));
  assert.deepEqual(names.toSorted(), Object.keys(FILES).toSorted());
});

for (const [name, expected] of Object.entries(FILES)) {
  test(`${name} reads as a person reads it`, { skip }, async () => {
    const paths = [join(folder, name)];
    if (typeof expected === 'string') return assert.equal(await refusalOf(paths), expected);
    const { format, stories, authors, comments, problems } = await readRecords(paths);
    assert.deepEqual(
      {
        format,
        stories: distinct(stories),
        authors: distinct(authors),
        comments: distinct(comments),
        problems,
      },
      { problems: [], ...expected },
    );
  });
}

/** How many there are; a later record of the same id replaces the one before. */
function distinct(records: readonly { readonly id: string }[]): number {
  return new Set(records.map(({ id }) => id)).size;
}

test('the three files of Livefyre are one export', { skip }, async () => {
  const paths = ['assets', 'users', 'comments'].map((name) => join(folder, 'livefyre', `${name}.json`));
  const { stories, authors, comments } = await readRecords(paths);
  // The story comes with the assets and again with its comments, as the same one.
  assert.deepEqual([distinct(stories), authors.length, comments.length], [1, 2, 1]);
  assert.equal(comments[0]?.authorId, authors[0]?.id);
});

test('details of the samples are what they say', { skip }, async () => {
  const read = async (name: string) => readRecords([join(folder, name)]);
  const disqus = await read('disqus/remark42-disqus-deleted-post.xml');
  assert.deepEqual(
    disqus.comments.map(({ id, status, storyId }) => [id, status, storyId]),
    [
      ['299619020', 'deleted', '247937687'],
      ['299744309', 'published', '247937687'],
      ['299986072', 'published', '247918464'],
      ['own:12345678890', 'published', '247918464'],
      ['299986073', 'spam', '247937687'],
    ],
  );
  assert.deepEqual(
    disqus.stories.map(({ isClosed }) => isClosed),
    [false, true],
  );
  const orphans = await read('disqus/isso-disqus.xml');
  assert.deepEqual(
    orphans.comments.map(({ id, storyId, parentId, status }) => [id, storyId, parentId, status]),
    [
      ['4', '2', null, 'published'],
      ['5', '2', '4', 'published'],
      ['6', '1337', null, 'published'],
      ['8', '7', null, 'published'],
      ['9', '2', null, 'deleted'],
      ['11', '2', '9', 'published'],
    ],
  );
  const wordpress = await read('wordpress/remark42-wordpress-test-1.xml');
  assert.deepEqual(
    wordpress.comments.map(({ id, parentId, status }) => [id, parentId, status]),
    [
      ['100#8', null, 'published'],
      ['100#9', null, 'pending'],
      ['100#14', '100#13', 'published'],
    ],
  );
  const multiline = (await read('wordpress/isso-wordpress.xml')).comments.find(({ id }) => id === '18#10');
  assert.match(multiline?.body.source ?? '', /multiple lines:<br>\nWordPress/);
  assert.equal(multiline?.createdAt.toISOString(), '2022-06-06T02:13:14.000Z');
  const score = (await read('comentario/comentario-ok-single-v3.json.gz')).comments[0];
  assert.deepEqual(
    [score?.up, score?.down, score?.authorId],
    [23, 0, '476088a7-f3d5-4a4e-b56b-cc8fb4d8e506'],
  );
  const remark = await read('remark42/remark42-native-export-v1.jsonl');
  assert.deepEqual(
    remark.stories.map(({ isClosed }) => isClosed),
    [true, false],
  );
  assert.deepEqual(
    remark.authors.map(({ isBanned }) => isBanned),
    [false, true],
  );
});
