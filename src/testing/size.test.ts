import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { computeFlowSizes, listFlowsAboveCeiling, SIZE_CEILING, type Manifest } from './asset-sizes.ts';

function toManifest(brotli: number): Manifest {
  const bytes = { raw: 3 * brotli, gzip: 2 * brotli, brotli };
  const names = ['embed.js', 'page.js', 'handoff.js', 'base.css', 'page.css'];
  return Object.fromEntries(names.map((name) => [name, { file: name, hash: '', bytes }]));
}

test('a flow adds up the files that its reader fetches', () => {
  const sizes = { raw: 900, gzip: 600, brotli: 300 };
  assert.deepEqual(computeFlowSizes(toManifest(100)), { embed: sizes, page: sizes });
});

test('a flow above the ceiling is named, one at the ceiling is not', () => {
  assert.deepEqual(listFlowsAboveCeiling(toManifest(SIZE_CEILING / 3)), []);
  assert.deepEqual(listFlowsAboveCeiling(toManifest(SIZE_CEILING / 3 + 1)), ['embed', 'page']);
});

test('a file that was not built is an error, not zero bytes', () => {
  assert.throws(() => computeFlowSizes({}), /was not built/);
});

test('what was built stays below the ceiling in both flows', async () => {
  const built = await readFile(new URL('../assets/manifest.json', import.meta.url), 'utf8');
  assert.deepEqual(listFlowsAboveCeiling(JSON.parse(built) as Manifest), []);
});
