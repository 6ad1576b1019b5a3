import type { JSX } from 'preact';
import type { Messages } from '../../messages/index.ts';
import { ChangedValue } from './changed-value.tsx';
import type { Notice } from './views.ts';

/** What the last form did: said once, where the page begins to be read, with a way back where that is cheap. */
export function NoticeBox({ notice, m }: { notice: Notice; m: Messages }): JSX.Element {
  const { changes = [], undo, secret } = notice;
  return (
    <div class="notice" tabindex={-1} autofocus role="status">
      <p>{m.format(notice.key, notice.params)}</p>
      {secret !== undefined && (
        <p>
          <output class="secret" dir="ltr" tabindex={0}>
            {secret}
          </output>
        </p>
      )}
      {changes.length > 0 && (
        <ul class="changes">
          {changes.map(({ name, from, to }) => (
            <li>
              {name} <ChangedValue from={from} to={to} m={m} />
            </li>
          ))}
        </ul>
      )}
      {undo && (
        <form method="post" action={undo.action}>
          {undo.fields.map(([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))}
          <button class="quiet">{m.t('desk.undo')}</button>
        </form>
      )}
    </div>
  );
}
