import assert from 'node:assert/strict';
import { once } from 'node:events';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { ZipFile } from 'yazl';
import { temporaryFiles } from '../testing/temporary-files.ts';
import { FormatRefused } from './format-refused.ts';
import { openInput, totalBytes } from './input.ts';

const write = await temporaryFiles();

async function zipOf(files: Readonly<Record<string, string | Buffer>>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(files)) zip.addBuffer(Buffer.from(content), name);
  zip.end();
  const chunks: Buffer[] = [];
  zip.outputStream.on('data', (chunk: Buffer) => chunks.push(chunk));
  await once(zip.outputStream, 'end');
  return Buffer.concat(chunks);
}

async function readAll(path: string): Promise<{ file: string; text: string; bytesRead: number }> {
  const input = await openInput(path);
  const chunks: Buffer[] = [];
  for await (const chunk of input.bytes) chunks.push(chunk);
  assert.ok(Buffer.concat(chunks).subarray(0, input.head.length).equals(input.head));
  return { file: input.file, text: Buffer.concat(chunks).toString(), bytesRead: input.bytesRead() };
}

async function refusalOf(path: string): Promise<string> {
  const error = await readAll(path).then(
    () => null,
    (error: unknown) => error,
  );
  assert.ok(error instanceof FormatRefused, `not refused: ${String(error)}`);
  return error.code;
}

const text = '<?xml version="1.0"?>\n<disqus>é</disqus>\n';

test('a file reads the same bare, packed by gzip and alone in a zip archive', async () => {
  const bare = await write('bare.xml', text);
  const packed = await write('packed.gz', gzipSync(text));
  const zipped = await write('one.zip', await zipOf({ 'export/one.xml': text, '__MACOSX/._one.xml': 'x' }));
  assert.deepEqual(await readAll(bare), { file: 'bare.xml', text, bytesRead: Buffer.byteLength(text) });
  const unpacked = await readAll(packed);
  assert.deepEqual(
    [unpacked.file, unpacked.text, unpacked.bytesRead],
    ['packed.gz', text, await totalBytes([packed])],
  );
  const entry = await readAll(zipped);
  assert.deepEqual([entry.file, entry.text], ['one.zip!export/one.xml', text]);
});

test('a large file comes in pieces, with its beginning to look at', async () => {
  const line = `${'x'.repeat(99)}\n`;
  const path = await write('large.gz', gzipSync(line.repeat(20_000) + Math.random()));
  const input = await openInput(path);
  assert.equal(input.head.length, 64 * 1024);
  let longest = 0;
  for await (const chunk of input.bytes) longest = Math.max(longest, chunk.length);
  assert.ok(longest < 1024 * 1024, `a piece of ${longest} bytes`);
});

test('what is empty, cut off or no archive is refused', async () => {
  const packed = gzipSync(text.repeat(100));
  assert.equal(await refusalOf(await write('empty.xml', '')), 'empty');
  assert.equal(await refusalOf(await write('empty.gz', gzipSync(''))), 'empty');
  assert.equal(await refusalOf(await write('cut.gz', packed.subarray(0, -9))), 'truncated');
  assert.equal(
    await refusalOf(await write('junk.gz', Buffer.concat([packed.subarray(0, 20), Buffer.alloc(99, 7)]))),
    'malformed_archive',
  );
  const zip = await zipOf({ 'one.xml': text });
  assert.equal(await refusalOf(await write('cut.zip', zip.subarray(0, -9))), 'malformed_archive');
  assert.equal(await refusalOf(await write('none.zip', await zipOf({}))), 'empty');
});

test('an archive of two files is refused: which comes first is for a person to say', async () => {
  const path = await write('two.zip', await zipOf({ 'one.xml': text, 'two.xml': text }));
  assert.equal(await refusalOf(path), 'archive_many_files');
});

test('a name that leads out of the archive is refused', async () => {
  for (const name of ['../../etc/xx.xml', '/tmp/etcetera.x', 'c:/temp/etc.xml', 'a/../../b/x.xml']) {
    const safe = 'x'.repeat(name.length);
    const zip = await zipOf({ [safe]: text });
    const path = await write(
      'unsafe.zip',
      Buffer.from(zip.toString('latin1').replaceAll(safe, name), 'latin1'),
    );
    assert.equal(await refusalOf(path), 'archive_unsafe_name', name);
  }
});

test('what unpacks to far more than an export does is refused, and before it is unpacked', async () => {
  const zeros = Buffer.alloc(64 * 1024 * 1024);
  const zip = await zipOf({ 'bomb.xml': zeros });
  assert.equal(await refusalOf(await write('bomb.zip', zip)), 'archive_too_large');
  assert.equal(await refusalOf(await write('bomb.gz', gzipSync(zeros))), 'archive_too_large');
});

test('an archive that lies about the size of its file is refused', async () => {
  const zip = await zipOf({ 'bomb.xml': Buffer.alloc(64 * 1024 * 1024) });
  const real = Buffer.alloc(4);
  real.writeUInt32LE(64 * 1024 * 1024);
  const lie = Buffer.alloc(4);
  lie.writeUInt32LE(5_000);
  const lying = Buffer.from(
    zip.toString('latin1').replaceAll(real.toString('latin1'), lie.toString('latin1')),
    'latin1',
  );
  assert.equal(await refusalOf(await write('lying.zip', lying)), 'malformed_archive');
});
