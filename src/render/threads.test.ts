import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { messages } from '../messages/index.ts';
import { NOBODY, TEST_SITE, TEST_STORY, testComment, testId } from '../testing/discussions.ts';
import { renderCommentThread } from './comment-page.tsx';
import { scriptTexts } from './parts/script-texts.ts';
import { renderComment, renderReplies, renderThread } from './threads.tsx';
import type { DiscussionView } from './views.ts';

const VIEW: DiscussionView = {
  site: TEST_SITE,
  story: TEST_STORY,
  language: 'en',
  now: new Date('2026-11-22T12:00:00Z'),
  base: 'https://talk.example',
};
const PAGE = 'https://talk.example/courier/stories/tram-7';

test('a fragment stands on a publisher’s page, so its links are whole addresses', () => {
  const html = renderThread({ ...VIEW, sort: 'best', comments: [testComment(10)], nextPage: '0.5_x' });
  const links = html.match(/href="[^"]*"/g) ?? [];
  assert.ok(links.length > 8);
  for (const link of links) assert.ok(link.startsWith('href="https://talk.example/'), link);
  assert.ok(html.includes('href="https://talk.example/sign-in?return=%2Fcourier%2Fstories%2Ftram-7"'));
  assert.match(html, /data-more="comments"/);
});

test('links pass on the language asked for and the address of a story not yet known', () => {
  const carried = { lang: 'de', url: 'https://courier.example/a?b=1' };
  const html = renderThread({ ...VIEW, carried, sort: 'best', comments: [], nextPage: null });
  const query = 'lang=de&amp;url=https%3A%2F%2Fcourier.example%2Fa%3Fb%3D1';
  assert.ok(html.includes(`href="${PAGE}/comment?${query}"`));
});

test('a comment says when it was edited and whom it answers below the deepest level', () => {
  const editedAt = new Date('2026-11-22T10:01:00Z');
  const comment = testComment(10, { depth: 9, editedAt, answers: { id: testId(8), name: 'Tom' } });
  const html = renderComment({ ...VIEW, comment });
  assert.match(html, /data-depth="6"/);
  assert.match(html, /edited <time datetime="2026-11-22T10:01Z">22 Nov 2026, 10:01 UTC<\/time>/);
  assert.ok(html.includes(`<a class="to" href="${PAGE}/comments/${testId(8)}">to Tom</a>`));
});

test('the controls to vote say on whose comment and how many did', () => {
  const html = renderComment({ ...VIEW, comment: testComment(10, { up: 1234 }) });
  assert.match(
    html,
    />Up <span data-up="1234">1,234<\/span><span class="visually-hidden"> for the comment by Ann<\/span><\/a>/,
  );
});

test('a tombstone keeps its place and its replies, and nothing of its author', () => {
  const gone = { author: null, html: null, replies: [testComment(11)] };
  const deleted = renderComment({ ...VIEW, comment: testComment(10, { ...gone, deletedAt: VIEW.now }) });
  assert.match(deleted, /class="comment tombstone".*Deleted by its author\./);
  assert.equal(deleted.match(/data-actions/g)?.length, 1);
  const removed = renderComment({ ...VIEW, comment: testComment(10, { ...gone, status: 'rejected' }) });
  assert.match(removed, /Removed by a moderator\./);
});

test('the link to more replies says how many there are', () => {
  const comment = testComment(10, { replies: [testComment(11)], replyCount: 15, nextReplies: '0.3_y' });
  const html = renderThread({ ...VIEW, sort: 'newest', comments: [comment], nextPage: null });
  assert.match(html, /data-more="replies" href="[^"]*\?sort=newest&amp;after=0\.3_y">Show 14 more replies</);
});

test('a further page of replies does not count those that came before', () => {
  const comment = testComment(10, { replies: [testComment(11)], replyCount: 15, nextReplies: '0.3_y' });
  const view = { ...VIEW, sort: 'best', comments: [comment], comment } as const;
  assert.match(renderCommentThread({ ...view, after: '' }), />Show 14 more replies</);
  assert.match(renderCommentThread({ ...view, after: '0.4_x' }), />Show more replies</);
});

test('further replies come in a section of the same shape', () => {
  const comment = testComment(10, { replies: [testComment(11), testComment(12)], nextReplies: '0.2_z' });
  const html = renderReplies({ ...VIEW, sort: 'best', comment });
  assert.match(html, /^<section class="parley" data-parley/);
  assert.match(html, /data-comments><article [^>]*data-id/);
  assert.ok(html.includes(`href="${PAGE}/comments/${testId(10)}?sort=best&amp;after=0.2_z"`));
});

test('a comment in its context is marked, and so is no other', () => {
  const comment = testComment(11, { depth: 1 });
  const comments = [testComment(10, { replies: [comment] })];
  const html = renderCommentThread({ ...VIEW, sort: 'best', comments, comment });
  assert.deepEqual(html.match(/class="comment target" id="[^"]*"/g), [
    `class="comment target" id="c-${comment.id}"`,
  ]);
  assert.match(html, /Read the whole discussion/);
});

test('a fragment for a viewer marks their votes; the one for everybody holds none', () => {
  const comments = [testComment(10)];
  const viewer = { ...NOBODY, isSignedIn: true, votes: { [testId(10)]: 'up' as const } };
  const isMarked = (html: string) => /data-action="up"[^>]*aria-current/.test(html);
  assert.ok(isMarked(renderThread({ ...VIEW, sort: 'best', comments, nextPage: null, viewer })));
  assert.ok(!isMarked(renderThread({ ...VIEW, sort: 'best', comments, nextPage: null })));
});

test('the same person has the same tint everywhere, and a name without letters has a face too', () => {
  const author = {
    id: testId(0x1f),
    name: '…',
    isGuest: false,
    isStaff: false,
    badges: [],
    picture: null,
    hasProfile: true,
  };
  const html = renderComment({ ...VIEW, comment: testComment(10, { author }) });
  assert.match(html, /<span class="face tint-7" aria-hidden="true">·<\/span>/);
});

test('the script is sent the texts it uses, and no others', async () => {
  const folder = new URL('../../src/embed/', import.meta.url);
  const files = (await readdir(folder)).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
  const source = (await Promise.all(files.map((name) => readFile(new URL(name, folder), 'utf8')))).join('\n');
  const sent = Object.keys(JSON.parse(scriptTexts(messages('en'))) as object);
  assert.deepEqual(
    sent.filter((name) => !source.includes(`'${name}'`)),
    [],
  );
  const used = [...source.matchAll(/writeMessage\(\w+, '(\w+)'/g)].map(([, name = '']) => name);
  assert.deepEqual(
    used.filter((name) => !sent.includes(name)),
    [],
  );
});
