import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Drawer } from '../wire/desk-people.ts';
import { isFailure } from './api.ts';
import { codeText } from './card-findings.tsx';
import { useDesk } from './desk-context.ts';
import { Loading } from './loading.tsx';
import { SanctionForm } from './sanction-form.tsx';
import { Ago } from './time.tsx';
import { useAnswer } from './use-answer.ts';

interface PersonDrawerProps {
  readonly site: string;
  readonly id: string;
  readonly onOnly: () => void;
}

/** Somebody as moderators know them: their record, what was decided of them, notes; and what can be decided. */
export function PersonDrawer({ site, id, onOnly }: PersonDrawerProps): JSX.Element {
  const { m, send } = useDesk();
  const [changes, setChanges] = useState(0);
  const [problem, setProblem] = useState('');
  const route = `/desk/sites/${encodeURIComponent(site)}/people/${id}`;
  const loaded = useAnswer<Drawer>(route, changes);
  const act = async (action: string, body?: object): Promise<boolean> => {
    const [method = '', path = ''] = action.split(' ');
    const answer = await send(`${method} ${route}${path}`, body ? { body } : {});
    setProblem(
      isFailure(answer) ? (answer.problem?.detail ?? m.t(`moderation.failure.${answer.failure}`)) : '',
    );
    setChanges((count) => count + 1);
    return !isFailure(answer);
  };
  return (
    <Loading loaded={loaded} onRetry={() => setChanges(changes + 1)}>
      {(drawer) => (
        <div class="person">
          <Figures drawer={drawer} />
          {problem !== '' && (
            <p class="error" role="alert">
              {problem}
            </p>
          )}
          <Sanctions drawer={drawer} onLift={(sanction) => act(`POST /sanctions/${sanction}/lift`, {})} />
          {drawer.may.sanction && (
            <SanctionForm drawer={drawer} onSend={(body) => act('POST /sanctions', body)} />
          )}
          <Notes
            drawer={drawer}
            onAdd={(body) => act('POST /notes', { body })}
            onDelete={(note) => act(`DELETE /notes/${note}`)}
          />
          <Written drawer={drawer} onOnly={onOnly} />
        </div>
      )}
    </Loading>
  );
}

function Figures({ drawer: { history, reportsAgainst, reportsBy } }: { drawer: Drawer }): JSX.Element {
  const { m } = useDesk();
  const rows = [
    ['published', history.published],
    ['rejected', history.rejected],
    ['withheld', history.withheld],
    ['pending', history.pending],
  ] as const;
  return (
    <dl class="figures">
      {rows.map(([status, count]) => (
        <div key={status}>
          <dt>{m.t(`moderation.status.${status}`)}</dt>
          <dd>{m.number(count)}</dd>
        </div>
      ))}
      <div>
        <dt>{m.t('moderation.reportsAgainst')}</dt>
        <dd>{m.number(reportsAgainst.open + reportsAgainst.upheld + reportsAgainst.dismissed)}</dd>
      </div>
      <div>
        <dt>{m.t('moderation.reportsBy')}</dt>
        <dd>{m.number(reportsBy.open + reportsBy.upheld + reportsBy.dismissed)}</dd>
      </div>
    </dl>
  );
}

function Sanctions({
  drawer,
  onLift,
}: {
  drawer: Drawer;
  onLift: (id: string) => unknown;
}): JSX.Element | null {
  const { m } = useDesk();
  if (drawer.sanctions.length === 0) return null;
  return (
    <>
      <h4>{m.t('moderation.sanctions')}</h4>
      <ul class="list-of">
        {drawer.sanctions.map((sanction) => (
          <li key={sanction.id} class={sanction.isInForce ? 'bad' : 'past'}>
            <p class="by">
              <strong>{m.t(`moderation.sanction.${sanction.kind}`)}</strong>
              {sanction.until !== null &&
                ` ${m.t('moderation.until', { time: m.dateTime(new Date(sanction.until)) })}`}
              : {codeText(m, sanction.reason)}{' '}
              <small>
                <bdi>{sanction.by?.name ?? ''}</bdi> <Ago at={sanction.at} />
                {sanction.liftedAt !== null && ` · ${m.t('moderation.lifted')}`}
              </small>
            </p>
            {sanction.toPerson !== '' && <p dir="auto">{sanction.toPerson}</p>}
            {sanction.mayLift && (
              <button type="button" class="quiet" onClick={() => onLift(sanction.id)}>
                {m.t('moderation.lift')}
              </button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

interface NotesProps {
  readonly drawer: Drawer;
  readonly onAdd: (body: string) => Promise<boolean>;
  readonly onDelete: (id: string) => unknown;
}

function Notes({ drawer, onAdd, onDelete }: NotesProps): JSX.Element {
  const { m } = useDesk();
  const [text, setText] = useState('');
  const add = async () => {
    if (text.trim() !== '' && (await onAdd(text))) setText('');
  };
  return (
    <>
      <h4>{m.t('moderation.notesTitle')}</h4>
      <ul class="list-of">
        {drawer.notes.map((note) => (
          <li key={note.id}>
            <p dir="auto">{note.body}</p>
            <p class="by">
              <small>
                <bdi>{note.author?.name ?? ''}</bdi> <Ago at={note.at} />
              </small>{' '}
              {note.mayDelete && (
                <button type="button" class="quiet" onClick={() => onDelete(note.id)}>
                  {m.t('moderation.deleteNote')}
                </button>
              )}
            </p>
          </li>
        ))}
      </ul>
      <form
        class="note-form"
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <label>
          {m.t('moderation.newNote')}
          <textarea
            rows={2}
            maxLength={2_000}
            dir="auto"
            value={text}
            onInput={(event) => setText(event.currentTarget.value)}
          />
        </label>
        <button class="small">{m.t('moderation.saveNote')}</button>
      </form>
    </>
  );
}

function Written({ drawer, onOnly }: { drawer: Drawer; onOnly: () => void }): JSX.Element {
  const { m } = useDesk();
  return (
    <>
      <h4>
        {m.t('moderation.written')}{' '}
        <button type="button" class="quiet" onClick={onOnly}>
          {m.t('moderation.onlyThisAuthor')}
        </button>
      </h4>
      <ol class="list-of">
        {drawer.comments.map((comment) => (
          <li key={comment.id}>
            <p dir="auto" class="excerpt">
              {comment.isDeleted ? m.t('moderation.deleted') : comment.text}
            </p>
            <p class="by">
              <small>
                <span class={`status ${comment.status}`}>{m.t(`moderation.status.${comment.status}`)}</span> ·{' '}
                <a href={comment.permalink} target="_blank" rel="noopener" dir="auto">
                  {comment.story.title ?? comment.story.key}
                </a>{' '}
                · <Ago at={comment.at} />
              </small>
            </p>
          </li>
        ))}
      </ol>
    </>
  );
}
