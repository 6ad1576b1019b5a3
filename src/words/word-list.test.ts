import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { compileWordList, findWords } from './word-list.ts';

function find(list: string, text: string): string[] {
  return findWords(compileWordList(list).list, text).map(({ start, end }) => text.slice(start, end));
}

describe('words', () => {
  test('are found as whole words, wherever they stand', () => {
    assert.deepEqual(find('grunk', 'A grunk, two grunks; Grunk.'), ['grunk', 'Grunk']);
    assert.deepEqual(find('ass', 'A class of assassins assesses brass.'), []);
  });

  const DISGUISES = [
    'GRUNK',
    'grünk',
    'ɢrunk'.replace('ɢ', 'g'),
    'gr\u200bun\u00adk',
    'Ｇｒｕｎｋ',
    'gгunk'.replace('г', 'r'),
    'grunκ',
    'gruuuunk',
    'g.r.u.n.k',
    'g r u n k',
    'g-r-u-n-k',
  ];
  for (const disguise of DISGUISES) {
    test(`are found in disguise: ${JSON.stringify(disguise)}`, () => {
      assert.deepEqual(find('grunk', `You ${disguise} there`), [disguise]);
    });
  }

  test('are found where signs and figures stand for letters', () => {
    assert.deepEqual(find('sliatbe', 'Sl!4TB3'), ['Sl!4TB3']);
    assert.deepEqual(find('bottle', 'b0ttl3 60771e B0TT1E'), ['b0ttl3', 'B0TT1E']);
    assert.deepEqual(find('asp', '@sp'), ['@sp']);
    assert.deepEqual(find('sp', 'to @sp'), ['@sp']);
  });

  test('are not found in figures', () => {
    assert.deepEqual(find('sos\nlool', '505 1001 in 2007'), []);
  });

  test('are found in other alphabets as in one’s own', () => {
    assert.deepEqual(find('дурак', 'Ты дурак! ДУРАК'), ['дурак', 'ДУРАК']);
    assert.deepEqual(find('μαλάκας', 'Ο ΜΑΛΑΚΑΣ'), ['ΜΑΛΑΚΑΣ']);
    assert.deepEqual(find('غبي', 'أنت غَبِيّ جدا'), ['غَبِيّ']);
  });
});

describe('phrases and stars', () => {
  test('a phrase is found across any white space and signs', () => {
    assert.deepEqual(find('go away now', 'Go,  away — now'), ['Go,  away — now']);
    assert.deepEqual(find('go away', 'go far away'), []);
  });

  test('a star stands for any letters of a word', () => {
    assert.deepEqual(find('grunk*', 'grunk grunking engrunk'), ['grunk', 'grunking']);
    assert.deepEqual(find('*grunk', 'grunk grunking engrunk'), ['grunk', 'engrunk']);
    assert.deepEqual(find('gr*nk', 'grank grumpink grunt'), ['grank', 'grumpink']);
    assert.deepEqual(find('bad grunk* here', 'bad grunkers here'), ['bad grunkers here']);
  });
});

describe('scripts without spaces', () => {
  test('are searched for anywhere, spaces and signs seen through', () => {
    assert.deepEqual(find('笨蛋', '你是个笨蛋吗'), ['笨蛋']);
    assert.deepEqual(find('笨蛋', '笨 . 蛋'), ['笨 . 蛋']);
    assert.deepEqual(find('ควาย', 'ไอ้ควายเอ๊ย'), ['ควาย']);
  });
});

describe('expressions', () => {
  test('are found without regard to case, with the exact place', () => {
    const text = 'Call +44 20 7946 0000 now';
    assert.deepEqual(find('/\\+\\d{2}( \\d+)+/', text), ['+44 20 7946 0000']);
    assert.deepEqual(find('/CALL/', text), ['Call']);
  });

  test('that cannot be used are reported with their line, and the rest counts', () => {
    const { list, wrong } = compileWordList('# remarks\ngrunk\n/(/\n***\n/(a{1,900}){1,900}/\n/(?=x)/');
    assert.deepEqual(
      wrong.map(({ line, reason }) => `${line} ${reason}`),
      ['3 expression_invalid', '4 not_a_word', '5 expression_invalid', '6 expression_invalid'],
    );
    assert.equal(findWords(list, 'a grunk').length, 1);
  });
});

test('a text that is made to be slow is not', () => {
  const words = Array.from({ length: 2_000 }, (_, n) => `word${n}x*\nphrase of ${n} *end`).join('\n');
  const { list } = compileWordList(`${words}\n/(a+)+$/\n/(x|xx)+y/`);
  const texts = ['a'.repeat(10_000), 'I'.repeat(10_000), 'x '.repeat(5_000), 'phrase of '.repeat(1_000)];
  for (const text of texts) {
    const started = performance.now();
    findWords(list, text);
    assert.ok(performance.now() - started < 1_000, text.slice(0, 10));
  }
});

test('a list of phrases with stars takes time in proportion to the text, however its words can be read', () => {
  const { list } = compileWordList(`${'* '.repeat(40)}zz\n${'*a '.repeat(40)}zz`);
  const started = performance.now();
  assert.deepEqual(findWords(list, 'a1lI a1lI '.repeat(300)), []);
  assert.ok(performance.now() - started < 2_000);
});

test('expressions that are too large together are refused from where they are', () => {
  const text = Array.from({ length: 60 }, (_, n) => `/((a|b|c${n})x?){0,60}z/`).join('\n');
  const { wrong } = compileWordList(text);
  assert.ok(
    wrong.length > 10 && wrong.every(({ reason, line }) => reason === 'expression_too_large' && line > 20),
  );
});

test('a list of large or of very many expressions, made to be slow, holds up nobody for long', () => {
  const large = Array.from({ length: 60 }, (_, n) => `/.{0,300}z${n}.{0,300}y/`).join('\n');
  const small = '/\\pL/\n'.repeat(30_000);
  for (const text of [large, small]) {
    const started = performance.now();
    findWords(compileWordList(text).list, 'a'.repeat(10_000));
    assert.ok(performance.now() - started < 8_000, text.slice(0, 20));
  }
});

test('a text that is found everywhere in all lengths has so many matches and no more', () => {
  const lengths = Array.from({ length: 400 }, (_, n) => '中'.repeat(n + 1)).join('\n');
  assert.equal(find(lengths, '中'.repeat(10_000)).length, 1_000);
  const phrases = Array.from({ length: 100 }, (_, n) => 'a* '.repeat(n + 1)).join('\n');
  assert.equal(find(phrases, 'ab '.repeat(3_000)).length, 1_000);
});
