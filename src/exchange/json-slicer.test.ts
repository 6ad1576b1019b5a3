import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { FormatRefused } from './format-refused.ts';
import { JsonSlicer } from './json-slicer.ts';

interface Taken {
  readonly values: readonly unknown[];
  readonly places: readonly string[];
}

function slice(bytes: Buffer, cuts: readonly number[], longest = 1_000_000): Taken {
  const values: unknown[] = [];
  const places: string[] = [];
  const slicer: JsonSlicer = new JsonSlicer('x.json', {
    interest: (path) =>
      path === 'list.*' ? { take: longest } : path === '' || path === 'list' ? 'enter' : 'skip',
    value(_path, found) {
      values.push(found === null ? null : JSON.parse(found.toString('utf8')));
      places.push(`${slicer.place().line}:${slicer.place().column}`);
    },
  });
  let from = 0;
  for (const cut of [...new Set(cuts.map((cut) => cut % (bytes.length + 1)))].sort((a, b) => a - b)) {
    slicer.write(bytes.subarray(from, cut));
    from = cut;
  }
  slicer.write(bytes.subarray(from));
  slicer.end();
  return { values, places };
}

test('the values of a list are those that JSON.parse finds, however the pieces of the file are cut', () => {
  const document = fc.record({
    before: fc.jsonValue(),
    list: fc.array(fc.jsonValue()),
    after: fc.jsonValue(),
  });
  fc.assert(
    fc.property(document, fc.array(fc.nat(), { maxLength: 12 }), fc.nat(3), (value, cuts, indent) => {
      const text = JSON.stringify(value, null, indent);
      assert.deepEqual(slice(Buffer.from(text), cuts).values, (JSON.parse(text) as typeof value).list);
    }),
    { numRuns: 400 },
  );
});

test('what is cut off anywhere is refused', () => {
  const text = Buffer.from('\ufeff{"a":[{"b":"]}"}],"list":[1, "\\"", {"c":[]}, null ],"d":-1.5e3}\n');
  assert.deepEqual(slice(text, []).values, [1, '"', { c: [] }, null]);
  for (let length = 3; length < text.length - 1; length += 1) {
    assert.throws(() => slice(text.subarray(0, length), []), FormatRefused, `at ${length}`);
  }
});

test('places are lines and columns of the file, over its pieces', () => {
  const text = Buffer.from('{"x":1,\n"list":[\n  1,\n  {\n  },"a"]}');
  for (let cut = 0; cut < text.length; cut += 1) {
    assert.deepEqual(slice(text, [cut, cut + 3]).places, ['3:3', '4:3', '5:5'], `at ${cut}`);
  }
});

test('a value longer than it may be is passed by', () => {
  const text = Buffer.from(`{"list":["${'x'.repeat(50)}",1,["${'y'.repeat(50)}"],"z"]}`);
  assert.deepEqual(slice(text, [20, 30, 40], 40).values, [null, 1, null, 'z']);
});

test('anything at all is read to its end or refused, and nothing else', () => {
  const mark = fc.constantFrom('{', '}', '[', ']', ',', ':', '"', '\\', '"list"', 'true', '1', ' ', '\n');
  fc.assert(
    fc.property(fc.array(mark), fc.array(fc.nat(), { maxLength: 5 }), (parts, cuts) => {
      try {
        slice(Buffer.from(`{"list":[${parts.join('')}`), cuts);
      } catch (error) {
        assert.ok(['FormatRefused', 'SyntaxError'].includes((error as Error).name), String(error));
      }
    }),
    { numRuns: 400 },
  );
});
