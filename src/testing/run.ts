import { globSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { startTestPostgres, toEnvironment } from './postgres.ts';

/**
 * Runs the tests: all of them, or `--fast` those that need no browser, or the files named. One PostgreSQL serves the
 * run; each test that needs a database gets its own. The last line is `N passed, N failed`.
 */
const dist = fileURLToPath(new URL('..', import.meta.url));
const isFast = process.argv.includes('--fast');
const named = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));

const files = globSync(named.length > 0 ? named : ['**/*.test.js'], { cwd: dist })
  .filter((file) => !isFast || !file.endsWith('.browser.test.js'))
  .map((file) => `${dist}/${file}`)
  .toSorted();

const postgres = await startTestPostgres();
Object.assign(process.env, toEnvironment(postgres));

const counted = { passed: 0, failed: 0, skipped: 0 };
const stream = run({
  files,
  concurrency: Math.max(2, availableParallelism()),
  execArgv: ['--enable-source-maps'],
});
stream.on('test:pass', ({ details, skip, todo }) => {
  if (details.type === 'suite') return;
  if (skip !== undefined || todo !== undefined) counted.skipped += 1;
  else counted.passed += 1;
});
stream.on('test:fail', ({ details }) => {
  if (details.type !== 'suite') counted.failed += 1;
});
const output = stream.compose(spec);
output.pipe(process.stdout);
await new Promise((resolve) => output.once('end', resolve));
await postgres.stop();

const skipped = counted.skipped > 0 ? `, ${counted.skipped} skipped` : '';
console.log(`\n${counted.passed} passed, ${counted.failed} failed${skipped}`);
process.exitCode = counted.failed > 0 || counted.passed === 0 ? 1 : 0;
