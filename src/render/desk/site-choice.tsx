import type { JSX } from 'preact';
import type { Messages } from '../../messages/index.ts';
import { BasicField } from './basic-field.tsx';
import type { FieldProblem } from './views.ts';

/** All sites there are and will be, or some: fields `everywhere` and `sites`. */
export function SiteChoice(props: {
  sites: readonly { readonly key: string; readonly name: string }[];
  /** Keys; null is all. */
  chosen: readonly string[] | null;
  meaning: string;
  problem?: FieldProblem | undefined;
  m: Messages;
}): JSX.Element {
  const { sites, chosen, meaning, problem, m } = props;
  return (
    <BasicField name="sites" title={m.t('desk.sites')} meaning={meaning} problem={problem} isGroup m={m}>
      {() => (
        <div class="options">
          <label>
            <input type="radio" name="everywhere" value="true" checked={chosen === null} />
            <span>{m.t('desk.allSites')}</span>
          </label>
          <label>
            <input type="radio" name="everywhere" value="false" checked={chosen !== null} />
            <span>{m.t('desk.someSites')}</span>
          </label>
          <div class="options below">
            {sites.map(({ key, name }) => (
              <label>
                <input type="checkbox" name="sites" value={key} checked={chosen?.includes(key) ?? false} />
                <span dir="auto">{name}</span>
              </label>
            ))}
          </div>
        </div>
      )}
    </BasicField>
  );
}
