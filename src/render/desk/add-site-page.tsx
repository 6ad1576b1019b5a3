import type { JSX } from 'preact';
import type { Refusal } from '../../domain/refusal.ts';
import { messages, refusalText, type Messages } from '../../messages/index.ts';
import { ErrorNote } from '../parts/error-note.tsx';
import { SiteLanguageField, SiteNameField, SiteOriginsField } from './site-fields.tsx';
import { deskUrls } from '../urls.ts';
import { BasicField } from './basic-field.tsx';
import { ConfirmFirst } from './confirm-first.tsx';
import { renderDeskPage } from './frame.tsx';
import type { DeskFrame, FieldProblem } from './views.ts';

export interface NewSiteFields {
  readonly key: string;
  readonly name: string;
  readonly language: string;
  /** One a line. */
  readonly origins: string;
}

export interface AddSiteView extends DeskFrame {
  readonly fields: NewSiteFields;
  readonly refusal?: Refusal | undefined;
  /** Whether whoever asks has to prove first who they are. */
  readonly owesStepUp: boolean;
}

/** The form that adds a site. */
export function renderAddSitePage(view: AddSiteView): string {
  const m = messages(view.language);
  const urls = deskUrls();
  const { refusal } = view;
  const isGeneral = refusal !== undefined && !Object.hasOwn(view.fields, refusal.field ?? '');
  return renderDeskPage({
    view,
    title: m.t('desk.addSite'),
    area: 'sites',
    children: (
      <>
        {view.owesStepUp && <ConfirmFirst returnTo={urls.addSite()} isTyped={refusal !== undefined} m={m} />}
        {isGeneral && !view.owesStepUp && <ErrorNote>{refusalText(m, refusal)}</ErrorNote>}
        <form method="post" action={urls.addSite()}>
          <Fields view={view} m={m} />
          <p class="buttons">
            <button>{m.t('desk.addSite')}</button>
            <a class="quiet" href={urls.sites()}>
              {m.t('action.cancel')}
            </a>
          </p>
        </form>
      </>
    ),
  });
}

function Fields({ view, m }: { view: AddSiteView; m: Messages }): JSX.Element {
  const { fields, refusal } = view;
  const problemOf = (name: keyof NewSiteFields): FieldProblem | undefined =>
    refusal?.field === name ? { kind: 'refused', text: refusalText(m, refusal) } : undefined;
  return (
    <section class="fields">
      <SiteNameField value={fields.name} problem={problemOf('name')} m={m} />
      <BasicField
        name="key"
        title={m.t('desk.siteKey')}
        meaning={m.t('desk.siteKeyMeaning')}
        problem={problemOf('key')}
        m={m}
      >
        {(tie) => (
          <input
            {...tie}
            required
            maxlength={63}
            value={fields.key}
            dir="ltr"
            spellcheck={false}
            autocapitalize="none"
          />
        )}
      </BasicField>
      <SiteLanguageField value={fields.language} problem={problemOf('language')} m={m} />
      <SiteOriginsField value={fields.origins} problem={problemOf('origins')} m={m} />
    </section>
  );
}
