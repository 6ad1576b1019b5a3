import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createProgressLine } from './progress-line.ts';

test('the last step of each phase is shown, however soon it comes after the one before', () => {
  const lines: string[] = [];
  const output = { isTTY: false, columns: 80, write: (text: string) => lines.push(text) > 0 };
  const line = createProgressLine(output, () => 0);
  const files = { bytesRead: 0, bytesTotal: 10, staged: 0, merged: 0 };
  line.show({ ...files, phase: 'reading' });
  line.show({ ...files, phase: 'reading', bytesRead: 5, staged: 3 });
  line.show({ ...files, phase: 'reading', bytesRead: 10, staged: 6 });
  line.show({ ...files, phase: 'merging', bytesRead: 10, staged: 6 });
  line.show({ ...files, phase: 'merging', bytesRead: 10, staged: 6, merged: 6 });
  line.end();
  assert.deepEqual(
    lines.map((text) => text.replaceAll(/[█░]+ +/g, '').trim()),
    [
      'Reading  0 %  0 comments',
      'Reading  100 %  6 comments',
      'Merging  0 %  0 comments',
      'Merging  100 %  6 comments',
    ],
  );
});
