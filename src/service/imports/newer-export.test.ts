import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { createApiClient } from '../../testing/api-client.ts';
import { createImportWorld, toRemark42, type ImportWorld } from '../../testing/import-world.ts';

let world: ImportWorld;
before(async () => {
  world = await createImportWorld();
});
after(() => world.close());

const at = (name: string) => `https://news.example/${name}`;
const codes = (report: { problems: readonly { code: string; count: number }[] }) =>
  report.problems.map(({ code, count }) => `${code} ${count}`).toSorted();

describe('a newer export of the same source', () => {
  test('brings what is new, below what was there, and what has changed', async () => {
    const old = [
      { id: 'a', url: at('a'), at: 1, votes: { ben: true, cleo: true } },
      { id: 'b', pid: 'a', user: 'ben', url: at('a'), at: 2, score: 3 },
      { id: 'c', url: at('a'), at: 3 },
      { id: 'd', pid: 'c', url: at('a'), at: 4, delete: true },
    ];
    await world.import('a1.json', toRemark42(old), { source: 'a' });
    const newer = [
      { ...old[0]!, votes: { ben: false, cleo: true, dora: true } },
      { ...old[1]!, text: 'b, edited', edited: 50, score: -2 },
      { ...old[2]!, delete: true },
      old[3]!,
      { id: 'e', pid: 'd', user: 'dora', url: at('a'), at: 60 },
      { id: 'f', pid: 'b', url: at('a'), at: 61 },
      { id: 'g', url: at('a2'), at: 62 },
    ];
    const report = await world.import('a2.json', toRemark42(newer), { source: 'a' });
    assert.deepEqual(await world.outline(at('a')), [
      'Ann: a +2-1',
      '. Ben: b, edited +0-2',
      '. . Ann: f',
      'Ann:  [deleted]',
      '. Ann:  [deleted]',
      '. . Dora: e',
    ]);
    assert.deepEqual(report.counts.comments, {
      read: 7,
      created: 3,
      updated: 2,
      unchanged: 2,
      skipped: 0,
      failed: 0,
    });
    assert.deepEqual(report.counts.votes, {
      read: 3,
      created: 1,
      updated: 1,
      unchanged: 1,
      skipped: 0,
      failed: 0,
    });
    const [story] = await world.rows(`select comment_count from stories where key = '${at('a')}'`);
    assert.deepEqual(story, { comment_count: 4 });
    const revisions = await world.rows(
      `select r.number, r.body from revisions r join imported_rows i on i.own_id = r.comment_id where i.source_id = 'b' and i.source = 'a' order by 1`,
    );
    assert.deepEqual(revisions, [
      { number: 1, body: 'b' },
      { number: 2, body: 'b, edited' },
    ]);
    const again = await world.import('a2.json', toRemark42(newer), { source: 'a' });
    assert.equal(again.counts.comments.unchanged, 7);
    assert.equal(again.counts.votes.unchanged, 3);
  });

  test('leaves alone what people here have changed or decided', async () => {
    const old = ['deleted', 'decided', 'pinned', 'left'].map((id, n) => ({ id, url: at('b'), at: n }));
    await world.import('b1.json', toRemark42(old), { source: 'b' });
    const of = (id: string) =>
      `(select own_id from imported_rows where source = 'b' and source_id = '${id}')`;
    await world.rows(
      `update comments set body = '', html = '', deleted_at = now() where id = ${of('deleted')}`,
    );
    await world.rows(`update revisions set body = '' where comment_id = ${of('deleted')}`);
    await world.rows(`update stories set comment_count = comment_count - 1 where key = '${at('b')}'`);
    await world.rows(`insert into decisions (site_id, id, comment_id, from_status, to_status, decided_by, decided_at)
      select site_id, gen_random_uuid(), id, 'published', 'published', 'operator', now() from comments where id = ${of('decided')}`);
    await world.assertVerified();
    const newer = old.map((comment) => ({ ...comment, text: `${comment.id} anew`, edited: 90 }));
    const report = await world.import('b2.json', toRemark42(newer), { source: 'b' });
    assert.deepEqual(codes(report), ['changed_here 2']);
    assert.deepEqual(await world.outline(at('b')), [
      'Ann:  [deleted]',
      'Ann: decided',
      'Ann: pinned anew',
      'Ann: left anew',
    ]);
    assert.equal(report.counts.comments.unchanged, 2);
    assert.equal(report.counts.comments.updated, 2);
  });

  test('brings new replies to what people wrote here below it', async () => {
    await world.import('c1.json', toRemark42([{ id: 'one', url: at('c') }]), { source: 'c' });
    const api = createApiClient(world.parley, 'daily');
    const [row] = await world.rows(
      `select own_id from imported_rows where source = 'c' and kind = 'comment'`,
    );
    const reader = await world.parley.signIn('Reader');
    const { status } = await api.write(reader, encodeURIComponent(at('c')), {
      body: 'an answer from here',
      parentId: row?.['own_id'],
    });
    assert.equal(status, 201);
    await world.import(
      'c2.json',
      toRemark42([
        { id: 'one', url: at('c') },
        { id: 'two', pid: 'one', url: at('c'), user: 'ben', at: 9 },
      ]),
      { source: 'c' },
    );
    assert.deepEqual(await world.outline(at('c')), [
      'Ann: one',
      '. Ben: two',
      '. Reader: an answer from here',
    ]);
  });

  test('calls people what they are called now, but not those who are gone from here', async () => {
    const post = (id: number, user: string, name: string) =>
      `<post dsq:id="${id}"><message>text ${id}</message><createdAt>2020-01-01T00:0${id}:00Z</createdAt><author><name>${name}</name><username>${user}</username></author><thread dsq:id="9"/></post>`;
    const file = (...posts: string[]) =>
      `<disqus xmlns="http://disqus.com" xmlns:dsq="http://disqus.com/disqus-internals"><thread dsq:id="9"><link>${at('d')}</link></thread>${posts.join('')}</disqus>`;
    await world.import('d1.xml', file(post(1, 'u1', 'Una'), post(2, 'u2', 'Dan')), { source: 'd' });
    // Dan has himself erased, his comment stays.
    await world.rows(
      `update comments set author_id = null where author_id = (select id from accounts where name = 'Dan')`,
    );
    await world.rows(
      `update imported_rows set own_id = null where own_id = (select id from accounts where name = 'Dan')`,
    );
    await world.rows(
      `delete from imported_authors where account_id = (select id from accounts where name = 'Dan')`,
    );
    await world.rows(`delete from accounts where name = 'Dan'`);
    const report = await world.import(
      'd2.xml',
      file(post(1, 'u1', 'Una Maria'), post(2, 'u2', 'Dan'), post(3, 'u2', 'Dan')),
      { source: 'd' },
    );
    assert.deepEqual(await world.outline(at('d')), ['Una Maria: text 1', '-: text 2']);
    assert.deepEqual(codes(report), ['author_erased 1']);
    assert.equal(report.counts.authors.updated, 1);
  });
});
