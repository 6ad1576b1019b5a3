import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Site } from '../../domain/thread.ts';
import { OPERATOR } from '../../domain/viewer.ts';
import { EXPORT_TABLES } from '../../storage/export-tables.ts';
import { createTestApplication, type TestApplication } from '../../testing/application.ts';
import { decideByHand } from '../../testing/decide-by-hand.ts';
import { exportInMemory, type Exported } from '../../testing/exported.ts';
import { importOldComments } from '../../testing/old-comments.ts';
import { enrich } from '../../testing/rich-installation.ts';
import { readSite } from '../manage-sites.ts';

/** Exports of one site, and of what came since a time, of an installation with something of everything. */
let parley: TestApplication;
let courier: Site;
let sahifa: Site;
let whole: Exported;

before(async () => {
  parley = await createTestApplication();
  await enrich(parley.deps);
  courier = await getSite('courier');
  sahifa = await getSite('sahifa');
  whole = await exportInMemory(parley);
});
after(() => parley.close());

async function getSite(key: string): Promise<Site> {
  const site = await readSite(parley.deps, OPERATOR, key);
  assert.ok('id' in site);
  return site;
}

test('the exports of all sites together have every row of the whole that belongs to a site', async () => {
  const sites = [
    await exportInMemory(parley, { site: courier }),
    await exportInMemory(parley, { site: sahifa }),
  ];
  for (const [table, { site }] of Object.entries(EXPORT_TABLES)) {
    if (site !== 'site_id') continue;
    const all = whole.rows(table).filter((row) => row['site_id'] !== null);
    const found = sites.reduce((sum, each) => sum + each.rows(table).length, 0);
    assert.equal(found, all.length, table);
  }
});

test('a site’s export has every account that its rows name, and nobody who occurs elsewhere only', async () => {
  for (const site of [courier, sahifa]) {
    const exported = await exportInMemory(parley, { site, withSecrets: true });
    const there = new Set(exported.rows('accounts').map(({ id }) => id));
    const everybody = new Set(whole.rows('accounts').map(({ id }) => id));
    for (const [table, { site: belongs, accounts = [] }] of Object.entries(EXPORT_TABLES)) {
      const columns = typeof belongs === 'object' && 'account' in belongs ? [belongs.account] : accounts;
      for (const row of exported.rows(table))
        for (const column of columns) {
          const id = row[column];
          assert.ok(id === null || !everybody.has(id) || there.has(id), `${table}.${column}`);
        }
    }
  }
  const names = (await exportInMemory(parley, { site: sahifa })).rows('accounts').map(({ name }) => name);
  assert.ok(names.includes('كليو'));
  assert.ok(!names.includes('Mo') && !names.includes('Gus'), String(names));
});

test('a partial export has old comments that were decided on or voted on since', async () => {
  const [decided, voted] = whole.rows('comments').filter(({ status, site_id }) => {
    return status === 'published' && site_id === courier.id;
  });
  assert.ok(decided && voted);
  const since = new Date(Date.now() + 60_000);
  const later = new Date(since.getTime() + 60_000);
  await decideByHand(parley, String(decided['id']), { to: 'rejected', at: later });
  await parley.pool.query({
    text: 'update comments set voted_at = $2 where id = $1',
    values: [voted['id'], later],
  });
  const ids = (await exportInMemory(parley, { since })).rows('comments').map(({ id }) => id);
  assert.deepEqual(new Set(ids), new Set([decided['id'], voted['id']]));
  assert.equal(ids.length, 2);
});

test('a partial export has what was imported since, whatever times it carries', async () => {
  const before = (await exportInMemory(parley, { since: new Date() })).rows('comments');
  const since = new Date();
  await importOldComments(parley.deps, sahifaAsNews());
  const partial = await exportInMemory(parley, { since });
  const old = partial.rows('comments').filter(({ site_id }) => site_id === sahifa.id);
  assert.equal(old.length, 4);
  assert.ok(old.every(({ created_at }) => String(created_at).startsWith('2014-')));
  assert.equal(partial.rows('revisions').filter(({ site_id }) => site_id === sahifa.id).length, 4);
  assert.ok(before.every(({ site_id }) => site_id !== sahifa.id));
  assert.ok(partial.rows('imported_rows').length >= 4);
});

/** The site as the old comments want it: their story lies at another publisher’s address. */
function sahifaAsNews(): Site {
  return { ...sahifa, origins: courier.origins };
}
