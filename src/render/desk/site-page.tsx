import type { JSX } from 'preact';
import { messages, type MessageKey, type Messages } from '../../messages/index.ts';
import { SiteLanguageField, SiteNameField, SiteOriginsField } from './site-fields.tsx';
import { deskUrls } from '../urls.ts';
import { ConfirmFirst } from './confirm-first.tsx';
import { renderDeskPage } from './frame.tsx';
import { SettingField } from './setting-field.tsx';
import { SiteTabs } from './site-tabs.tsx';
import type { DeskFrame, FieldProblem, SettingGroup } from './views.ts';

/** The fields of a site that are no settings, as they stand in the form. */
export interface SiteFields {
  readonly name: string;
  readonly language: string;
  /** One a line. */
  readonly origins: string;
}

export interface SitePageView extends DeskFrame {
  readonly site: { readonly key: string; readonly name: string };
  readonly fields: SiteFields;
  readonly problems: Readonly<Partial<Record<keyof SiteFields, FieldProblem>>>;
  readonly groups: readonly SettingGroup[];
  /** Everything as it was when the form was shown, so that a change by somebody else meanwhile is seen. */
  readonly shown: string;
  /** How many fields are not as they should be. */
  readonly problemCount: number;
  /** Whether what was changed needs a proof of who changes it. */
  readonly owesStepUp: boolean;
}

/** A site: its name, language and origins, and all its settings. */
export function renderSitePage(view: SitePageView): string {
  const m = messages(view.language);
  const { site, groups } = view;
  return renderDeskPage({
    view,
    title: site.name,
    area: 'sites',
    tabs: <SiteTabs site={site.key} tab="settings" m={m} />,
    children: (
      <>
        {view.owesStepUp && <ConfirmFirst returnTo={deskUrls().site(site.key)} isTyped m={m} />}
        {view.problemCount > 0 && (
          <p class="error" role="alert">
            {m.t('desk.notSaved', { count: view.problemCount })}
          </p>
        )}
        <nav class="contents" aria-label={m.t('desk.contents')}>
          {groups.map(({ name }) => (
            <a href={`#group-${name}`}>{groupTitle(m, name)}</a>
          ))}
        </nav>
        <form method="post" action={deskUrls().site(site.key)}>
          {/* The first button is the one that Enter presses. */}
          <button class="visually-hidden" tabindex={-1} aria-hidden="true">
            {m.t('form.save')}
          </button>
          <input type="hidden" name="shown" value={view.shown} />
          <Basics view={view} m={m} />
          {groups.map(({ name, settings }) => (
            <section aria-labelledby={`group-${name}`}>
              <h2 id={`group-${name}`}>{groupTitle(m, name)}</h2>
              {settings.map((setting) => (
                <SettingField view={setting} m={m} />
              ))}
            </section>
          ))}
          <p class="buttons save">
            <button>{m.t('form.save')}</button>
          </p>
        </form>
      </>
    ),
  });
}

function groupTitle(m: Messages, name: string): string {
  return m.format(`settingGroup.${name}` as MessageKey);
}

function Basics({ view, m }: { view: SitePageView; m: Messages }): JSX.Element {
  const { fields, problems } = view;
  return (
    <section class="fields">
      <SiteNameField value={fields.name} problem={problems.name} m={m} />
      <SiteLanguageField value={fields.language} problem={problems.language} m={m} />
      <SiteOriginsField value={fields.origins} problem={problems.origins} m={m} />
    </section>
  );
}
