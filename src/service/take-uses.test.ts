import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createTestApplication, type TestApplication } from '../testing/application.ts';
import { createTakeUse } from './take-uses.ts';

let parley: TestApplication;

before(async () => {
  parley = await createTestApplication({ RATE_LIMIT_SCALE: '1' });
});
after(() => parley.close());

/** How many uses in a row an address has before one is refused. */
async function countUntilRefused(addressOf: (n: number) => string): Promise<number> {
  const takeUse = createTakeUse(parley.deps);
  for (let n = 0; n < 200; n += 1) {
    const { refusal } = await takeUse({ limit: 'signInMail', subject: null, address: addressOf(n) });
    if (refusal) return n;
  }
  return 200;
}

test('one address has its limit, however often it comes', async () => {
  assert.equal(await countUntilRefused(() => '192.0.2.1'), 30);
});

test('a household has one limit for all its IPv6 addresses', async () => {
  assert.equal(await countUntilRefused((n) => `2001:db8:1:2::${n.toString(16)}`), 30);
  assert.equal(
    await countUntilRefused((n) => `2001:db8:1:${(n + 10).toString(16)}::1`),
    200,
    'others have their own',
  );
});

test('IPv4 addresses are themselves, also where a socket writes them as IPv6', async () => {
  assert.equal(await countUntilRefused((n) => `::ffff:198.51.100.${n}`), 200);
  assert.equal(await countUntilRefused((n) => (n % 2 === 0 ? '203.0.113.5' : '::ffff:203.0.113.5')), 30);
});

test('a subject has its own limit beside the address, and addresses are not kept', async () => {
  const takeUse = createTakeUse(parley.deps);
  const take = (n: number) =>
    takeUse({ limit: 'comment', subject: 'ann@reader.example', address: `192.0.2.${n + 10}` });
  for (let n = 0; n < 12; n += 1) assert.equal((await take(n)).refusal, null);
  assert.equal((await take(12)).refusal?.refused, 'rate_limited');
  const { rows } = await parley.pool.query<{ key: string }>({ text: 'select key from rate_limits' });
  assert.ok(rows.every(({ key }) => !key.includes('192.0.2') && !key.includes('ann')));
});
