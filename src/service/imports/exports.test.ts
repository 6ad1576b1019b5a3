import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { ImportReport } from '../../domain/import-report.ts';
import { isRefusal } from '../../domain/refusal.ts';
import type { Site } from '../../domain/thread.ts';
import { OPERATOR } from '../../domain/viewer.ts';
import { FormatRefused } from '../../exchange/format-refused.ts';
import { createTestApplication, type TestApplication } from '../../testing/application.ts';
import { checkImport, checkRefusal, type ImportBench } from '../../testing/check-imports.ts';
import { EXPECTED_IMPORTS, EXPECTED_REFUSALS, EXPORTS_ORIGIN } from '../../testing/expected-imports.ts';
import { findTestData } from '../../testing/test-data.ts';
import { verify } from '../verify.ts';
import { rehearseImport } from './rehearse-import.ts';
import { runImport } from './run-import.ts';
import { startImport, toRefusedReport } from './start-import.ts';

const { path: folder, skip } = findTestData('exports');

let parley: TestApplication;

before(async () => {
  parley = await createTestApplication();
});
after(() => parley.close());

async function rehearse(site: Site, paths: readonly string[]): Promise<ImportReport> {
  const rehearsal = await rehearseImport(parley.deps, OPERATOR, { site, format: 'auto', paths });
  assert.ok(!isRefusal(rehearsal));
  return rehearsal.report;
}

async function run(site: Site, paths: readonly string[]): Promise<ImportReport> {
  const started = await startImport(parley.deps, OPERATOR, { site, format: 'auto', paths });
  assert.ok(!isRefusal(started));
  const report = await runImport(parley.deps, { site, number: started.number, paths });
  assert.ok(!isRefusal(report));
  return report;
}

async function makeBench(key: string): Promise<ImportBench> {
  const site = await parley.addSite(key, { origins: [EXPORTS_ORIGIN] });
  const orRefused =
    (work: (site: Site, paths: readonly string[]) => Promise<ImportReport>) => (paths: readonly string[]) =>
      work(site, paths).catch((error: unknown) => {
        if (!(error instanceof FormatRefused)) throw error;
        const input = { site, format: 'auto', paths, isRehearsal: false, at: new Date() } as const;
        return toRefusedReport(input, error);
      });
  return {
    pool: parley.pool,
    siteId: site.id,
    folder,
    run: orRefused(run),
    rehearse: orRefused(rehearse),
  };
}

for (const [at, expected] of EXPECTED_IMPORTS.entries()) {
  test(`${expected.files.join(' + ')} is taken in as a person reads it`, { skip }, async () => {
    await checkImport(await makeBench(`in-${at}`), expected);
  });
}

for (const [at, expected] of EXPECTED_REFUSALS.entries()) {
  test(`${expected.files.join(' + ')} is refused and leaves nothing behind`, { skip }, async () => {
    await checkRefusal(await makeBench(`out-${at}`), expected);
  });
}

test('everything is counted right after all of them', { skip }, async () => {
  assert.deepEqual((await verify(parley.deps, { fix: false, heads: [] })).found, []);
});
