import type { ComponentChildren, JSX } from 'preact';
import { useContext } from 'preact/hooks';
import { KeysContext } from './desk-context.ts';

interface KeyButtonProps {
  /** The key that does the same; empty where there is none. */
  readonly k?: string | undefined;
  readonly class?: string | undefined;
  readonly onPress: () => void;
  readonly disabled?: boolean | undefined;
  readonly isPressed?: boolean | undefined;
  readonly isExpanded?: boolean | undefined;
  readonly isBusy?: boolean | undefined;
  readonly children: ComponentChildren;
}

/** A button with the key that presses it. One that is out of use stays where the keyboard finds it. */
export function KeyButton(props: KeyButtonProps): JSX.Element {
  const areKeysOn = useContext(KeysContext);
  const { k, onPress, disabled = false, isBusy = false } = props;
  const isShown = areKeysOn && k !== undefined && k !== '';
  return (
    <button
      type="button"
      class={props.class}
      aria-keyshortcuts={isShown ? (k === 'Esc' ? 'Escape' : k) : undefined}
      aria-disabled={disabled || isBusy ? 'true' : undefined}
      aria-busy={isBusy ? 'true' : undefined}
      aria-pressed={props.isPressed}
      aria-expanded={props.isExpanded}
      onClick={() => {
        if (!disabled && !isBusy) onPress();
      }}
    >
      <span>{props.children}</span>
      {isShown && <Key k={k} />}
    </button>
  );
}

/** A key as it stands on a keyboard. Screen readers hear it from the button. */
export function Key({ k }: { k: string }): JSX.Element {
  return <kbd aria-hidden="true">{k}</kbd>;
}
