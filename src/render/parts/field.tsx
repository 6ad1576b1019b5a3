import type { ComponentChildren, JSX } from 'preact';
import type { Refusal } from '../../domain/refusal.ts';
import { refusalText, type Messages } from '../../messages/index.ts';
import { ErrorNote } from './error-note.tsx';

/** Ties a field to what stands below it: its hint, and what is wrong with it. The cursor is put into a field at fault. */
export interface Tie {
  readonly id: string;
  readonly name: string;
  readonly 'aria-invalid'?: 'true';
  readonly 'aria-describedby'?: string;
  readonly autofocus?: true;
}

/** A labelled field, with a hint and with what is wrong where that is said of it. */
export function LabelledField(props: {
  name: string;
  label: string;
  hint?: string | undefined;
  refusal?: Refusal | undefined;
  m: Messages;
  children: (tie: Tie) => ComponentChildren;
}): JSX.Element {
  const { name, hint, refusal } = props;
  const isAtFault = refusal?.field === name;
  const described = [hint !== undefined && `${name}-hint`, isAtFault && 'error'].filter(Boolean).join(' ');
  return (
    <div class="field">
      <label for={name}>{props.label}</label>
      {props.children({
        id: name,
        name,
        ...(isAtFault ? { 'aria-invalid': 'true' } : {}),
        ...(described === '' ? {} : { 'aria-describedby': described }),
        ...(isAtFault ? { autofocus: true } : {}),
      })}
      {isAtFault && (
        <p class="error" id="error" role="alert">
          {refusalText(props.m, refusal)}
        </p>
      )}
      {hint !== undefined && <small id={`${name}-hint`}>{hint}</small>}
    </div>
  );
}

/** What is wrong with a form and with none of its fields. */
export function FormError({ refusal, m }: { refusal: Refusal; m: Messages }): JSX.Element {
  return <ErrorNote>{refusalText(m, refusal)}</ErrorNote>;
}
