import { messages } from '../../messages/index.ts';
import { deskUrls } from '../urls.ts';
import { ConfirmFirst } from './confirm-first.tsx';
import { renderDeskPage } from './frame.tsx';
import { SettingField } from './setting-field.tsx';
import type { DeskFrame, SettingView } from './views.ts';

export interface OrganisationView extends DeskFrame {
  readonly settings: readonly SettingView[];
  readonly shown: string;
  readonly problemCount: number;
  readonly owesStepUp: boolean;
  /** Whether the form comes back with what was typed. */
  readonly isTyped: boolean;
  /** Moderators and admins who have no second factor. */
  readonly withoutFactor: number;
}

/** The settings of the organisation as a whole. */
export function renderOrganisationPage(view: OrganisationView): string {
  const m = messages(view.language);
  const url = deskUrls().organisation();
  const note = view.withoutFactor > 0 ? m.t('desk.factorsWarning', { count: view.withoutFactor }) : undefined;
  return renderDeskPage({
    view,
    title: m.t('desk.area.organisation'),
    area: 'organisation',
    children: (
      <>
        {view.owesStepUp && <ConfirmFirst returnTo={url} isTyped={view.isTyped} m={m} />}
        {view.problemCount > 0 && (
          <p class="error" role="alert">
            {m.t('desk.notSaved', { count: view.problemCount })}
          </p>
        )}
        <form method="post" action={url}>
          <input type="hidden" name="shown" value={view.shown} />
          {view.settings.map((setting) => (
            <SettingField
              view={setting}
              m={m}
              note={setting.name === 'requireSecondFactor' && setting.saved === 'false' ? note : undefined}
            />
          ))}
          <p class="buttons save">
            <button>{m.t('form.save')}</button>
          </p>
        </form>
      </>
    ),
  });
}
