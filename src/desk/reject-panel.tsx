import type { JSX } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { DECISION_REASONS, type DecisionReason } from '../domain/decision.ts';
import { useDesk } from './desk-context.ts';
import { keepDraft, readDraft, type Draft } from './drafts.ts';
import { KeyButton } from './key-button.tsx';
import { REASON_KEYS } from './keys.ts';

interface RejectPanelProps {
  /** Whose draft it is: that of a comment, or of a selection. */
  readonly id: string;
  readonly onReason: (reason: DecisionReason) => void;
  readonly onClose: () => void;
}

/** The reasons, each a key; and what is said beside, which is kept until it is sent. */
export function RejectPanel({ id, onReason, onClose }: RejectPanelProps): JSX.Element {
  const { m } = useDesk();
  const [draft, setDraft] = useState(() => readDraft(id));
  const panel = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => panel.current?.querySelector<HTMLElement>('.choice')?.focus(), [id]);
  const write = (change: Partial<Draft>) => {
    const next = { ...draft, ...change };
    keepDraft(id, next);
    setDraft(next);
  };
  return (
    <div class="why" ref={panel} role="group" aria-label={m.t('moderation.why')}>
      <div class="why-title">
        <strong>{m.t('moderation.why')}</strong>
        <KeyButton k="Esc" class="quiet" onPress={onClose}>
          {m.t('moderation.cancel')}
        </KeyButton>
      </div>
      <div class="codes">
        {DECISION_REASONS.map((reason) => (
          <KeyButton key={reason} k={REASON_KEYS[reason]} class="choice" onPress={() => onReason(reason)}>
            {m.t(`moderation.reason.${reason}`)}
          </KeyButton>
        ))}
      </div>
      <details open={draft.toAuthor !== '' || draft.internal !== ''}>
        <summary>{m.t('moderation.say')}</summary>
        <Field name="toAuthor" label={m.t('moderation.toAuthor')} value={draft.toAuthor} onText={write} />
        <Field name="internal" label={m.t('moderation.internal')} value={draft.internal} onText={write} />
      </details>
    </div>
  );
}

interface FieldProps {
  readonly name: keyof Draft;
  readonly label: string;
  readonly value: string;
  readonly onText: (change: Partial<Draft>) => void;
}

function Field({ name, label, value, onText }: FieldProps): JSX.Element {
  return (
    <label>
      {label}
      <textarea
        name={name}
        rows={2}
        maxLength={2_000}
        dir="auto"
        value={value}
        onInput={(event) => onText({ [name]: event.currentTarget.value })}
      />
    </label>
  );
}
