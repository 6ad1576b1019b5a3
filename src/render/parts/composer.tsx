import type { JSX } from 'preact';
import type { Messages } from '../../messages/index.ts';

export interface ComposerProps {
  m: Messages;
  submit: string;
  body?: string | undefined;
  /** Where guests write: the field for their name, and what was typed there. */
  guest?: { readonly name: string } | undefined;
  /** What is wrong, tied to the field at fault. */
  error?: { readonly field: string | undefined; readonly text: string } | undefined;
  /** Where giving up leads; the script's composer leads nowhere and is taken away. */
  cancel?: { readonly url?: string } | undefined;
}

/** The fields for writing, without a form around them. Labels hold their fields, so that no ids are needed. */
export function Composer(props: ComposerProps): JSX.Element {
  const { m, guest, error } = props;
  const atFault = (field: string) =>
    error?.field === field ? ({ 'aria-invalid': 'true', 'aria-describedby': 'error' } as const) : {};
  return (
    <>
      {guest && (
        <label data-guest="">
          {m.t('form.name')}
          <input
            name="name"
            value={guest.name}
            autocomplete="nickname"
            dir="auto"
            required
            {...atFault('name')}
          />
          <small>{m.t('form.nameHint')}</small>
        </label>
      )}
      <label>
        {m.t('form.body')}
        <textarea name="body" rows={5} dir="auto" required {...atFault('body')}>
          {props.body}
        </textarea>
      </label>
      <p class="error" id={error && 'error'} data-error="" role="alert" hidden={!error}>
        {error?.text}
      </p>
      <p class="buttons">
        <button>{props.submit}</button>
        {props.cancel && (
          <a class="quiet" data-cancel="" {...(props.cancel.url !== undefined && { href: props.cancel.url })}>
            {m.t('action.cancel')}
          </a>
        )}
        <small>{m.t('form.hint')}</small>
      </p>
    </>
  );
}
