import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { readRecords } from '../testing/exchange-reading.ts';
import { EXPORT_SAMPLES, makeIssoDatabase } from '../testing/export-samples.ts';
import { makeOwnExport } from '../testing/own-export.ts';
import { temporaryFiles } from '../testing/temporary-files.ts';
import { FormatRefused } from './format-refused.ts';
import type { Format } from './formats/format.ts';
import { MAX_ADDRESS, MAX_BODY, MAX_ID, MAX_SOURCE_NAME } from './limits.ts';
import type { ExchangeRecord } from './records.ts';

const write = await temporaryFiles();

/** Files of each source, broken in every way: they are read or refused, never crashed on, and what comes out can be stored. */
const RUNS = 60;

/** Seconds of processor time for a file of some kilobytes; far more than any takes. */
const MOST_SECONDS = 2;

const XML =
  '< > & " / ]]> <![CDATA[ <!-- --> <? &b; &#0; &#xD800; </ <a <post> </post> <wp:comment> </item> <thread/> <comment> <!DOCTYPE[';
const JSON_PIECES =
  '{ } [ ] , : \\ \\u0000 \\ud800 null true -1 1e999 0.1 [] {} "" "id":1, "comments":[], "version":9, "__proto__":{"a":1},';
const TIMES = '2013 9999-99-99 0000-00-00 0001-01-01T00:00:00Z +99:99 1e400 -0 NaN \u0661';
const SIGNS = ['\n', '\r', '\t', '\0', '\u0001', '\ufeff', '\ufffe', '\u{1f600}', ' ', 'a'.repeat(3_000)];
const PIECES = [...`${XML} ${JSON_PIECES} ${TIMES}`.split(' '), ...SIGNS];

interface Change {
  /** Where, in thousandths of the file. */
  readonly at: number;
  readonly length: number;
  readonly kind: 'insert' | 'delete' | 'repeat' | 'move' | 'end' | 'byte';
  readonly piece: string;
}

const change: fc.Arbitrary<Change> = fc.record({
  at: fc.integer({ min: 0, max: 1_000 }),
  length: fc.integer({ min: 1, max: 200 }),
  kind: fc.constantFrom('insert', 'insert', 'delete', 'repeat', 'move', 'end', 'byte'),
  piece: fc.constantFrom(...PIECES),
});

function apply(content: Buffer, { at, length, kind, piece }: Change): Buffer {
  const start = Math.floor((content.length * at) / 1_000);
  const [before, cut, after] = [
    content.subarray(0, start),
    content.subarray(start, start + length),
    content.subarray(start + length),
  ];
  if (kind === 'insert') return Buffer.concat([before, Buffer.from(piece), cut, after]);
  if (kind === 'delete') return Buffer.concat([before, after]);
  if (kind === 'repeat') return Buffer.concat([before, cut, cut, after]);
  if (kind === 'move') return Buffer.concat([cut, before, after]);
  if (kind === 'end') return before;
  return Buffer.concat([before, Buffer.from([length]), content.subarray(start + 1)]);
}

function checkText(text: string | null, longest: number): void {
  if (text === null) return;
  assert.ok(text.length <= longest, `${text.length} characters`);
  assert.ok(text.isWellFormed(), 'well-formed');
  assert.ok(!text.includes('\0'), 'without a zero');
}

function checkRecord(record: ExchangeRecord): void {
  for (const value of Object.values(record)) {
    if (value instanceof Date)
      assert.ok(value.getTime() > 0 && value.getTime() < Date.UTC(2026, 11, 1), 'a time');
    else if (typeof value === 'number') assert.ok(Number.isInteger(value), 'a count');
  }
  if (record.kind === 'story')
    for (const text of [record.address, record.identifier, record.title]) checkText(text, MAX_ADDRESS);
  if (record.kind === 'author')
    for (const text of [record.name, record.email]) checkText(text, MAX_SOURCE_NAME);
  if (record.kind === 'vote') for (const id of [record.commentId, record.voterId]) checkText(id, MAX_ID);
  else checkText(record.id, MAX_ID);
  if (record.kind !== 'comment') return;
  for (const id of [record.storyId, record.parentId, record.authorId]) checkText(id, MAX_ID);
  checkText(record.authorName, MAX_SOURCE_NAME);
  for (const { source } of [record.body, ...record.earlier.map(({ body }) => body)])
    checkText(source, MAX_BODY);
  assert.equal(record.body.source === '', record.status === 'deleted');
}

