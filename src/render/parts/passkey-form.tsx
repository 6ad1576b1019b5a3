import type { ComponentChildren, JSX } from 'preact';
import type { Messages } from '../../messages/index.ts';
import { PostForm } from './form.tsx';

/** What a passkey is asked for: to be made, to sign in, or to prove once more who somebody is. */
const CHALLENGES = {
  add: '/api/v1/account/passkeys/challenge',
  signIn: '/api/v1/sign-in/passkey/challenge',
  confirm: '/api/v1/account/confirm/challenge',
} as const;

/**
 * A form that a passkey fills in: its script (src/embed/passkey.ts) gets a challenge, lets the browser ask for the
 * passkey, and sends what comes of it like any other field. Without script, or a browser that knows passkeys, it says so;
 * where one signs in, that stands below the other ways (`WaysIn`).
 */
export function PasskeyForm(props: {
  kind: keyof typeof CHALLENGES;
  action: string;
  hidden: Readonly<Record<string, string | undefined>>;
  label: string;
  m: Messages;
  /** What stands below the button, where there is one. */
  children?: ComponentChildren;
}): JSX.Element {
  const { kind, m } = props;
  const texts = {
    'data-cancelled': m.t('passkey.cancelled'),
    'data-failed': m.t('passkey.failed'),
    'data-exists': m.t('passkey.exists'),
  };
  return (
    <div data-passkey={kind} data-challenge={CHALLENGES[kind]} {...texts}>
      <div hidden>
        <PostForm action={props.action} hidden={props.hidden}>
          <input type="hidden" name="credential" />
          {kind === 'signIn' ? (
            <button class="way">{props.label}</button>
          ) : (
            <p class="buttons">
              <button>{props.label}</button>
            </p>
          )}
          <p class="error" role="alert" hidden />
        </PostForm>
        {props.children}
      </div>
      {kind !== 'signIn' && <p class="hint">{m.t('passkey.needsScript')}</p>}
    </div>
  );
}
