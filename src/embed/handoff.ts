/** On the last page of signing in: hands the token to the publisher's page that opened the window, and closes it. */
import { whenParsed } from './parsed.ts';

whenParsed(() => {
  const { token, origin } = document.querySelector<HTMLElement>('[data-token]')?.dataset ?? {};
  if (!token || !origin || !window.opener) return;
  window.opener.postMessage({ type: 'parley:token', token }, origin);
  window.close();
});
