import type { JSX } from 'preact';
import type { Refusal } from '../../domain/refusal.ts';
import { refusalText, type Messages } from '../../messages/index.ts';
import { ErrorNote } from '../parts/error-note.tsx';
import { PostForm } from '../parts/form.tsx';
import { BasicField } from './basic-field.tsx';
import type { FieldProblem } from './views.ts';
import type { ImportFields } from './import-views.ts';

interface FormProps {
  readonly action: string;
  readonly fields: ImportFields;
  /** Names of formats: the names that the systems have for themselves. */
  readonly formats: readonly string[];
  readonly refusal: Refusal | null;
  readonly owesStepUp: boolean;
  readonly m: Messages;
}

type ProblemOf = (name: string) => FieldProblem | undefined;

const NAMES = new Set(['format', 'source', 'zone', 'areAuthorsPublishers', 'mapUrl']);

/** How files are to be read, and the two buttons: try it, or do it. */
export function ImportForm({ action, fields, formats, refusal, owesStepUp, m }: FormProps): JSX.Element {
  const problem: ProblemOf = (name) =>
    refusal?.field === name ? { kind: 'refused', text: refusalText(m, refusal) } : undefined;
  const isOther = refusal !== null && !NAMES.has(refusal.field ?? '') && !owesStepUp;
  return (
    <PostForm action={action} hidden={{}}>
      {isOther && <ErrorNote>{refusalText(m, refusal)}</ErrorNote>}
      <BasicField name="format" title={m.t('imports.format')} meaning={m.t('imports.formatMeaning')} m={m}>
        {(tie) => (
          <select {...tie}>
            <option value="auto">{m.t('imports.formatAuto')}</option>
            {formats.map((format) => (
              <option value={format} selected={format === fields.format}>
                {format}
              </option>
            ))}
          </select>
        )}
      </BasicField>
      <BasicField
        name="source"
        title={m.t('imports.source')}
        meaning={m.t('imports.sourceMeaning')}
        problem={problem('source')}
        m={m}
      >
        {(tie) => <input {...tie} value={fields.source} maxlength={40} dir="ltr" autocapitalize="none" />}
      </BasicField>
      <BasicField
        name="zone"
        title={m.t('imports.zone')}
        meaning={m.t('imports.zoneMeaning')}
        problem={problem('zone')}
        m={m}
      >
        {(tie) => (
          <input {...tie} value={fields.zone} maxlength={60} dir="ltr" placeholder="UTC" spellcheck={false} />
        )}
      </BasicField>
      <Rest fields={fields} problem={problem} m={m} />
      <p class="meaning">{m.t('imports.rehearseMeaning')}</p>
      <p class="buttons">
        <button name="do" value="rehearsal">
          {m.t('imports.rehearse')}
        </button>{' '}
        <button name="do" value="import" class="other">
          {m.t('imports.import')}
        </button>
      </p>
    </PostForm>
  );
}

function Rest({ fields, problem, m }: Pick<FormProps, 'fields' | 'm'> & { problem: ProblemOf }): JSX.Element {
  return (
    <>
      <BasicField
        name="mapUrl"
        title={m.t('imports.mapUrl')}
        meaning={m.t('imports.mapUrlMeaning')}
        problem={problem('mapUrl')}
        m={m}
      >
        {(tie) => (
          <textarea
            {...tie}
            class="lines"
            dir="ltr"
            spellcheck={false}
            placeholder="http://old.example/=https://new.example/"
          >
            {fields.mapUrl}
          </textarea>
        )}
      </BasicField>
      <BasicField
        name="areAuthorsPublishers"
        title={m.t('imports.publishers')}
        meaning={m.t('imports.publishersMeaning')}
        m={m}
      >
        {(tie) => (
          <span class="switch">
            <input type="checkbox" {...tie} value="true" checked={fields.areAuthorsPublishers} />
            <span aria-hidden="true" data-on={m.t('desk.on')} data-off={m.t('desk.off')} />
          </span>
        )}
      </BasicField>
    </>
  );
}
