import type { Page } from 'playwright-core';

/** Makes the browser refuse third-party cookies in a page, as most readers' browsers do; takes effect when it loads. */
export async function blockThirdPartyCookies(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.setCookieControls', { enableThirdPartyCookieRestriction: true });
}
