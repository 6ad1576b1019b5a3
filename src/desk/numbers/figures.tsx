import type { ComponentChildren, JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import type { Messages } from '../../messages/create-messages.ts';
import type { WireNumbers } from '../../wire/numbers.ts';
import { useDesk } from '../desk-context.ts';
import { ruleName } from '../rule-text.ts';
import { numbersRoute, type Asked } from './period.ts';
import { formatDay, Plot, type Line } from './plot.tsx';
import { NumberTable } from './table.tsx';

interface FiguresProps {
  readonly numbers: WireNumbers;
  readonly asked: Asked;
}

/** What waits now, then the days as plots with their tables, then who and which rule decided. */
export function Figures({ numbers, asked }: FiguresProps): JSX.Element {
  const { m } = useDesk();
  return (
    <>
      <Facts numbers={numbers} />
      <Days numbers={numbers} asked={asked} />
      <Section asked={asked} table="moderators" title={m.t('numbers.moderators')}>
        {numbers.moderators.length === 0 ? (
          <p>{m.t('numbers.noDecisions')}</p>
        ) : (
          <Moderators moderators={numbers.moderators} />
        )}
        <p class="note">{m.t('numbers.staffNote')}</p>
      </Section>
      <Section asked={asked} table="rules" title={m.t('numbers.rules')}>
        {numbers.rules.length === 0 ? <p>{m.t('numbers.noRules')}</p> : <Rules rules={numbers.rules} />}
      </Section>
    </>
  );
}

/** A length of time, or a dash where there is none. */
function span(m: Messages, seconds: number | null): string {
  return seconds === null ? '–' : m.duration(seconds);
}

/** How many of how many, with the share. */
function share(m: Messages, part: number, whole: number): string {
  return whole === 0 ? '–' : m.t('numbers.ofWhole', { part, whole, share: m.percent(part / whole) });
}

function Facts({ numbers }: { numbers: WireNumbers }): JSX.Element {
  const { m } = useDesk();
  const { waiting, total } = numbers;
  const facts: readonly (readonly [string, string])[] = [
    [m.t('numbers.waitingNow'), m.number(waiting.count)],
    [m.t('numbers.waitingOldest'), span(m, waiting.oldestSeconds)],
    [m.t('numbers.waitingMedian'), span(m, waiting.medianSeconds)],
    [m.t('numbers.decided'), m.number(total.approved + total.rejected)],
    [m.t('numbers.median'), span(m, total.medianSeconds)],
    [m.t('numbers.p90'), span(m, total.p90Seconds)],
    [m.t('numbers.reversed'), share(m, total.reversed, total.appealed)],
    [m.t('numbers.reportsUpheld'), share(m, total.reportsUpheld, total.reports)],
  ];
  return (
    <dl class="facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

type Day = WireNumbers['days'][number];

/** Hours from where minutes become hard to read. */
const HOUR = 3_600;

function Days({ numbers, asked }: FiguresProps): JSX.Element {
  const { m } = useDesk();
  const { days } = numbers;
  const plots = useMemo(() => {
    const line = (label: string, value: (day: Day) => number | null): Line => ({
      label,
      values: days.map((day) => value(day)),
    });
    const isLong = days.some(({ p90Seconds }) => (p90Seconds ?? 0) > 3 * HOUR);
    const inUnit = (seconds: number | null) => (seconds === null ? null : seconds / (isLong ? HOUR : 60));
    return [
      {
        title: m.t('numbers.written'),
        lines: [
          line(m.t('numbers.published'), (day) => day.published),
          line(m.t('numbers.held'), (day) => day.pending + day.withheld),
          line(m.t('numbers.rejectedByRules'), (day) => day.rejectedByRules),
        ],
      },
      {
        title: m.t('numbers.decisions'),
        lines: [
          line(m.t('numbers.approved'), (day) => day.approved),
          line(m.t('numbers.rejected'), (day) => day.rejected),
        ],
      },
      {
        title: m.t(isLong ? 'numbers.timeInHours' : 'numbers.timeInMinutes'),
        lines: [
          line(m.t('numbers.median'), (day) => inUnit(day.medianSeconds)),
          line(m.t('numbers.p90'), (day) => inUnit(day.p90Seconds)),
        ],
      },
      { title: m.t('numbers.reports'), lines: [line(m.t('numbers.reports'), (day) => day.reports)] },
    ];
  }, [days, m]);
  const names = useMemo(() => days.map(({ day }) => day), [days]);
  const write = useMemo(() => (value: number) => m.number(Math.round(value * 10) / 10), [m]);
  return (
    <Section
      asked={asked}
      table="days"
      title={m.t('numbers.byDay', {
        from: formatDay(m.language, numbers.from),
        to: formatDay(m.language, numbers.to),
        zone: numbers.zone,
      })}
    >
      <div class="plots">
        {plots.map(({ title, lines }) => (
          <div key={title}>
            <Plot title={title} days={names} lines={lines} write={write} />
            <details>
              <summary>
                {m.t('numbers.asTable')}
                <span class="visually-hidden">: {title}</span>
              </summary>
              <div class="scroll" tabindex={0} role="region" aria-label={title}>
                <NumberTable
                  caption={title}
                  columns={[m.t('numbers.day'), ...lines.map(({ label }) => label)]}
                  rows={names.map((day, index) => [
                    formatDay(m.language, day),
                    ...lines.map(({ values }) => {
                      const value = values[index] ?? null;
                      return value === null ? '–' : write(value);
                    }),
                  ])}
                />
              </div>
            </details>
          </div>
        ))}
      </div>
    </Section>
  );
}

function Moderators({ moderators }: Pick<WireNumbers, 'moderators'>): JSX.Element {
  const { m } = useDesk();
  return (
    <NumberTable
      caption={m.t('numbers.moderators')}
      columns={[
        m.t('numbers.moderator'),
        m.t('numbers.approved'),
        m.t('numbers.rejected'),
        m.t('numbers.median'),
        m.t('numbers.p90'),
        m.t('numbers.reversed'),
      ]}
      rows={moderators.map((each) => [
        each.name ?? m.t('numbers.gone'),
        m.number(each.approved),
        m.number(each.rejected),
        span(m, each.medianSeconds),
        span(m, each.p90Seconds),
        share(m, each.reversed, each.appealed),
      ])}
    />
  );
}

function Rules({ rules }: Pick<WireNumbers, 'rules'>): JSX.Element {
  const { m } = useDesk();
  return (
    <NumberTable
      caption={m.t('numbers.rules')}
      columns={[
        m.t('numbers.rule'),
        m.t('numbers.held'),
        m.t('numbers.rejectedByRules'),
        m.t('numbers.approvedByPeople'),
        m.t('numbers.reversed'),
      ]}
      rows={rules.map((each) => [
        ruleName(m, each.rule),
        m.number(each.held),
        m.number(each.rejectedByRule),
        share(m, each.approved, each.approved + each.rejected),
        share(m, each.reversed, each.appealed),
      ])}
    />
  );
}

interface SectionProps {
  readonly asked: Asked;
  readonly table: 'days' | 'moderators' | 'rules';
  readonly title: string;
  readonly children: ComponentChildren;
}

/** A heading with the same as a file. */
function Section({ asked, table, title, children }: SectionProps): JSX.Element {
  const { m } = useDesk();
  return (
    <section aria-label={title}>
      <div class="head">
        <h2>{title}</h2>
        <a href={`/api/v1${numbersRoute(asked)}&format=csv&table=${table}`} download>
          {m.t('numbers.csv')}
          <span class="visually-hidden">: {title}</span>
        </a>
      </div>
      {children}
    </section>
  );
}
