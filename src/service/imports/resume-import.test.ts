import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { isRefusal } from '../../domain/refusal.ts';
import type { Site } from '../../domain/thread.ts';
import { OPERATOR } from '../../domain/viewer.ts';
import { createImportWorld, importPaths, toRemark42, type ImportWorld } from '../../testing/import-world.ts';
import { runImport } from './run-import.ts';
import { startImport } from './start-import.ts';

let world: ImportWorld;
let path: string;
before(async () => {
  world = await createImportWorld();
  const comments = Array.from({ length: 12_000 }, (_, n) => ({
    id: `r${n}`,
    ...(n % 4 === 0 ? {} : { pid: `r${(n * 13) % (n + 40)}` }),
    url: `https://news.example/${n % 37}`,
    user: `u${n % 300}`,
    at: n,
    ...(n % 5 === 0 ? { votes: { [`u${(n + 7) % 300}`]: true, [`u${n % 300}`]: true } } : {}),
    ...(n % 50 === 0 ? { delete: true } : {}),
  }));
  path = await world.file(
    'resume.json',
    toRemark42([...comments, { id: 'r5', url: 'https://news.example/5' }]),
  );
});
after(() => world.close());

/** Everything that an import made on a site, without the times of the run. */
const contents = ({ id }: Site) =>
  world.rows(`select name, count(*)::int, md5(string_agg(row, '|' order by row)) as sum from (
    select 'comments' as name, (to_jsonb(c) - 'site_id' - 'id' - 'story_id' - 'root_id' - 'parent_id' - 'shown_under_id' - 'author_id' - 'answered_id')::text as row
      from comments c where site_id = '${id}'
    union all select 'stories', (to_jsonb(s) - 'site_id' - 'id')::text from stories s where site_id = '${id}'
    union all select 'revisions', (to_jsonb(v) - 'site_id' - 'comment_id')::text from revisions v where site_id = '${id}'
    union all select 'votes', (to_jsonb(v) - 'site_id' - 'comment_id' - 'account_id' - 'story_id')::text from votes v where site_id = '${id}'
    union all select 'problems', (to_jsonb(p) - 'site_id')::text from import_problems p where site_id = '${id}'
    union all select 'report', report::text from import_runs where site_id = '${id}') t group by name order by name`);

/** Works on a run until `stop` says so, and stops there; whether it came to its end before. */
async function runUntil(site: Site, stop: (calls: number, phase: string) => boolean): Promise<boolean> {
  const { deps } = world.parley;
  const started = await startImport(deps, OPERATOR, { site, format: 'auto', paths: [path] });
  assert.ok(!isRefusal(started));
  const abort = new AbortController();
  let calls = 0;
  const running = runImport(
    deps,
    { site, number: started.number, paths: [path], signal: abort.signal },
    (step) => {
      calls += 1;
      if (stop(calls, step.phase)) abort.abort(new Error('stopped'));
    },
  );
  return running.then(
    () => true,
    (error: unknown) => {
      assert.match(String(error), /stopped|abort/i);
      return false;
    },
  );
}

test('stopped while it reads and while it merges, and after a crash of PostgreSQL, it comes to the same end', async () => {
  const whole = await world.parley.addSite('whole');
  await importPaths(world.parley, { site: whole, format: 'auto', paths: [path] });
  const expected = await contents(whole);
  const broken = await world.parley.addSite('broken');
  assert.equal(await runUntil(broken, (calls, phase) => phase === 'reading' && calls >= 1), false);
  let merged = 0;
  assert.equal(await runUntil(broken, (_, phase) => phase === 'merging' && (merged += 1) > 1), false);
  const [{ part } = { part: 0 }] = await world.rows(
    `select count(*)::int as part from comments where site_id = '${broken.id}'`,
  );
  assert.ok(Number(part) > 0 && Number(part) < 12_000, `${String(part)} comments were in`);
  // What unlogged tables are after a crash.
  await world.rows(`truncate import_stages, import_batches, import_staged_people, import_staged_votes, import_staged_comments,
    import_staged_authors, import_staged_stories`);
  assert.equal(await runUntil(broken, () => false), true);
  assert.deepEqual(await contents(broken), expected);
  await world.assertVerified();
});

test('two processes do not work on one site at once', async () => {
  const site = await world.parley.addSite('busy');
  const { deps } = world.parley;
  const started = await startImport(deps, OPERATOR, { site, format: 'auto', paths: [path] });
  assert.ok(!isRefusal(started));
  const input = { site, number: started.number, paths: [path] };
  const both = await Promise.all([runImport(deps, input), runImport(deps, input)]);
  const refused = both.filter(isRefusal);
  assert.deepEqual(refused, [{ refused: 'import_running' }]);
  await world.assertVerified();
});
