import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';
import { createTestApplication, type TestApplication } from '../../testing/application.ts';
import { exportInMemory, readExported } from '../../testing/exported.ts';
import { enrich, RICH_STORIES } from '../../testing/rich-installation.ts';
import { verify } from '../verify.ts';
import { restoreData } from './restore-data.ts';

/**
 * Exports that earlier versions wrote. They are restored for ever: whoever changes a table or the format so that one of them
 * no longer comes back has to teach `restoreData` the old shape, and never changes a file of this folder.
 *
 * A version that is released adds one: `PARLEY_WRITE_EXPORT=1 node dist/testing/run.js service/exports/kept-exports.test.js`
 * writes what the verbs of today make, under the name of the last migration.
 */
const FOLDER = fileURLToPath(new URL('../../../src/testing/kept-exports/', import.meta.url));

async function withEmpty<T>(work: (empty: TestApplication) => Promise<T>): Promise<T> {
  const empty = await createTestApplication();
  try {
    return await work(empty);
  } finally {
    await empty.close();
  }
}

if (process.env['PARLEY_WRITE_EXPORT'] === '1')
  await withEmpty(async (parley) => {
    await enrich(parley.deps);
    const { bytes, manifest } = await exportInMemory(parley);
    writeFileSync(join(FOLDER, `${manifest.migration.replace('.sql', '')}.zip`), bytes, { flag: 'wx' });
  });

const kept = readdirSync(FOLDER).filter((name) => name.endsWith('.zip'));

test('there are exports of earlier versions', () => {
  assert.ok(kept.length > 0);
});

for (const name of kept)
  test(`${name} is restored with every row that it has, and verifies`, () =>
    withEmpty(async (empty) => {
      const path = join(FOLDER, name);
      const before = readExported(readFileSync(path));
      assert.ok(before.rows('comments').length > 20);
      await restoreData(empty.deps, { path });
      const after = await exportInMemory(empty);
      for (const { table } of before.manifest.tables) {
        const now = new Set(after.schema.$defs[table]?.required);
        const rows = before.rows(table);
        // What later versions added stands beside what there was.
        const columns = Object.keys(rows[0] ?? {});
        assert.deepEqual(
          columns.filter((column) => !now.has(column)),
          [],
          table,
        );
        const again = after
          .rows(table)
          .map((row) => Object.fromEntries(columns.map((column) => [column, row[column]])));
        assert.deepEqual(again, rows, table);
      }
      const { found, log } = await verify(empty.deps, { fix: false });
      assert.deepEqual([found, log.findings], [[], []]);
      for (const [site, story] of RICH_STORIES) {
        const { statusCode } = await empty.request({ url: `/${site}/stories/${story}` });
        assert.equal(statusCode, 200, story);
      }
    }));
