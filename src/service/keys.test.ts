import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createKeys } from './keys.ts';
import { newId } from './new-id.ts';

test('what one key signs no other purpose verifies', () => {
  const keys = createKeys(['a'.repeat(32)]);
  const mac = keys.mac('one', 'text');
  assert.ok(keys.verify('one', 'text', mac));
  assert.ok(!keys.verify('two', 'text', mac));
  assert.ok(!keys.verify('one', 'other', mac));
});

test('an older secret still verifies but no longer signs', () => {
  const before = createKeys(['old-'.repeat(8)]);
  const after = createKeys(['new-'.repeat(8), 'old-'.repeat(8)]);
  assert.ok(after.verify('p', 't', before.mac('p', 't')));
  assert.ok(!before.verify('p', 't', after.mac('p', 't')));
});

test('ids are UUIDv7 and sort in the order in which they were made', () => {
  const ids = Array.from({ length: 10_000 }, () => newId());
  assert.deepEqual(ids.toSorted(), ids);
  assert.equal(new Set(ids).size, ids.length);
  assert.match(ids[0] ?? '', /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  const time = Number.parseInt((ids[0] ?? '').replaceAll('-', '').slice(0, 12), 16);
  assert.ok(Math.abs(time - Date.now()) < 5_000);
});

test('what is sealed opens with its secret and with later ones that keep it, and with nothing else', () => {
  const before = createKeys(['old-'.repeat(8)]);
  const sealed = before.seal('purpose', 'a text');
  assert.ok(!sealed.includes('a text'));
  assert.equal(createKeys(['new-'.repeat(8), 'old-'.repeat(8)]).open('purpose', sealed), 'a text');
  assert.throws(() => createKeys(['new-'.repeat(8)]).open('purpose', sealed), /no longer configured/);
  assert.throws(() => before.open('another', sealed));
  sealed[30] = (sealed[30] ?? 0) ^ 1;
  assert.throws(() => before.open('purpose', sealed));
});
