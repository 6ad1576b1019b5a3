import type { ComponentChildren, JSX } from 'preact';
import { defaultOrder, listOrders } from '../../domain/order.ts';
import type { SortOrder } from '../../domain/thread.ts';
import { accountUrl, PATHS, signInUrl } from '../urls.ts';
import type { DiscussionView, ThreadView } from '../views.ts';
import { CommentList, hasAmong, MutedFold, OwnActions } from './comment.tsx';
import { Composer } from './composer.tsx';
import { Guidelines, MessageBoxes } from './boxes.tsx';
import type { ThreadContext } from './context.ts';
import { PostForm } from './form.tsx';
import { scriptTexts } from './script-texts.ts';

/** The section that holds a discussion, with what the script has to know of it. */
export function Section(props: {
  view: DiscussionView;
  cx: ThreadContext;
  children: ComponentChildren;
}): JSX.Element {
  const { view, cx } = props;
  return (
    <section
      class="parley"
      data-parley=""
      data-site={view.site.key}
      data-story={view.story.key}
      data-sort={cx.sort}
      data-version={view.story.version}
      data-lang={cx.m.language}
      data-base={view.base}
      data-texts={scriptTexts(cx.m)}
      data-zone={view.viewer?.timeZone}
      data-closed={cx.isClosed ? '' : undefined}
      lang={cx.m.language}
      dir={cx.m.direction}
      aria-labelledby="parley-title"
    >
      {props.children}
    </section>
  );
}

/** A page of a discussion. `composer` stands where the link to the form would, on pages of one reader. */
export function Thread(props: {
  view: ThreadView;
  cx: ThreadContext;
  composer?: ComponentChildren;
}): JSX.Element {
  const { view, cx } = props;
  return (
    <Section view={view} cx={cx}>
      <ThreadHead view={view} cx={cx} current={view.sort} />
      <Slots view={view} cx={cx} composer={props.composer} />
      <div class="comments" data-comments="">
        {view.after === undefined && <Unplaced view={view} cx={cx} />}
        <CommentList comments={view.comments} cx={cx} />
        <MoreComments view={view} cx={cx} />
      </div>
      <Templates view={view} cx={cx} />
    </Section>
  );
}

interface ThreadProps {
  view: ThreadView;
  cx: ThreadContext;
}

/** The count, the orders, and the way to the editors' picks where there are some. */
export function ThreadHead(props: {
  view: DiscussionView;
  cx: ThreadContext;
  current: SortOrder | 'picks';
}): JSX.Element {
  const { view, cx, current } = props;
  const { commentCount: count, featuredCount: picks = 0 } = view.story;
  const isPicks = current === 'picks';
  const mark = (each: SortOrder | 'picks') => (each === current ? 'true' : undefined);
  return (
    <header class="head">
      <Count view={view} cx={cx} />
      {(count > 1 || picks > 0 || isPicks) && (
        <nav aria-label={cx.m.t('thread.sort')}>
          {(count > 1 || isPicks ? listOrders(view.site, view.story) : []).map((sort) => (
            <a data-sort={sort} href={cx.urls.page(sortQuery(view, sort))} aria-current={mark(sort)}>
              {cx.m.t(`sort.${sort}`)}
            </a>
          ))}
          {(picks > 0 || isPicks) && (
            <a href={cx.urls.picks()} aria-current={mark('picks')}>
              {cx.m.t('thread.picks', { count: picks })}
            </a>
          )}
        </nav>
      )}
    </header>
  );
}

/** The heading of a discussion: how many comments it has. */
export function Count({ view, cx }: { view: DiscussionView; cx: ThreadContext }): JSX.Element {
  const count = view.story.commentCount;
  return (
    <h2 id="parley-title">
      <span data-count={count}>{cx.m.t('thread.count', { count })}</span>
    </h2>
  );
}

/** The default order has the plain address, so that there is one page of it. */
export function sortQuery({ site, story }: DiscussionView, sort: SortOrder): { sort?: SortOrder } {
  return sort === defaultOrder(site, story) ? {} : { sort };
}

