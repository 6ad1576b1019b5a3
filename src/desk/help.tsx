import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { DECISION_REASONS } from '../domain/decision.ts';
import { QUEUES } from '../domain/queue.ts';
import { useDesk } from './desk-context.ts';
import { KEYS, QUEUE_KEYS, REASON_KEYS, type KeyCommand } from './keys.ts';

interface HelpProps {
  readonly areKeysOn: boolean;
  readonly onSwitch: (isOn: boolean) => void;
  readonly onClose: () => void;
}

/** All keys at a glance, and the switch that turns them off. */
export function Help({ areKeysOn, onSwitch, onClose }: HelpProps): JSX.Element {
  const { m } = useDesk();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const commands = Object.keys(KEYS) as KeyCommand[];
  return (
    <dialog class="help" ref={dialog} aria-labelledby="help-title" onClose={onClose}>
      <h2 id="help-title">{m.t('moderation.help')}</h2>
      <div class="columns">
        <Keys
          title={m.t('moderation.keysEverywhere')}
          keys={commands.map((command) => [KEYS[command], m.t(`moderation.key.${command}`)])}
        />
        <Keys
          title={m.t('moderation.keysReject')}
          keys={DECISION_REASONS.map((reason) => [
            `r ${REASON_KEYS[reason]}`,
            m.t(`moderation.reason.${reason}`),
          ])}
        />
        <Keys
          title={m.t('moderation.keysQueues')}
          keys={QUEUES.map((queue) => [`g ${QUEUE_KEYS[queue]}`, m.t(`moderation.queue.${queue}`)])}
        />
      </div>
      <label class="tick">
        <input
          type="checkbox"
          checked={areKeysOn}
          onChange={(event) => onSwitch(event.currentTarget.checked)}
        />
        {m.t('moderation.keysOn')}
      </label>
      <form method="dialog">
        <button autofocus>{m.t('moderation.close')}</button>
      </form>
    </dialog>
  );
}

function Keys({ title, keys }: { title: string; keys: readonly (readonly [string, string])[] }): JSX.Element {
  return (
    <section>
      <h3>{title}</h3>
      <dl>
        {keys.map(([key, meaning]) => (
          <div key={key}>
            <dt>
              {key.split(' ').map((each, index) => (
                <kbd key={index}>{each}</kbd>
              ))}
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
