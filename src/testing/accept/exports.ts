import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { ImportReport } from '../../domain/import-report.ts';
import type { SiteId } from '../../domain/ids.ts';
import { createPool, type Pool } from '../../storage/pool.ts';
import { checkImport, checkRefusal, type ImportBench } from '../check-imports.ts';
import { makeDataFolder } from '../embedded-host.ts';
import { EXPECTED_IMPORTS, EXPECTED_REFUSALS, EXPORTS_ORIGIN } from '../expected-imports.ts';
import {
  chooseSettings,
  runParley,
  startParley,
  toLocal,
  tryParley,
  type ParleyProcess,
  type ParleySettings,
} from '../parley-process.ts';
import { createTestDatabase } from '../postgres.ts';
import { findTestData } from '../test-data.ts';
import type { Check, Scenario } from './scenario.ts';

const GUIDE = fileURLToPath(new URL('../../../docs/move.md', import.meta.url));

/** Every sample export taken in by the command, each into a site of its own, and the evening of docs/move.md from end to end. */
export const exports: Scenario = {
  description:
    'every sample export is taken in or refused as a careful reading says; the guide to moving is followed',
  async run(check) {
    const { path: folder, skip } = findTestData('exports');
    const database = await createTestDatabase();
    const settings = await chooseSettings({
      DATABASE_URL: database.url,
      PARLEY_SECRET: 'a secret that lasts for this scenario',
      PARLEY_DATA: await makeDataFolder(),
    });
    const parley = await startParley(settings);
    const pool = createPool({ connection: database.connection, size: 2, onError: () => undefined });
    try {
      if (skip === false) await checkSamples(check, { settings, pool, folder });
      else console.log(`        ${skip}: only the guide is followed.`);
      await followGuide(check, { settings, parley });
      await check('counters, references and the log are right after all of it', async () => {
        assert.match(await runParley(settings, ['verify']), /Nothing is wrong\.$/);
      });
    } finally {
      await pool.end();
      await parley.stop();
      await database.drop();
    }
  },
};

interface Samples {
  readonly settings: ParleySettings;
  readonly pool: Pool;
  readonly folder: string;
}

async function checkSamples(check: Check, samples: Samples): Promise<void> {
  for (const [at, expected] of EXPECTED_IMPORTS.entries()) {
    const bench = await makeBench(samples, `in-${at}`);
    await check(`${expected.files.join(' + ')} is in`, () => checkImport(bench, expected));
  }
  for (const [at, expected] of EXPECTED_REFUSALS.entries()) {
    const bench = await makeBench(samples, `out-${at}`);
    await check(`${expected.files.join(' + ')} is refused as ${expected.refused}`, () =>
      checkRefusal(bench, expected),
    );
  }
}

async function makeBench({ settings, pool, folder }: Samples, key: string): Promise<ImportBench> {
  await runParley(settings, ['site', 'add', key, '--origin', EXPORTS_ORIGIN]);
  const { rows } = await pool.query<{ id: SiteId }>({
    text: 'select id from sites where key = $1',
    values: [key],
  });
  assert.ok(rows[0]);
  const run = async (paths: readonly string[], more: readonly string[]) => {
    const args = ['import', 'auto', ...paths, '--site', key, '--json', ...more];
    const { stdout, stderr } = await tryParley(settings, args);
    assert.ok(stdout.startsWith('{'), `no report, but: ${stdout}${stderr}`);
    return JSON.parse(stdout) as ImportReport;
  };
  return {
    pool,
    siteId: rows[0].id,
    folder,
    run: (paths) => run(paths, []),
    rehearse: (paths) => run(paths, ['--dry-run']),
  };
}

const EXPORT = `<?xml version="1.0"?>
<disqus xmlns="http://disqus.com" xmlns:dsq="http://disqus.com/disqus-internals">
<thread dsq:id="1"><id>cms-42</id><link>https://news.example/storm</link><title>Storm over the harbour</title></thread>
<post dsq:id="10"><message><![CDATA[<p>The <b>harbour</b> was closed.</p>]]></message><createdAt>2019-03-04T08:15:00Z</createdAt>
<author><name>Ann</name><email>ann@reader.example</email></author><thread dsq:id="1"/></post>
<post dsq:id="11"><message><![CDATA[<p>Until noon.</p>]]></message><createdAt>2019-03-04T09:15:00Z</createdAt>
<author><name>Ben</name></author><thread dsq:id="1"/><parent dsq:id="10"/></post>
</disqus>`;

/** Runs every command of the guide, in its order, as somebody would on the evening. */
async function followGuide(
  check: Check,
  { settings, parley }: { readonly settings: ParleySettings; readonly parley: ParleyProcess },
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'parley-move-'));
  try {
    await writeFile(join(folder, 'export.xml.gz'), gzipSync(EXPORT));
    const commands = listCommands(await readFile(GUIDE, 'utf8'));
    await check('the guide has commands', () => assert.ok(commands.length >= 7, commands.join('\n')));
    for (const command of commands) {
      await check(`docs/move.md: ${command}`, async () => {
        const args = toArguments(command).map((arg) =>
          /^(export\.xml\.gz|\w+\.html)$/.test(arg) ? join(folder, arg) : arg,
        );
        const { code, stderr, stdout } = await tryParley(settings, args);
        assert.equal(code, 0, stdout + stderr);
        if (command.includes('import.html')) await checkPages(parley);
      });
    }
    await check('both reports are there, and the rehearsal shows the discussion', async () => {
      assert.match(
        await readFile(join(folder, 'rehearsal.html'), 'utf8'),
        /The <strong>harbour<\/strong> was closed/,
      );
      assert.match(await readFile(join(folder, 'import.html'), 'utf8'), /Import 1 into daily/);
    });
    await check('after the way back the discussion is gone', async () => {
      const page = await fetch(`${toLocal(parley)}/daily/stories/cms-42`);
      assert.doesNotMatch(await page.text(), /harbour<\/strong> was closed/);
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The discussion is found by the id that the old snippet had, and by the address. */
async function checkPages(parley: ParleyProcess): Promise<void> {
  for (const key of ['cms-42', 'https://news.example/storm']) {
    const page = await fetch(`${toLocal(parley)}/daily/stories/${encodeURIComponent(key)}/thread.html`);
    assert.equal(page.status, 200, key);
    assert.match(await page.text(), /harbour<\/strong> was closed[^]*Until noon/, key);
  }
}

/** The commands of the guide that take part in the evening: those of each system's own steps need its files. */
function listCommands(guide: string): string[] {
  const evening = guide.slice(0, guide.indexOf('\n## Disqus\n'));
  const after = guide.slice(guide.indexOf('\n## The report\n'));
  const blocks = [...`${evening}${after}`.matchAll(/^ *```\n([^]*?)^ *```$/gm)].flatMap(([, block = '']) =>
    block.split('\n'),
  );
  const commands = blocks.map((line) => line.trim()).filter((line) => line.startsWith('npx parley '));
  // What takes everything back stands before what is looked up in it.
  return commands.toSorted((a, b) => Number(a.includes('import undo')) - Number(b.includes('import undo')));
}

function toArguments(command: string): string[] {
  return [...command.replace('npx parley ', '').matchAll(/"([^"]*)"|(\S+)/g)].map(
    ([, quoted, plain]) => quoted ?? plain ?? '',
  );
}
