import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventually } from '../../testing/eventually.ts';
import { EventStream } from './event-stream.ts';

test('events are written as browsers read them', async () => {
  const stream = new EventStream();
  stream.send('claimed', { id: 'a\nb' }, 7);
  stream.end();
  const text = (await stream.readable.toArray()).join('');
  assert.equal(text, 'retry: 2000\n\nevent: claimed\nid: 7\ndata: {"id":"a\\nb"}\n\n');
});

test('a reader that falls behind is cut off', async () => {
  const stream = new EventStream();
  let isClosed = false;
  stream.readable.once('close', () => (isClosed = true));
  for (let n = 0; n < 200 && !stream.readable.destroyed; n += 1)
    stream.send('decided', 'x'.repeat(10_000), n);
  await eventually(() => assert.ok(isClosed));
  // What comes after that is lost on purpose.
  stream.send('decided', 'more', 201);
  stream.end();
});
