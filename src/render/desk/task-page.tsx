import type { JSX } from 'preact';
import { messages, refusalText, type Messages } from '../../messages/index.ts';
import { RehearsedThreads } from '../imports/rehearsed-threads.tsx';
import { ImportReportParts } from '../imports/report.tsx';
import { ErrorNote } from '../parts/error-note.tsx';
import { deskUrls } from '../urls.ts';
import { ConfirmFirst } from './confirm-first.tsx';
import { renderImportPage } from './import-page.tsx';
import { outcomeText, TaskProgress, taskTitle } from './import-progress.tsx';
import type { ImportFrame, TaskView } from './import-views.ts';

export interface TaskPageView extends ImportFrame {
  readonly task: TaskView;
  /** Whether its files are still here. */
  readonly hasFiles: boolean;
}

/** How far something is that was asked for; of a rehearsal, what came of it. */
export function renderTaskPage(view: TaskPageView): string {
  const m = messages(view.language);
  const { site, task, refusal } = view;
  const urls = deskUrls();
  const isOpen = task.state === 'waiting' || task.state === 'working';
  const { report, stories } = task.outcome ?? {};
  return renderImportPage(view, {
    heading: taskTitle(m, task),
    isMoving: isOpen,
    styles: [view.assets.importCss],
    children: (
      <>
        <p class="meaning">
          {m.t('imports.asked', { by: task.by ?? m.t('desk.somebody'), time: m.dateTime(task.askedAt) })}
        </p>
        {view.owesStepUp && !isOpen && task.state !== 'done' && (
          <ConfirmFirst returnTo={urls.importTask(site.key, task.id)} isTyped={false} m={m} />
        )}
        {refusal && !view.owesStepUp && <ErrorNote>{refusalText(m, refusal)}</ErrorNote>}
        {task.outcome?.refusal || task.outcome?.refused ? (
          <p class="error">{outcomeText(m, task.outcome)}</p>
        ) : (
          task.state !== 'done' && <TaskProgress site={site.key} task={task} m={m} />
        )}
        {!isOpen && view.hasFiles && task.uploadId !== null && (
          <p>
            <ToFiles site={site.key} upload={task.uploadId} m={m} />
          </p>
        )}
        {report && <ImportReportParts report={report} m={m} all={m.t('imports.problemsLater')} />}
        {stories && <RehearsedThreads stories={stories} m={m} />}
      </>
    ),
  });
}

function ToFiles({ site, upload, m }: { site: string; upload: string; m: Messages }): JSX.Element {
  return <a href={deskUrls().importUpload(site, upload)}>{m.t('imports.toFiles')}</a>;
}
