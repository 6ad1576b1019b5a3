import type { ComponentChildren, JSX } from 'preact';
import { messages, type Messages } from '../../messages/index.ts';
import { accountUrl, PATHS } from '../urls.ts';
import type { AccountFrame } from '../views.ts';
import { PostForm } from './form.tsx';
import { renderPage } from './page.tsx';

/** A reader's own pages, in the order of their navigation. */
const PAGES = {
  profile: PATHS.account,
  replies: PATHS.accountReplies,
  security: PATHS.accountSecurity,
  preferences: PATHS.accountPreferences,
  muted: PATHS.accountMuted,
  reports: PATHS.accountReports,
  warnings: PATHS.accountWarnings,
  old: PATHS.accountOld,
  data: PATHS.accountData,
} as const;

export type AccountPageName = keyof typeof PAGES;

export interface AccountPageProps {
  frame: AccountFrame;
  /** The part of the account it belongs to, which is marked in the navigation. */
  page: AccountPageName;
  /** The heading; the name of the part where a page has no heading of its own. */
  title?: string | undefined;
  script?: string | undefined;
  /** Whether what somebody just did is done: said on top. */
  isSaved?: boolean | undefined;
  children: ComponentChildren;
}

/** One of a reader's own pages: who is signed in, the way to the others, and what it is about. */
export function renderAccountPage(props: AccountPageProps): string {
  const { frame, page } = props;
  const m = messages(frame.language);
  const title = props.title ?? m.t(`account.page.${page}`);
  return renderPage({
    frame,
    title: `${title} · ${m.t('account.title')}`,
    robots: 'noindex',
    style: frame.assets.accountCss,
    script: [frame.assets.accountJs, ...(props.script === undefined ? [] : [props.script])],
    timeZone: frame.timeZone,
    children: (
      <>
        <Top frame={frame} m={m} />
        <Parts frame={frame} page={page} isHere={props.title === undefined} m={m} />
        <h1>{title}</h1>
        {props.isSaved && (
          <p class="saved" tabindex={-1} autofocus role="status">
            {m.t('account.saved')}
          </p>
        )}
        {props.children}
      </>
    ),
  });
}

function Top({ frame, m }: { frame: AccountFrame; m: Messages }): JSX.Element {
  return (
    <div class="masthead">
      <span>{m.t('account.title')}</span>
      <PostForm action={PATHS.signOut} hidden={{ return: accountUrl(PATHS.signIn, { lang: frame.lang }) }}>
        <small>
          {frame.name !== null && m.t('account.signedInAs', { name: frame.name })}{' '}
          {frame.hasDesk && <a href={PATHS.desk}>{m.t('desk.title')}</a>}{' '}
          <button class="quiet">{m.t('action.signOut')}</button>
        </small>
      </PostForm>
    </div>
  );
}

function Parts(props: {
  frame: AccountFrame;
  page: AccountPageName;
  /** Whether this is the page itself, and not one below it. */
  isHere: boolean;
  m: Messages;
}): JSX.Element {
  const { frame, page, m } = props;
  const current = props.isHere ? 'page' : 'true';
  return (
    <nav class="parts" aria-label={m.t('account.nav')}>
      {listPages(frame, page).map(([name, path]) => (
        <a href={accountUrl(path, { lang: frame.lang })} aria-current={name === page ? current : undefined}>
          {m.t(`account.page.${name as AccountPageName}`)}
          {name === 'replies' && frame.unread > 0 && <Unread count={frame.unread} m={m} />}
          {name === 'warnings' && frame.sanctions === 'unread' && <Unread count={1} m={m} />}
          {name === 'old' && <Waiting count={frame.oldComments ?? 0} m={m} />}
        </a>
      ))}
    </nav>
  );
}

/** Nearly nobody has been moderated or wrote before a move: then there is no page about it. */
function listPages(
  { sanctions, oldComments }: AccountFrame,
  page: AccountPageName,
): (readonly [string, string])[] {
  const empty = new Set([
    ...(sanctions === 'none' ? ['warnings'] : []),
    ...(oldComments === null ? ['old'] : []),
  ]);
  return Object.entries(PAGES).filter(([name]) => name === page || !empty.has(name));
}

function Waiting({ count, m }: { count: number; m: Messages }): JSX.Element | null {
  return count === 0 ? null : <span class="badge">{m.t('oldComments.badge', { count })}</span>;
}

/** Counted as far as it is counted: beyond that only that there are more. */
const MOST_SHOWN = 99;

function Unread({ count, m }: { count: number; m: Messages }): JSX.Element {
  const text =
    count > MOST_SHOWN ? m.t('account.unreadMany', { most: MOST_SHOWN }) : m.t('account.unread', { count });
  return <span class="badge">{text}</span>;
}
