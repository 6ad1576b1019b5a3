import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DEFAULT_SITE_SETTINGS } from '../domain/site-settings.ts';
import type { Site } from '../domain/thread.ts';
import { ThreadCache, type ThreadKey } from './thread-cache.ts';

const site = {
  id: 'site',
  key: 'daily',
  name: 'Daily',
  language: 'en',
  origins: [],
  settings: DEFAULT_SITE_SETTINGS,
} as unknown as Site;

/** A cache over a story that the test changes at will, with a clock that the test turns. */
function createScene(maxBytes = 1_000_000) {
  const scene = {
    now: 0,
    version: 1,
    renders: 0,
    questions: 0,
    isAway: false,
    trueForMs: Number.POSITIVE_INFINITY,
    during: () => undefined as void,
  };
  const cache = new ThreadCache({
    render: async (key) => {
      if (scene.isAway) throw new Error('away');
      scene.renders += 1;
      const version = scene.version;
      await Promise.resolve();
      scene.during();
      return { html: `${key.storyKey} ${version} ${'x'.repeat(1_000)}`, version, trueForMs: scene.trueForMs };
    },
    findVersion: async () => {
      if (scene.isAway) throw new Error('away');
      scene.questions += 1;
      return scene.version;
    },
    isUnavailable: (error) => (error as Error).message === 'away',
    now: () => scene.now,
    maxBytes,
  });
  return { scene, cache };
}

const keyOf = (storyKey: string): ThreadKey => ({
  site,
  storyKey,
  sort: 'best',
  language: 'en',
  isFragment: false,
});

test('requests that come together render once', async () => {
  const { scene, cache } = createScene();
  await Promise.all([cache.get(keyOf('a')), cache.get(keyOf('a')), cache.get(keyOf('a'))]);
  assert.equal(scene.renders, 1);
});

test('a fresh thread is given without a question, an older one is asked after', async () => {
  const { scene, cache } = createScene();
  await cache.get(keyOf('a'));
  scene.now = 300;
  assert.ok(cache.peek(keyOf('a')));
  scene.now = 500;
  assert.equal(cache.peek(keyOf('a')), null);
  await cache.get(keyOf('a'));
  assert.deepEqual([scene.renders, scene.questions], [1, 1], 'nothing changed, nothing is rendered');
  scene.now = 1_000;
  scene.version = 2;
  assert.equal((await cache.get(keyOf('a')))?.version, 2);
});

test('a version that was asked for is never undercut', async () => {
  const { scene, cache } = createScene();
  await cache.get(keyOf('a'));
  scene.version = 5;
  assert.equal((await cache.get(keyOf('a'), 5))?.version, 5);
});

test('a version that nobody has made yet costs a question, not a rendering', async () => {
  const { scene, cache } = createScene();
  await cache.get(keyOf('a'));
  for (let n = 0; n < 5; n += 1) await cache.get(keyOf('a'), 1_000_000);
  assert.deepEqual([scene.renders, scene.questions], [1, 5]);
});

test('a change of this process shows at once, also when it falls into a rendering', async () => {
  const { scene, cache } = createScene();
  await cache.get(keyOf('a'));
  scene.version = 2;
  cache.drop(site, 'a');
  assert.equal((await cache.get(keyOf('a')))?.version, 2);
  cache.drop(site, 'a');
  scene.during = () => {
    scene.version = 3;
    cache.drop(site, 'a');
    scene.during = () => undefined;
  };
  await cache.get(keyOf('a'));
  assert.equal((await cache.get(keyOf('a')))?.version, 3, 'what was rendered before the change is not kept');
});

test('while the database is away what is held goes on being served', async () => {
  const { scene, cache } = createScene();
  await cache.get(keyOf('a'));
  scene.isAway = true;
  scene.now = 60_000;
  assert.equal((await cache.get(keyOf('a')))?.version, 1);
  await assert.rejects(cache.get(keyOf('b')));
});

test('memory is bounded: the oldest go first', async () => {
  const { cache } = createScene(10_000);
  for (const story of ['a', 'b', 'c', 'd', 'e']) await cache.get(keyOf(story));
  assert.ok(cache.bytes <= 10_000);
  assert.equal(cache.peek(keyOf('a')), null);
  assert.ok(cache.peek(keyOf('e')));
});

test('bodies are compressed once for each encoding', async () => {
  const { cache } = createScene();
  const thread = await cache.get(keyOf('a'));
  const [first, second] = await Promise.all([thread?.body('br'), thread?.body('br')]);
  assert.equal(first, second);
  assert.equal(await thread?.body('br'), first);
});

test('what ends by itself is rendered anew when it has ended, without a new version', async () => {
  const { scene, cache } = createScene();
  scene.trueForMs = 250;
  await cache.get(keyOf('a'));
  scene.now = 249;
  assert.ok(cache.peek(keyOf('a')));
  scene.now = 250;
  assert.equal(cache.peek(keyOf('a')), null);
  await cache.get(keyOf('a'));
  assert.equal(scene.renders, 2);
});

test('what has ended is served all the same while the database is away', async () => {
  const { scene, cache } = createScene();
  scene.trueForMs = 250;
  await cache.get(keyOf('a'));
  Object.assign(scene, { now: 250, isAway: true });
  assert.ok(await cache.get(keyOf('a')));
});
