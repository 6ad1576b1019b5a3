import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createDeps } from '../../cli/compose.ts';
import { parseConfig } from '../../cli/config.ts';
import type { Deps } from '../../service/deps.ts';
import { formatHead } from '../../service/log-head.ts';
import { sealDecisions } from '../../service/seal-decisions.ts';
import { findRunningPostgres } from '../../storage/embedded/find-running-postgres.ts';
import { createPool } from '../../storage/pool.ts';
import { makePolarisedSite } from '../polarised-site.ts';
import { makeDataFolder } from '../embedded-host.ts';
import { makeSite } from '../make-site.ts';
import { readExported, type Exported } from '../exported.ts';
import {
  chooseSettings,
  runParley,
  startParley,
  toLocal,
  tryParley,
  type ParleyProcess,
  type ParleySettings,
} from '../parley-process.ts';
import { enrich, RICH_STORIES } from '../rich-installation.ts';
import type { Check, Scenario } from './scenario.ts';

const SORTS = ['best', 'newest', 'oldest', 'controversial', 'replies', 'across'];
const PARLEY_SECRET = 'a secret that both installations share';

/** Everything leaves, and comes back elsewhere as it was: every row, and every page byte for byte. */
export const roundtrip: Scenario = {
  description:
    'export, restore elsewhere, export again: all is equal, every page too; also while people write',
  async run(check) {
    const folder = await makeDataFolder();
    const first = await chooseSettings({ PARLEY_DATA: join(folder, 'first'), PARLEY_SECRET });
    const world: World = { check, folder, first };
    const left = await live(world);
    for (const kind of ['plain', 'secret'] as const) await comeBack(world, left, kind);
    await exportWhileWriting(world);
  },
};

interface World {
  readonly check: Check;
  readonly folder: string;
  readonly first: ParleySettings;
}

/** What the first installation leaves: its pages and pictures by their addresses, and the head of its log. */
interface Left {
  readonly pages: ReadonlyMap<string, Buffer>;
  readonly head: string;
}

const exportPath = ({ folder }: World, name: string) => join(folder, `${name}.zip`);

/** The same public address elsewhere: another data folder, other processes. */
const elsewhere = ({ first, folder }: World, name: string): ParleySettings => ({
  ...first,
  PARLEY_DATA: join(folder, name),
});

async function live(world: World): Promise<Left> {
  const { check, first } = world;
  const parley = await startParley(first);
  try {
    const head = await withDeps(first, async (deps) => {
      await check(
        'an installation lives: readers, guests, moderators, rules, moves, an import, an erasure',
        async () => {
          await enrich(deps);
        },
      );
      await check('readers of two camps vote until the order across viewpoints is there', async () => {
        const site = await makeSite(deps, { key: 'divided', origins: ['https://divided.example'] });
        const size = { voters: 150, stories: 8, commentsPerStory: 15, votesPerComment: 50 };
        await makePolarisedSite(deps.pool, site.id, size);
        for (let fit = 0; fit < 4; fit += 1) await runParley(first, ['rescore', '--site', 'divided']);
      });
      return (await sealDecisions(deps)).head;
    });
    assert.ok(head);
    await check('it verifies', () => verifyClean(first));
    await check('it is exported beside the running server, without secrets and with them', async () => {
      await runParley(first, ['export', '--all', '--out', exportPath(world, 'plain')]);
      await runParley(first, ['export', '--all', '--with-secrets', '--out', exportPath(world, 'secret')]);
      checkSecrets(await readExport(world, 'plain'), await readExport(world, 'secret'));
    });
    return { pages: await readPages(parley, await readExport(world, 'plain')), head: formatHead(head) };
  } finally {
    await parley.stop();
  }
}

async function withDeps<T>(settings: ParleySettings, work: (deps: Deps) => Promise<T>): Promise<T> {
  const config = parseConfig(settings);
  const connection = await findRunningPostgres(config.dataDir);
  assert.ok(connection, 'the server has no database');
  const pool = createPool({ connection, size: 4, onError: () => undefined });
  try {
    return await work(await createDeps(config, pool));
  } finally {
    await pool.end();
  }
}

async function readExport(world: World, name: string): Promise<Exported> {
  return readExported(await readFile(exportPath(world, name)));
}

function checkSecrets(plain: Exported, secret: Exported): void {
  for (const table of ['api_tokens', 'sign_on_secrets', 'recovery_codes', 'decision_seals']) {
    assert.equal(plain.lines(table), undefined, `${table} leaves only with --with-secrets`);
    assert.notEqual(secret.rows(table).length, 0, `${table} has rows to come back`);
  }
  for (const table of [
    'appeals',
    'sanctions',
    'reports',
    'notices',
    'pictures',
    'queue_items',
    'story_aliases',
  ])
    assert.notEqual(plain.rows(table).length, 0, `${table} has rows to come back`);
  assert.ok(
    plain.rows('viewpoint_fits').some((fit) => fit['is_open'] === true),
    'the order across viewpoints is open',
  );
}

