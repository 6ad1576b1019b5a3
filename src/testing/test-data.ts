import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Larger test data, which is no part of the project: `PARLEY_TEST_DATA`, or ../shared/data beside the checkout. */
const folder =
  process.env['PARLEY_TEST_DATA'] ?? fileURLToPath(new URL('../../../shared/data', import.meta.url));

/** Where such data lies, and why a test that reads it is skipped: false where it is there. */
export function findTestData(...path: readonly string[]): {
  readonly path: string;
  readonly skip: string | false;
} {
  const found = join(folder, ...path);
  return {
    path: found,
    skip: existsSync(found) ? false : `${found} is not there; PARLEY_TEST_DATA names its folder`,
  };
}
