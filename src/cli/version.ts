import { readFileSync } from 'node:fs';

/** The version of this Parley. */
export const PARLEY_VERSION: string = (
  JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string }
).version;
