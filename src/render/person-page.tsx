import { messages } from '../messages/index.ts';
import { Listed, ListPages } from './parts/listed-comment.tsx';
import { renderPage } from './parts/page.tsx';
import { Person } from './parts/person.tsx';
import { personUrl } from './urls.ts';
import type { PersonView } from './views.ts';

/** Somebody's profile on a site, as others see it: who they are and what they published there. */
export function renderPersonPage(view: PersonView): string {
  const m = messages(view.language, view.timeZone);
  const { person, site, comments, lang } = view;
  return renderPage({
    frame: view,
    title: `${person.name} · ${site.name}`,
    masthead: { name: site.name },
    robots: 'noindex',
    style: view.assets.accountCss,
    script: view.assets.accountJs,
    timeZone: view.timeZone,
    children: (
      <>
        <Person
          person={person}
          m={m}
          name={
            <h1>
              <bdi>{person.name}</bdi>
            </h1>
          }
        />
        <h2>{m.t('person.comments', { site: site.name })}</h2>
        {comments.items.map((comment) => (
          <Listed heading="h3" comment={comment} m={m} lang={lang} isOneSite />
        ))}
        <ListPages
          page={comments}
          after={view.after}
          path={personUrl(site.key, person.id)}
          query={{ lang }}
          m={m}
        />
      </>
    ),
  });
}
