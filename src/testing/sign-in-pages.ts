import type { Page } from 'playwright-core';
import type { ParleyProcess } from './parley-process.ts';

/** Somebody without an account: the first sign-in asks for the name, too. */
export interface NewReader {
  readonly email: string;
  readonly name: string;
}

/** Takes the code out of the log, where it stands in development; the newest is the one just asked for. */
export async function takeSignInCode(parley: ParleyProcess): Promise<string> {
  const [code = ''] = await parley.takeLine(/Sign-in code: (\d{6})/);
  return code;
}

/** Goes through Parley's sign-in pages, from the e-mail address to the name, as a person does. */
export async function passSignIn(page: Page, parley: ParleyProcess, reader: NewReader): Promise<void> {
  await page.locator('input[name=email]').fill(reader.email);
  await page.locator('form:has(input[name=email]) button').click();
  await page.locator('input[name=code]').fill(await takeSignInCode(parley));
  await page.locator('form button').click();
  await page.locator('input[name=name]').fill(reader.name);
  await page.locator('form button').click();
}
