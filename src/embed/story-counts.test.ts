import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCountPlace, STORIES_PER_REQUEST, toBatches } from './story-counts.ts';

test('a count is wanted for the story that the element names', () => {
  assert.deepEqual(readCountPlace({ parleyStory: 'cms-42' }, ''), { story: 'cms-42', isNumber: false });
  assert.deepEqual(readCountPlace({ parleyStory: 'cms-42', parleyNumber: '' }, ''), {
    story: 'cms-42',
    isNumber: true,
  });
});

test("Coral's attributes are read, its id before its address", () => {
  const place = readCountPlace({ coralId: '7', coralUrl: 'https://news.example/a', coralNotext: 'true' }, '');
  assert.deepEqual(place, { story: '7', isNumber: true });
  assert.equal(readCountPlace({ coralUrl: 'https://news.example/a' }, '')?.story, 'https://news.example/a');
  assert.equal(readCountPlace({ coralId: '7', coralNotext: 'false' }, '')?.isNumber, false);
});

test("Disqus' identifiers and links are read, the link without its hash", () => {
  assert.equal(
    readCountPlace({ disqusIdentifier: 'd1' }, 'https://news.example/a#disqus_thread')?.story,
    'd1',
  );
  assert.equal(readCountPlace({}, 'https://news.example/a#disqus_thread')?.story, 'https://news.example/a');
});

test('an element that names no story wants no count', () => {
  assert.equal(readCountPlace({}, ''), undefined);
});

test('each story is asked for once, at most a hundred in a request', () => {
  const stories = Array.from({ length: 250 }, (_, index) => `s${index}`);
  const batches = toBatches([...stories, ...stories]);
  assert.deepEqual(
    batches.map((batch) => batch.length),
    [STORIES_PER_REQUEST, STORIES_PER_REQUEST, 50],
  );
  assert.deepEqual(batches.flat(), stories);
});
