import type { JSX } from 'preact';
import type { OwnDataState } from '../domain/own-data.ts';
import type { Refusal } from '../domain/refusal.ts';
import { messages, refusalText, type Messages } from '../messages/index.ts';
import { renderAccountPage } from './parts/account-page.tsx';
import { ErrorNote } from './parts/error-note.tsx';
import { PostForm } from './parts/form.tsx';
import { accountUrl, ownFileUrl, PATHS } from './urls.ts';
import type { AccountFrame } from './views.ts';

/** How somebody's download and their account stand, for the page that shows it. */
export interface OwnDataPageView extends Omit<OwnDataState, 'hasMailbox'> {
  readonly frame: AccountFrame;
  readonly now: Date;
  /** Whether a mail tells when a download is ready. */
  readonly isMailed: boolean;
  readonly refusal?: Refusal | undefined;
}

interface PartProps {
  view: OwnDataPageView;
  m: Messages;
}

/** The page on which people take their data along or have it deleted. */
export function renderOwnDataPage(view: OwnDataPageView): string {
  const m = messages(view.frame.language, view.frame.timeZone);
  return renderAccountPage({
    frame: view.frame,
    page: 'data',
    children: (
      <>
        {view.erasure && <Erasure view={view} erasure={view.erasure} m={m} />}
        <p>{m.t('ownData.intro')}</p>
        <Trouble view={view} m={m} />
        <section>
          <h2>{m.t('ownData.download')}</h2>
          <p>{m.t('ownData.downloadText')}</p>
          <Download view={view} m={m} />
        </section>
        {!view.erasure && (
          <section>
            <h2>{m.t('ownData.delete')}</h2>
            <p>{m.t('ownData.deleteText')}</p>
            <p class="buttons">
              <a class="button danger" href={accountUrl(PATHS.accountDelete, { lang: view.frame.lang })}>
                {m.t('ownData.delete')}
              </a>
            </p>
          </section>
        )}
      </>
    ),
  });
}

function Trouble({ view, m }: PartProps): JSX.Element | null {
  if (!view.refusal) return null;
  return <ErrorNote>{refusalText(m, view.refusal)}</ErrorNote>;
}

function Download({ view, m }: PartProps): JSX.Element {
  const { download, nextDownloadAt, frame } = view;
  return (
    <>
      {download?.state === 'asked' && (
        <p class="hint" role="status">
          {m.t('ownData.packing', { time: m.dateTime(download.askedAt) })}{' '}
          {m.t(view.isMailed ? 'ownData.mailComes' : 'ownData.noMail')}
        </p>
      )}
      {download?.state === 'failed' && <p class="error">{m.t('ownData.failed')}</p>}
      {download?.state === 'ready' && download.readyAt && (
        <>
          <p class="buttons">
            <a class="button" href={ownFileUrl(download.id)}>
              {m.t('ownData.get')}
            </a>
          </p>
          <p class="hint">
            {m.t('ownData.ready', {
              time: m.dateTime(download.readyAt),
              size: m.bytes(download.size ?? 0),
              until: m.dateTime(download.expiresAt),
            })}
          </p>
        </>
      )}
      {nextDownloadAt === null ? (
        <PostForm action={PATHS.accountDownload} hidden={{ lang: frame.lang }}>
          <p class="buttons">
            <button>{m.t('ownData.ask')}</button>
          </p>
        </PostForm>
      ) : (
        <p class="hint">{m.t('ownData.again', { time: m.dateTime(nextDownloadAt) })}</p>
      )}
    </>
  );
}

function Erasure(props: PartProps & { erasure: NonNullable<OwnDataPageView['erasure']> }): JSX.Element {
  const { view, erasure, m } = props;
  if (erasure.hasBegun) return <p class="notice">{m.t('ownData.begun')}</p>;
  const seconds = (erasure.at.getTime() - view.now.getTime()) / 1_000;
  return (
    <section class="notice" role="status">
      <p>
        <strong>
          {m.t('ownData.erasureAt', { time: m.dateTime(erasure.at), wait: m.duration(seconds) })}
        </strong>{' '}
        {m.t(erasure.comments === 'remove' ? 'ownData.erasureRemove' : 'ownData.erasureKeep')}
      </p>
      <PostForm action={PATHS.accountKeep} hidden={{ lang: view.frame.lang }}>
        <button>{m.t('ownData.keepAccount')}</button>
      </PostForm>
    </section>
  );
}

/** The page that asks what becomes of comments, and then deletes the account. */
export function renderDeletePage(view: OwnDataPageView): string {
  const m = messages(view.frame.language, view.frame.timeZone);
  const { sites } = view;
  return renderAccountPage({
    frame: view.frame,
    page: 'data',
    title: m.t('ownData.delete'),
    children: (
      <>
        <p>{m.t('ownData.deleteText')}</p>
        {view.isBanned && <p>{m.t('ownData.deleteBanned')}</p>}
        <Trouble view={view} m={m} />
        <PostForm action={PATHS.accountDelete} hidden={{ lang: view.frame.lang }}>
          {sites.isAsked && <Choice m={m} />}
          {sites.remove.length > 0 && <p>{m.t('ownData.sitesRemove', { sites: sites.remove.join(', ') })}</p>}
          {sites.keep.length > 0 && <p>{m.t('ownData.sitesKeep', { sites: sites.keep.join(', ') })}</p>}
          <p class="buttons">
            <button class="danger">{m.t('ownData.deleteSend')}</button>
            <a class="quiet" href={accountUrl(PATHS.accountData, { lang: view.frame.lang })}>
              {m.t('action.cancel')}
            </a>
          </p>
        </PostForm>
      </>
    ),
  });
}

function Choice({ m }: { m: Messages }): JSX.Element {
  return (
    <fieldset>
      <legend>{m.t('ownData.comments')}</legend>
      {(['remove', 'keep'] as const).map((choice) => (
        <label class="choice">
          <input type="radio" name="comments" value={choice} checked={choice === 'remove'} />
          <span>
            {m.t(`ownData.${choice}`)}
            <small>{m.t(`ownData.${choice}Hint`)}</small>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
