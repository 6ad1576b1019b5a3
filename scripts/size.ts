/** Prints what browsers fetch, file by file and flow by flow; fails when a flow is above the ceiling. */
import { readFile } from 'node:fs/promises';
import {
  computeFlowSizes,
  FLOWS,
  listFlowsAboveCeiling,
  SIZE_CEILING,
  type Manifest,
  type Sizes,
} from '../src/testing/asset-sizes.ts';

const manifest = JSON.parse(
  await readFile(new URL('../dist/assets/manifest.json', import.meta.url), 'utf8'),
) as Manifest;

function printRow(name: string, { raw, gzip, brotli }: Sizes, remark = ''): void {
  const figures = [raw, gzip, brotli].map((bytes) => bytes.toLocaleString('en').padStart(9)).join('');
  console.log(`${name.padEnd(14)}${figures}  ${remark}`.trimEnd());
}

console.log(`${'bytes'.padEnd(14)}${['raw', 'gzip', 'brotli'].map((head) => head.padStart(9)).join('')}`);
for (const [name, { bytes }] of Object.entries(manifest)) printRow(name, bytes);
console.log();
for (const [flow, sizes] of Object.entries(computeFlowSizes(manifest))) {
  printRow(`${flow} flow`, sizes, FLOWS[flow]?.join(' + '));
}

const above = listFlowsAboveCeiling(manifest);
for (const flow of above)
  console.log(`The ${flow} flow is above ${SIZE_CEILING.toLocaleString('en')} bytes of brotli.`);
if (above.length > 0) process.exitCode = 1;
