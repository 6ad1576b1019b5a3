import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import * as esbuild from 'esbuild';

const SOURCE = fileURLToPath(new URL('../../src/embed/', import.meta.url));

/** A style sheet as browsers fetch it. */
async function build(name: string): Promise<string> {
  const { outputFiles } = await esbuild.build({
    entryPoints: [SOURCE + name],
    bundle: true,
    minify: true,
    write: false,
  });
  return outputFiles.map(({ text }) => text).join('');
}

test('the style sheets keep to their share of the bytes a reader fetches', async () => {
  const budgets = { 'base.css': 1126, 'thread.css': 1843 };
  for (const [name, most] of Object.entries(budgets)) {
    const { length } = brotliCompressSync(await build(name));
    assert.ok(length <= most, `${name} has ${length} bytes of brotli, ${most} are allowed`);
  }
});

test('right-to-left pages need no rules of their own: every direction is a logical one', async () => {
  const physical =
    /(?:margin|padding|border|inset)-(?:left|right)|[;{](?:left|right|float|width|height):|text-align:\s*(?:left|right)/;
  for (const name of ['base.css', 'thread.css']) assert.doesNotMatch(await build(name), physical);
});
