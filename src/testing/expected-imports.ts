import type { ImportKind, ImportOutcome } from '../domain/import-report.ts';

/** What somebody who reads an export by hand finds in it, put together as it has to be after the import. */
export interface ExpectedImport {
  /** Below the folder of the samples; together they are one export. */
  readonly files: readonly string[];
  readonly format: string;
  /** Only what is not 0; what was read is their sum. */
  readonly counts: Readonly<Partial<Record<ImportKind, Readonly<Partial<Record<ImportOutcome, number>>>>>>;
  /** Each problem as `code kind id`, by code and id. */
  readonly problems: readonly string[];
  /**
   * Each story by its key, then its comments by time, two spaces in front for each level: the id in the source, who wrote
   * it, and what else there is to say. Ids of more than twelve characters are cut to eight.
   */
  readonly threads: readonly string[];
}

/** How a file is refused. */
export interface ExpectedRefusal {
  readonly files: readonly string[];
  readonly refused: string;
  /** `line:column`, or null. */
  readonly at: string | null;
}

/** Paths without a host are pages of the site's first origin. */
export const EXPORTS_ORIGIN = 'https://paper.example';

const ONE = { created: 1 };

/** Every sample that is an export, with the reason for whatever is not in. */
export const EXPECTED_IMPORTS: readonly ExpectedImport[] = [
  ...['v1', 'v3'].map((version) => ({
    // Nothing but a version.
    files: [`comentario/comentario-ok-empty-${version}.json.gz`],
    format: 'comentario',
    counts: {},
    problems: [],
    threads: [],
  })),
  {
    files: ['comentario/comentario-ok-single-v1.json.gz'],
    format: 'comentario',
    counts: { stories: ONE, authors: ONE, comments: ONE },
    problems: [],
    // A score of 23 says nothing of votes against.
    threads: ['https://example.com', '  0a34d928 Bugs Bunny +23'],
  },
  {
    files: ['comentario/comentario-ok-single-v3.json.gz'],
    format: 'comentario',
    counts: { stories: ONE, authors: ONE, comments: ONE },
    problems: [],
    // The file knows the page by its path only.
    threads: ['https://paper.example "Home"', '  881e132c Bugs Bunny +23'],
  },
  {
    files: ['commento/remark42-commento.json'],
    format: 'commento',
    // Two commenters, and whoever wrote without being one: "commenterHex": "anonymous".
    counts: { stories: { created: 2 }, authors: { created: 3 }, comments: { created: 3 } },
    problems: [],
    threads: [
      'https://example.com/blog/post/1',
      '  7d77e39f User5276',
      '    ea5f7bcd Saturnin Uf',
      'https://example.com/blog/post/2',
      '  e7069a7d - +1',
    ],
  },
  {
    files: ['disqus/comentario-disqus-ok-empty.xml.gz'],
    format: 'disqus',
    counts: {},
    problems: [],
    threads: [],
  },
  {
    files: ['disqus/comentario-disqus-ok-single.xml.gz'],
    format: 'disqus',
    counts: { stories: ONE, authors: ONE, comments: ONE },
    problems: [],
    threads: ['/xyz "How XYZ are you"', '  040506 Bugs Bunny'],
  },
  {
    files: ['disqus/isso-disqus.xml'],
    format: 'disqus',
    counts: {
      stories: { created: 2, failed: 1 },
      // "where am I?" wrote only the comment that is not in.
      authors: { created: 3, skipped: 1 },
      comments: { created: 5, failed: 1 },
    },
    problems: [
      'author_without_comments authors -',
      // Thread 1337 is not in the file; thread 3 has nothing but a number.
      'story_unknown comments 6',
      'story_without_address stories 3',
    ],
    threads: [
      'http://localhost:4000/blog/2013/02/12/redacted/index.html',
      '  8 Empty',
      'some-id "Hello, World!"',
      '  4 peter',
      '    5 user',
      // Deleted with its author, and answered.
      '  9 peter deleted',
      '    11 user',
    ],
  },
  ...[false, true].map((isDeleted) => ({
    files: [isDeleted ? 'disqus/remark42-disqus-deleted-post.xml' : 'disqus/remark42-disqus.xml'],
    format: 'disqus',
    // The sixth post is no XML: its thread has no quotes around the number. Its time would be none either.
    counts: { stories: { created: 2 }, authors: { created: 5 }, comments: { created: 5, failed: 1 } },
    problems: ['malformed_xml comments x299986073'],
    threads: [
      'http://radio-t.umputun.com/2011/03/229_8880.html "Радио-Т: Радио-Т 229"',
      '  299986072 No Username',
      // It has no number of Disqus, only one that its author's browser gave it.
      '  own:12345678890 Blah Noname',
      // The page called itself so; where it has moved to since is no matter.
      'http://www.radio-t.com/p/2011/03/05/podcast-229 "Радио-Т: Радио-Т 229" closed',
      `  299619020 Alexander Blah${isDeleted ? ' deleted' : ''}`,
      '  299744309 mikhail',
      '  299986073 Spam Noname rejected',
    ],
  })),
  {
    files: ['disqus/remark42-disqus-deleted-thread.xml'],
    format: 'disqus',
    counts: {
      stories: { created: 1, skipped: 1 },
      authors: { created: 2 },
      comments: { created: 2, skipped: 3, failed: 1 },
    },
    problems: [
      'malformed_xml comments x299986073',
      'story_deleted comments 299619020',
      'story_deleted comments 299744309',
      'story_deleted comments 299986073',
      'story_deleted stories 247937687',
    ],
    threads: [
      'http://radio-t.umputun.com/2011/03/229_8880.html "Радио-Т: Радио-Т 229"',
      '  299986072 No Username',
      '  own:12345678890 Blah Noname',
    ],
  },
  {
    files: ['isso/isso-generic.json'],
    format: 'isso',
    // "texas holdem" gave no address: somebody of whom nothing but this name is known.
    counts: { stories: { created: 2 }, authors: { created: 2 }, comments: { created: 2 } },
    problems: [],
    threads: [
      'https://paper.example/posts/0001 "Test+post"',
      '  /posts/0 texas holdem',
      'https://paper.example/posts/0007 "Nat+%26+Miguel"',
      '  /posts/0 Richard Crinshaw',
    ],
  },
  {
    files: ['livefyre/assets.json'],
    format: 'livefyre',
    counts: { stories: { skipped: 1 } },
    problems: ['story_without_comments stories 0f2f4db749cda6345565908e3876a594'],
    threads: [],
  },
  {
    files: ['livefyre/users.json'],
    format: 'livefyre',
    counts: { authors: { skipped: 2 } },
    problems: ['author_without_comments authors -', 'author_without_comments authors -'],
    threads: [],
  },
  {
    files: ['livefyre/comments.json'],
    format: 'livefyre',
    // User 123456 stands in another file; the comment says what they were called.
    counts: { stories: ONE, authors: ONE, comments: ONE },
    problems: ['author_unknown authors -'],
    threads: ['0f2f4db749cda6345565908e3876a594 "Cool Article"', '  142932212 foobar'],
  },
  {
    files: ['livefyre/assets.json', 'livefyre/users.json', 'livefyre/comments.json'],
    format: 'livefyre',
    // "foobaz" has an account and wrote nothing.
    counts: { stories: ONE, authors: { created: 1, skipped: 1 }, comments: ONE },
    problems: ['author_without_comments authors -'],
    threads: ['0f2f4db749cda6345565908e3876a594 "Cool Article"', '  142932212 foobar'],
  },
  {
    files: ['remark42/remark42-native-export-v1.jsonl'],
    format: 'remark42',
    counts: { stories: { created: 2 }, authors: { created: 2 }, comments: { created: 2 } },
    // It answers 1234, which is not in the file.
    problems: ['parent_unknown comments f863bd79-fec6-4a75-b308-61fe5dd02aa1'],
    threads: [
      'https://radio-t.com closed',
      '  efbc17f1 user name',
      'https://radio-t.com/2',
      '  f863bd79 user name banned',
    ],
  },
  {
    files: ['wordpress/comentario-wordpress-ok-empty.zip'],
    format: 'wordpress',
    counts: {},
    problems: [],
    threads: [],
  },
  ...['long', 'single'].map((which) => ({
    files: [`wordpress/comentario-wordpress-ok-${which}.zip`],
    format: 'wordpress',
    counts: { stories: ONE, authors: ONE, comments: ONE },
    problems: [],
    // Posts have no number in this file: their address stands before the number of the comment.
    threads: [`https://example.com "It's a post"`, '  https:// Luke Skywalker'],
  })),
  {
    files: ['wordpress/isso-wordpress.xml'],
    format: 'wordpress',
    counts: { stories: { created: 2, skipped: 1 }, authors: { created: 3 }, comments: { created: 8 } },
    problems: ['story_without_comments stories http://example.tld/?p=6'],
    threads: [
      'http://example.tld/2014/test "Hello, World…"',
      '  18#2 Ohai',
      // User 1 wrote under four names; the last one counts, which is that of the second post.
      '  18#6 Anonymous',
      // No user: the same name and address, but nobody says that it is the same person.
      '    18#7 Tester',
      '      18#8 Anonymous',
      '      18#9 Anonymous',
      '  18#10 Anonymous',
      '  18#11 Anonymous',
      'http://example.tld/?p=4 "..."',
      '  http://e Anonymous',
    ],
  },
  {
    files: ['wordpress/remark42-wordpress-test-1.xml'],
    format: 'wordpress',
    // An attachment that nobody commented on, and a pingback, which one comment answers.
    counts: {
      stories: { created: 1, skipped: 1 },
      authors: { created: 3 },
      comments: { created: 3, skipped: 1 },
    },
    problems: [
      'parent_unknown comments 100#14',
      'pingback comments 100#13',
      'story_without_comments stories 6',
    ],
    threads: [
      'https://realmenweardress.es/2010/07/do-you-rp "Post with comments. One is not approved"',
      '  100#8 SuperUser1',
      '  100#9 SuperUser2 pending',
      '  100#14 SuperUser3',
    ],
  },
];

/** Every sample that is malformed as a whole. */
export const EXPECTED_REFUSALS: readonly ExpectedRefusal[] = [
  { files: ['comentario/comentario-bad-format.json.gz'], refused: 'malformed_json', at: '1:23' },
  { files: ['comentario/comentario-bad-version.json.gz'], refused: 'version_unsupported', at: '1:1' },
  // The end tag of the root is missing; the file ends behind its only line.
  { files: ['disqus/comentario-disqus-bad-format.xml.gz'], refused: 'truncated', at: '2:1' },
  // The item is closed by the end of the channel, a commentZ still open in it.
  { files: ['wordpress/comentario-wordpress-bad-format.zip'], refused: 'malformed_xml', at: '1:325' },
  { files: ['wordpress/comentario-wordpress-bad-no-files.zip'], refused: 'empty', at: null },
  { files: ['wordpress/comentario-wordpress-bad-two-files.zip'], refused: 'archive_many_files', at: null },
  // It breaks off in the second comment, after the first was read.
  { files: ['wordpress/remark42-wordpress-test-2.xml'], refused: 'truncated', at: '33:42' },
];
