import type { JSX } from 'preact';
import { QUEUES } from '../domain/queue.ts';
import { withFields } from './address.ts';
import { useDesk } from './desk-context.ts';
import { Filters } from './filters.tsx';
import { KeyButton, Key } from './key-button.tsx';
import { KEYS, QUEUE_KEYS } from './keys.ts';
import { countOf, type QueueState } from './queue-state.ts';

interface RailProps {
  readonly state: QueueState;
  readonly query: URLSearchParams;
  readonly areKeysOn: boolean;
  readonly onGo: (query: URLSearchParams) => void;
  readonly onHelp: () => void;
}

/** The queues with how many wait in each, the search, and the filters. */
export function Rail({ state, query, areKeysOn, onGo, onHelp }: RailProps): JSX.Element {
  const { m } = useDesk();
  const go = (fields: Readonly<Record<string, string>>) =>
    onGo(withFields(query, { ...fields, comment: '', on: '' }));
  return (
    <div class="rail">
      <Search
        query={query}
        onSearch={(q) => go({ q, status: q === '' ? '' : (query.get('status') ?? '') })}
      />
      <nav class="queues" aria-label={m.t('moderation.queues')}>
        {QUEUES.toSorted((a, b) => (a === 'all' ? -1 : b === 'all' ? 1 : 0)).map((queue) => (
          <a
            key={queue}
            href={`?${withFields(query, { queue: queue === 'all' ? '' : queue, comment: '', on: '' })}`}
            aria-current={state.filter.queue === queue && !query.has('q') ? 'page' : undefined}
            onClick={(event) => {
              if (event.metaKey || event.ctrlKey) return;
              event.preventDefault();
              go({ queue: queue === 'all' ? '' : queue, q: '', status: '' });
            }}
          >
            <span>{m.t(`moderation.queue.${queue}`)}</span>
            {areKeysOn && <Key k={`g ${QUEUE_KEYS[queue]}`} />}
            <span class="count">{m.number(countOf(state, queue))}</span>
          </a>
        ))}
      </nav>
      <Filters state={state} query={query} onChange={go} />
      <KeyButton k={KEYS.help} class="quiet" onPress={onHelp}>
        {m.t('moderation.help')}
      </KeyButton>
    </div>
  );
}

function Search({ query, onSearch }: { query: URLSearchParams; onSearch: (q: string) => void }): JSX.Element {
  const { m } = useDesk();
  const asked = query.get('q') ?? '';
  return (
    <search>
      <form
        key={asked}
        onSubmit={(event) => {
          event.preventDefault();
          onSearch(event.currentTarget.querySelector('input')?.value.trim() ?? '');
        }}
      >
        <label>
          <span class="visually-hidden">{m.t('moderation.search')}</span>
          <input
            type="search"
            name="q"
            id="search"
            dir="auto"
            maxLength={200}
            defaultValue={asked}
            placeholder={`${m.t('moderation.search')}  /`}
            aria-keyshortcuts={KEYS.search}
            onInput={(event) => {
              // The cross of a search field empties it without sending the form.
              if (event.currentTarget.value === '' && asked !== '') onSearch('');
            }}
          />
        </label>
      </form>
    </search>
  );
}
