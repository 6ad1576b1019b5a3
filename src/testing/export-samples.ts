import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** A small export as a source writes it, with everything that its reader looks at. */
export interface ExportSample {
  readonly format: string;
  /** What its name ends with: only CSV without a header is told apart by it. */
  readonly name: string;
  readonly content: string;
}

const HEX = 'a'.repeat(64);

const lines = (...values: readonly object[]) => values.map((value) => JSON.stringify(value)).join('\n');

/** An export of each source, written by hand. */
export const EXPORT_SAMPLES: readonly ExportSample[] = [
  {
    format: 'disqus',
    name: 'disqus.xml',
    content: `<?xml version="1.0" encoding="utf-8"?>
<disqus xmlns="http://disqus.com" xmlns:dsq="http://disqus.com/disqus-internals">
<category dsq:id="1"><forum>paper</forum><title>General</title></category>
<thread dsq:id="10"><id>cms-1</id><link>https://paper.example/1</link><title>One &amp;amp; two</title>
<createdAt>2013-10-10T19:20:29Z</createdAt><isClosed>false</isClosed><isDeleted>false</isDeleted></thread>
<thread dsq:id="11"><id/><link>https://paper.example/2</link><isDeleted>true</isDeleted></thread>
<post dsq:id="100"><id/><message><![CDATA[<p>Hello <b>you</b></p>]]></message><createdAt>2013-10-10T19:20:29Z</createdAt>
<isDeleted>false</isDeleted><isSpam>false</isSpam><author><name>Ann</name><email>ann@x.example</email>
<isAnonymous>false</isAnonymous><username>ann</username></author><thread dsq:id="10"/></post>
<post dsq:id="101"><message>&lt;p&gt;Yes&lt;/p&gt;</message><createdAt>2013-10-11T19:20:29Z</createdAt>
<isSpam>true</isSpam><author><name>Bob</name><isAnonymous>true</isAnonymous></author><thread dsq:id="10"/><parent dsq:id="100"/></post>
</disqus>`,
  },
  {
    format: 'wordpress',
    name: 'wordpress.xml',
    content: `<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/" xmlns:dsq="http://www.disqus.com/"><channel><title>Blog</title>
<item><title>Post</title><link>https://blog.example/?p=1</link><guid>https://blog.example/?p=1</guid><wp:post_id>1</wp:post_id>
<dsq:thread_identifier>1</dsq:thread_identifier><wp:post_date_gmt>2014-01-14 17:32:12</wp:post_date_gmt><wp:comment_status>open</wp:comment_status>
<wp:comment><wp:comment_id>2</wp:comment_id><wp:comment_author><![CDATA[Ann]]></wp:comment_author>
<wp:comment_author_email>ann@x.example</wp:comment_author_email><wp:comment_date>2014-01-14 18:32:12</wp:comment_date>
<wp:comment_date_gmt>2014-01-14 17:32:12</wp:comment_date_gmt><wp:comment_content><![CDATA[One
two

three]]></wp:comment_content><wp:comment_approved>1</wp:comment_approved><wp:comment_type>comment</wp:comment_type>
<wp:comment_parent>0</wp:comment_parent><wp:comment_user_id>7</wp:comment_user_id></wp:comment>
<wp:comment><wp:comment_id>3</wp:comment_id><wp:comment_date_gmt>2014-01-15 17:32:12</wp:comment_date_gmt><wp:comment_content>Ping</wp:comment_content>
<wp:comment_approved>1</wp:comment_approved><wp:comment_type>pingback</wp:comment_type><wp:comment_parent>2</wp:comment_parent></wp:comment>
</item></channel></rss>`,
  },
  {
    format: 'intensedebate',
    name: 'intensedebate.xml',
    content: `<?xml version="1.0"?><output><blogpost><url>https%3A%2F%2Fblog.example%2F1</url><title>Post</title><guid>g1</guid><comments>
<comment id='5' parentid='0'><name>Ann</name><email>ann@x.example</email><text>One
two</text><date>2010-01-01 12:00:00</date><gmt>2010-01-01 18:00:00</gmt><score>-2</score></comment>
<comment id='6' parentid='5'><name>Bob</name><text>Yes</text><date>2010-01-02 12:00:00</date></comment></comments></blogpost></output>`,
  },
  {
    format: 'commento',
    name: 'commento.json',
    content: JSON.stringify({
      version: 1,
      comments: [
        {
          commentHex: HEX,
          domain: 'blog.example',
          url: '/1',
          commenterHex: HEX,
          markdown: 'Hello',
          parentHex: 'root',
          score: 2,
          state: 'approved',
          creationDate: '2019-01-01T12:00:00Z',
        },
        {
          commentHex: 'b',
          domain: 'blog.example',
          url: '/1',
          commenterHex: 'anonymous',
          markdown: 'Yes',
          parentHex: HEX,
          score: -1,
          state: 'unapproved',
          creationDate: '2019-01-02T12:00:00Z',
        },
      ],
      commenters: [
        { commenterHex: HEX, email: 'ann@x.example', name: 'Ann', joinDate: '2019-01-01T11:00:00Z' },
      ],
    }),
  },
  {
    format: 'comentario',
    name: 'comentario.json',
    content: JSON.stringify({
      version: 3,
      pages: [
        {
          id: 'p1',
          domainId: 'd',
          path: '/1',
          title: 'One',
          isReadonly: false,
          createdTime: '2024-01-01T12:00:00Z',
        },
      ],
      comments: [
        {
          id: 'c1',
          pageId: 'p1',
          markdown: 'Hello',
          html: '<p>Hello</p>',
          score: 1,
          isSticky: true,
          isApproved: true,
          isPending: false,
          isDeleted: false,
          createdTime: '2024-01-02T12:00:00Z',
          editedTime: '0001-01-01T00:00:00.000Z',
          userCreated: 'u1',
        },
        {
          id: 'c2',
          parentId: 'c1',
          pageId: 'p1',
          markdown: 'Yes',
          isApproved: false,
          isDeleted: true,
          createdTime: '2024-01-03T12:00:00Z',
          authorName: 'Bob',
        },
      ],
      commenters: [{ id: 'u1', name: 'Ann', email: 'ann@x.example', createdTime: '2024-01-01T12:00:00Z' }],
    }),
  },
  {
    format: 'remark42',
    name: 'remark42.json',
    content: lines(
      {
        version: 1,
        users: [{ id: 'google_1', blocked: { status: true }, verified: true, email: 'ann@x.example' }],
        posts: [{ url: 'https://blog.example/1', read_only: true }],
      },
      {
        id: 'a',
        pid: '',
        text: '<p>Hello</p>',
        orig: 'Hello',
        user: { name: 'Ann', id: 'google_1' },
        locator: { site: 's', url: 'https://blog.example/1' },
        score: 1,
        votes: { github_2: true, github_3: false },
        time: '2020-01-01T12:00:00.123456789+03:00',
        edit: { time: '2020-01-01T12:05:00Z', summary: '' },
        pin: true,
        title: 'One',
      },
      {
        id: 'b',
        pid: 'a',
        text: '',
        user: { name: 'Bob', id: 'github_2' },
        locator: { site: 's', url: 'https://blog.example/1' },
        score: 4,
        time: '2020-01-02T12:00:00Z',
        delete: true,
      },
    ),
  },
  {
    format: 'isso',
    name: 'isso.json',
    content: JSON.stringify([
      {
        id: '/1/',
        title: 'One',
        comments: [
          { id: '1', author: 'Ann', email: 'ann@x.example', created: '2015-01-01 12:00:00', text: 'Hello' },
          { id: '2', parent: '1', created: '2015-01-02 12:00:00', text: 'Yes' },
        ],
      },
    ]),
  },
  {
    format: 'coral',
    name: 'coral.json',
    content: lines(
      {
        id: 's1',
        tenantID: 't',
        siteID: 'x',
        url: 'https://paper.example/1',
        metadata: { title: 'One' },
        createdAt: { $date: '2021-01-01T12:00:00Z' },
        closedAt: false,
      },
      {
        id: 'u1',
        tenantID: 't',
        username: 'Ann',
        email: 'ann@x.example',
        emailVerified: true,
        profiles: [{ type: 'sso', id: 'cms-7' }],
        status: { ban: { active: false } },
        createdAt: { $date: { $numberLong: '1609502400000' } },
      },
      {
        id: 'c1',
        tenantID: 't',
        siteID: 'x',
        storyID: 's1',
        authorID: 'u1',
        status: 'APPROVED',
        revisions: [
          { id: 'r1', body: 'Helo', createdAt: { $date: '2021-01-01T13:00:00Z' } },
          { id: 'r2', body: 'Hello<br>you', createdAt: { $date: '2021-01-01T13:05:00Z' } },
        ],
        createdAt: { $date: '2021-01-01T13:00:00Z' },
        tags: [{ type: 'FEATURED' }],
        actionCounts: { REACTION: 2 },
      },
      {
        id: 'a1',
        tenantID: 't',
        actionType: 'REACTION',
        commentID: 'c1',
        commentRevisionID: 'r2',
        userID: 'u2',
        createdAt: { $date: '2021-01-01T14:00:00Z' },
      },
    ),
  },
  {
    format: 'coral',
    name: 'comments.csv',
    content:
      'id,author_id,story_id,created_at,body,parent_id,status,rating\r\nc1,u1,s1,2021-01-01T12:00:00Z,"Hello, ""you""\nagain",,APPROVED,\r\nc2,u2,s1,2021-01-02T12:00:00Z,Yes,c1,REJECTED,5\r\n',
  },
  {
    format: 'artalk',
    name: 'artalk.artrans',
    content: JSON.stringify([
      {
        id: '1',
        rid: '0',
        content: 'Hello',
        created_at: '2022-01-01 12:00:00 +0800',
        is_pending: 'false',
        is_pinned: 'true',
        vote_up: '3',
        vote_down: '1',
        nick: 'Ann',
        email: 'ann@x.example',
        page_key: '/1',
        page_title: 'One',
        page_admin_only: 'false',
      },
      {
        id: '2',
        rid: '1',
        content: 'Yes',
        created_at: '2022-01-02 12:00:00 +0800',
        is_pending: 'true',
        nick: 'Bob',
        email: '',
        page_key: '/1',
      },
    ]),
  },
  {
    format: 'waline',
    name: 'waline.json',
    content: JSON.stringify({
      type: 'waline',
      version: 1,
      time: 1641038400000,
      tables: ['Comment', 'Users'],
      data: {
        Comment: [
          {
            objectId: 'c1',
            user_id: 'u1',
            comment: 'Hello',
            insertedAt: { __type: 'Date', iso: '2022-01-01T12:00:00.000Z' },
            nick: 'Ann',
            mail: 'ann@x.example',
            status: 'approved',
            sticky: 1,
            like: 3,
            url: '/1',
          },
          {
            objectId: 'c2',
            pid: 'c1',
            rid: 'c1',
            comment: 'Yes',
            insertedAt: '2022-01-02T12:00:00.000Z',
            nick: 'Bob',
            status: 'waiting',
            url: '/1',
          },
        ],
        Counter: [{ objectId: 'x', url: '/1', time: 7 }],
        Users: [
          {
            objectId: 'u1',
            display_name: 'Ann',
            email: 'ann@x.example',
            type: 'banned',
            createdAt: '2022-01-01T11:00:00.000Z',
          },
        ],
      },
    }),
  },
  {
    format: 'twikoo',
    name: 'twikoo.json',
    content: JSON.stringify([
      {
        _id: { $oid: '1' },
        nick: 'Ann',
        mail: 'ann@x.example',
        url: '/1',
        href: 'https://blog.example/1',
        comment: '<p>Hello</p>',
        created: 1641038400000,
        updated: 1641038500000,
        like: ['x'],
      },
      {
        _id: '2',
        nick: 'Bob',
        url: '/1',
        comment: '<p>Yes</p>',
        pid: '1',
        rid: '1',
        created: { $numberLong: '1641038600000' },
        isSpam: true,
      },
    ]),
  },
  {
    format: 'livefyre',
    name: 'livefyre.json',
    content: lines(
      {
        id: 's1',
        source: 'https://paper.example/1',
        title: 'One',
        created: '2014-01-01T12:00:00Z',
        allow_comments: true,
        comments: [
          { id: 1, author_id: 'u1', created: '2014-01-01T13:00:00Z', body_html: '<p>Hello</p>' },
          {
            id: 2,
            parent_id: 1,
            created: '2014-01-01T14:00:00Z',
            body_html: '<p>Yes</p>',
            imported_display_name: 'Bob',
          },
        ],
      },
      { id: 'u1', display_name: 'Ann', name: { first: 'Ann', last: 'Lee' }, email: 'ann@x.example' },
    ),
  },
];

/** Isso's database with two comments. */
export async function makeIssoDatabase(): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'parley-sample-'));
  try {
    const path = join(folder, 'comments.db');
    const database = new DatabaseSync(path);
    database.exec(`create table threads (id integer primary key, uri varchar(256) unique, title varchar(256));
      create table comments (tid references threads(id), id integer primary key, parent integer, created float not null,
        modified float, mode integer, remote_addr varchar, text varchar, author varchar, email varchar, website varchar,
        likes integer default 0, dislikes integer default 0, voters blob not null);
      insert into threads values (1, '/a/', 'A story');
      insert into comments (tid, id, parent, created, mode, text, author, email, likes, dislikes, voters) values
        (1, 1, null, 1381432829.25, 1, 'Hello *you*', 'Ann', 'ann@x.example', 3, 1, x''),
        (1, 2, 1, 1381432830, 2, 'Waiting', null, null, 0, 0, x'');`);
    database.close();
    return await readFile(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
