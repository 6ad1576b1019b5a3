import type { JSX } from 'preact';
import type { ReceivedReply } from '../domain/listed-comment.ts';
import { messages, type Messages } from '../messages/index.ts';
import { renderAccountPage } from './parts/account-page.tsx';
import { AuthorName, Badges, MutedFold } from './parts/comment.tsx';
import { Face } from './parts/face.tsx';
import { Listed, ListPages, Text } from './parts/listed-comment.tsx';
import { accountUrl, PATHS, personUrl } from './urls.ts';
import type { RepliesPageView } from './views.ts';

/** What others answered to what one wrote, the last first; what is new is marked. */
export function renderRepliesPage(view: RepliesPageView): string {
  const m = messages(view.language, view.timeZone);
  const { replies, lang, seen } = view;
  return renderAccountPage({
    frame: view,
    page: 'replies',
    children: (
      <>
        {replies.items.length === 0 && <p class="empty">{m.t('replies.empty')}</p>}
        {replies.items.map((reply) => (
          <Listed heading="h2" comment={reply} m={m} lang={lang} by={<By reply={reply} view={view} m={m} />}>
            {reply.isMuted ? (
              <MutedFold m={m}>
                <Text comment={reply} m={m} />
              </MutedFold>
            ) : (
              <Text comment={reply} m={m} />
            )}
          </Listed>
        ))}
        <ListPages
          page={replies}
          after={view.after}
          path={PATHS.accountReplies}
          query={{ lang, seen }}
          m={m}
        />
        <p>
          <small>
            <a href={accountUrl(PATHS.accountPreferences, { lang })}>{m.t('replies.mailHint')}</a>
          </small>
        </p>
      </>
    ),
  });
}

function By(props: { reply: ReceivedReply; view: RepliesPageView; m: Messages }): JSX.Element {
  const { reply, view, m } = props;
  const { author, site } = reply;
  const url = view.showsProfiles.has(site.key)
    ? (id: NonNullable<typeof author>['id']) => personUrl(site.key, id, { lang: view.lang })
    : null;
  return (
    <header>
      {author ? (
        <>
          <Face author={author} base="" />
          <AuthorName author={author} id={`by-${reply.id}`} url={url} />
          <Badges author={author} m={m} />
        </>
      ) : (
        <span class="author">{m.t('replies.erased')}</span>
      )}
      {reply.isUnread && !reply.isMuted && <strong class="badge new">{m.t('replies.new')}</strong>}
    </header>
  );
}
