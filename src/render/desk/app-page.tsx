import type { JSX } from 'preact';
import { messages, type Messages } from '../../messages/index.ts';
import { renderPage } from '../parts/page.tsx';
import { DeskTop } from './frame.tsx';
import type { DeskFrame } from './views.ts';

/** Keys of the messages that the application says. */
const PREFIXES = ['moderation.', 'numbers.', 'role.'];

export interface DeskAppView extends DeskFrame {
  readonly part: 'queue' | 'numbers';
  /** Whether what is not set up yet is theirs to do. */
  readonly isAdmin: boolean;
}

/**
 * The page that the moderators' application lives in (src/desk): what stands on top, its messages, and the outline of
 * what comes, so that nothing moves when it does.
 */
export function renderDeskApp(view: DeskAppView): string {
  const m = messages(view.language);
  return renderPage({
    frame: view,
    title: `${m.t(`moderation.${view.part}Title`)} · ${m.t('desk.title')}`,
    robots: 'noindex',
    style: [view.assets.deskCss, view.assets.appCss],
    script: view.assets.appJs,
    top: <DeskTop view={view} place={view.part} m={m} />,
    children: (
      <>
        <noscript>
          <p class="lead">{m.t('moderation.needsScript')}</p>
        </noscript>
        <div id="desk" class="desk">
          <Outline m={m} />
        </div>
        <AppData view={view} m={m} />
      </>
    ),
  });
}

/** Three columns of grey lines, of the size of what they stand for. */
function Outline({ m }: { m: Messages }): JSX.Element {
  return (
    <div class="outline">
      <h1 class="visually-hidden">{m.t('moderation.loading')}</h1>
      {['rail', 'list', 'side'].map((part) => (
        <div class={part} aria-hidden="true">
          {[90, 70, 80, 60].map((width) => (
            <span class={`bone w${width}`} />
          ))}
        </div>
      ))}
    </div>
  );
}

/** What the script is given: data, which browsers never run. */
function AppData({ view, m }: { view: DeskAppView; m: Messages }): JSX.Element {
  const data = { language: view.language, isAdmin: view.isAdmin, texts: m.templates(PREFIXES) };
  const json = JSON.stringify(data).replaceAll('<', '\\u003c');
  return <script type="application/json" id="desk-data" dangerouslySetInnerHTML={{ __html: json }} />;
}
