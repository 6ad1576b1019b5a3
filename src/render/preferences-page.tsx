import type { JSX } from 'preact';
import { REPLY_MAILS } from '../domain/profile.ts';
import { LANGUAGES, messages, type Messages } from '../messages/index.ts';
import { renderAccountPage } from './parts/account-page.tsx';
import { FormError, LabelledField } from './parts/field.tsx';
import { PostForm } from './parts/form.tsx';
import { accountUrl, PATHS } from './urls.ts';
import type { PreferencesView } from './views.ts';

/** Language and time zone, when mail comes, and whether others find one's profile. */
export function renderPreferencesPage(view: PreferencesView): string {
  const m = messages(view.language);
  const { chosen, refusal, lang } = view;
  return renderAccountPage({
    frame: view,
    page: 'preferences',
    isSaved: view.isSaved,
    children: (
      <PostForm action={accountUrl(PATHS.accountPreferences, { lang })} hidden={{}}>
        {refusal && refusal.field === undefined && <FormError refusal={refusal} m={m} />}
        <Languages view={view} m={m} />
        <TimeZones view={view} m={m} />
        <ReplyMails view={view} m={m} />
        {view.hasMailbox && <ReportMail view={view} m={m} />}
        {view.hasMailbox && <DecisionMail view={view} m={m} />}
        <label class="choice">
          <input
            type="checkbox"
            name="hidesProfile"
            value="true"
            checked={chosen.hidesProfile}
            aria-describedby="hides-hint"
          />{' '}
          {m.t('preferences.hidesProfile')}
        </label>
        <small id="hides-hint">{m.t('preferences.hidesHint')}</small>
        <label class="choice">
          <input
            type="checkbox"
            name="leavesViewpoints"
            value="true"
            checked={chosen.leavesViewpoints}
            aria-describedby="leaves-hint"
          />{' '}
          {m.t('preferences.leavesViewpoints')}
        </label>
        <small id="leaves-hint">{m.t('preferences.leavesHint')}</small>
        <p class="buttons">
          <button>{m.t('form.save')}</button>
        </p>
      </PostForm>
    ),
  });
}

interface PartProps {
  view: PreferencesView;
  m: Messages;
}

/** Languages stand under their own names, for whoever cannot read the page. */
function Languages({ view, m }: PartProps): JSX.Element {
  return (
    <LabelledField
      name="language"
      label={m.t('preferences.language')}
      hint={m.t('preferences.languageHint')}
      refusal={view.refusal}
      m={m}
    >
      {(tie) => (
        <select {...tie}>
          <option value="">{m.t('preferences.languageAuto')}</option>
          {LANGUAGES.map((language) => (
            <option value={language} lang={language} selected={view.chosen.language === language}>
              {new Intl.DisplayNames(language, { type: 'language' }).of(language)}
            </option>
          ))}
        </select>
      )}
    </LabelledField>
  );
}

function TimeZones({ view, m }: PartProps): JSX.Element {
  return (
    <LabelledField name="timeZone" label={m.t('preferences.timeZone')} refusal={view.refusal} m={m}>
      {(tie) => (
        <select {...tie}>
          <option value="">{m.t('preferences.timeZoneAuto')}</option>
          {view.timeZones.map((zone) => (
            <option value={zone} selected={view.chosen.timeZone === zone}>
              {zone.replaceAll('_', ' ')}
            </option>
          ))}
        </select>
      )}
    </LabelledField>
  );
}

function DecisionMail({ view, m }: PartProps): JSX.Element {
  return (
    <label class="choice">
      <input type="checkbox" name="decisionMail" value="true" checked={view.chosen.decisionMail} />{' '}
      {m.t('preferences.decisionMail')}
    </label>
  );
}

function ReportMail({ view, m }: PartProps): JSX.Element {
  return (
    <label class="choice">
      <input type="checkbox" name="reportMail" value="true" checked={view.chosen.reportMail} />{' '}
      {m.t('preferences.reportMail')}
    </label>
  );
}

function ReplyMails({ view, m }: PartProps): JSX.Element {
  return (
    <fieldset>
      <legend>{m.t('preferences.replyMail')}</legend>
      {view.hasMailbox ? (
        REPLY_MAILS.map((when) => (
          <label class="choice">
            <input type="radio" name="replyMail" value={when} checked={view.chosen.replyMail === when} />{' '}
            {m.t(`preferences.replyMail.${when}`)}
          </label>
        ))
      ) : (
        <p>{m.t('preferences.noMailbox')}</p>
      )}
    </fieldset>
  );
}
