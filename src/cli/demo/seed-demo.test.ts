import assert from 'node:assert/strict';
import { test } from 'node:test';
import { verify } from '../../service/verify.ts';
import { createTestApplication } from '../../testing/application.ts';
import { seedDemo } from './seed-demo.ts';

test('processes that start at once seed the demonstration once, and whole', async () => {
  const parley = await createTestApplication();
  try {
    const seed = () => seedDemo(parley.deps, { publicUrl: 'http://localhost:3000', port: 3000 });
    await Promise.all([seed(), seed(), seed(), seed()]);
    const { rows } = await parley.pool.query<{ sites: number; stories: number; comments: number }>({
      text: `select (select count(*) from sites)::int as sites, (select count(*) from stories)::int as stories,
        (select count(*) from comments)::int as comments`,
    });
    assert.deepEqual(rows, [{ sites: 1, stories: 3, comments: 205 }]);
    assert.deepEqual((await verify(parley.deps, { fix: false })).found, []);
  } finally {
    await parley.close();
  }
});
