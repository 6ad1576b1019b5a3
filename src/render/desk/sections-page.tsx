import type { JSX } from 'preact';
import type { Refusal } from '../../domain/refusal.ts';
import { messages, refusalText, type Messages } from '../../messages/index.ts';
import { ErrorNote } from '../parts/error-note.tsx';
import { PostForm } from '../parts/form.tsx';
import { deskUrls } from '../urls.ts';
import { BasicField } from './basic-field.tsx';
import { renderDeskPage } from './frame.tsx';
import { ModeChoice } from './mode-choice.tsx';
import { SiteTabs } from './site-tabs.tsx';
import type { DeskFrame } from './views.ts';

/** A section's fields as they stand in its form. */
export interface SectionFields {
  readonly key: string;
  readonly name: string;
  /** One a line. */
  readonly patterns: string;
  /** Empty leaves it to the site. */
  readonly mode: string;
}

export interface SectionsView extends DeskFrame {
  readonly site: { readonly key: string; readonly name: string };
  /** In their order. `shown` is what they were when the page was made, so that a change meanwhile is seen. */
  readonly sections: readonly (SectionFields & { readonly shown: string })[];
  /** What pages call their sections where none is called so. */
  readonly unknown: readonly { readonly label: string; readonly stories: number }[];
  /** The form of a new one. */
  readonly fresh: SectionFields;
  /** What was wrong, and with which form: the key of a section, or null for the new one. */
  readonly problem?: { readonly key: string | null; readonly refusal: Refusal } | undefined;
}

/** The sections of a site: names, which addresses belong to each, and their order. */
export function renderSectionsPage(view: SectionsView): string {
  const m = messages(view.language);
  const { site, sections, unknown } = view;
  return renderDeskPage({
    view,
    title: site.name,
    area: 'sites',
    tabs: <SiteTabs site={site.key} tab="sections" m={m} />,
    children: (
      <>
        <p class="lead">{m.t('sections.meaning')}</p>
        {sections.length === 0 && <p>{m.t('sections.empty')}</p>}
        <ol class="sections">
          {sections.map((section, index) => (
            <li>
              <SectionCard view={view} section={section} place={index} m={m} />
            </li>
          ))}
        </ol>
        <section aria-labelledby="add">
          <h2 id="add">{m.t('sections.add')}</h2>
          {unknown.length > 0 && <Unknown view={view} m={m} />}
          <SectionForm view={view} section={view.fresh} isNew m={m} />
        </section>
      </>
    ),
  });
}

interface CardProps {
  view: SectionsView;
  section: SectionsView['sections'][number];
  place: number;
  m: Messages;
}

function SectionCard({ view, section, place, m }: CardProps): JSX.Element {
  const isWrong = view.problem?.key === section.key;
  const patterns = section.patterns === '' ? [] : section.patterns.split('\n');
  return (
    <details class="card" open={isWrong} id={`section-${section.key}`}>
      <summary>
        <span class="main" dir="auto">
          {section.name}
        </span>{' '}
        <code dir="ltr">{patterns.length === 0 ? section.key : patterns.join('  ')}</code>
      </summary>
      <SectionForm view={view} section={section} shown={section.shown} m={m} />
      <div class="buttons">
        {place > 0 && <Move view={view} section={section} to={place} label={m.t('sections.up')} />}
        {place < view.sections.length - 1 && (
          <Move view={view} section={section} to={place + 2} label={m.t('sections.down')} />
        )}
        <details class="sure">
          <summary>{m.t('sections.remove')}</summary>
          <p>{m.t('sections.removeMeaning')}</p>
          <PostForm action={addressOf(view)} hidden={{ do: 'remove', key: section.key }}>
            <button class="danger">{m.t('sections.removeSend')}</button>
          </PostForm>
        </details>
      </div>
    </details>
  );
}

function Move(props: { view: SectionsView; section: SectionFields; to: number; label: string }): JSX.Element {
  const { view, section, to, label } = props;
  return (
    <PostForm action={addressOf(view)} hidden={{ do: 'move', key: section.key, position: String(to) }}>
      <button class="small">
        {label}
        <span class="visually-hidden">: {section.name}</span>
      </button>
    </PostForm>
  );
}

function addressOf({ site }: SectionsView): string {
  return deskUrls().siteTab(site.key, 'sections');
}

interface FormProps {
  view: SectionsView;
  section: SectionFields;
  shown?: string;
  isNew?: boolean;
  m: Messages;
}

function SectionForm({ view, section, shown, isNew, m }: FormProps): JSX.Element {
  const { problem } = view;
  const refusal = problem?.key === (isNew ? null : section.key) ? problem?.refusal : undefined;
  const id = isNew ? 'new' : section.key;
  const problemOf = (name: string) =>
    refusal?.field === name ? ({ kind: 'refused', text: refusalText(m, refusal) } as const) : undefined;
  const isOther = refusal !== undefined && !['name', 'key', 'patterns'].includes(refusal.field ?? '');
  const hidden = isNew ? { do: 'add' } : { do: 'save', key: section.key, shown };
  return (
    <PostForm action={addressOf(view)} hidden={hidden}>
      {isOther && <ErrorNote>{refusalText(m, refusal)}</ErrorNote>}
      <BasicField name="name" form={id} title={m.t('desk.siteName')} problem={problemOf('name')} m={m}>
        {(tie) => <input {...tie} required maxlength={80} value={section.name} dir="auto" />}
      </BasicField>
      {isNew && (
        <BasicField
          name="key"
          form={id}
          title={m.t('desk.siteKey')}
          meaning={m.t('sections.keyMeaning')}
          problem={problemOf('key')}
          m={m}
        >
          {(tie) => (
            <input {...tie} required maxlength={63} value={section.key} dir="ltr" autocapitalize="none" />
          )}
        </BasicField>
      )}
      <BasicField
        name="patterns"
        form={id}
        title={m.t('sections.patterns')}
        meaning={m.t('sections.patternsMeaning')}
        problem={problemOf('patterns')}
        m={m}
      >
        {(tie) => (
          <textarea {...tie} class="lines" dir="ltr" spellcheck={false}>
            {section.patterns}
          </textarea>
        )}
      </BasicField>
      <BasicField
        name="mode"
        form={id}
        title={m.t('stories.mode')}
        meaning={m.t('stories.modeMeaning')}
        m={m}
      >
        {(tie) => <ModeChoice tie={tie} mode={section.mode} m={m} />}
      </BasicField>
      <p class="buttons">
        <button>{m.t(isNew ? 'sections.add' : 'form.save')}</button>
      </p>
    </PostForm>
  );
}

function Unknown({ view, m }: { view: SectionsView; m: Messages }): JSX.Element {
  return (
    <>
      <p class="lead">{m.t('sections.unknown')}</p>
      <ul class="chips">
        {view.unknown.map(({ label, stories }) => (
          <li>
            <a href={`${addressOf(view)}?name=${encodeURIComponent(label)}#add`} dir="auto">
              {label}
            </a>{' '}
            <small>{m.t('sections.stories', { count: stories })}</small>
          </li>
        ))}
      </ul>
    </>
  );
}
