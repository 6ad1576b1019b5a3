import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { test } from 'node:test';
import { parse } from 'csv-parse/sync';
import { renderHtml } from '../../markup/render-html.ts';
import { renderMarkdown } from '../../markup/render-markdown.ts';
import { temporaryFiles } from '../../testing/temporary-files.ts';
import { readExport } from '../read-export.ts';
import type { CommentRecord, ExchangeRecord, StoryRecord } from '../records.ts';
import { CSV_COLUMNS, writeCsv } from './csv.ts';
import { writeDisqusWxr } from './disqus-wxr.ts';
import type { LeavingComment, LeavingRecord, LeavingStory, LeavingWriter } from './leaving.ts';

const keep = await temporaryFiles();
const at = new Date('2026-11-22T09:42:07.345Z');

function story(given: Partial<LeavingStory>): LeavingStory {
  return {
    kind: 'story',
    id: 'story',
    identifier: 'cms-42',
    address: 'https://courier.example/a?b=1&c=2',
    title: 'Trams & <trains> "again"',
    isClosed: false,
    createdAt: at,
    ...given,
  };
}

function comment(given: Partial<LeavingComment>): LeavingComment {
  const body = given.body ?? 'So *it* is.';
  return {
    kind: 'comment',
    id: 'comment',
    parentId: null,
    author: { id: 'ann', name: 'Ann & <Sons>', email: 'ann@reader.example', publisherId: null },
    format: 'markdown',
    body,
    html: renderMarkdown(body),
    status: 'published',
    createdAt: at,
    editedAt: null,
    deletedAt: null,
    isPinned: false,
    isFeatured: false,
    up: 3,
    down: 1,
    ...given,
  };
}

const RECORDS: readonly LeavingRecord[] = [
  story({}),
  comment({ id: 'a', body: 'One\ntwo\n\n> three\n\n```\n  x\n\n\n]]> &amp;\n```\n\n- four\n  - five' }),
  comment({ id: 'b', parentId: 'a', status: 'pending', body: 'A \u0001 <b> ]]> &lt; "x" \u{1f600}' }),
  comment({ id: 'c', parentId: 'b', deletedAt: at, author: null, body: '', html: renderHtml('') }),
  comment({ id: 'd', parentId: 'c', status: 'rejected', author: null }),
  comment({ id: 'e', status: 'withheld', body: '||spoiler|| https://a.example/?b=1&c=2' }),
  story({ id: 'empty', identifier: 'nobody-wrote', title: null }),
  story({
    id: 'second',
    identifier: null,
    address: 'https://courier.example/b',
    title: null,
    isClosed: true,
  }),
  comment({ id: 'f', body: '=1+1' }),
  comment({ id: 'g', parentId: 'f', format: 'html', body: '<p>old</p>', html: renderHtml('<p>old</p>') }),
];

async function write(writer: LeavingWriter, withEmails = false, records = RECORDS): Promise<string> {
  const pieces: string[] = [];
  for await (const piece of writer(Readable.from(records), { withEmails })) pieces.push(piece);
  return pieces.join('');
}

async function readBack(
  xml: string,
): Promise<{ stories: StoryRecord[]; comments: CommentRecord[]; problems: unknown[] }> {
  const path = await keep('leaving.xml', xml);
  const { format, batches } = await readExport([path], { format: 'auto', now: at });
  assert.equal(format, 'wordpress');
  const records: ExchangeRecord[] = [];
  for await (const batch of batches) records.push(...batch.records);
  return {
    stories: records.filter((record) => record.kind === 'story'),
    comments: records.filter((record) => record.kind === 'comment'),
    problems: records.filter((record) => record.kind === 'problem'),
  };
}

