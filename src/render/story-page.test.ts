import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import { LANGUAGES } from '../messages/index.ts';
import { renderMarkdown } from '../markup/render-markdown.ts';
import { NOBODY, TEST_ASSETS, TEST_SITE, TEST_STORY, testComment, testId } from '../testing/discussions.ts';
import { renderStoryPage } from './story-page.tsx';
import type { StoryPageView } from './views.ts';

const VIEW: StoryPageView = {
  site: TEST_SITE,
  story: TEST_STORY,
  language: 'en',
  now: new Date('2026-11-22T12:00:00Z'),
  base: '',
  origin: 'https://talk.example',
  assets: TEST_ASSETS,
  sort: 'best',
  comments: [testComment(10, { replies: [testComment(11, { depth: 1 })] }), testComment(12)],
  nextPage: null,
};

type Element = DefaultTreeAdapterTypes.Element;

/** Every element of a document, in its order. */
function listElements(html: string): Element[] {
  const walk = (node: DefaultTreeAdapterTypes.Node): Element[] => {
    const children = 'childNodes' in node ? node.childNodes.flatMap(walk) : [];
    return 'tagName' in node ? [node, ...children] : children;
  };
  return walk(parse(html));
}

function attribute(element: Element | undefined, name: string): string | undefined {
  return element?.attrs.find((attr) => attr.name === name)?.value;
}

function textOf(element: Element | undefined): string {
  return element?.childNodes.map((node) => ('value' in node ? node.value : '')).join('') ?? '';
}

function findByTag(html: string, tag: string): Element[] {
  return listElements(html).filter((element) => element.tagName === tag);
}

function canonicalOf(html: string): string | undefined {
  const link = findByTag(html, 'link').find((element) => attribute(element, 'rel') === 'canonical');
  return attribute(link, 'href');
}

test('the page names the site, the story and how many wrote', () => {
  const html = renderStoryPage(VIEW);
  assert.match(html, /^<!doctype html><html lang="en" dir="ltr">/);
  assert.equal(textOf(findByTag(html, 'h1')[0]), TEST_STORY.title);
  assert.match(html, /<a href="https:\/\/courier\.example\/tram-7">The Harbour Courier<\/a>/);
  assert.match(html, /<span data-count="12">12 comments<\/span>/);
});

test('each comment is an article with a name, and replies stand inside the comment they answer', () => {
  const articles = findByTag(renderStoryPage(VIEW), 'article');
  assert.equal(articles.length, 3);
  for (const article of articles) {
    assert.equal(attribute(article, 'aria-labelledby'), `by-${attribute(article, 'data-id')}`);
  }
  assert.equal(attribute(articles[1]?.parentNode as Element, 'class'), 'replies');
});

test('a page for anonymous readers has no form at all, not even in its templates', () => {
  const html = renderStoryPage({
    ...VIEW,
    site: { ...TEST_SITE, settings: { ...TEST_SITE.settings, guests: true } },
  });
  assert.doesNotMatch(html, /<form/);
  assert.doesNotMatch(html, /idempotencyKey/);
});

test('ids are unique', () => {
  const ids = listElements(renderStoryPage(VIEW)).flatMap((element) => attribute(element, 'id') ?? []);
  assert.deepEqual(ids, [...new Set(ids)]);
});

test('nothing on the page needs inline script or style to be allowed', () => {
  for (const element of listElements(renderStoryPage(VIEW))) {
    const names = element.attrs.map(({ name }) => name);
    assert.ok(!names.some((name) => name === 'style' || name.startsWith('on')), element.tagName);
    assert.notEqual(element.tagName, 'style');
    if (element.tagName === 'script' && attribute(element, 'src') === undefined) {
      assert.equal(attribute(element, 'type'), 'application/ld+json');
    }
  }
});

test('names and titles are text, whatever they hold', () => {
  const hostile = `"><script>alert(1)</script><b a='`;
  const author = {
    id: testId(9),
    name: hostile,
    isGuest: false,
    isStaff: false,
    badges: [],
    picture: null,
    hasProfile: true,
  };
  const answers = { id: testId(8), name: hostile };
  const html = renderStoryPage({
    ...VIEW,
    site: { ...TEST_SITE, name: hostile },
    story: { ...TEST_STORY, title: hostile, key: hostile },
    comments: [testComment(10, { author, answers })],
    viewer: { ...NOBODY, isSignedIn: true, name: hostile },
    idempotencyKey: hostile,
  });
  assert.equal(textOf(findByTag(html, 'h1')[0]), hostile);
  assert.equal(findByTag(html, 'b').length, 0);
  assert.deepEqual(
    findByTag(html, 'script').map((script) => attribute(script, 'type')),
    ['module', 'application/ld+json'],
  );
});

