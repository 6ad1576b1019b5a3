import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import { isRefusal } from '../../domain/refusal.ts';
import { OPERATOR } from '../../domain/viewer.ts';
import { createApiClient } from '../../testing/api-client.ts';
import { zipText } from '../../testing/hostile-archives.ts';
import { createImportWorld, importPaths, toRemark42, type ImportWorld } from '../../testing/import-world.ts';
import { runImport } from './run-import.ts';
import { startImport } from './start-import.ts';

let world: ImportWorld;
before(async () => {
  world = await createImportWorld();
});
after(() => world.close());

const at = (name: string) => `https://news.example/${name}`;
const codes = (report: { problems: readonly { code: string; count: number }[] }) =>
  report.problems.map(({ code, count }) => `${code} ${count}`).toSorted();

describe('threading', () => {
  test('parents may come later, be missing, or stand in another story', async () => {
    const report = await world.import(
      'threads.json',
      toRemark42([
        { id: 'reply', pid: 'top', user: 'ben', url: at('t'), at: 5 },
        { id: 'deep', pid: 'reply', url: at('t'), at: 9 },
        { id: 'top', url: at('t'), at: 1 },
        { id: 'lost', pid: 'nobody', url: at('t'), at: 7 },
        { id: 'stranger', pid: 'elsewhere', url: at('t'), at: 8 },
        { id: 'elsewhere', url: at('t2'), at: 2 },
      ]),
    );
    assert.deepEqual(await world.outline(at('t')), [
      'Ann: top',
      '. Ben: reply',
      '. . Ann: deep',
      'Ann: lost',
      'Ann: stranger',
    ]);
    assert.deepEqual(codes(report), ['parent_unknown 2']);
    assert.deepEqual(report.counts.comments, {
      read: 6,
      created: 6,
      updated: 0,
      unchanged: 0,
      skipped: 0,
      failed: 0,
    });
  });

  test('comments that answer each other in a circle hang on the first of them', async () => {
    const report = await world.import(
      'cycles.json',
      toRemark42([
        { id: 'c1', pid: 'c3', url: at('c'), at: 1 },
        { id: 'c2', pid: 'c1', url: at('c'), at: 2 },
        { id: 'c3', pid: 'c2', url: at('c'), at: 3 },
        { id: 'self', pid: 'self', url: at('c'), at: 4 },
        { id: 'tail', pid: 'c2', url: at('c'), at: 5 },
      ]),
      { source: 'cycles' },
    );
    assert.deepEqual(await world.outline(at('c')), [
      'Ann: c1',
      '. Ann: c2',
      '. . Ann: c3',
      '. . Ann: tail',
      'Ann: self',
    ]);
    assert.deepEqual(codes(report), ['parent_cycle 2']);
  });

  test('replies deeper than six levels stand beside their parent on the page', async () => {
    const chain = Array.from({ length: 12 }, (_, n) => ({
      id: `d${n}`,
      ...(n > 0 ? { pid: `d${n - 1}` } : {}),
      url: at('d'),
      user: n % 2 === 0 ? 'ann' : 'ben',
      at: n,
    }));
    await world.import('deep.json', toRemark42(chain.toReversed()), { source: 'deep' });
    const outline = await world.outline(at('d'));
    assert.equal(outline.at(-1), `${'. '.repeat(11)}Ben: d11`);
    const { body } = await world.parley.request({ url: `/daily/stories/${encodeURIComponent(at('d'))}` });
    assert.match(body, /d3/);
    assert.doesNotMatch(body, /class="badge"/);
  });

  test('a tombstone stands only where replies stand under it', async () => {
    await world.import(
      'deleted.json',
      toRemark42([
        { id: 'gone', delete: true, url: at('x'), at: 1 },
        { id: 'kept', delete: true, url: at('x'), at: 2 },
        { id: 'answer', pid: 'kept', url: at('x'), at: 3 },
        { id: 'below', pid: 'gone', delete: true, url: at('x'), at: 4 },
      ]),
      { source: 'deleted' },
    );
    const rows =
      await world.rows(`select c.visible, c.reply_count, c.body, c.html from comments c join imported_rows r on r.own_id = c.id
      where r.source = 'deleted' and r.kind = 'comment' order by c.created_at`);
    assert.deepEqual(rows, [
      { visible: false, reply_count: 0, body: '', html: '' },
      { visible: true, reply_count: 1, body: '', html: '' },
      { visible: true, reply_count: 0, body: 'answer', html: '<p>answer</p>\n' },
      { visible: false, reply_count: 0, body: '', html: '' },
    ]);
  });

  test('a story of 20,000 comments goes in whole', async () => {
    const comments = Array.from({ length: 20_000 }, (_, n) => ({
      id: `h${n}`,
      ...(n % 3 === 0 ? {} : { pid: `h${(n * 7) % (n + 50)}` }),
      url: at('huge'),
      user: `u${n % 500}`,
      at: n % 1_000,
    }));
    const report = await world.import('huge.json', toRemark42(comments), { source: 'huge' });
    assert.equal(report.counts.comments.created, 20_000);
    assert.deepEqual(await world.rows(`select comment_count from stories where key = '${at('huge')}'`), [
      { comment_count: 20_000 },
    ]);
  });
});

