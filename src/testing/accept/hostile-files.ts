import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { IMPORT_KINDS, IMPORT_OUTCOMES, type ImportReport } from '../../domain/import-report.ts';
import { createPool, type Pool } from '../../storage/pool.ts';
import { launchBrowser } from '../browser.ts';
import { makeDataFolder } from '../embedded-host.ts';
import { HOSTILE_EXPORTS, SCRIPTS_STORY, type HostileExport } from '../hostile-exports.ts';
import { measureParley, type Measured } from '../measure-parley.ts';
import {
  chooseSettings,
  runParley,
  startParley,
  toLocal,
  type ParleyProcess,
  type ParleySettings,
} from '../parley-process.ts';
import { createTestDatabase } from '../postgres.ts';
import { probeHtml } from '../script-probe.ts';
import type { Check, Scenario } from './scenario.ts';

/**
 * What an import may hold at most, whatever the file. Most stay below 190 MiB; a million accounts come to 255 to 295, of
 * which 50 are in use at a time and the rest is what the engine has not collected yet.
 */
const MOST_MIB = 350;

const SITE = 'courier';

/** Files made to do harm, through the command that operators run, each in a process of its own. */
export const hostileFiles: Scenario = {
  description: 'exports that are made to do harm: no crash, bounded memory, a reasoned report, nothing runs',
  async run(check) {
    const database = await createTestDatabase();
    const settings = await chooseSettings({
      DATABASE_URL: database.url,
      PARLEY_SECRET: 'a secret that lasts for this scenario',
      PARLEY_DATA: await makeDataFolder(),
    });
    const parley = await startParley(settings);
    const pool = createPool({ connection: database.connection, size: 2, onError: () => undefined });
    const world = { settings, pool, check };
    try {
      await runParley(settings, ['site', 'add', SITE, '--origin', 'https://news.example']);
      const peaks: number[] = [];
      for (const [at, hostile] of HOSTILE_EXPORTS.entries()) {
        const { peakMiB } = await checkExport(world, hostile, `s${at}`);
        if (peakMiB !== null) peaks.push(peakMiB);
      }
      await check('counters, references and the log are right after all of them', async () => {
        assert.match(await runParley(settings, ['verify']), /Nothing is wrong\.$/);
      });
      await checkPages(check, parley);
      console.log(
        peaks.length === 0
          ? '        This system does not say how much memory a process held.'
          : `        At most ${Math.max(...peaks)} MiB were held; ${MOST_MIB} are allowed.`,
      );
    } finally {
      await pool.end();
      await parley.stop();
      await database.drop();
    }
  },
};

interface World {
  readonly settings: ParleySettings;
  readonly pool: Pool;
  readonly check: Check;
}

