import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { readAttributes, resolveReferences, XmlScanner } from './xml-scanner.ts';

/** What a document says, as one list: texts that touch are one. */
type Told = readonly string[];

function withText(told: string[], text: string): void {
  const last = told.at(-1);
  if (last?.startsWith('text ') === true) told[told.length - 1] = last + text;
  else if (text !== '') told.push(`text ${text}`);
}

function scan(document: string, cuts: readonly number[]): Told {
  const told: string[] = [];
  const scanner = new XmlScanner('x.xml', {
    open(name, attributes, isEmpty) {
      const read = readAttributes(attributes) ?? new Map([['fault', '']]);
      told.push(`open ${name} ${JSON.stringify([...read])}`);
      if (isEmpty) told.push(`close ${name}`);
    },
    close: (name) => told.push(`close ${name}`),
    text(source, [start, end], isRaw) {
      const piece = source.slice(start, end);
      withText(told, isRaw ? piece : resolveReferences(piece));
    },
    fault: () => told.push('fault'),
  });
  let from = 0;
  for (const cut of [...new Set(cuts.map((cut) => cut % (document.length + 1)))].sort((a, b) => a - b)) {
    scanner.write(document.slice(from, cut), false);
    from = cut;
  }
  scanner.write(document.slice(from), true);
  return told;
}

function parseBySaxes(document: string): Told {
  const told: string[] = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    told.push(`open ${name} ${JSON.stringify(Object.entries(attributes))}`);
  });
  parser.on('closetag', ({ name }) => told.push(`close ${name}`));
  parser.on('text', (text) => withText(told, text));
  parser.on('cdata', (text) => withText(told, text));
  parser.write(document).close();
  return told;
}

const name = fc.constantFrom('a', 'b', 'wp:comment', 'dsq_x', 'é');
const words = fc.string({
  unit: fc.constantFrom('a', 'é', '😀', ' ', '\n', '>', '"', "'", '-', '?', ';', ']'),
});
const escaped = words.map((text) => text.replaceAll(']', '').replaceAll('"', '&quot;'));
const reference = fc.constantFrom('&amp;', '&lt;', '&#65;', '&#x1F600;', '&apos;', '&amp;lt;');
const cdata = words.map((text) => `<![CDATA[${text.replaceAll(']]>', '')}<&]]>`);
const comment = words.map((text) => `<!-- ${text.replaceAll('-', '')} -->`);
const instruction = words.map((text) => `<?pi ${text.replaceAll('?', '')}?>`);
const attributes = fc
  .uniqueArray(
    fc.tuple(
      name,
      escaped.map((text) => text.replaceAll(/[\n>]/g, ' ')),
    ),
    { selector: ([key]) => key },
  )
  .map((pairs) => pairs.map(([key, value]) => ` ${key} = "${value}"`).join('\n'));

const element = fc.letrec<{ element: string; content: string }>((tie) => ({
  element: fc.oneof(
    { maxDepth: 4 },
    fc.tuple(name, attributes).map(([tag, list]) => `<${tag}${list} />`),
    fc
      .tuple(name, attributes, tie('content'))
      .map(([tag, list, content]) => `<${tag}${list}>${content}</${tag} >`),
  ),
  content: fc
    .array(fc.oneof(escaped, reference, cdata, comment, instruction, tie('element')), { maxLength: 6 })
    .map((parts) => parts.join('')),
})).element;

test('what is well formed reads as saxes reads it, however the pieces of the file are cut', () => {
  fc.assert(
    fc.property(element, fc.array(fc.nat(), { maxLength: 12 }), (document, cuts) => {
      const whole = `<?xml version="1.0"?>\n<r xmlns:wp="w">${document}</r>`;
      assert.deepEqual(scan(whole, cuts), parseBySaxes(whole));
    }),
    { numRuns: 400 },
  );
});

test('a file cut at any character reads the same', () => {
  const document = `<?xml version="1.0"?><!DOCTYPE r><r a="x > y" b='"'><!-- <b> --><b/>&amp;&#x41;<![CDATA[]]]]><![CDATA[>]]></r>`;
  const told = scan(document, []);
  assert.deepEqual(told, [
    'open r [["a","x > y"],["b","\\""]]',
    'open b []',
    'close b',
    'text &A]]>',
    'close r',
  ]);
  for (let cut = 1; cut < document.length; cut += 1)
    assert.deepEqual(scan(document, [cut]), told, `at ${cut}`);
  assert.deepEqual(
    scan(
      document,
      Array.from(document, (_, at) => at),
    ),
    told,
  );
});

test('anything at all is read to its end or refused, and nothing else', () => {
  const mark = fc.constantFrom(
    '<',
    '>',
    '</',
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    '<?',
    '?>',
    '<a',
    '<a>',
    '</a>',
    '"',
    '&',
    '=',
    '<!D',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(mark, words)), fc.array(fc.nat(), { maxLength: 5 }), (parts, cuts) => {
      try {
        scan(`<r>${parts.join('')}`, cuts);
      } catch (error) {
        assert.equal((error as Error).name, 'FormatRefused');
      }
    }),
    { numRuns: 400 },
  );
});
