import type { JSX } from 'preact';
import type { Refusal } from '../../domain/refusal.ts';
import { messages, refusalText, type Messages } from '../../messages/index.ts';
import { ErrorNote } from '../parts/error-note.tsx';
import { PostForm } from '../parts/form.tsx';
import { deskUrls, storyUrls } from '../urls.ts';
import { BasicField } from './basic-field.tsx';
import { renderDeskPage } from './frame.tsx';
import { ModeChoice } from './mode-choice.tsx';
import { StoryTabs } from './stories-page.tsx';
import type { DeskFrame, FieldProblem } from './views.ts';

/** The fields of a story as they stand in its form; empty ones leave it to others. */
export interface StoryFields {
  readonly title: string;
  readonly url: string;
  readonly section: string;
  readonly mode: string;
  readonly slowMode: string;
  readonly message: string;
  /** The last day on which it takes comments. */
  readonly closes: string;
  /** The order across viewpoints: as the site says, or `off`. */
  readonly across: string;
}

/** What a merge would move. */
export interface MergeView {
  readonly key: string;
  readonly title: string | null;
  readonly comments: number;
  readonly waiting: number;
}

export interface StoryToolsView extends DeskFrame {
  readonly site: { readonly key: string; readonly name: string };
  readonly story: {
    readonly id: string;
    readonly key: string;
    readonly title: string | null;
    readonly url: string | null;
    readonly commentCount: number;
    readonly closedAt: Date | null;
    readonly isClosed: boolean;
  };
  readonly fields: StoryFields;
  /** What the form showed, so that a change meanwhile is seen. */
  readonly shown: string;
  readonly sections: readonly { readonly key: string; readonly name: string }[];
  readonly formerKeys: readonly string[];
  readonly isMerging: boolean;
  /** What was typed into the other forms. */
  readonly moveTo: string;
  readonly mergeInto: string;
  readonly merge?: MergeView | undefined;
  /** What was wrong, and with which form. */
  readonly problem?: { readonly form: StoryForm; readonly refusal: Refusal } | undefined;
}

export type StoryForm = 'save' | 'close' | 'move' | 'merge';

interface Props {
  view: StoryToolsView;
  m: Messages;
}

/** What editors decide of a story: how it is moderated, what stands above it, when it closes, and where it goes. */
export function renderStoryTools(view: StoryToolsView): string {
  const m = messages(view.language);
  const { story, site } = view;
  return renderDeskPage({
    view,
    title: story.title ?? m.t('thread.untitled'),
    area: 'sites',
    tabs: <StoryTabs view={view} isBelow m={m} />,
    children: (
      <>
        <p class="lead">
          <a href={storyUrls({ site: site.key, story: story.key }).page()}>
            {m.t('thread.count', { count: story.commentCount })}
          </a>{' '}
          <code dir="ltr">{story.key}</code>
        </p>
        {view.isMerging && <p class="note">{m.t('stories.isMerging')}</p>}
        <Closing view={view} m={m} />
        <Decisions view={view} m={m} />
        <Moving view={view} m={m} />
        <Merging view={view} m={m} />
      </>
    ),
  });
}

function addressOf({ site, story }: StoryToolsView): string {
  return deskUrls().story(site.key, story.id);
}

/** What was wrong with a form as a whole; what is wrong with one of its fields stands at the field. */
function Wrong({ view, form, fields, m }: Props & { form: StoryForm; fields: readonly string[] }) {
  const refusal = view.problem?.form === form ? view.problem.refusal : undefined;
  if (!refusal || fields.includes(refusal.field ?? '')) return null;
  return <ErrorNote>{refusalText(m, refusal)}</ErrorNote>;
}

function problemOf({ view, m }: Props, form: StoryForm, field: string): FieldProblem | undefined {
  const refusal = view.problem?.form === form ? view.problem.refusal : undefined;
  return refusal?.field === field ? { kind: 'refused', text: refusalText(m, refusal) } : undefined;
}

function Closing({ view, m }: Props): JSX.Element {
  const { closedAt, isClosed } = view.story;
  return (
    <PostForm action={addressOf(view)} hidden={{ do: isClosed ? 'open' : 'close' }}>
      <Wrong view={view} form="close" fields={[]} m={m} />
      <p class="buttons">
        <span>
          {isClosed
            ? m.t('stories.closedNow')
            : closedAt === null
              ? m.t('stories.openNow')
              : m.t('stories.closesAt', { time: m.dateTime(closedAt) })}
        </span>
        {(!isClosed || closedAt !== null) && (
          <button class="small">{m.t(isClosed ? 'stories.open' : 'stories.close')}</button>
        )}
      </p>
    </PostForm>
  );
}

function Across({ view, m }: Props): JSX.Element {
  const { fields } = view;
  return (
    <BasicField name="across" title={m.t('sort.across')} meaning={m.t('viewpoints.storyMeaning')} m={m}>
      {(tie) => (
        <select {...tie}>
          <option value="">{m.t('viewpoints.storyAsSite')}</option>
          <option value="off" selected={fields.across === 'off'}>
            {m.t('settingOption.viewpoints.off')}
          </option>
        </select>
      )}
    </BasicField>
  );
}

const SAVED = ['title', 'url', 'section', 'mode', 'slowMode', 'message', 'closes'] as const;