/** Every story in every order, as a page and as a fragment, and the pictures. */
async function readPages(parley: ParleyProcess, exported: Exported): Promise<Map<string, Buffer>> {
  const sites = new Map(exported.rows('sites').map(({ id, key }) => [String(id), String(key)]));
  const stories = exported
    .rows('stories')
    .filter(({ key }) => /^[\w-]+$/.test(String(key)))
    .map(({ site_id, key }) => `/${sites.get(String(site_id)) ?? ''}/stories/${String(key)}`);
  for (const [site, story] of RICH_STORIES) assert.ok(stories.includes(`/${site}/stories/${story}`), story);
  const paths = [
    ...stories.flatMap((path) =>
      SORTS.flatMap((sort) => [`${path}?sort=${sort}`, `${path}/thread.html?sort=${sort}`]),
    ),
    ...exported.rows('pictures').map(({ id }) => `/pictures/${String(id)}.webp`),
  ];
  const pages = new Map<string, Buffer>();
  for (const path of paths) {
    const response = await fetch(toLocal(parley) + path);
    assert.equal(response.status, 200, path);
    pages.set(path, Buffer.from(await response.arrayBuffer()));
  }
  return pages;
}

async function comeBack(world: World, { pages, head }: Left, kind: 'plain' | 'secret'): Promise<void> {
  const { check } = world;
  const settings = elsewhere(world, `second-${kind}`);
  const name = kind === 'secret' ? 'with secrets' : 'without secrets';
  const flags = kind === 'secret' ? ['--with-secrets'] : [];
  await check(
    `${name}, it is restored elsewhere and exported again: every entry is equal byte for byte`,
    async () => {
      await runParley(settings, ['restore', exportPath(world, kind)]);
      await runParley(settings, ['export', '--all', ...flags, '--out', exportPath(world, `${kind}-again`)]);
      const [before, after] = [await readExport(world, kind), await readExport(world, `${kind}-again`)];
      assert.deepEqual(after.names, before.names);
      for (const entry of before.names)
        if (entry !== 'manifest.json') assert.ok(after.entry(entry).equals(before.entry(entry)), entry);
      assert.deepEqual({ ...after.manifest, exportedAt: before.manifest.exportedAt }, before.manifest);
    },
  );
  await check(`${name}, counters, references and the log verify`, () =>
    verifyClean(settings, ...(kind === 'secret' ? ['--head', head] : [])),
  );
  const parley = await startParley(settings);
  try {
    const again = await readPages(parley, await readExport(world, kind));
    await check(`${name}, ${pages.size} pages in every order are equal byte for byte`, () => {
      for (const [path, page] of pages) assert.ok(again.get(path)?.equals(page), path);
    });
  } finally {
    await parley.stop();
  }
}

async function verifyClean(settings: ParleySettings, ...more: string[]): Promise<void> {
  const { code, stdout } = await tryParley(settings, ['verify', ...more]);
  assert.equal(code, 0, stdout);
  assert.match(stdout, /Nothing is wrong/);
}

/** How many people write at once while the export is read. */
const WRITERS = 4;

async function exportWhileWriting(world: World): Promise<void> {
  const { check, first } = world;
  const parley = await startParley(first);
  const over = new AbortController();
  try {
    const writer = await runParley(first, ['token', 'ann@reader.example', '--name', 'Ann']);
    const voter = await runParley(first, ['token', 'cleo@reader.example', '--name', 'Cleo']);
    const written = { comments: 0 };
    const writing = Array.from({ length: WRITERS }, () =>
      writeUntil(over.signal, { parley, writer, voter, written }),
    );
    await check(
      'an export while people write and vote is consistent: every counter verifies after',
      async () => {
        await runParley(first, ['export', '--all', '--out', exportPath(world, 'busy')]);
        over.abort();
        await Promise.all(writing);
        assert.ok(written.comments > WRITERS, `${written.comments} comments were written meanwhile`);
        const settings = elsewhere(world, 'busy');
        await runParley(settings, ['restore', exportPath(world, 'busy')]);
        await verifyClean(settings);
        const { length } = (await readExport(world, 'busy')).rows('comments');
        console.log(`        ${length} comments in the export, ${written.comments} written meanwhile`);
      },
    );
  } finally {
    over.abort();
    await parley.stop();
  }
}

interface Writing {
  readonly parley: ParleyProcess;
  readonly writer: string;
  readonly voter: string;
  readonly written: { comments: number };
}

async function writeUntil(signal: AbortSignal, { parley, writer, voter, written }: Writing): Promise<void> {
  const call = async (token: string, path: string, init: RequestInit) => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const response = await fetch(`${toLocal(parley)}/api/v1/sites/courier/${path}`, { ...init, headers });
    return { ok: response.ok, text: await response.text() };
  };
  while (!signal.aborted) {
    written.comments += 1;
    const body = `Written while it is exported: ${crypto.randomUUID()}`;
    const story = `busy-${written.comments % 3}`;
    const url = `https://news.example/${story}`;
    const made = await call(writer, `stories/${story}/comments`, {
      method: 'POST',
      body: JSON.stringify({ body, url }),
    });
    assert.ok(made.ok, made.text);
    const { comment } = JSON.parse(made.text) as { readonly comment: { readonly id: string } };
    // Whoever writes so much is held by the rules now and then, and nobody votes on that.
    await call(voter, `comments/${comment.id}/vote`, {
      method: 'PUT',
      body: JSON.stringify({ value: 'up' }),
    });
  }
}