async function readBroken(name: string, content: Buffer, format: Format | 'auto'): Promise<void> {
  const path = await write(name, content);
  const before = process.cpuUsage();
  try {
    const { records } = await readRecords([path], { format });
    records.forEach(checkRecord);
  } catch (error) {
    if (!(error instanceof FormatRefused)) throw error;
  }
  const { user } = process.cpuUsage(before);
  assert.ok(user < MOST_SECONDS * 1_000_000, `${user} microseconds`);
}

async function tryBroken(name: string, content: Buffer, format: Format): Promise<void> {
  await fc.assert(
    fc.asyncProperty(
      fc.array(change, { minLength: 1, maxLength: 5 }),
      fc.boolean(),
      async (changes, isKnown) => {
        const broken = changes.reduce(apply, content);
        if (broken.length > 0) await readBroken(name, broken, isKnown ? format : 'auto');
      },
    ),
    { numRuns: RUNS },
  );
}

for (const { format, name, content } of EXPORT_SAMPLES) {
  test(`a broken ${name} of ${format} is read or refused`, async () => {
    const { format: found, comments, problems } = await readRecords([await write(name, content)]);
    assert.equal(found, format);
    assert.ok(comments.length > 0, problems.join(', '));
    await tryBroken(name, Buffer.from(content), format as Format);
  });
}

test('a broken database of Isso is read or refused', async () => {
  await tryBroken('comments.db', await makeIssoDatabase(), 'isso');
});

test('a broken gzip file is read or refused', async () => {
  const [sample] = EXPORT_SAMPLES;
  await tryBroken('disqus.xml.gz', gzipSync(sample?.content ?? ''), 'disqus');
});

const ID = '00000000-0000-7000-8000-000000000001';
const AT = '2026-01-02T03:04:05.678+00:00';
const OWN: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  sites: { id: ID, key: 'daily', name: 'Daily', settings: {} },
  accounts: { id: ID, email: 'ann@x.example', name: 'Ann', is_guest: false, created_at: AT, role: 'admin' },
  identities: { issuer: 'sso:daily', subject: 'cms-7', account_id: ID },
  stories: {
    site_id: ID,
    id: ID,
    key: 'one',
    url: 'https://paper.example/1',
    title: 'One',
    closed_at: null,
    created_at: AT,
  },
  comments: {
    site_id: ID,
    id: ID,
    story_id: ID,
    parent_id: null,
    author_id: ID,
    format: 'html',
    body: '<p>Hello</p>',
    status: 'published',
    created_at: AT,
    edited_at: AT,
    deleted_at: null,
    waiting_revision: null,
    featured_at: null,
    pinned_at: AT,
    up: 3,
    down: 1,
    erased_up: 1,
    erased_down: 0,
    imported_up: 0,
    imported_down: 0,
  },
  revisions: { site_id: ID, comment_id: ID, number: 1, format: 'markdown', body: 'Helo', created_at: AT },
  votes: { site_id: ID, comment_id: ID, account_id: ID, story_id: ID, value: 1, cast_at: AT },
  sanctions: { id: ID, account_id: ID, site_id: ID, kind: 'ban', lifted_at: null },
};

test('an export of Parley with anything in any column is read or refused', async () => {
  const columns = Object.entries(OWN).flatMap(([table, row]) =>
    Object.keys(row).map((column) => [table, column] as const),
  );
  const value = fc.oneof(fc.constantFrom(ID, AT, 'daily', '', '\0', 1e300, -1, null), fc.jsonValue());
  const changes = fc.array(fc.tuple(fc.constantFrom(...columns), value), { minLength: 1, maxLength: 4 });
  const whole = Object.fromEntries(Object.entries(OWN).map(([table, row]) => [table, [row]]));
  const { comments } = await readRecords([await write('whole.zip', await makeOwnExport({ tables: whole }))]);
  assert.equal(comments.length, 1);
  const broken = fc.tuple(changes, fc.array(change, { maxLength: 1 }));
  await fc.assert(
    fc.asyncProperty(broken, async ([cells, bytes]) => {
      const tables: Record<string, Record<string, unknown>> = structuredClone(OWN);
      for (const [[table, column], cell] of cells) tables[table] = { ...tables[table], [column]: cell };
      const rows = Object.entries(tables).map(([table, row]) => [table, [row]] as const);
      const zip = await makeOwnExport({ tables: Object.fromEntries(rows) });
      await readBroken('own.zip', bytes.reduce(apply, zip), 'parley');
    }),
    { numRuns: RUNS },
  );
});