describe('votes', () => {
  test('come as rows or as totals, and nobody votes for their own', async () => {
    const report = await world.import(
      'votes.json',
      toRemark42([
        { id: 'v1', url: at('v'), votes: { ben: true, cleo: false, ann: true } },
        { id: 'v2', url: at('v'), user: 'ben', score: -4 },
      ]),
      { source: 'votes' },
    );
    assert.deepEqual(await world.outline(at('v')), ['Ann: v1 +1-1', 'Ben: v2 +0-4']);
    assert.deepEqual(codes(report), ['own_vote 1']);
    assert.deepEqual(report.counts.votes, {
      read: 3,
      created: 2,
      updated: 0,
      unchanged: 0,
      skipped: 1,
      failed: 0,
    });
    assert.deepEqual(await world.rows(`select distinct place from votes`), [{ place: 'import' }]);
  });
});

describe('people', () => {
  test('are guests without a role, known by what the source says of them', async () => {
    await world.import(
      'people.json',
      toRemark42(
        [
          { id: 'p1', user: 'Nora', url: at('p') },
          { id: 'p2', user: 'עדה', url: at('p'), text: 'שלום עולם' },
        ],
        { users: [{ id: 'Nora', email: 'Nora@Mail.Example', blocked: { status: true } }] },
      ),
      { source: 'people' },
    );
    const [nora] =
      await world.rows(`select a.name, a.role, a.is_guest, a.is_imported, a.email, a.name_key, i.email as known_by,
        i.is_email_verified, (select count(*)::int from sanctions s where s.account_id = a.id and s.kind = 'ban' and s.site_id is not null) as bans
      from accounts a join imported_authors i on i.account_id = a.id where i.source = 'people' and i.source_id = 'Nora'`);
    assert.deepEqual(nora, {
      name: 'Nora',
      role: 'reader',
      is_guest: true,
      is_imported: true,
      email: null,
      name_key: null,
      known_by: 'nora@mail.example',
      is_email_verified: false,
      bans: 1,
    });
    assert.deepEqual(await world.outline(at('p')), ['Nora: p1', 'עדה: שלום עולם']);
  });

  test('with many names count as they are called last', async () => {
    const post = (id: number, name: string) =>
      `<post dsq:id="${id}"><message>text ${id}</message><createdAt>2020-01-01T00:0${id}:00Z</createdAt><author><name>${name}</name><username>u1</username></author><thread dsq:id="9"/></post>`;
    await world.import(
      'names.xml',
      `<disqus xmlns="http://disqus.com" xmlns:dsq="http://disqus.com/disqus-internals"><thread dsq:id="9"><link>${at('n')}</link></thread>${post(1, 'Old')}${post(2, 'New')}</disqus>`,
    );
    assert.deepEqual(await world.outline(at('n')), ['New: text 1', 'New: text 2']);
  });
});

describe('stories', () => {
  test('that are here keep title and address, also under an earlier key', async () => {
    const api = createApiClient(world.parley, 'daily');
    const ann = await world.parley.signIn('Native');
    const written = await api.write(ann, encodeURIComponent(at('native')), { body: 'written here' });
    assert.equal(written.status, 201);
    await world.rows(`insert into story_aliases (site_id, key, story_id, created_at)
      select site_id, '${at('former')}', id, now() from stories where key = '${at('native')}'`);
    await world.import(
      'native.json',
      toRemark42([
        { id: 'n1', url: at('native'), title: 'Another title' },
        { id: 'n2', url: at('former') },
      ]),
      { source: 'native' },
    );
    assert.deepEqual((await world.outline(at('native'))).toSorted(), [
      'Ann: n1',
      'Ann: n2',
      'Native: written here',
    ]);
    const [story] = await world.rows(
      `select title, comment_count, import_run from stories where key = '${at('native')}'`,
    );
    assert.deepEqual(story, { title: null, comment_count: 3, import_run: null });
  });

  test('are closed, moved to new addresses, and left out without comments', async () => {
    await world.import(
      'moved.json',
      toRemark42([{ id: 'm1', url: 'http://old.example/blog/post?utm_source=x' }], {
        closed: ['http://old.example/blog/post?utm_source=x'],
      }),
      {
        source: 'moved',
        options: { mapUrl: [{ from: 'http://old.example/blog/', to: 'https://news.example/log/' }] },
      },
    );
    const [story] = await world.rows(
      `select url, closed_at is not null as closed from stories where key = '${at('log/post')}'`,
    );
    assert.deepEqual(story, { url: at('log/post'), closed: true });
  });

  test('of which the files know nothing lose their comments, with a reason', async () => {
    const report = await world.import(
      'unknown.xml',
      `<disqus xmlns="http://disqus.com" xmlns:dsq="http://disqus.com/disqus-internals"><thread dsq:id="3"><link>${at('u')}</link></thread>
        <post dsq:id="1"><message>a</message><createdAt>2020-01-01T00:00:00Z</createdAt><author><name>A</name></author><thread dsq:id="404"/></post></disqus>`,
    );
    assert.deepEqual(
      codes(report),
      ['author_without_comments 1', 'story_unknown 1', 'story_without_comments 1'].slice(1),
    );
    assert.equal(report.counts.comments.failed, 1);
    assert.equal(report.counts.stories.skipped, 1);
  });
});

