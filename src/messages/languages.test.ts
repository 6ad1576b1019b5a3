import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findLanguage, pickLanguage } from './languages.ts';

test('a regional tag finds its language, an unknown one finds none', () => {
  assert.equal(findLanguage('de-AT'), 'de');
  assert.equal(findLanguage('FR'), 'fr');
  assert.equal(findLanguage('eo'), undefined);
  assert.equal(findLanguage(''), undefined);
});

test('a language asked for by name goes before what the browser accepts', () => {
  assert.equal(pickLanguage('es', 'de', 'fr'), 'es');
  assert.equal(pickLanguage('eo', 'de', 'fr'), 'de');
});

test('the browser’s languages are taken by their quality, not by their place', () => {
  assert.equal(pickLanguage(undefined, 'eo, de;q=0.5, ar-EG;q=0.8, *;q=0.1', 'fr'), 'ar');
  assert.equal(pickLanguage(undefined, 'de;q=0, es;q=0.1', 'fr'), 'es');
});

test('without any wish it is the site’s language, and English where Parley does not speak that', () => {
  assert.equal(pickLanguage(undefined, undefined, 'fr'), 'fr');
  assert.equal(pickLanguage(undefined, ';;q=,', 'tlh'), 'en');
});
