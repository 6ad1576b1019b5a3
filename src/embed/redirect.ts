import { connect, isProblem } from './api.ts';

/** After signing in by redirect: takes the code out of the address and exchanges it for the token; else empty. */
export async function receiveRedirect(base: string): Promise<string> {
  const [, code] = location.hash.split('#parley=');
  if (!code) return '';
  history.replaceState(history.state, '', location.pathname + location.search);
  const send = connect(base, { token: '' }, new URLSearchParams());
  const answer = await send<{ token: string }>('POST /session/exchange', { code });
  return isProblem(answer) ? '' : answer.token;
}
