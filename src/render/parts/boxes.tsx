import type { JSX } from 'preact';
import type { Messages } from '../../messages/index.ts';
import type { DiscussionView } from '../views.ts';
import { EditorsText } from './comment.tsx';
import type { ThreadContext } from './context.ts';

/** What editors say above a thread: to every reader of the site, then to those of the story. */
export function MessageBoxes({ view, cx }: { view: DiscussionView; cx: ThreadContext }): JSX.Element | null {
  const messages = view.story.boxes?.messages ?? [];
  if (messages.length === 0) return null;
  return (
    <aside aria-label={cx.m.t('thread.fromEditors')}>
      {messages.map((html) => (
        <EditorsText html={html} look="body" />
      ))}
    </aside>
  );
}

/** One calm line beside the composer: the way to the guidelines, or their gist. */
export function Guidelines({
  story,
  m,
}: {
  story: DiscussionView['story'];
  m: Messages;
}): JSX.Element | null {
  const guidelines = story.boxes?.guidelines;
  if (!guidelines) return null;
  return 'url' in guidelines ? (
    <p class="note">
      <a href={guidelines.url} target="_blank" rel="noopener">
        {m.t('thread.guidelines')}
      </a>
    </p>
  ) : (
    <EditorsText html={guidelines.html} look="note" />
  );
}
