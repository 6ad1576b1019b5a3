/**
 * Lets a passkey fill in a form: of signing in, of proving once more who somebody is, of adding one. Own pages only; the
 * form is sent like any other, so that what follows is the server's, as without script.
 */
import {
  browserSupportsWebAuthn,
  browserSupportsWebAuthnAutofill,
  platformAuthenticatorIsAvailable,
  startAuthentication,
  startRegistration,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser';
import type { Problem } from '../wire/problem.ts';

type Options = PublicKeyCredentialCreationOptionsJSON & PublicKeyCredentialRequestOptionsJSON;

for (const part of document.querySelectorAll<HTMLElement>('[data-passkey]')) prepare(part);
for (const button of document.querySelectorAll<HTMLButtonElement>('[data-copy]')) prepareCopy(button);

function prepare(part: HTMLElement): void {
  const form = part.querySelector('form');
  const button = part.querySelector('button');
  if (!form || !button || !browserSupportsWebAuthn()) return;
  part.querySelector('[hidden]')?.removeAttribute('hidden');
  part.querySelector('.hint')?.remove();
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    button.disabled = true;
    void run(part, form).finally(() => (button.disabled = false));
  });
  // Back leads to a page as it was left, with the button disabled.
  addEventListener('pageshow', () => (button.disabled = false));
  if (part.dataset['passkey'] !== 'signIn') return;
  void offerInField(part, form);
  void noteAbility();
}

/** Browsers that can offer the passkey where the address is typed; choosing it there is enough. */
async function offerInField(part: HTMLElement, form: HTMLFormElement): Promise<void> {
  const field = document.querySelector('input[autocomplete~=webauthn]');
  if (!field || !(await browserSupportsWebAuthnAutofill())) return;
  try {
    send(form, await ask(part, true));
  } catch {
    // Nobody has asked for anything: the page stays as it is.
  }
}

async function run(part: HTMLElement, form: HTMLFormElement): Promise<void> {
  const { cancelled, exists, failed } = part.dataset;
  show(part, '');
  try {
    send(form, await ask(part, false));
  } catch (error) {
    const { name, message } = error as Error;
    if (error instanceof Refused) show(part, message);
    else if (name === 'InvalidStateError') show(part, exists);
    else show(part, name === 'NotAllowedError' || name === 'AbortError' ? cancelled : failed);
  }
}

/** What the server said instead of a challenge. */
class Refused extends Error {}

async function ask(part: HTMLElement, useBrowserAutofill: boolean): Promise<unknown> {
  const { challenge = '', passkey } = part.dataset;
  const answer = await fetch(`${challenge}?lang=${document.documentElement.lang}`, { method: 'POST' });
  const body: unknown = await answer.json();
  if (!answer.ok) throw new Refused((body as Problem).detail);
  const optionsJSON = body as Options;
  return passkey === 'add'
    ? startRegistration({ optionsJSON })
    : startAuthentication({ optionsJSON, useBrowserAutofill });
}

function send(form: HTMLFormElement, credential: unknown): void {
  const field = form.elements.namedItem('credential');
  if (field instanceof HTMLInputElement) field.value = JSON.stringify(credential);
  form.submit();
}

function show(part: HTMLElement, text = ''): void {
  const error = part.querySelector<HTMLElement>('.error');
  if (!error) return;
  error.textContent = text;
  error.hidden = text === '';
}

/** Says to the server, on the pages of signing in alone, that a passkey can be offered afterwards. */
async function noteAbility(): Promise<void> {
  if (await platformAuthenticatorIsAvailable())
    document.cookie = 'parley_can_passkey=1; path=/sign-in; max-age=3600; samesite=strict';
}

function prepareCopy(button: HTMLButtonElement): void {
  button.hidden = false;
  button.addEventListener('click', () => {
    const lines = [...document.querySelectorAll(`${button.dataset['copy']} code`)];
    void navigator.clipboard
      .writeText(lines.map((line) => line.textContent).join('\n'))
      .then(() => (button.textContent = button.dataset['copied'] ?? ''));
  });
}
