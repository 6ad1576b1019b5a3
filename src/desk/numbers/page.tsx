import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import type { WireNumbers } from '../../wire/numbers.ts';
import { useAddress, withFields, type Address } from '../address.ts';
import { useDesk } from '../desk-context.ts';
import { Loading } from '../loading.tsx';
import type { Overview } from '../types.ts';
import { useAnswer } from '../use-answer.ts';
import { Figures } from './figures.tsx';
import { numbersRoute, PERIODS, readAsked, type Asked } from './period.ts';

/** The figures of moderation, of one site at a time. */
export function NumbersPage(): JSX.Element {
  const { m } = useDesk();
  const overview = useAnswer<Overview>('/desk');
  return (
    <div class="numbers">
      <h1>{m.t('moderation.numbersTitle')}</h1>
      <Loading loaded={overview}>{({ sites }) => <OfSites sites={sites} />}</Loading>
    </div>
  );
}

type Sites = Overview['sites'];

function OfSites({ sites }: { sites: Sites }): JSX.Element {
  const { m } = useDesk();
  const address = useAddress();
  const site = sites.find(({ key }) => key === address.query.get('site')) ?? sites[0];
  const asked = useMemo(
    () => readAsked(address.query, { site: site?.key ?? '', now: new Date() }),
    [address.query.toString(), site?.key],
  );
  if (!site) return <p>{m.t('numbers.noSite')}</p>;
  return (
    <>
      <Choice sites={sites} asked={asked} address={address} />
      <OfSite key={numbersRoute(asked)} asked={asked} />
    </>
  );
}

function OfSite({ asked }: { asked: Asked }): JSX.Element {
  const numbers = useAnswer<WireNumbers>(numbersRoute(asked));
  return <Loading loaded={numbers}>{(answer) => <Figures numbers={answer} asked={asked} />}</Loading>;
}

/** Which site, and which days: one of the periods until today, or any two days. */
function Choice({ sites, asked, address }: { sites: Sites; asked: Asked; address: Address }): JSX.Element {
  const { m } = useDesk();
  const { query, go } = address;
  const period = (days: number) => withFields(query, { days: String(days), from: '', to: '' });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const fields = new FormData(event.currentTarget);
        const text = (name: string) => {
          const field = fields.get(name);
          return typeof field === 'string' ? field : '';
        };
        go(withFields(query, { from: text('from'), to: text('to'), days: '' }));
      }}
    >
      {sites.length > 1 && (
        <label>
          {m.t('numbers.site')}
          <select
            name="site"
            value={asked.site}
            onChange={(event) => go(withFields(query, { site: event.currentTarget.value }))}
          >
            {sites.map(({ key, name }) => (
              <option key={key} value={key}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
      <nav class="periods" aria-label={m.t('numbers.period')}>
        {PERIODS.map((days) => (
          <a
            key={days}
            href={`?${period(days)}`}
            aria-current={asked.days === days ? 'true' : undefined}
            onClick={(event) => {
              if (event.metaKey || event.ctrlKey) return;
              event.preventDefault();
              go(period(days));
            }}
          >
            {m.t('numbers.lastDays', { count: days })}
          </a>
        ))}
      </nav>
      <label>
        {m.t('numbers.from')}
        <input type="date" name="from" required key={asked.from} defaultValue={asked.from} max={asked.to} />
      </label>
      <label>
        {m.t('numbers.to')}
        <input type="date" name="to" required key={asked.to} defaultValue={asked.to} />
      </label>
      <button>{m.t('numbers.show')}</button>
    </form>
  );
}
