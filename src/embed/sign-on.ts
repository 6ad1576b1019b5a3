/**
 * A publisher's own sign-on in the embed: fetched when a page hands over a token, or may do so. A page has one reader,
 * so what it says holds for all discussions on it.
 */
import { connect, isProblem, type Problem, type Session } from './api.ts';

type Refresh = (next: (accessToken?: string) => void) => void;
type Listener = (...details: unknown[]) => void;

/** What the function `events` is given: Coral's way to listen. */
export interface Events {
  on(name: string, listener: Listener): void;
  onAny(listener: Listener): void;
}

/** What a page says of its reader's sign-on; what is left out stays as it is. */
export interface SignOnOptions {
  /** The publisher's signed token; empty signs the reader out. */
  readonly accessToken?: string | undefined;
  /** Asked for another token once that one is over; gives it to `next`, or nothing where nobody is signed in. */
  readonly refreshAccessToken?: Refresh | undefined;
  readonly events?: ((events: Events) => void) | undefined;
}

/** This script, as those that fetch it see it. */
export interface SignOnModule {
  readonly signOn: typeof signOn;
  readonly attach: typeof attach;
}

/** Where a discussion's requests go. */
interface Place {
  /** Parley's origin. */
  readonly base: string;
  readonly site: string;
}

/** Speaks for the reader: a token of the publisher's, or what it was exchanged for. Empty where there is none. */
let accessToken = '';
let refreshAccessToken: Refresh | undefined;
/** Set by a page that signs its reader out, until the server knows; holds the token that was good until then. */
let leaving: { readonly token: string } | undefined;
let renewing: Promise<string> | undefined;
let renewedAt = -Infinity;

/** A page whose new token is refused as well is not asked again at once, or the two would go on for ever. */
const PAUSE_MS = 30_000;

/** What another token of the same reader may mend. */
const PASSING = /^(sign_on_(expired|ended|replayed)|sign_in_required)$/;

/** Takes over what a page says. */
export function signOn(given?: string, events?: SignOnOptions['events'], refresh?: Refresh): void {
  refreshAccessToken = refresh ?? refreshAccessToken;
  if (given !== undefined) {
    leaving = given ? undefined : { token: accessToken };
    accessToken = given;
    renewedAt = -Infinity;
  }
  events?.(EVENTS);
}

/** Lets the page's token speak in a discussion. It is kept in memory alone: the page brings it with each view. */
export async function attach(session: Session, place: Place): Promise<void> {
  if (leaving) await leave(session, place);
  if (!accessToken) return;
  const guestToken = session.token;
  session.token = '';
  // What was just written as a guest is the reader's; a cookie's guest is found by the server itself.
  if (guestToken) await exchange(place, { guestToken });
  const kept = {
    token: { value: accessToken, writable: true },
    renew: { value: (problem: Problem, refused: string) => renew(place, problem, refused) },
    end: { value: () => (accessToken = '') },
  };
  Object.defineProperties(session, kept);
}

/** Ends what the reader was signed in with: the page's token, and whatever an earlier visit left. */
async function leave(session: Session, place: Place): Promise<void> {
  const token = leaving?.token || session.token;
  leaving = undefined;
  session.token = '';
  await ask(place, { token })(`DELETE /sites/${place.site}/session`, {});
}

function ask({ base }: Place, session: { token: string }) {
  return connect(base, session, new URLSearchParams());
}

/** A token in place of one that was refused; empty where the reader is nobody now. */
async function renew(place: Place, problem: Problem, refused: string): Promise<string> {
  // Another request has renewed it meanwhile.
  if (refused !== accessToken) return accessToken;
  renewing ??= replace(place, problem).finally(() => (renewing = undefined));
  return renewing;
}

async function replace(place: Place, problem: Problem): Promise<string> {
  if (problem.code === 'sign_on_exchange_required') {
    const opened = await exchange(place, {});
    if (!isProblem(opened)) return (accessToken = await keep(place, opened.token));
    return replace(place, opened);
  }
  tell(problem);
  const isPassing = PASSING.test(problem.code) && performance.now() - renewedAt > PAUSE_MS;
  accessToken = (isPassing && (await refresh())) || '';
  return accessToken;
}

function exchange(place: Place, more: { readonly guestToken?: string }) {
  const route = `POST /sites/${place.site}/session/sign-on`;
  return ask(place, { token: '' })<{ token: string }>(route, { token: accessToken, ...more });
}

/** The session outlasts the page where the browser keeps its cookie. */
async function keep(place: Place, token: string): Promise<string> {
  await ask(place, { token })('POST /session/cookie', {});
  return token;
}

function refresh(): Promise<string | undefined> | undefined {
  renewedAt = performance.now();
  return refreshAccessToken && new Promise(refreshAccessToken);
}

/** Why a token opens nothing: for whoever builds the page. */
function tell({ code, detail, field }: Problem): void {
  document.dispatchEvent(new CustomEvent('parley:sign-on-refused', { detail: { code, detail, field } }));
}

const NAMES = ['ready', 'comment', 'reply', 'edit', 'vote', 'delete'].concat(
  ['signIn', 'signOut'],
  ['loginPrompt', 'signOnRefused'],
);

function listen(name: string, listener: (event: CustomEvent) => void): void {
  const type = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  document.addEventListener(`parley:${type}`, (event) => listener(event as CustomEvent));
}

/** Events by the names that Coral's way of writing them gives: `loginPrompt` is `parley:login-prompt`. */
const EVENTS: Events = {
  on(name, listener) {
    listen(name, (event) => {
      // Whoever listens for it has a log-in of their own.
      if (name === 'loginPrompt') event.preventDefault();
      listener(event.detail);
    });
  },
  onAny(listener) {
    for (const name of NAMES) listen(name, (event) => listener(name, event.detail));
  },
};
