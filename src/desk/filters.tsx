import type { JSX } from 'preact';
import { COMMENT_STATUSES } from '../domain/comment.ts';
import { QUEUE_ORDERS } from '../domain/queue.ts';
import { useDesk } from './desk-context.ts';
import type { Messages } from '../messages/create-messages.ts';
import type { QueueState } from './queue-state.ts';
import { ruleName } from './rule-text.ts';

interface FiltersProps {
  readonly state: QueueState;
  readonly query: URLSearchParams;
  readonly onChange: (fields: Readonly<Record<string, string>>) => void;
}

type Option = readonly [value: string, label: string];

/** Narrows the list down; what is chosen stands in the address. */
export function Filters({ state, query, onChange }: FiltersProps): JSX.Element {
  const { m } = useDesk();
  const { overview, filter, cards } = state;
  const sites = overview?.sites ?? [];
  const site =
    sites.find(({ key }) => key === filter.fields['site']) ?? (sites.length === 1 ? sites[0] : undefined);
  const { story, author } = filter.fields;
  const any: Option = ['', m.t('moderation.any')];
  const choose = (name: string, label: string, options: readonly Option[]) => (
    <Choice
      name={name}
      label={label}
      options={options}
      value={name === 'order' ? filter.order : (query.get(name) ?? '')}
      onChange={onChange}
    />
  );
  return (
    <details class="filter" open={matchMedia('(min-width: 68rem)').matches || undefined}>
      <summary>{m.t('moderation.filters')}</summary>
      {story !== undefined && (
        <Chip
          text={m.t('moderation.onlyStory', { story: titleOfStory(state, story) })}
          onDrop={() => onChange({ story: '' })}
        />
      )}
      {author !== undefined && (
        <Chip
          text={m.t('moderation.onlyAuthor', {
            name:
              cards.find((card) => card.author?.id === author)?.author?.name ?? m.t('moderation.somebody'),
          })}
          onDrop={() => onChange({ author: '' })}
        />
      )}
      {choose(
        'order',
        m.t('moderation.order'),
        QUEUE_ORDERS.map((order) => [order, m.t(`moderation.order.${order}`)]),
      )}
      {sites.length > 1 &&
        choose('site', m.t('moderation.site'), [any, ...sites.map(({ key, name }): Option => [key, name])])}
      {site &&
        site.sections.length > 0 &&
        choose('section', m.t('moderation.section'), [
          any,
          ...site.sections.map(({ key, name }): Option => [key, name]),
        ])}
      {query.has('q') &&
        choose('status', m.t('moderation.state'), [
          any,
          ...COMMENT_STATUSES.map((status): Option => [status, m.t(`moderation.status.${status}`)]),
        ])}
      {choose('rule', m.t('moderation.ruleFilter'), [
        any,
        ...(overview?.rules ?? []).map((rule): Option => [rule, ruleName(m, rule)]),
      ])}
      {choose('language', m.t('moderation.language'), [any, ...listLanguages(m, state)])}
      <Age query={query} onChange={onChange} />
      <label class="tick">
        <input
          type="checkbox"
          checked={query.get('watched') === 'true'}
          onChange={(event) => onChange({ watched: event.currentTarget.checked ? 'true' : '' })}
        />
        {m.t('moderation.watched')}
      </label>
    </details>
  );
}

function Age({ query, onChange }: Pick<FiltersProps, 'query' | 'onChange'>): JSX.Element {
  const { m } = useDesk();
  const [older, newer] = [query.get('olderThan') ?? '', query.get('newerThan') ?? ''];
  const hours = (key: 'moderation.older' | 'moderation.newer', count: number) => m.t(key, { count });
  return (
    <Choice
      name="age"
      label={m.t('moderation.age')}
      value={older ? `older-${older}` : newer ? `newer-${newer}` : ''}
      options={[
        ['', m.t('moderation.any')],
        ...[1, 6, 24].map((each): Option => [`older-${each}`, hours('moderation.older', each)]),
        ...[1, 6, 24].map((each): Option => [`newer-${each}`, hours('moderation.newer', each)]),
      ]}
      onChange={({ age = '' }) => {
        const [kind, value = ''] = age.split('-');
        onChange({ olderThan: kind === 'older' ? value : '', newerThan: kind === 'newer' ? value : '' });
      }}
    />
  );
}

interface ChoiceProps {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly options: readonly Option[];
  readonly onChange: (fields: Readonly<Record<string, string>>) => void;
}

function Choice({ name, label, value, options, onChange }: ChoiceProps): JSX.Element {
  return (
    <label>
      {label}
      <select name={name} value={value} onChange={(event) => onChange({ [name]: event.currentTarget.value })}>
        {options.map(([each, text]) => (
          <option key={each} value={each} selected={each === value}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}

function Chip({ text, onDrop }: { text: string; onDrop: () => void }): JSX.Element {
  const { m } = useDesk();
  return (
    <p class="chip">
      <span dir="auto">{text}</span>
      <button
        type="button"
        class="quiet"
        onClick={onDrop}
        aria-label={m.t('moderation.drop', { what: text })}
      >
        ×
      </button>
    </p>
  );
}

function titleOfStory({ cards }: QueueState, id: string): string {
  const story = cards.find((card) => card.story.id === id)?.story;
  return story?.title ?? story?.key ?? '';
}

/** Those of the sites and of the comments in sight. */
function listLanguages(m: Messages, { overview, cards, filter }: QueueState): Option[] {
  const names = new Intl.DisplayNames(m.language, { type: 'language' });
  const tags = [
    ...(overview?.sites ?? []).map(({ language }) => language),
    ...cards.flatMap(({ language }) => language ?? []),
    ...(filter.fields['language'] === undefined ? [] : [filter.fields['language']]),
  ];
  return [...new Set(tags)].map((tag): Option => [tag, names.of(tag) ?? tag]);
}