test('what leaves as Disqus WXR comes back as the same stories and comments', async () => {
  const { stories, comments, problems } = await readBack(await write(writeDisqusWxr));
  assert.deepEqual(problems, []);
  assert.deepEqual(
    stories.map(({ id, identifier, address, title, isClosed }) => ({
      id,
      identifier,
      address,
      title,
      isClosed,
    })),
    [
      {
        id: '1',
        identifier: 'cms-42',
        address: 'https://courier.example/a?b=1&c=2',
        title: 'Trams & <trains> "again"',
        isClosed: false,
      },
      { id: '2', identifier: null, address: 'https://courier.example/b', title: null, isClosed: true },
    ],
  );
  assert.deepEqual(
    comments.map(({ id, parentId, authorName, status }) => [id, parentId, authorName, status]),
    [
      ['1#1', null, 'Ann & <Sons>', 'published'],
      ['1#2', '1#1', 'Ann & <Sons>', 'pending'],
      ['1#3', '1#2', 'Anonymous', 'deleted'],
      ['1#4', '1#3', 'Anonymous', 'spam'],
      ['1#5', null, 'Ann & <Sons>', 'pending'],
      ['2#6', null, 'Ann & <Sons>', 'published'],
      ['2#7', '2#6', 'Ann & <Sons>', 'published'],
    ],
  );
  const left = RECORDS.filter((record) => record.kind === 'comment');
  const plain = (html: string) => renderHtml(html.replaceAll('\u0001', ''));
  assert.deepEqual(
    comments.map(({ body }) => renderHtml(body.source)),
    left.map(({ html }) => plain(html)),
  );
  assert.ok(comments.every(({ createdAt }) => createdAt.toISOString() === '2026-11-22T09:42:07.000Z'));
});

for (const [name, writer] of [
  ['Disqus WXR', writeDisqusWxr],
  ['CSV', writeCsv],
] as const) {
  test(`${name} has e-mail addresses only where they are asked for`, async () => {
    assert.doesNotMatch(await write(writer), /reader\.example/);
    assert.match(await write(writer, true), /ann@reader\.example/);
  });

  test(`${name} of nothing is a file without comments`, async () => {
    assert.ok((await write(writer, false, [])).length > 0);
    await assert.rejects(write(writer, false, [comment({})]), /before any story/);
  });
}

test('a reader of the publisher’s own sign-on is known by their id there', async () => {
  const author = { id: 'x', name: 'X', email: null, publisherId: 'cms<7>' };
  const xml = await write(writeDisqusWxr, false, [story({}), comment({ author })]);
  assert.match(xml, /<dsq:remote><dsq:id>cms&lt;7&gt;<\/dsq:id><\/dsq:remote>/);
});

test('CSV has a line for each comment, with everything as it was written', async () => {
  const text = await write(writeCsv, true);
  const [columns, ...rows] = parse(text);
  assert.deepEqual(columns, CSV_COLUMNS);
  const left = RECORDS.filter((record) => record.kind === 'comment');
  const column = (name: string) => rows.map((row) => row[CSV_COLUMNS.indexOf(name)]);
  assert.deepEqual(column('comment'), ['a', 'b', 'c', 'd', 'e', 'f', 'g']);
  assert.deepEqual(column('story'), ['cms-42', 'cms-42', 'cms-42', 'cms-42', 'cms-42', 'second', 'second']);
  assert.deepEqual(column('status'), [
    'published',
    'pending',
    'deleted',
    'rejected',
    'withheld',
    'published',
    'published',
  ]);
  assert.deepEqual(
    column('body'),
    left.map(({ body }) => body.replace(/^=/, "'=")),
  );
  assert.deepEqual(
    column('created_at'),
    left.map(() => at.toISOString()),
  );
  assert.deepEqual(rows[0]?.slice(-5, -2), ['3', '1', 'markdown']);
});

test('a long thread goes out in pieces', async () => {
  async function* generate(): AsyncGenerator<LeavingRecord> {
    yield story({});
    for (let number = 0; number < 20_000; number += 1) yield comment({ id: String(number) });
  }
  for (const writer of [writeDisqusWxr, writeCsv]) {
    let [pieces, longest] = [0, 0];
    for await (const piece of writer(generate(), { withEmails: false })) {
      pieces += 1;
      longest = Math.max(longest, piece.length);
    }
    assert.ok(pieces > 10 && longest < 100_000, `${pieces} pieces, ${longest}`);
  }
});
