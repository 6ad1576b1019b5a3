import { messages } from '../messages/index.ts';
import { renderAccountPage } from './parts/account-page.tsx';
import { Face } from './parts/face.tsx';
import { PostForm } from './parts/form.tsx';
import { Time } from './parts/time.tsx';
import { accountUrl, PATHS } from './urls.ts';
import type { MutedView } from './views.ts';

/** Whom one has muted, and the way to show each again. */
export function renderMutedPage(view: MutedView): string {
  const m = messages(view.language, view.timeZone);
  const { people, lang } = view;
  return renderAccountPage({
    frame: view,
    page: 'muted',
    children:
      people.length === 0 ? (
        <p class="empty">{m.t('mute.empty')}</p>
      ) : (
        <>
          <p>{m.t('mute.explain')}</p>
          <ul class="people">
            {people.map((person) => (
              <li>
                <Face author={person} base="" />
                <bdi class="author" id={`muted-${person.id}`}>
                  {person.name}
                </bdi>
                <small>
                  <Time at={person.mutedAt} m={m} />
                </small>
                <PostForm action={accountUrl(PATHS.accountMuted, { lang })} hidden={{ id: person.id }}>
                  <button class="quiet" aria-describedby={`muted-${person.id}`}>
                    {m.t('mute.undo')}
                  </button>
                </PostForm>
              </li>
            ))}
          </ul>
        </>
      ),
  });
}
