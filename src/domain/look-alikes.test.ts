import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mixesLookAlikeScripts, toSkeleton } from './look-alikes.ts';

const SAME = [
  ['Anna Kowalska', 'anna kowalska'],
  ['Zoë', 'ZOE'],
  ['Jürgen Groß', 'jurgen gross'],
  ['Alan', 'Аlan'],
  ['PAMELA', 'РАМЕLА'],
  ['NATAN', 'ΝΑΤΑΝ'],
  ['Ian', 'lan'],
  ['Ian', '1an'],
  ['Bob', 'B0b'],
  ['Łukasz', 'Lukasz'],
  ['J. Smith', 'J Smith'],
  ['Ａｎｎ', 'Ann'],
  ['ᴀɴɴɪᴇ ʀᴏꜱꜱ', 'Annie Ross'],
  ['ɑnɡelɑ', 'Angela'],
  ['ꓮꓠꓠꓮ', 'ANNA'],
  ['ⲦⲞⲘ', 'TOM'],
] as const;

for (const [one, other] of SAME) {
  test(`${one} and ${other} are taken for each other`, () => {
    assert.equal(toSkeleton(one), toSkeleton(other));
  });
}

test('names that look different stay different', () => {
  const names = ['Ann', 'Anna', 'Änne', 'Hanna', 'Нина', 'Ниса', 'Νίκος', 'أحمد', 'محمد', '田中', '中田'];
  assert.equal(new Set(names.map(toSkeleton)).size, names.length);
});

test('a word in two scripts whose letters look alike is noticed', () => {
  assert.ok(mixesLookAlikeScripts('Аlan'));
  assert.ok(mixesLookAlikeScripts('Ann Νick'));
});

test('several scripts side by side are a name like any other', () => {
  for (const name of ['Анна Smith', 'Νίκος', '田中 Ken', 'Łukasz 2', 'أحمد Ali'])
    assert.ok(!mixesLookAlikeScripts(name), name);
});
