import assert from 'node:assert/strict';
import { test } from 'node:test';
import { identifyStory } from './identity.ts';

const PAGE = 'https://news.example/a?utm_source=x#comments';

test("the publisher's own id identifies a story, whatever its address", () => {
  assert.deepEqual(identifyStory({ story: 'cms-42' }, PAGE), {
    story: 'cms-42',
    url: 'https://news.example/a?utm_source=x',
  });
});

test('an explicit address stands before that of the page', () => {
  const url = 'https://news.example/b';
  assert.deepEqual(identifyStory({ url: `${url}#top` }, PAGE), { story: url, url });
});

test('without any hint the address of the page identifies it, without its hash', () => {
  const url = 'https://news.example/a?utm_source=x';
  assert.deepEqual(identifyStory({}, PAGE), { story: url, url });
});

test('empty attributes are no hints', () => {
  assert.equal(
    identifyStory({ story: '', url: '' }, 'https://news.example/c').story,
    'https://news.example/c',
  );
});