async function checkExport(world: World, hostile: HostileExport, source: string): Promise<Measured> {
  const { settings, pool, check } = world;
  const folder = await mkdtemp(join(tmpdir(), 'parley-hostile-'));
  try {
    const paths = await hostile.write(folder);
    const before = await countRows(pool);
    const args = ['import', 'auto', ...paths, '--site', SITE, '--source', source, '--json'];
    const measured = await measureParley(settings, args);
    const { peakMiB, seconds } = measured;
    const figures = `${seconds.toFixed(1)} s${peakMiB === null ? '' : `, ${peakMiB} MiB`}`;
    await check(`${hostile.name} (${figures})`, async () => {
      checkReport(measured, hostile);
      if ('refused' in hostile.expected) assert.deepEqual(await countRows(pool), before);
      assert.ok((peakMiB ?? 0) <= MOST_MIB, `${peakMiB} MiB`);
    });
    return measured;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function checkReport({ code, stdout, stderr }: Measured, { expected }: HostileExport): void {
  assert.doesNotMatch(stderr, /\n\s+at /, 'it crashed');
  assert.ok(stdout.startsWith('{'), `no report, but: ${stdout}${stderr}`);
  const report = JSON.parse(stdout) as ImportReport;
  for (const kind of IMPORT_KINDS) {
    const counts = report.counts[kind];
    const sum = IMPORT_OUTCOMES.reduce((total, outcome) => total + counts[outcome], 0);
    assert.equal(sum, counts.read, `${kind} do not add up`);
  }
  if ('refused' in expected) {
    assert.deepEqual([report.state, report.refusal?.code, code], ['refused', expected.refused, 1]);
    return;
  }
  assert.deepEqual([report.state, report.refusal, code], ['done', null, 0]);
  const problems: Record<string, number> = {};
  for (const group of report.problems) problems[group.code] = (problems[group.code] ?? 0) + group.count;
  assert.deepEqual(problems, expected.problems);
  assert.equal(report.counts.comments.created, expected.comments);
}

/** How many rows there are of all that an import writes, except of what it says of itself. */
async function countRows(pool: Pool): Promise<unknown> {
  const tables = [
    'stories',
    'accounts',
    'comments',
    'revisions',
    'votes',
    'imported_rows',
    'imported_authors',
  ];
  const staged = ['stories', 'authors', 'comments', 'votes'].map((name) => `import_staged_${name}`);
  const counts = [...tables, ...staged].map((table) => `(select count(*)::int from ${table}) as ${table}`);
  const { rows } = await pool.query<Record<string, number>>({ text: `select ${counts.join(', ')}` });
  return rows[0];
}

async function checkPages(check: Check, parley: ParleyProcess): Promise<void> {
  const browser = await launchBrowser();
  try {
    await check('nothing in the pages runs, in Chromium and without a Content-Security-Policy', async () => {
      const threads = await readThreads(parley);
      assert.ok(threads.length > 5, `${threads.length} pages`);
      const { findings, elements } = await probeHtml(browser, threads);
      // Controls that only the script fills are links to nowhere.
      assert.deepEqual(
        findings.filter((finding) => finding !== 'a link goes to '),
        [],
      );
      const wrong = elements.filter((element) => /^(script|style|iframe|object|svg)|\son\w/.test(element));
      assert.deepEqual(wrong, []);
    });
    await check('the page itself opens in Chromium and asks for nothing elsewhere', async () => {
      const page = await browser.newPage();
      const findings = watch(page, parley.origin);
      await page.goto(`${parley.origin}/${SITE}/stories/${SCRIPTS_STORY}`, { waitUntil: 'networkidle' });
      assert.ok((await page.locator('article.comment').count()) >= 20);
      assert.deepEqual(findings, []);
      const names = await page.locator('.author').allTextContents();
      assert.ok(names.every((name) => !/[\p{Cc}\p{Bidi_C}]/u.test(name)));
    });
    await check('names do not turn the line around', async () => {
      const page = await browser.newPage();
      await page.goto(
        `${parley.origin}/${SITE}/stories/${encodeURIComponent('https://news.example/controls')}`,
      );
      const names = await page.locator('.author').allTextContents();
      assert.equal(names.length, 3);
      assert.ok(
        names.every((name) => !/[\p{Cc}\p{Bidi_C}]/u.test(name) && name.trim() !== ''),
        names.join(),
      );
    });
  } finally {
    await browser.close();
  }
}

/** The pages of the discussion with scripts, as publishers include them. */
async function readThreads(parley: ParleyProcess): Promise<string[]> {
  const pages: string[] = [];
  let next: string | null = `/${SITE}/stories/${SCRIPTS_STORY}/thread.html?sort=oldest`;
  while (next !== null) {
    const response: Response = await fetch(toLocal(parley) + next);
    assert.equal(response.status, 200);
    const html = await response.text();
    pages.push(html);
    const after: string | undefined = /data-more="comments"[^>]*href="[^"]*[?&](?:amp;)?after=([^"&]+)"/.exec(
      html,
    )?.[1];
    next =
      after === undefined ? null : `/${SITE}/stories/${SCRIPTS_STORY}/thread.html?sort=oldest&after=${after}`;
  }
  return pages;
}

function watch(page: Page, origin: string): string[] {
  const findings: string[] = [];
  page.on('pageerror', (error) => findings.push(`a script threw ${error.message}`));
  page.on('dialog', (dialog) => findings.push(`a dialog said ${dialog.message()}`));
  page.on('popup', () => findings.push('a window was opened'));
  page.on('request', (request) => {
    if (!request.url().startsWith(origin)) findings.push(`${request.url()} was requested`);
  });
  return findings;
}
