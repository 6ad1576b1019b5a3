import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toCsvLine } from './csv.ts';

test('what separates or ends cells is quoted', () => {
  assert.equal(toCsvLine(['a', 'b,c', 'd"e', 'f\ng', '']), 'a,"b,c","d""e","f\ng",\r\n');
});

test('a spreadsheet runs nothing', () => {
  for (const formula of ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])
    assert.equal(toCsvLine([formula]), `"'${formula}"\r\n`, formula);
});