/** Where the script says who is writing and puts the composer. */
export function Slots(props: { view: DiscussionView; cx: ThreadContext; composer?: ComponentChildren }) {
  const { view, cx } = props;
  return (
    <>
      <MessageBoxes view={view} cx={cx} />
      <div class="viewer" data-slot="viewer">
        <WhoIsWriting view={view} cx={cx} />
      </div>
      {!cx.isClosed && <Guidelines story={view.story} m={cx.m} />}
      <div data-slot="composer">
        {cx.isClosed ? (
          <p class="note">{cx.m.t('thread.closed')}</p>
        ) : (
          (props.composer ?? (
            <a class="button" data-action="comment" href={cx.urls.write()}>
              {cx.m.t('thread.write')}
            </a>
          ))
        )}
      </div>
    </>
  );
}

/** The way in, and on pages of one reader their name and the way out. */
function WhoIsWriting({ view, cx }: { view: DiscussionView; cx: ThreadContext }): JSX.Element {
  const { m, urls } = cx;
  const { viewer, base } = view;
  if (!viewer?.isSignedIn) {
    const query = { return: urls.path, lang: view.carried?.lang };
    return (
      <a data-action="signIn" href={base + signInUrl(query)}>
        {m.t('action.signIn')}
      </a>
    );
  }
  return (
    <PostForm action={base + PATHS.signOut} hidden={{ return: urls.path }}>
      {viewer.name && `${m.t('viewer.writingAs', { name: viewer.name })} · `}
      {!viewer.isGuest && <AccountLink view={view} cx={cx} />}
      <button class="quiet">{m.t('action.signOut')}</button>
    </PostForm>
  );
}

/** The way to the reader's own pages: beside the story where that is a publisher's page. */
function AccountLink({ view, cx }: { view: DiscussionView; cx: ThreadContext }): JSX.Element {
  const elsewhere = view.base === '' ? {} : { target: '_blank', rel: 'noopener' };
  return (
    <>
      <a href={view.base + accountUrl(PATHS.account, { lang: view.carried?.lang })} {...elsewhere}>
        {cx.m.t('account.title')}
      </a>
      {' · '}
    </>
  );
}

/** One's own held comments that stand below none of this page's; then the words for an empty discussion. */
function Unplaced({ view, cx }: ThreadProps): JSX.Element {
  const held = cx.held.get(null)?.filter(({ id }) => !hasAmong(view.comments, id)) ?? [];
  const isEmpty = view.comments.length === 0 && held.length === 0;
  return (
    <>
      <CommentList comments={held} cx={cx} />
      {isEmpty && <p class="empty">{cx.m.t(cx.isClosed ? 'thread.emptyClosed' : 'thread.empty')}</p>}
    </>
  );
}

function MoreComments({ view, cx }: ThreadProps): JSX.Element {
  const { urls, m } = cx;
  return (
    <>
      {view.nextPage !== null && (
        <a
          class="more"
          data-more="comments"
          rel="next"
          href={urls.page({ sort: view.sort, after: view.nextPage })}
        >
          {m.t('thread.more')}
        </a>
      )}
      {view.after !== undefined && (
        <a class="more" rel="prev" href={urls.page(sortQuery(view, view.sort))}>
          {m.t('thread.start')}
        </a>
      )}
    </>
  );
}

/** What the script copies: the fields for writing, and the controls of one's own comments. */
export function Templates({ view, cx }: { view: DiscussionView; cx: ThreadContext }): JSX.Element {
  const { m } = cx;
  const { settings } = view.site;
  return (
    <>
      <template data-template="composer">
        <Composer
          m={m}
          submit={m.t('form.send')}
          guest={settings.guests ? { name: '' } : undefined}
          cancel={{}}
        />
      </template>
      <template data-template="own">
        <OwnActions isEditable cx={cx} />
      </template>
      <template data-template="account">
        <AccountLink view={view} cx={cx} />
      </template>
      <template data-template="mute">
        <MutedFold m={m} />
        <a>{m.t('mute.action')}</a>
        <a>{m.t('mute.undo')}</a>
      </template>
      <p data-live="" role="status" class="visually-hidden" />
    </>
  );
}
