/** On the last page of signing in: hands the token to the publisher's page that opened the window, and closes it. */

// A script of the page itself, however it is loaded, runs before this event.
addEventListener('load', () => {
  const { token, origin } = document.querySelector<HTMLElement>('[data-token]')?.dataset ?? {};
  if (!origin) return;
  window.opener?.postMessage({ type: 'parley:token', token }, origin);
  window.close();
});
