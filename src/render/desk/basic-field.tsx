import type { JSX } from 'preact';
import type { Messages } from '../../messages/index.ts';
import type { FieldProblem } from './views.ts';

/** A language by its name in the language of the page. */
export function languageName(m: Messages, tag: string): string {
  return new Intl.DisplayNames([m.language], { type: 'language' }).of(tag) ?? tag;
}

interface Tie {
  readonly id: string;
  readonly name: string;
  readonly 'aria-invalid'?: 'true';
  readonly 'aria-describedby'?: string;
  readonly autofocus?: true;
}

/** A labelled field with what it means and what is wrong with it. */
export function BasicField(props: {
  name: string;
  /** Tells apart fields of one name in several forms of a page. */
  form?: string | undefined;
  title: string;
  meaning?: string | undefined;
  problem?: FieldProblem | undefined;
  /** Whether it is several boxes, which are labelled one by one. */
  isGroup?: boolean;
  m: Messages;
  children: (tie: Tie) => JSX.Element;
}): JSX.Element {
  const { name, title, meaning, problem, m } = props;
  const id = props.form === undefined ? name : `${props.form}-${name}`;
  const described = [meaning && `meaning-${id}`, problem && `problem-${id}`].filter(Boolean).join(' ');
  return (
    <div class="setting" {...(props.isGroup ? { role: 'group', 'aria-labelledby': `label-${id}` } : {})}>
      <div>
        {props.isGroup ? (
          <span class="label" id={`label-${id}`}>
            {title}
          </span>
        ) : (
          <label for={`field-${id}`}>{title}</label>
        )}
        {meaning && (
          <p class="meaning" id={`meaning-${id}`}>
            {meaning}
          </p>
        )}
      </div>
      <div>
        {props.children({
          id: `field-${id}`,
          name,
          ...(problem ? { 'aria-invalid': 'true', autofocus: true } : {}),
          ...(described ? { 'aria-describedby': described } : {}),
        })}
        {problem && (
          <p class="error" id={`problem-${id}`}>
            {problemText(m, problem)}
          </p>
        )}
      </div>
    </div>
  );
}

function problemText(m: Messages, problem: FieldProblem): string {
  if (problem.kind === 'refused') return problem.text;
  if (problem.kind === 'wrong') return m.t('desk.allowedChoice');
  return m.t('desk.overtaken', { by: problem.by ?? m.t('desk.somebody'), now: problem.now });
}
