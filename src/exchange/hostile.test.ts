import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readInProcess, readRecords, refusalOf } from '../testing/exchange-reading.ts';
import { temporaryFiles } from '../testing/temporary-files.ts';
import { readExport } from './read-export.ts';

const write = await temporaryFiles();

/** As much as a file can hold in one place; with 64 MiB of heap nothing may keep it. */
const HUGE = Buffer.alloc(100 * 1024 * 1024, 'a');

/** Node itself takes about 55 MiB; the readings below peak between 57 and 95. Holding the huge piece alone would take 155. */
const ENOUGH_MIB = 140;

const OPEN = '<disqus xmlns="http://disqus.com" xmlns:dsq="http://disqus.com/disqus-internals">';
const THREAD = '<thread dsq:id="1"><id>a</id><link>https://paper.example/a</link></thread>';

function post(id: string, message: string): string {
  return `<post dsq:id="${id}"><message>${message}</message><createdAt>2013-10-10T19:20:29Z</createdAt>
<author><name>Ann</name></author><thread dsq:id="1"/></post>`;
}

async function readHuge(
  name: string,
  [before, after]: readonly [string, string],
): ReturnType<typeof readInProcess> {
  return readInProcess(await write(name, Buffer.concat([Buffer.from(before), HUGE, Buffer.from(after)])));
}

test('a text of 100 MB becomes a problem of its record, and the rest goes on', async () => {
  const [head, tail] = post('2', '|').split('|') as [string, string];
  const around = [`${OPEN}${THREAD}${post('1', 'x')}${head}`, `${tail}${post('3', 'y')}</disqus>`] as const;
  const plain = await readHuge('text.xml', around);
  const cdata = await readHuge('cdata.xml', [`${around[0]}<![CDATA[`, `]]>${around[1]}`]);
  for (const { counts, refused, peakMiB } of [plain, cdata]) {
    assert.deepEqual(counts, { story: 1, comment: 2, text_too_long: 1 });
    assert.equal(refused, null);
    assert.ok(peakMiB < ENOUGH_MIB, `${peakMiB} MiB`);
  }
});

test('memory stays flat over many records', async () => {
  const [before, after] = post('|', 'x'.repeat(400)).split('|') as [string, string];
  const posts = Array.from({ length: 60_000 }, (_, at) => `${before}${at}${after}`).join('');
  const { counts, peakMiB } = await readInProcess(
    await write('many.xml', `${OPEN}${THREAD}${posts}</disqus>`),
  );
  assert.deepEqual(counts, { story: 1, comment: 60_000 });
  assert.ok(peakMiB < ENOUGH_MIB, `${peakMiB} MiB`);
});

test('a batch goes out after some megabytes, however few records are in them', async () => {
  // Texts are views of the piece of the file that they came in: a few comments among many articles would keep it all.
  const item = (
    at: number,
  ) => `<item><link>https://paper.example/${at}</link><content:encoded>${'y'.repeat(200_000)}</content:encoded>
<wp:comment><wp:comment_id>1</wp:comment_id><wp:comment_date_gmt>2014-01-14 17:32:12</wp:comment_date_gmt>
<wp:comment_content>A text of some length</wp:comment_content><wp:comment_approved>1</wp:comment_approved></wp:comment></item>`;
  const path = await write(
    'few.xml',
    `<rss><channel>${Array.from({ length: 60 }, (_, at) => item(at)).join('')}</channel></rss>`,
  );
  const { batches, totalBytes } = await readExport([path], { format: 'auto', now: new Date() });
  let [before, most, records] = [0, 0, 0];
  for await (const batch of batches) {
    most = Math.max(most, batch.bytesRead - before);
    before = batch.bytesRead;
    records += batch.records.length;
  }
  assert.deepEqual([records, before], [120, totalBytes]);
  assert.ok(most < 5 * 1024 * 1024, `${most} bytes`);
});

