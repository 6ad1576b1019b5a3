import type { Page } from 'playwright-core';

/** Goes through the provider's pages as a person does: signs in as `login`, and agrees. */
export async function passProviderPages(page: Page, login: string): Promise<void> {
  await page.locator('input[name=login]').fill(login);
  await page.locator('input[name=password]').fill('any');
  await page.locator('form button[type=submit]').click();
  await page.locator('input[name=prompt][value=consent]').waitFor({ state: 'attached' });
  await page.locator('form button[type=submit]').click();
}

/** Turns away on the provider's first page. */
export async function leaveProviderPages(page: Page): Promise<void> {
  await page.locator('a[href$="/abort"]').click();
}