test('crawlers are given the discussion as data that cannot end its block', () => {
  const author = {
    id: testId(9),
    name: '</script><script>alert(1)</script>',
    isGuest: false,
    isStaff: false,
    badges: [],
    picture: null,
    hasProfile: true,
  };
  const html = renderStoryPage({
    ...VIEW,
    comments: [
      testComment(10, { author, html: renderMarkdown('**4 < 5** & `</script>`') }),
      testComment(11, { html: null }),
    ],
  });
  const block = findByTag(html, 'script').find(
    (script) => attribute(script, 'type') === 'application/ld+json',
  );
  const json = JSON.parse(textOf(block));
  assert.equal(json['@type'], 'DiscussionForumPosting');
  assert.equal(json.commentCount, 12);
  assert.equal(json.comment.length, 1);
  assert.equal(json.comment[0].author.name, author.name);
  assert.equal(json.comment[0].text, '4 < 5 & </script>');
  assert.equal(json.comment[0].url, `https://talk.example/courier/stories/tram-7/comments/${testId(10)}`);
});

test('other orders point to the plain page and are not indexed; further pages stand for themselves', () => {
  const plain = 'https://talk.example/courier/stories/tram-7';
  assert.equal(canonicalOf(renderStoryPage(VIEW)), plain);
  const newest = renderStoryPage({ ...VIEW, sort: 'newest' });
  assert.equal(canonicalOf(newest), plain);
  assert.match(newest, /<meta name="robots" content="noindex,follow"\/>/);
  const second = renderStoryPage({ ...VIEW, after: '0.5_x', nextPage: '0.4_y' });
  assert.equal(canonicalOf(second), `${plain}?after=0.5_x`);
  assert.doesNotMatch(second, /noindex/);
  assert.match(second, /<link rel="next" href="\/courier\/stories\/tram-7\?sort=best&amp;after=0\.4_y"\/>/);
});

test('a discussion without comments asks; a closed one says so and offers nothing to write', () => {
  const nothing = { ...VIEW, comments: [], story: { ...TEST_STORY, commentCount: 0 } };
  assert.match(renderStoryPage(nothing), /Nobody has written yet\. What do you know about this\?/);
  const closedAt = new Date('2026-11-22T11:00:00Z');
  const closed = renderStoryPage({ ...VIEW, story: { ...TEST_STORY, closedAt } });
  assert.match(closed, /data-closed/);
  assert.doesNotMatch(closed, /data-action="(comment|reply)"/);
  const later = renderStoryPage({
    ...VIEW,
    story: { ...TEST_STORY, closedAt },
    now: new Date('2026-11-22T10:00:00Z'),
  });
  assert.doesNotMatch(later, /data-closed/);
});

test('a signed-in reader without script has a form, and sees what is their own', () => {
  const own = testComment(10);
  const html = renderStoryPage({
    ...VIEW,
    comments: [own, testComment(12, { replies: [testComment(13, { depth: 1 })] })],
    viewer: {
      ...NOBODY,
      isSignedIn: true,
      name: 'Ann',
      votes: { [testId(12)]: 'down' },
      own: [{ id: own.id, editableUntil: null, waiting: null }],
      held: [
        testComment(20, { status: 'pending' }),
        testComment(21, { status: 'rejected', parentId: testId(12) }),
      ],
    },
    idempotencyKey: 'key-1',
  });
  assert.match(
    html,
    /<form method="post" action="\/courier\/stories\/tram-7\/comment"><input type="hidden" name="idempotencyKey" value="key-1"\/>/,
  );
  assert.match(
    html,
    /action="\/sign-out">.*Writing as Ann · <a href="\/account">Your account<\/a> · <button class="quiet">Sign out/,
  );
  assert.match(html, new RegExp(`data-action="down" href="[^"]*${testId(12)}/vote" aria-current="true"`));
  assert.match(html, new RegExp(`data-action="delete" href="[^"]*${testId(10)}/delete"`));
  assert.doesNotMatch(html, new RegExp(`data-action="edit" href="[^"]*${testId(10)}`));
  assert.match(html, /A moderator reads this comment before it appears/);
  const rejected = findByTag(html, 'article').find((article) => attribute(article, 'data-id') === testId(21));
  const replies = rejected?.parentNode as Element | undefined;
  assert.equal(attribute(replies?.parentNode as Element, 'data-id'), testId(12));
});

test('the page can be read in every language', () => {
  const pages = LANGUAGES.map((language) => renderStoryPage({ ...VIEW, language }));
  assert.equal(new Set(pages).size, LANGUAGES.length);
  assert.match(pages[LANGUAGES.indexOf('ar')] ?? '', /<html lang="ar" dir="rtl">.*<section [^>]*dir="rtl"/s);
});