test('a comment of 100 MB in the source of the file is passed by', async () => {
  const { counts, peakMiB } = await readHuge('comment.xml', [
    `${OPEN}${THREAD}<!--`,
    `-->${post('1', 'x')}</disqus>`,
  ]);
  assert.deepEqual(counts, { story: 1, comment: 1 });
  assert.ok(peakMiB < ENOUGH_MIB, `${peakMiB} MiB`);
});

test('a tag of 100 MB is no tag, and the file is refused', async () => {
  const { refused, peakMiB } = await readHuge('tag.xml', [`${OPEN}<thread dsq:id="`, `"/></disqus>`]);
  assert.equal(refused, 'malformed_xml');
  assert.ok(peakMiB < ENOUGH_MIB, `${peakMiB} MiB`);
});

test('a string of 100 MB in JSON becomes a problem of its record', async () => {
  const comment = (markdown: string) =>
    `{"commentHex":"1","domain":"d.example","url":"/a","commenterHex":"anonymous","parentHex":"root",
"state":"approved","creationDate":"2021-03-12T11:21:56Z","markdown":"${markdown}"}`;
  const [before, after] = comment('|').split('|') as [string, string];
  const { counts, peakMiB } = await readHuge('text.json', [
    `{"version":1,"comments":[${comment('x')},${before}`,
    `${after},${comment('y')}]}`,
  ]);
  assert.deepEqual(counts, { story: 1, comment: 2, record_too_long: 1 });
  assert.ok(peakMiB < ENOUGH_MIB, `${peakMiB} MiB`);
});

test('a line of 100 MB becomes a problem of its place', async () => {
  const line = (text: string) =>
    `{"id":"1","text":"${text}","user":{"id":"u","name":"Ann"},"locator":{"url":"https://d.example/a"},"time":"2017-12-20T15:18:22-06:00"}\n`;
  const [before, after] = line('|').split('|') as [string, string];
  const { counts, peakMiB } = await readHuge('lines.jsonl', [
    `{"version":1,"users":[],"posts":[]}\n${line('x')}${before}`,
    `${after}${line('y')}`,
  ]);
  assert.deepEqual(counts, { story: 1, author: 1, comment: 2, record_too_long: 1 });
  assert.ok(peakMiB < ENOUGH_MIB, `${peakMiB} MiB`);
});

test('a field of 100 MB in CSV is refused: where its row ends, nobody can say', async () => {
  const { refused, peakMiB } = await readHuge('comments.csv', [
    'id,author_id,story_id,created_at,body,parent_id,status,rating\n1,2,3,2021-03-12T11:21:56Z,"',
    '",,,\n',
  ]);
  assert.equal(refused, 'malformed_csv');
  assert.ok(peakMiB < ENOUGH_MIB, `${peakMiB} MiB`);
});

test('entities are never defined: billion laughs and files from outside are refused', async () => {
  const laughs = `<?xml version="1.0"?>
<!DOCTYPE disqus [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>
${OPEN}${THREAD}${post('1', '&b;')}</disqus>`;
  const outside = laughs.replace('"ha"', 'SYSTEM "file:///etc/passwd"');
  for (const text of [laughs, outside]) {
    const refusal = await refusalOf([await write('entities.xml', text)]);
    assert.equal(refusal, 'document_type 2:1 a file without a document type that defines something');
  }
});

test('what a reference stands for is not read again, and unknown ones stay as they are', async () => {
  const text = `<!DOCTYPE disqus>${OPEN}${THREAD}${post('1', '&amp;lt;b&gt; &b; &#x1F600; &#xD800; &#0;')}</disqus>`;
  const { comments } = await readRecords([await write('references.xml', text)]);
  assert.equal(comments[0]?.body.source, '&lt;b> &b; 😀 \ufffd');
});

