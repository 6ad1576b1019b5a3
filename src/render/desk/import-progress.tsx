import type { JSX } from 'preact';
import { refusalText, type Messages } from '../../messages/index.ts';
import { codeText, placeText } from '../imports/report-words.ts';
import { PostForm } from '../parts/form.tsx';
import { deskUrls } from '../urls.ts';
import type { TaskView } from './import-views.ts';

/** How far a task is, in a sentence. */
export function progressText(
  m: Messages,
  task: Pick<TaskView, 'kind' | 'state' | 'progress' | 'isStopAsked'>,
): string {
  const { kind, state, progress } = task;
  if (state === 'waiting') return m.t('imports.waiting');
  if (state === 'stopped') return m.t('imports.stopped');
  if (state === 'failed') return m.t('imports.failed');
  if (kind === 'undo') return m.t('imports.undoing');
  if (task.isStopAsked) return m.t('imports.stopping');
  if (progress === null) return m.t('imports.opening');
  const { perSecond, secondsLeft } = progress;
  const text = phaseText(m, progress);
  return perSecond === null || secondsLeft === null
    ? text
    : `${text} ${m.t('imports.pace', { rate: perSecond, left: m.duration(secondsLeft) })}`;
}

function phaseText(m: Messages, progress: NonNullable<TaskView['progress']>): string {
  const { phase, bytesRead, bytesTotal, staged, merged } = progress;
  if (phase === 'reading')
    return m.t('imports.reading', { done: m.bytes(bytesRead), size: m.bytes(bytesTotal), comments: staged });
  if (phase === 'sorting') return m.t('imports.sorting', { comments: staged });
  return m.t('imports.merging', { done: merged, comments: staged });
}

/** Why something could not be done. */
export function outcomeText(m: Messages, outcome: NonNullable<TaskView['outcome']>): string {
  const { refusal, refused, figures } = outcome;
  if (refusal) {
    const expected = m.t('imports.expected', { expected: refusal.expected });
    return `${codeText(m, 'importRefused', refusal.code)} ${placeText(refusal)}. ${expected}`;
  }
  return refused === undefined
    ? m.t('imports.failed')
    : refusalText(m, { refused, ...(figures ? { figures } : {}) });
}

/** What stands in the way of taking a run back. */
export function Blockers(props: {
  blockers: NonNullable<NonNullable<TaskView['outcome']>['blockers']>;
  m: Messages;
}): JSX.Element {
  const { blockers, m } = props;
  return (
    <div class="warning">
      <p>{m.t('imports.undoObstacles')}</p>
      <ul>
        {blockers.map(({ kind, count }) => (
          <li>{m.t(`imports.blocker.${kind}`, { count })}</li>
        ))}
      </ul>
    </div>
  );
}

/** What a task is, in a word or two. */
export function taskTitle(m: Messages, { kind, run }: Pick<TaskView, 'kind' | 'run'>): string {
  return kind === 'undo' ? m.t('imports.task.undo', { run: String(run) }) : m.t(`imports.task.${kind}`);
}

/** A task on its way: its bar, which the script keeps moving, and the buttons that stop it and let it go on. */
export function TaskProgress(props: { site: string; task: TaskView; m: Messages }): JSX.Element {
  const { site, task, m } = props;
  const urls = deskUrls();
  const here = urls.importTask(site, task.id);
  const isOpen = task.state === 'waiting' || task.state === 'working';
  return (
    <section
      class="task"
      data-poll={
        isOpen ? `/api/v1/desk/sites/${encodeURIComponent(site)}/imports/tasks/${task.id}` : undefined
      }
    >
      {isOpen && <progress max={1} value={task.progress?.share ?? 0} aria-label={taskTitle(m, task)} />}
      <p role="status">{progressText(m, task)}</p>
      {isOpen && <p class="lead">{m.t('imports.leave')}</p>}
      <div class="buttons">
        {isOpen ? (
          <>
            {(task.kind !== 'undo' || task.state === 'waiting') && (
              <PostForm action={here} hidden={{ do: 'stop' }}>
                <button class="small" disabled={task.isStopAsked}>
                  {m.t('imports.stop')}
                </button>
              </PostForm>
            )}
            <a class="quiet" href={here} data-reload>
              {m.t('imports.reload')}
            </a>
          </>
        ) : (
          <PostForm action={here} hidden={{ do: 'resume' }}>
            <button>{m.t('imports.goOn')}</button>
          </PostForm>
        )}
      </div>
    </section>
  );
}
