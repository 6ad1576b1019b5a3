import assert from 'node:assert/strict';
import { test } from 'node:test';
import { refuse } from '../domain/refusal.ts';
import { NOBODY, TEST_ASSETS, TEST_SITE, TEST_STORY, testComment, testId } from '../testing/discussions.ts';
import { renderFormPage } from './form-page.tsx';
import type { FormPageView } from './views.ts';

const MEMBER = { ...NOBODY, isSignedIn: true, name: 'Ann' };
const VIEW: FormPageView = {
  site: TEST_SITE,
  story: TEST_STORY,
  language: 'en',
  now: new Date('2026-11-22T12:00:00Z'),
  base: '',
  assets: TEST_ASSETS,
  viewer: MEMBER,
  purpose: { kind: 'comment' },
  idempotencyKey: 'key-1',
};
const GUESTS = { ...TEST_SITE, settings: { ...TEST_SITE.settings, guests: true } };
const comment = testComment(10);

test('each form posts to the address that shows it, with the key of its write', () => {
  const paths = [
    [{ kind: 'comment' }, '/comment'],
    [{ kind: 'reply', comment }, `/comments/${comment.id}/reply`],
    [{ kind: 'edit', comment, body: 'x' }, `/comments/${comment.id}/edit`],
    [{ kind: 'delete', comment }, `/comments/${comment.id}/delete`],
    [{ kind: 'vote', comment }, `/comments/${comment.id}/vote`],
  ] as const;
  for (const [purpose, path] of paths) {
    const html = renderFormPage({ ...VIEW, purpose });
    assert.ok(html.includes(`<form method="post" action="/courier/stories/tram-7${path}">`), path);
    assert.ok(html.includes('<input type="hidden" name="idempotencyKey" value="key-1"/>'), path);
  }
});

test('a refused text is given back, with the error tied to its field', () => {
  const refusal = refuse('body_too_long', { field: 'body', figures: { length: 10_001, limit: 10_000 } });
  const body = '</textarea><script>alert(1)</script>';
  const html = renderFormPage({ ...VIEW, purpose: { kind: 'reply', comment, body }, refusal });
  assert.match(
    html,
    /<textarea name="body"[^>]*aria-invalid="true" aria-describedby="error">&lt;\/textarea>/,
  );
  assert.match(html, /id="error" data-error role="alert">Your comment has 10,001 characters/);
});

test('the reply form shows what is answered', () => {
  const html = renderFormPage({ ...VIEW, purpose: { kind: 'reply', comment } });
  assert.match(html, /<h1>Reply to Ann<\/h1><article class="comment quoted".*Ask the shopkeepers/s);
});

test('a guest is asked for a name where guests write, and only there', () => {
  const guest = { ...VIEW, viewer: NOBODY, site: GUESTS };
  assert.match(renderFormPage({ ...guest, name: 'Bo' }), /<input name="name" value="Bo"/);
  assert.doesNotMatch(renderFormPage({ ...VIEW, site: GUESTS }), /name="name"/);
});

test('who has to sign in first is told so, with the way back to this form', () => {
  for (const purpose of [
    { kind: 'comment' },
    { kind: 'vote', comment },
    { kind: 'delete', comment },
  ] as const) {
    const html = renderFormPage({ ...VIEW, viewer: NOBODY, purpose });
    assert.doesNotMatch(html, /<form/);
    assert.match(html, /href="\/sign-in\?return=%2Fcourier%2Fstories%2Ftram-7%2Fcomment/);
  }
  const guest = { ...MEMBER, isGuest: true };
  assert.doesNotMatch(
    renderFormPage({ ...VIEW, site: GUESTS, viewer: guest, purpose: { kind: 'vote', comment } }),
    /<form/,
  );
});

test('a text outlives the session it was written in', () => {
  const refusal = refuse('sign_in_required');
  const html = renderFormPage({
    ...VIEW,
    viewer: NOBODY,
    purpose: { kind: 'comment', body: 'Mine' },
    refusal,
  });
  assert.match(html, />Mine<\/textarea>/);
  assert.match(html, /target="_blank" rel="noopener">Sign in \(opens another window\)/);
});

test('the vote form offers what would change something', () => {
  const voted = { ...MEMBER, votes: { [testId(10)]: 'up' as const } };
  const disabledOf = (viewer: typeof voted | typeof MEMBER) =>
    renderFormPage({ ...VIEW, viewer, purpose: { kind: 'vote', comment } }).match(
      /value="(\w+)" disabled/,
    )?.[1];
  assert.equal(disabledOf(MEMBER), 'none');
  assert.equal(disabledOf(voted), 'up');
});