test('deep nesting is a problem of its record in XML and goes by in JSON', async () => {
  const deep = `${'<b>'.repeat(2_000)}x${'</b>'.repeat(2_000)}`;
  const xml = `${OPEN}${THREAD}${post('1', deep)}${post('2', 'y')}</disqus>`;
  const { comments, problems } = await readRecords([await write('deep.xml', xml)]);
  assert.deepEqual(
    comments.map(({ id }) => id),
    ['2'],
  );
  assert.deepEqual(problems, ['nesting_too_deep 1']);
  const bottomless = `${OPEN}<post>${'<b>'.repeat(3_000_000)}`;
  const { refused } = await readInProcess(await write('bottomless.xml', bottomless));
  assert.equal(refused, 'truncated');
  const json = `{"version":3,"extra":${'['.repeat(2_000_000)}${']'.repeat(2_000_000)},"comments":[{"id":${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}}]}`;
  const read = await readInProcess(await write('deep.json', json));
  assert.deepEqual(read.counts, { id_missing: 1 });
});

test('bytes that are no UTF-8 are replaced and counted', async () => {
  const bad = Buffer.concat([
    Buffer.from(`${OPEN}${THREAD}`),
    Buffer.from(post('1', 'a\xff\xfeb'), 'latin1'),
    Buffer.from('</disqus>'),
  ]);
  const xml = await readRecords([await write('bad.xml', bad)]);
  assert.equal(xml.comments[0]?.body.source, 'a\ufffd\ufffdb');
  assert.deepEqual(xml.problems, ['invalid_utf8']);
  const line = `{"_id":"1","nick":"Ann","mail":"","url":"/a","comment":"a\xffb","created":1600000000000}`;
  const json = await readRecords([await write('bad.json', Buffer.from(`[${line}]`, 'latin1'))]);
  assert.equal(json.comments[0]?.body.source, 'a\ufffdb');
  assert.deepEqual(json.problems, ['invalid_utf8']);
});

test('a character that lies across two pieces of the file is whole', async () => {
  const posts = Array.from({ length: 3_000 }, (_, at) => post(String(at), '€'.repeat(100 + (at % 3))));
  const { comments, problems } = await readRecords([
    await write('across.xml', `${OPEN}${THREAD}${posts.join('')}</disqus>`),
  ]);
  assert.equal(comments.length, 3_000);
  assert.ok(comments.every(({ body }) => /^€+$/.test(body.source)));
  assert.deepEqual(problems, []);
});

test('a file in another encoding is read by what it declares, and refused in one that nobody knows', async () => {
  const declared = (name: string) =>
    `<?xml version="1.0" encoding="${name}"?>${OPEN}${THREAD}${post('1', 'é')}</disqus>`;
  const latin = Buffer.from(declared('ISO-8859-1'), 'latin1');
  assert.equal((await readRecords([await write('latin.xml', latin)])).comments[0]?.body.source, 'é');
  const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(declared('UTF-16'), 'utf16le')]);
  assert.equal((await readRecords([await write('wide.xml', wide)])).comments[0]?.body.source, 'é');
  assert.match(await refusalOf([await write('odd.xml', declared('x-nobody'))]), /^encoding_unsupported/);
});

test('zeros and halves of characters, which PostgreSQL refuses, do not come through', async () => {
  const text = JSON.stringify([
    {
      _id: 'a\u0000b',
      nick: 'A\ud800nn',
      mail: '',
      url: '/a',
      comment: 'x\u0000\u0008y\tz\n!',
      created: 1600000000000,
    },
  ]);
  const { comments } = await readRecords([await write('zeros.json', text)]);
  assert.deepEqual(
    [comments[0]?.id, comments[0]?.authorName, comments[0]?.body.source],
    ['ab', 'A\ufffdnn', 'xy\tz\n!'],
  );
});

test('names that objects have of their own are fields like any other', async () => {
  const text = `{"version":1,"constructor":[1],"__proto__":{"comments":[{}]},"comments":[
{"__proto__":{"commentHex":"9"},"commentHex":"constructor","url":"/a","creationDate":"2021-03-12T11:21:56Z","markdown":"x","state":"approved"}]}`;
  const { comments, problems } = await readRecords([await write('proto.json', text)], { format: 'commento' });
  assert.deepEqual([comments.map(({ id }) => id), problems], [['constructor'], []]);
});
