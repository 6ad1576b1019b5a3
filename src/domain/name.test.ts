import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseName } from './name.ts';

test('names of all scripts are names, with their white space folded', () => {
  for (const name of [
    'Ann',
    "Siobhán O'Neill-Smith",
    '李小龍',
    'محمد',
    'שרה לוי',
    'Дмитрий',
    'R2-D2',
    'ÅÆØ (Ed.)',
    'नीता',
  ]) {
    assert.equal(parseName(name), name.normalize('NFC'));
  }
  assert.equal(parseName('  Ann \n  Reader '), 'Ann Reader');
});

test('what hides, reverses or is nothing is not a name', () => {
  for (const name of [
    '',
    '   ',
    '---',
    '\u202eevil',
    'a\u200bb',
    '<b>x</b>',
    'x'.repeat(81),
    'a\0b',
    '@ann',
    'Ann\u3164',
    '\u115f',
    'A\uffa0nn',
  ]) {
    assert.equal(parseName(name), null, JSON.stringify(name));
  }
});
