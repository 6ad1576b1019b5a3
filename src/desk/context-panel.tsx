import type { ComponentChildren, JSX } from 'preact';
import { storyTitle } from './card-view.tsx';
import { useDesk } from './desk-context.ts';
import { History } from './history.tsx';
import { KeyButton } from './key-button.tsx';
import { KEYS } from './keys.ts';
import { PersonDrawer } from './person-drawer.tsx';
import { ThreadView } from './thread-view.tsx';
import type { Card } from './types.ts';

/** The parts of the context, each open or not; that stays as it is from comment to comment. */
export type ContextPart = 'thread' | 'person' | 'history';

interface ContextPanelProps {
  readonly card: Card;
  readonly parts: ReadonlySet<ContextPart>;
  readonly onToggle: (part: ContextPart) => void;
  readonly onWatch: () => void;
  /** Narrows the list to one story or one author. */
  readonly onOnly: (fields: Readonly<Record<string, string>>) => void;
}

/** What surrounds the open comment: its story, its thread, whoever wrote it, what was decided so far. */
export function ContextPanel({ card, parts, onToggle, onWatch, onOnly }: ContextPanelProps): JSX.Element {
  const { m } = useDesk();
  const { story, site, author } = card;
  const part = (name: ContextPart, title: string, children: ComponentChildren) => (
    <section class="part" aria-label={title}>
      <h3>
        <KeyButton k={KEYS[name]} class="fold" isExpanded={parts.has(name)} onPress={() => onToggle(name)}>
          {title}
        </KeyButton>
      </h3>
      {parts.has(name) && children}
    </section>
  );
  return (
    <>
      <section class="story" aria-label={m.t('moderation.story')}>
        <p class="kicker">
          {site.name}
          {story.section !== null && ` · ${story.section}`}
        </p>
        <h3 dir="auto">{storyTitle(card)}</h3>
        <p class="links">
          <span>{m.t('moderation.comments', { count: story.comments })}</span>
          <a href={card.permalink} target="_blank" rel="noopener">
            {m.t('moderation.onPage')}
          </a>
          <a href={`/desk/settings/sites/${encodeURIComponent(site.key)}/stories/${story.id}`}>
            {m.t('moderation.storyTools')}
          </a>
          <button type="button" class="quiet" onClick={() => onOnly({ site: site.key, story: story.id })}>
            {m.t('moderation.onlyThisStory')}
          </button>
          <button type="button" class="quiet" onClick={onWatch}>
            {m.t(story.isWatched ? 'moderation.unwatch' : 'moderation.watch')}
          </button>
        </p>
      </section>
      {part('thread', m.t('moderation.thread'), <ThreadView card={card} />)}
      {author &&
        part(
          'person',
          m.t('moderation.person', { name: author.name ?? m.t('moderation.nameless') }),
          <PersonDrawer
            site={site.key}
            id={author.id}
            onOnly={() => onOnly({ site: site.key, author: author.id })}
          />,
        )}
      {part('history', m.t('moderation.history'), <History card={card} />)}
    </>
  );
}
