import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { REFUSALS } from '../exchange/format-refused.ts';
import { PROBLEMS } from '../exchange/problems.ts';
import { messages, type MessageKey } from '../messages/index.ts';
import { sampleReport } from './import-samples.ts';

/** docs/move.md, held against what an import says. */
const guide = readFileSync(join(fileURLToPath(new URL('../../', import.meta.url)), 'docs/move.md'), 'utf8');
const rows = guide
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) => line.split('|').map((cell) => cell.trim()));

function meaningOf(family: 'importProblem' | 'importRefused', code: string): string {
  return messages('en').format(`${family}.${code}` as MessageKey);
}

test('the guide explains every problem in the words of the report, with its effect', () => {
  for (const [code, effect] of Object.entries(PROBLEMS)) {
    const row = rows.find(([, first, second]) => first === `\`${code}\`` && second === effect);
    assert.equal(row?.[3], meaningOf('importProblem', code), code);
  }
  const explained = rows.filter(([, , effect]) => /^(failed|skipped|changed)$/.test(effect ?? ''));
  assert.deepEqual(new Set(explained.map(([, code]) => code?.slice(1, -1))), new Set(Object.keys(PROBLEMS)));
});

test('the guide explains every refusal of a file in the words of the report', () => {
  for (const code of REFUSALS) {
    const explained = rows.filter(([, first]) => first === `\`${code}\``).map(([, , second]) => second);
    assert.ok(explained.includes(meaningOf('importRefused', code)), code);
  }
});

test('the guide describes every field of the report', () => {
  const [problem] = sampleReport().problems;
  assert.ok(problem);
  const [place] = problem.places;
  const refusal = { code: '', file: '', line: 1, column: 1, expected: '' };
  const objects = [
    sampleReport({ refusal }),
    sampleReport().counts,
    sampleReport().counts.votes,
    problem,
    place,
    refusal,
  ];
  const fields = [...objects, ...sampleReport().files, sampleReport().options].flatMap((each) =>
    Object.keys(each ?? {}),
  );
  const table = rows.map((cells) => cells.join(' ')).join('\n');
  const missing = fields.filter((field) => !table.includes(`\`${field}\``));
  assert.deepEqual(missing, []);
});
