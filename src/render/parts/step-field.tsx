import type { ComponentChildren, JSX } from 'preact';
import type { Refusal } from '../../domain/refusal.ts';
import { refusalText, type Messages } from '../../messages/index.ts';
import { ErrorNote } from './error-note.tsx';

/** Ties a field to the error below it, and puts the cursor where something is to be put right. */
type Tie = {
  readonly 'aria-invalid'?: 'true';
  readonly 'aria-describedby'?: string;
  readonly autofocus?: true;
};

/** A labelled field with what is wrong with it tied to it. */
export function StepField(props: {
  refusal: Refusal | undefined;
  m: Messages;
  label: string;
  children: (tie: Tie) => ComponentChildren;
}): JSX.Element {
  const { refusal, m } = props;
  const tie: Tie = refusal ? { 'aria-invalid': 'true', 'aria-describedby': 'error', autofocus: true } : {};
  return (
    <>
      <label>
        {props.label}
        {props.children(tie)}
      </label>
      {refusal && (
        <p class="error" id="error" role="alert">
          {refusalText(m, refusal)}
        </p>
      )}
    </>
  );
}

/** What was wrong with the step before, where no field is to blame; read out, since the page begins there. */
export function StepError({ refusal, m }: { refusal: Refusal; m: Messages }): JSX.Element {
  return <ErrorNote>{refusalText(m, refusal)}</ErrorNote>;
}
