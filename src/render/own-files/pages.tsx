import type { JSX } from 'preact';
import { OWN_DATA_FORMAT, OWN_SECTIONS, type OwnRow, type OwnSection } from '../../domain/own-data.ts';
import { messages, type Language, type Messages } from '../../messages/index.ts';
import { CommentBody } from '../parts/comment.tsx';
import { Facts, statusText } from './facts.tsx';
import { renderOwnPage } from './frame.tsx';

/** What all pages of a download are made with. */
export interface OwnFilesView {
  readonly language: Language;
  /** Of the installation. */
  readonly host: string;
  readonly madeAt: Date;
}

/** Entries on a page: more make a browser slow with long comments. */
export const OWN_ROWS_PER_PAGE = 500;

/** The name of a page; numbers have a fixed width so that folders sort them. */
export function ownPageName(section: OwnSection, page: number): string {
  return `${section}-${String(page).padStart(3, '0')}.html`;
}

/** How many pages a part has. */
export function countOwnPages(entries: number): number {
  return Math.ceil(entries / OWN_ROWS_PER_PAGE);
}

/** The first page: the account, and the way to all other parts. */
export function renderOwnIndex(
  view: OwnFilesView,
  counts: Readonly<Record<OwnSection, number>>,
  account: OwnRow,
): string {
  const m = messages(view.language);
  const title = m.t('ownFiles.title', { host: view.host });
  return renderOwnPage({
    m,
    title,
    children: (
      <>
        <h1>{title}</h1>
        <p class="facts">{m.t('ownFiles.madeAt', { time: m.dateTime(view.madeAt) })}</p>
        <h2>{m.t('ownSection.account')}</h2>
        <Facts row={account} m={m} />
        {OWN_SECTIONS.filter((section) => section !== 'account').map((section) => (
          <>
            <h2>{m.t(`ownSection.${section}`)}</h2>
            <p class="facts">{m.t('ownFiles.entries', { count: counts[section] })}</p>
            <PageLinks section={section} pages={countOwnPages(counts[section])} m={m} />
          </>
        ))}
        <h2>README</h2>
        {toReadme(m).map((paragraph) => (
          <p>{paragraph}</p>
        ))}
      </>
    ),
  });
}

function PageLinks(props: { section: OwnSection; pages: number; m: Messages }): JSX.Element | null {
  const { section, pages, m } = props;
  if (pages === 0) return null;
  const numbers = Array.from({ length: pages }, (_, index) => index + 1);
  return (
    <nav>
      {numbers.map((page) => (
        <>
          <a href={ownPageName(section, page)}>{m.t('ownFiles.page', { page, pages })}</a>{' '}
        </>
      ))}
    </nav>
  );
}

/** A page of a part. */
export function renderOwnRows(
  view: OwnFilesView,
  at: { readonly section: OwnSection; readonly page: number; readonly pages: number },
  rows: readonly OwnRow[],
): string {
  const m = messages(view.language);
  const title = m.t(`ownSection.${at.section}`);
  return renderOwnPage({
    m,
    title,
    children: (
      <>
        <nav>
          <a href="index.html">{m.t('ownFiles.overview')}</a>
        </nav>
        <h1>{title}</h1>
        {at.pages > 1 && <p class="facts">{m.t('ownFiles.page', { page: at.page, pages: at.pages })}</p>}
        {rows.map((row) =>
          at.section === 'comments' ? (
            <OwnComment row={row} m={m} />
          ) : (
            <article>
              <Facts row={row} m={m} />
            </article>
          ),
        )}
      </>
    ),
  });
}

const SHOWN_APART = new Set(['body', 'decisions', 'html', 'revisions', 'status', 'title']);

/** A comment as it is shown, with the texts before it and what was decided about it. */
function OwnComment({ row, m }: { row: OwnRow; m: Messages }): JSX.Element {
  const { id, title, story, url, html, status, revisions = [], decisions = [] } = row;
  const facts = Object.entries(row).filter(([name]) => !SHOWN_APART.has(name));
  const heading = title ?? story;
  const time = (text: string) => m.dateTime(new Date(text));
  return (
    <article id={id}>
      <h2 dir="auto">{url ? <a href={url}>{heading}</a> : heading}</h2>
      {status && <p class="facts">{statusText(m, status)}</p>}
      {html ? <CommentBody html={html} /> : <p>{m.t('ownFiles.noText')}</p>}
      <Facts row={Object.fromEntries(facts)} m={m} />
      {decisions.length > 0 && (
        <>
          <p class="facts">{m.t('ownField.decisions')}</p>
          <ul class="facts">
            {decisions.map((decision) => (
              <li>
                {time(decision.at)}: {statusText(m, decision.to)}
                {decision.reason !== null && ` (${decision.reason})`}
              </li>
            ))}
          </ul>
        </>
      )}
      {revisions.length > 1 && (
        <details>
          <summary>{m.t('ownField.revisions')}</summary>
          {revisions.map((revision) => (
            <>
              <p class="facts">{time(revision.createdAt)}</p>
              <pre dir="auto">{revision.body}</pre>
            </>
          ))}
        </details>
      )}
    </article>
  );
}

function toReadme(m: Messages): string[] {
  return [
    m.t('ownFiles.files', { version: OWN_DATA_FORMAT.version }),
    m.t('ownFiles.votes'),
    m.t('ownFiles.missing'),
  ];
}

/** The text that says what is what in a download. */
export function renderOwnReadme(view: OwnFilesView): string {
  const m = messages(view.language);
  const title = m.t('ownFiles.title', { host: view.host });
  const madeAt = m.t('ownFiles.madeAt', { time: m.dateTime(view.madeAt) });
  return `${[title, madeAt, ...toReadme(m)].join('\n\n')}\n`;
}
