import type { JSX } from 'preact';
import { MODES } from '../../domain/rules/facts.ts';
import type { Messages } from '../../messages/index.ts';

/** The modes a section or a story may have; the first leaves it to what is above it. */
export function ModeChoice(props: { tie: object; mode: string; m: Messages }): JSX.Element {
  const { tie, mode, m } = props;
  return (
    <select {...tie}>
      <option value="">{m.t('stories.modeInherited')}</option>
      {MODES.map((each) => (
        <option value={each} selected={each === mode}>
          {m.t(`settingOption.mode.${each}`)}
        </option>
      ))}
    </select>
  );
}
