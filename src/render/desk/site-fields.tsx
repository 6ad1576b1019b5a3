import type { JSX } from 'preact';
import { MAX_LABEL_LENGTH } from '../../domain/label.ts';
import { LANGUAGES, type Messages } from '../../messages/index.ts';
import { BasicField, languageName } from './basic-field.tsx';
import type { FieldProblem } from './views.ts';

interface FieldProps {
  value: string;
  problem: FieldProblem | undefined;
  m: Messages;
}

/** The name of a site, as readers see it. */
export function SiteNameField({ value, problem, m }: FieldProps): JSX.Element {
  return (
    <BasicField name="name" title={m.t('desk.siteName')} problem={problem} m={m}>
      {(tie) => <input {...tie} required maxlength={MAX_LABEL_LENGTH} value={value} dir="auto" />}
    </BasicField>
  );
}

/** The language of pages that ask for none. */
export function SiteLanguageField({ value, problem, m }: FieldProps): JSX.Element {
  return (
    <BasicField name="language" title={m.t('desk.siteLanguage')} problem={problem} m={m}>
      {(tie) => (
        <select {...tie}>
          {LANGUAGES.map((language) => (
            <option value={language} selected={language === value}>
              {languageName(m, language)}
            </option>
          ))}
        </select>
      )}
    </BasicField>
  );
}

/** The origins of a site's pages, one a line. */
export function SiteOriginsField({ value, problem, m }: FieldProps): JSX.Element {
  return (
    <BasicField
      name="origins"
      title={m.t('desk.origins')}
      meaning={m.t('desk.originsMeaning')}
      problem={problem}
      m={m}
    >
      {(tie) => (
        <textarea {...tie} dir="ltr" spellcheck={false} class="lines">
          {value}
        </textarea>
      )}
    </BasicField>
  );
}
