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
}

/** A labelled field with what it means and what is wrong with it. */
export function BasicField(props: {
  name: string;
  title: string;
  meaning?: string | undefined;
  problem?: FieldProblem | undefined;
  m: Messages;
  children: (tie: Tie) => JSX.Element;
}): JSX.Element {
  const { name, title, meaning, problem, m } = props;
  const described = [meaning && `meaning-${name}`, problem && `problem-${name}`].filter(Boolean).join(' ');
  return (
    <div class="setting">
      <div>
        <label for={`field-${name}`}>{title}</label>
        {meaning && (
          <p class="meaning" id={`meaning-${name}`}>
            {meaning}
          </p>
        )}
      </div>
      <div>
        {props.children({
          id: `field-${name}`,
          name,
          ...(problem ? { 'aria-invalid': 'true' } : {}),
          ...(described ? { 'aria-describedby': described } : {}),
        })}
        {problem && (
          <p class="error" id={`problem-${name}`}>
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
