import type { JSX } from 'preact';
import type { RuleId } from '../../domain/rules/rule-ids.ts';
import { VERDICTS, type Verdict } from '../../domain/rules/rule.ts';
import type { TextPiece } from '../../domain/text-context.ts';
import type { MessageKey, Messages } from '../../messages/index.ts';
import { Time } from '../parts/time.tsx';
import { ChangedValue } from './changed-value.tsx';
import { Table } from './table.tsx';

type Counts = Readonly<Record<Verdict, number>>;

interface Tally {
  readonly count: number;
  readonly approved: number;
  readonly rejected: number;
}

/** What rules would have done to the last comments. */
export interface SimulationView {
  readonly looked: number;
  readonly since: Date | null;
  readonly before: Counts;
  readonly after: Counts;
  readonly caught: Tally;
  readonly freed: Tally;
  readonly rules: readonly { readonly rule: RuleId; readonly before: number; readonly after: Tally }[];
  readonly changed: number;
  readonly examples: readonly {
    readonly storyTitle: string | null;
    readonly createdAt: Date;
    readonly from: Verdict;
    readonly to: Verdict;
    readonly rules: readonly RuleId[];
    readonly context: readonly TextPiece[];
    readonly people: 'approved' | 'rejected' | null;
    /** Null where readers do not see it. */
    readonly address: string | null;
  }[];
}

/** What rules would have done: first in a sentence, then verdict by verdict, rule by rule, and comment by comment. */
export function RuleSimulation({ view, m }: { view: SimulationView; m: Messages }): JSX.Element {
  const { looked, since } = view;
  return (
    <section class="simulation" aria-labelledby="simulation" tabindex={-1} autofocus>
      <h2 id="simulation">{m.t('simulation.title')}</h2>
      {looked === 0 || since === null ? (
        <p>{m.t('simulation.none')}</p>
      ) : (
        <>
          <p class="lead">
            {m.t('simulation.lead', { count: looked, since: m.date(since) })} {m.t('simulation.unsaved')}
          </p>
          <Sums view={view} m={m} />
          <Verdicts view={view} m={m} />
          {view.rules.length > 0 && <Rules view={view} m={m} />}
          {view.examples.length > 0 && <Examples view={view} m={m} />}
        </>
      )}
    </section>
  );
}

function Sums({ view, m }: { view: SimulationView; m: Messages }): JSX.Element {
  const { caught, freed, changed } = view;
  if (changed === 0) return <p class="sum">{m.t('simulation.same')}</p>;
  return (
    <>
      {caught.count > 0 && (
        <Sum text={m.t('simulation.caught', { count: caught.count })} tally={caught} m={m} />
      )}
      {freed.count > 0 && <Sum text={m.t('simulation.freed', { count: freed.count })} tally={freed} m={m} />}
      {caught.count + freed.count === 0 && (
        <p class="sum">{m.t('simulation.otherwise', { count: changed })}</p>
      )}
    </>
  );
}

function Sum({ text, tally, m }: { text: string; tally: Tally; m: Messages }): JSX.Element {
  const { approved, rejected } = tally;
  return (
    <p class="sum">
      <strong>{text}</strong>{' '}
      {m.t(approved + rejected === 0 ? 'simulation.nobodyDecided' : 'simulation.people', {
        approved,
        rejected,
      })}
    </p>
  );
}

function Verdicts({ view, m }: { view: SimulationView; m: Messages }): JSX.Element {
  const { before, after, looked } = view;
  return (
    <>
      <Bar title={m.t('simulation.before')} counts={before} looked={looked} />
      <Bar title={m.t('simulation.after')} counts={after} looked={looked} />
      <Table
        caption={m.t('simulation.verdicts')}
        columns={[
          { title: m.t('simulation.verdicts') },
          { title: m.t('simulation.before'), isNumber: true },
          { title: m.t('simulation.after'), isNumber: true },
        ]}
        rows={VERDICTS.map((verdict) => [
          <span class="verdict" data-verdict={verdict}>
            {verdictText(m, verdict)}
          </span>,
          m.number(before[verdict]),
          m.number(after[verdict]),
        ])}
      />
    </>
  );
}

/** The shares as one bar; the table below says the same in figures. */
function Bar(props: { title: string; counts: Counts; looked: number }): JSX.Element {
  const { title, counts, looked } = props;
  let from = 0;
  return (
    <div class="shares" aria-hidden="true">
      <span>{title}</span>
      <svg viewBox="0 0 1000 16" preserveAspectRatio="none" focusable="false">
        {VERDICTS.map((verdict) => {
          const width = (1_000 * counts[verdict]) / Math.max(1, looked);
          const x = from;
          from += width;
          return <rect data-verdict={verdict} x={x} width={width} height={16} />;
        })}
      </svg>
    </div>
  );
}

function Rules({ view, m }: { view: SimulationView; m: Messages }): JSX.Element {
  return (
    <>
      <h3>{m.t('simulation.rules')}</h3>
      <Table
        caption={m.t('simulation.rules')}
        columns={[
          { title: m.t('simulation.rule') },
          { title: m.t('simulation.before'), isNumber: true },
          { title: m.t('simulation.after'), isNumber: true },
          { title: m.t('simulation.approved'), isNumber: true },
          { title: m.t('simulation.rejected'), isNumber: true },
        ]}
        rows={view.rules.map(({ rule, before, after }) => [
          ruleText(m, rule),
          m.number(before),
          m.number(after.count),
          m.number(after.approved),
          m.number(after.rejected),
        ])}
      />
    </>
  );
}

function Examples({ view, m }: { view: SimulationView; m: Messages }): JSX.Element {
  const { changed, examples } = view;
  return (
    <>
      <h3>{m.t('simulation.changed', { count: changed })}</h3>
      {changed > examples.length && (
        <p class="lead">{m.t('simulation.newest', { count: examples.length })}</p>
      )}
      <ol class="examples">
        {examples.map((example) => (
          <li>
            <p class="line">
              <ChangedValue from={verdictText(m, example.from)} to={verdictText(m, example.to)} m={m} />{' '}
              <span class="why">{example.rules.map((rule) => ruleText(m, rule)).join(' · ')}</span>
            </p>
            <blockquote dir="auto">
              {example.context.map(({ text, isMarked }) => (isMarked ? <mark>{text}</mark> : text))}
            </blockquote>
            <p class="meaning">
              {example.people && (
                <strong>
                  {m.t(
                    example.people === 'approved' ? 'simulation.wasApproved' : 'simulation.wasRejected',
                  )}{' '}
                </strong>
              )}
              <Place example={example} m={m} />
            </p>
          </li>
        ))}
      </ol>
    </>
  );
}

function Place({ example, m }: { example: SimulationView['examples'][number]; m: Messages }): JSX.Element {
  const { address, storyTitle, createdAt } = example;
  const place = (
    <>
      <bdi>{storyTitle ?? m.t('simulation.story')}</bdi>, <Time at={createdAt} m={m} />
    </>
  );
  return address === null ? place : <a href={address}>{place}</a>;
}

function verdictText(m: Messages, verdict: Verdict): string {
  return m.t(`simulation.verdict.${verdict}`);
}

function ruleText(m: Messages, rule: RuleId): string {
  return m.format(`moderation.ruleName.${rule}` as MessageKey);
}
