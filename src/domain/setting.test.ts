import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeAllowed, parseSetting, type Setting } from './setting.ts';
import { SITE_SETTINGS } from './site-settings.ts';

const NUMBER: Setting = { kind: 'number', default: 5, least: 0, most: 10 };

test('a value is read from JSON and from text alike', () => {
  assert.equal(parseSetting(NUMBER, 7), 7);
  assert.equal(parseSetting(NUMBER, '7'), 7);
  assert.equal(parseSetting(SITE_SETTINGS.guests, 'true'), true);
  assert.equal(parseSetting(SITE_SETTINGS.guests, false), false);
  assert.equal(parseSetting({ kind: 'choice', default: 'a', options: ['a', 'b'] }, 'b'), 'b');
  assert.equal(parseSetting({ kind: 'text', default: '', longest: 3 }, 'abc'), 'abc');
});

test('what is not allowed is no value', () => {
  for (const wrong of [11, -1, 1.5, '', ' ', '1e9', 'seven', null, undefined, {}, [1], Number.NaN])
    assert.equal(parseSetting(NUMBER, wrong), null, JSON.stringify(wrong));
  assert.equal(parseSetting(SITE_SETTINGS.guests, 'yes'), null);
  assert.equal(parseSetting({ kind: 'choice', default: 'a', options: ['a', 'b'] }, 'c'), null);
  assert.equal(parseSetting({ kind: 'text', default: '', longest: 3 }, 'abcd'), null);
});

test('every default is a value that its setting allows, and what is allowed can be said', () => {
  for (const [name, setting] of Object.entries(SITE_SETTINGS)) {
    assert.equal(parseSetting(setting, setting.default), setting.default, name);
    assert.ok(describeAllowed(setting).length > 5);
  }
});
