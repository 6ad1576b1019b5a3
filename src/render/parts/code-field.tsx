import type { JSX } from 'preact';
import type { Refusal } from '../../domain/refusal.ts';
import type { Messages } from '../../messages/index.ts';
import { StepField } from './step-field.tsx';

/** The field for six digits that were sent, or that an app shows; phones offer to fill it in. */
export function CodeField(props: { label: string; refusal: Refusal | undefined; m: Messages }): JSX.Element {
  return (
    <StepField {...props}>
      {(tie) => (
        <input
          name="code"
          class="code"
          inputmode="numeric"
          autocomplete="one-time-code"
          required
          dir="ltr"
          {...tie}
        />
      )}
    </StepField>
  );
}