describe('runs', () => {
  test('of the same file change nothing', async () => {
    const content = toRemark42([
      { id: 'r1', url: at('again'), votes: { ben: true } },
      { id: 'r2', pid: 'r1', url: at('again'), user: 'ben' },
    ]);
    await world.import('again.json', content, { source: 'again' });
    const sum = () =>
      world.rows(`select md5(string_agg(t::text, '|' order by t::text)) from (
        select c::text as t from comments c union all select s::text from stories s union all select a::text from accounts a
        union all select v::text from votes v union all select r::text from imported_rows r union all select v::text from revisions v) t`);
    const before = await sum();
    const { counts } = await world.import('again.json', content, { source: 'again' });
    assert.deepEqual(await sum(), before);
    assert.equal(counts.comments.unchanged, 2);
    assert.equal(counts.votes.unchanged, 1);
    assert.equal(counts.authors.unchanged, 2);
    assert.equal(counts.stories.unchanged, 1);
  });

  test('of two sources of one format do not meet', async () => {
    const content = toRemark42([{ id: 'same', url: at('two') }]);
    await world.import('two.json', content, { source: 'blog-a' });
    await world.import('two.json', content, { source: 'blog-b' });
    assert.equal((await world.outline(at('two'))).length, 2);
  });

  test('count every record once', async () => {
    for (const { report } of await world.rows('select report from import_runs where report is not null')) {
      for (const kind of Object.values(report as Record<string, Record<string, number>>)) {
        const { read = 0, ...outcomes } = kind;
        const sum = Object.values(outcomes).reduce((total, count) => total + count, 0);
        assert.equal(read, sum);
        assert.ok(Object.values(outcomes).every((count) => count >= 0));
      }
    }
  });

  test('that are refused late in the file leave nothing', async () => {
    const counts = () =>
      world.rows(`select (select count(*) from comments) as c, (select count(*) from stories) as s, (select count(*) from accounts) as a,
        (select count(*) from import_staged_comments) as t, (select count(*) from import_problems) as p`);
    const before = await counts();
    const good = Array.from(
      { length: 3_000 },
      (_, n) =>
        `<post dsq:id="${n}"><message>${'long text '.repeat(60)}</message><createdAt>2020-01-01T00:00:00Z</createdAt><author><name>A</name></author><thread dsq:id="5"/></post>`,
    );
    const report = await world.import(
      'broken.xml',
      `<disqus xmlns="http://disqus.com" xmlns:dsq="http://disqus.com/disqus-internals"><thread dsq:id="5"><link>${at('b')}</link></thread>${good.join('\n')}</post></disqus>`,
    );
    assert.equal(report.state, 'refused');
    assert.equal(report.refusal?.code, 'malformed_xml');
    assert.equal(report.refusal?.line, 3_000);
    assert.deepEqual(await counts(), before);
  });

  test('go on only with the files they were started with', async () => {
    const first = await world.file('first.json', toRemark42([{ id: 'f1' }]));
    const other = await world.file('other.json', toRemark42([{ id: 'o1' }]));
    const { deps } = world.parley;
    const input = { site: world.site, format: 'auto', source: 'unfinished' } as const;
    const started = await startImport(deps, OPERATOR, { ...input, paths: [first] });
    assert.ok(!isRefusal(started) && !started.goesOn);
    const refused = await startImport(deps, OPERATOR, { ...input, paths: [other] });
    assert.ok(isRefusal(refused) && refused.refused === 'import_unfinished');
    const again = await startImport(deps, OPERATOR, { ...input, paths: [first] });
    assert.ok(!isRefusal(again) && again.goesOn && again.number === started.number);
    await runImport(deps, { site: world.site, number: started.number, paths: [first] });
    await importPaths(world.parley, { ...input, source: 'other', paths: [other] });
  });

  test('are for admins of the site', async () => {
    const refused = await startImport(
      world.parley.deps,
      { kind: 'anonymous' },
      { site: world.site, format: 'auto', paths: [] },
    );
    assert.ok(isRefusal(refused));
  });
});

test('the name of a file in an archive is told without what no terminal and no database takes, and shortened', async () => {
  const name = `a\u001b[2J\u0000${'b'.repeat(60_000)}.json`;
  const paths = [await world.file('named.zip', '')];
  const text = toRemark42([{ id: 'named-1', url: 'https://news.example/named' }]);
  await writeFile(paths[0] ?? '', zipText(name, `${text}{"id":\n`));
  const report = await importPaths(world.parley, {
    site: world.site,
    format: 'auto',
    paths,
    source: 'named',
  });
  assert.equal(report.state, 'done');
  const files = report.problems.flatMap(({ places }) => places.map(({ file }) => file));
  assert.notEqual(files.length, 0);
  for (const file of files) assert.match(file ?? '', /^named\.zip!a.\[2J\ufffdb{100,200}$/);
});