function Decisions({ view, m }: Props): JSX.Element {
  const { fields, sections } = view;
  const problem = (field: string) => problemOf({ view, m }, 'save', field);
  return (
    <PostForm action={addressOf(view)} hidden={{ do: 'save', shown: view.shown }}>
      <Wrong view={view} form="save" fields={SAVED} m={m} />
      <BasicField name="mode" title={m.t('stories.mode')} meaning={m.t('stories.modeMeaning')} m={m}>
        {(tie) => <ModeChoice tie={tie} mode={fields.mode} m={m} />}
      </BasicField>
      <BasicField
        name="slowMode"
        title={m.t('stories.slowMode')}
        meaning={m.t('stories.slowModeMeaning')}
        problem={problem('slowMode')}
        m={m}
      >
        {(tie) => <input {...tie} type="number" min={0} max={86_400} value={fields.slowMode} />}
      </BasicField>
      <BasicField
        name="closes"
        title={m.t('stories.closes')}
        meaning={m.t('stories.closesMeaning')}
        problem={problem('closes')}
        m={m}
      >
        {(tie) => <input {...tie} type="date" value={fields.closes} />}
      </BasicField>
      <Across view={view} m={m} />
      <BasicField
        name="message"
        title={m.t('stories.message')}
        meaning={m.t('stories.messageMeaning')}
        problem={problem('message')}
        m={m}
      >
        {(tie) => (
          <textarea {...tie} dir="auto">
            {fields.message}
          </textarea>
        )}
      </BasicField>
      <BasicField
        name="title"
        title={m.t('stories.title')}
        meaning={m.t('stories.fromPage')}
        problem={problem('title')}
        m={m}
      >
        {(tie) => (
          <input {...tie} value={fields.title} placeholder={view.story.title ?? undefined} dir="auto" />
        )}
      </BasicField>
      <BasicField
        name="section"
        title={m.t('stories.section')}
        meaning={m.t('stories.fromPage')}
        problem={problem('section')}
        m={m}
      >
        {(tie) => (
          <select {...tie}>
            <option value="">{m.t('stories.sectionOfPage')}</option>
            {sections.map(({ key, name }) => (
              <option value={key} selected={key === fields.section}>
                {name}
              </option>
            ))}
          </select>
        )}
      </BasicField>
      <BasicField name="url" title={m.t('stories.url')} problem={problem('url')} m={m}>
        {(tie) => <input {...tie} type="url" value={fields.url} dir="ltr" />}
      </BasicField>
      <p class="buttons">
        <button>{m.t('form.save')}</button>
      </p>
    </PostForm>
  );
}

function Moving({ view, m }: Props): JSX.Element {
  const { formerKeys } = view;
  return (
    <section aria-labelledby="move">
      <h2 id="move">{m.t('stories.move')}</h2>
      <p class="lead">{m.t('stories.moveMeaning')}</p>
      {formerKeys.length > 0 && (
        <p>
          {m.t('stories.formerKeys')}{' '}
          {formerKeys.map((key) => (
            <>
              <code dir="ltr">{key}</code>{' '}
            </>
          ))}
        </p>
      )}
      <PostForm action={addressOf(view)} hidden={{ do: 'move' }}>
        <Wrong view={view} form="move" fields={['story', 'url']} m={m} />
        <BasicField
          name="story"
          title={m.t('stories.newKey')}
          problem={problemOf({ view, m }, 'move', 'story') ?? problemOf({ view, m }, 'move', 'url')}
          m={m}
        >
          {(tie) => <input {...tie} required value={view.moveTo} dir="ltr" autocapitalize="none" />}
        </BasicField>
        <p class="buttons">
          <button class="small">{m.t('stories.moveSend')}</button>
        </p>
      </PostForm>
    </section>
  );
}

function Merging({ view, m }: Props): JSX.Element {
  const { merge } = view;
  return (
    <section aria-labelledby="merge">
      <h2 id="merge">{m.t('stories.merge')}</h2>
      <p class="lead">{m.t('stories.mergeMeaning')}</p>
      <PostForm action={addressOf(view)} hidden={{ do: 'preview' }}>
        <Wrong view={view} form="merge" fields={['into']} m={m} />
        <BasicField
          name="into"
          title={m.t('stories.mergeInto')}
          meaning={m.t('stories.mergeIntoMeaning')}
          problem={problemOf({ view, m }, 'merge', 'into')}
          m={m}
        >
          {(tie) => <input {...tie} required value={view.mergeInto} dir="ltr" autocapitalize="none" />}
        </BasicField>
        <p class="buttons">
          <button class="small">{m.t('stories.mergePreview')}</button>
        </p>
      </PostForm>
      {merge && (
        <div class="notice" tabindex={-1} autofocus role="status">
          <p>
            {m.t('stories.mergeMoves', { count: merge.comments })}{' '}
            {merge.waiting > 0 && m.t('stories.mergeWaiting', { count: merge.waiting })}{' '}
            {m.t('stories.mergeStays', { title: merge.title ?? merge.key })}
          </p>
          <PostForm action={addressOf(view)} hidden={{ do: 'merge', into: merge.key }}>
            <button class="danger">{m.t('stories.mergeSend')}</button>
          </PostForm>
        </div>
      )}
    </section>
  );
}
