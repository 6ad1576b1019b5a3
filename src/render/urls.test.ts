import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testId } from '../testing/discussions.ts';
import { storyUrls } from './urls.ts';

const urls = storyUrls({ site: 'daily', story: 'https://news.example/a?b' }, 'https://talk.example');
const PAGE = 'https://talk.example/daily/stories/https%3A%2F%2Fnews.example%2Fa%3Fb';

test('a link to the first replies of a comment differs from the link to the comment', () => {
  const id = testId(1);
  assert.equal(urls.comment(id), `${PAGE}/comments/${id}`);
  assert.equal(urls.comment(id, { sort: 'best', after: '' }), `${PAGE}/comments/${id}?sort=best&after=`);
  assert.equal(
    urls.comment(id, { sort: 'best', after: 'a_b' }),
    `${PAGE}/comments/${id}?sort=best&after=a_b`,
  );
});

test('what is empty is left out', () => {
  assert.equal(
    storyUrls({ site: 'daily', story: 'a' }, '', { lang: '', url: undefined }).page(),
    '/daily/stories/a',
  );
});
