import { Secret, TOTP } from 'otpauth';
import type { Page } from 'playwright-core';

/** The app on somebody's phone: its code now, or some half minutes from now. */
export type CodeApp = (steps?: number) => string;

/** Makes the app of a key. */
export function createCodeApp(key: string): CodeApp {
  const totp = new TOTP({ secret: Secret.fromBase32(key) });
  return (steps = 0) => totp.generate({ timestamp: Date.now() + steps * 30_000 });
}

/** What somebody has once codes of an app are on. */
export interface Codes {
  readonly app: CodeApp;
  /** The recovery codes. */
  readonly codes: string[];
}

/** Switches codes of an app on, as a person does. */
export async function switchOnCodes(page: Page, origin: string): Promise<Codes> {
  await page.goto(`${origin}/account/security/totp`);
  await page.getByRole('button', { name: 'Begin' }).click();
  return enterFirstCode(page);
}

/** The same from the page that shows the key. */
export async function enterFirstCode(page: Page): Promise<Codes> {
  const key = (await page.locator('.key').textContent()) ?? '';
  const app = createCodeApp(key.replaceAll(/\s/g, ''));
  // The next one is then still there to sign in with.
  await page.locator('input[name=code]').fill(app());
  await page.getByRole('button', { name: 'Switch on' }).click();
  await page.locator('.codes').waitFor();
  return { app, codes: await page.locator('.codes code').allTextContents() };
}

/** Adds a passkey on the page for it. */
export async function addPasskey(page: Page, origin: string): Promise<void> {
  await page.goto(`${origin}/account/security/passkeys`);
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await page.waitForURL('**/account/security');
}
