import { connect, isProblem } from './api.ts';
import { recall } from './browser-storage.ts';
import { RESUME } from './start.ts';

/**
 * After signing in by redirect: takes the code out of the address and exchanges it for the token; else empty. A code that
 * came without the reader having left to sign in is somebody else's, whose account they would write under.
 */
export async function receiveRedirect(base: string): Promise<string> {
  const [, code] = location.hash.split('#parley=');
  if (!code) return '';
  history.replaceState(history.state, '', location.pathname + location.search);
  if (!recall(RESUME)) return '';
  const send = connect(base, { token: '' }, new URLSearchParams());
  const answer = await send<{ token: string }>('POST /session/exchange', { code });
  return isProblem(answer) ? '' : answer.token;
}
