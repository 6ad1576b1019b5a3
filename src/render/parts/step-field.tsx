import type { ComponentChildren, JSX } from 'preact';
import type { Refusal } from '../../domain/refusal.ts';
import { refusalText, type Messages } from '../../messages/index.ts';

/** Ties a field to the error below it. */
type Tie = { readonly 'aria-invalid'?: 'true'; readonly 'aria-describedby'?: string };

/** A labelled field with what is wrong with it tied to it. */
export function StepField(props: {
  refusal: Refusal | undefined;
  m: Messages;
  label: string;
  children: (tie: Tie) => ComponentChildren;
}): JSX.Element {
  const { refusal, m } = props;
  const tie: Tie = refusal ? { 'aria-invalid': 'true', 'aria-describedby': 'error' } : {};
  return (
    <>
      <label>
        {props.label}
        {props.children(tie)}
      </label>
      {refusal && <StepError refusal={refusal} m={m} />}
    </>
  );
}

/** What was wrong with the step before. */
export function StepError({ refusal, m }: { refusal: Refusal; m: Messages }): JSX.Element {
  return (
    <p class="error" id="error" role="alert">
      {refusalText(m, refusal)}
    </p>
  );
}
