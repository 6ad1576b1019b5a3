import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { isRefusal } from '../../domain/refusal.ts';
import { OPERATOR } from '../../domain/viewer.ts';
import { createApiClient } from '../../testing/api-client.ts';
import { createImportWorld, toRemark42, type ImportWorld } from '../../testing/import-world.ts';
import { undoImport, type Undone } from './undo-import.ts';

let world: ImportWorld;
before(async () => {
  world = await createImportWorld();
});
after(() => world.close());

const at = (name: string) => `https://news.example/${name}`;

async function undo(run: number | null): Promise<Undone> {
  const undone = await undoImport(world.parley.deps, OPERATOR, { site: world.site, number: run ?? 0 });
  if (isRefusal(undone)) throw new Error(JSON.stringify(undone));
  await world.assertVerified();
  return undone;
}

/** All that is stored of discussions and people, as one number each. */
const state = () =>
  world.rows(`select name, md5(string_agg(row, '|' order by row)) as sum from (
    select 'comments' as name, c::text as row from comments c union all select 'revisions', v::text from revisions v
    union all select 'stories', (to_jsonb(s) - 'version')::text from stories s union all select 'accounts', a::text from accounts a
    union all select 'votes', v::text from votes v union all select 'rows', r::text from imported_rows r
    union all select 'authors', i::text from imported_authors i union all select 'queue', q::text from queue_items q
    union all select 'befores', b::text from import_befores b union all select 'sanctions', s::text from sanctions s) t group by name order by name`);

describe('undo', () => {
  test('removes exactly what a run brought', async () => {
    await world.import(
      'first.json',
      toRemark42([
        { id: 'a', url: at('a'), votes: { ben: true } },
        { id: 'b', pid: 'a', url: at('a'), user: 'ben' },
      ]),
    );
    const before = await state();
    const { run } = await world.import(
      'second.json',
      toRemark42(
        [
          { id: 'x', url: at('x'), user: 'xeno', votes: { yara: false } },
          { id: 'y', pid: 'x', url: at('x'), user: 'yara', delete: true },
          { id: 'z', pid: 'y', url: at('x'), user: 'xeno' },
        ],
        { users: [{ id: 'xeno', blocked: { status: true } }] },
      ),
      { source: 'other' },
    );
    assert.notDeepEqual(await state(), before);
    assert.deepEqual(await undo(run), { outcome: 'undone' });
    assert.deepEqual(await state(), before);
    assert.deepEqual(await undo(run), { outcome: 'undone' });
    const [row] = await world.rows(`select state from import_runs where number = ${run}`);
    assert.deepEqual(row, { state: 'undone' });
    const indexes = await world.rows(`select 1 from pg_indexes where indexname like '%undo%'`);
    assert.deepEqual(indexes, []);
  });

  test('puts back what a newer export had changed', async () => {
    const old = [
      { id: 'u1', url: at('u'), text: 'before', votes: { ben: true }, at: 1 },
      { id: 'u2', pid: 'u1', url: at('u'), user: 'ben', score: 5, at: 2 },
      { id: 'u3', url: at('u'), at: 3, title: 'A title' },
    ];
    await world.import('u1.json', toRemark42(old), { source: 'u' });
    const before = await state();
    const { run, counts } = await world.import(
      'u2.json',
      toRemark42(
        [
          { ...old[0]!, text: 'after', edited: 30, votes: { ben: false, cleo: true } },
          { ...old[1]!, score: 1 },
          old[2]!,
          { id: 'u4', pid: 'u3', url: at('u'), user: 'cleo', at: 40 },
        ],
        { closed: [at('u')] },
      ),
      { source: 'u' },
    );
    assert.equal(counts.comments.updated, 2);
    assert.deepEqual(await undo(run), { outcome: 'undone' });
    assert.deepEqual(await state(), before);
  });

  test('changes nothing where somebody has built on it, and says what stands in the way', async () => {
    const { run: first } = await world.import(
      'b1.json',
      toRemark42([
        { id: 'b1', url: at('b') },
        { id: 'b2', url: at('b'), user: 'ben' },
      ]),
      { source: 'b' },
    );
    const api = createApiClient(world.parley, 'daily');
    const reader = await world.parley.signIn('Reader');
    const [row] = await world.rows(
      `select own_id from imported_rows where source = 'b' and source_id = 'b1'`,
    );
    const id = String(row?.['own_id']);
    const answer = await api.write(reader, encodeURIComponent(at('b')), { body: 'an answer', parentId: id });
    assert.equal(answer.status, 201);
    await api.send(reader, {
      method: 'PUT',
      url: `${api.site}/comments/${id}/vote`,
      payload: { value: 'up' },
    });
    await world.rows(`update imported_authors set claimed_by = (select id from accounts where name = 'Reader'), claimed_at = now()
      where source = 'b' and source_id = 'ben'`);
    const { run: second } = await world.import(
      'b2.json',
      toRemark42([
        { id: 'b1', url: at('b'), text: 'b1 anew', edited: 90 },
        { id: 'b2', url: at('b'), user: 'ben' },
      ]),
      { source: 'b' },
    );
    const before = await state();
    const undone = await undo(first);
    assert.equal(undone.outcome, 'blocked');
    assert.deepEqual(
      undone.outcome === 'blocked' && undone.blockers.map(({ kind, count }) => `${kind} ${count}`),
      ['replies 1', 'votes 1', 'claims 1', 'runs 1'],
    );
    assert.deepEqual(await state(), before);
    assert.deepEqual(await undo(second), { outcome: 'undone' });
    assert.ok((await world.outline(at('b'))).includes('Ann: b1 +1-0'));
  });
});
