import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toFileName } from './upload.ts';

test('the name of a file is one that a folder takes, whatever was sent', () => {
  for (const [sent, name] of [
    ['comments.xml', 'comments.xml'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\exports\\mine.json', 'mine.json'],
    ['..', 'file'],
    ['a\u001b[31m\u0000b', 'a_31m_b'],
    [undefined, 'file'],
  ] as const)
    assert.equal(toFileName(sent), name);
  for (const letter of ['評', 'x', '\u{20000}'])
    assert.ok(Buffer.byteLength(`8-${toFileName(`${letter.repeat(300)}.json`)}`) <= 255, letter);
});
