/** `npm run check`: everything that has to hold for a commit, in about a minute; the browser's tests come with `npm test`. */
import { spawnSync } from 'node:child_process';

const STEPS: readonly (readonly [string, string])[] = [
  ['types', 'tsc -b'],
  ['types of scripts', 'tsc -p tsconfig.scripts.json'],
  ['assets', 'node scripts/build-assets.ts'],
  ['format', 'oxfmt --check'],
  ['lint', 'oxlint --deny-warnings'],
  ['dead code', 'knip'],
  ['tests', 'node dist/testing/run.js --fast'],
];

for (const [name, command] of STEPS) {
  const started = performance.now();
  const { status, stdout, stderr } = spawnSync(command, {
    shell: true,
    encoding: 'utf8',
    maxBuffer: 100_000_000,
  });
  const seconds = ((performance.now() - started) / 1_000).toFixed(1);
  if (status !== 0) {
    process.stdout.write(`${stdout}${stderr}\n${name}: failed after ${seconds} s (${command})\n`);
    process.exit(1);
  }
  const [last = ''] = stdout.trim().split('\n').slice(-1);
  process.stdout.write(`${name.padEnd(18)}${seconds.padStart(6)} s  ${name === 'tests' ? last : ''}\n`);
}
