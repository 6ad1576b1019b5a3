import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { DECISION_REASONS } from '../domain/decision.ts';
import { MOST_REJECT_DAYS, SANCTION_KINDS, type SanctionKind } from '../domain/sanction.ts';
import { useDesk } from './desk-context.ts';
import type { Drawer } from '../wire/desk-people.ts';

interface SanctionFormProps {
  readonly drawer: Drawer;
  /** Whether it was taken. */
  readonly onSend: (body: object) => Promise<boolean>;
}

const DAY_MS = 86_400_000;
const DAYS = [1, 3, 7, 14, 30, 90] as const;

/** What can be decided of a person. It is folded until it is wanted, and can be lifted again: nothing asks twice. */
export function SanctionForm({ drawer, onSend }: SanctionFormProps): JSX.Element {
  const { m } = useDesk();
  const [kind, setKind] = useState<SanctionKind>('warn');
  const [isSending, setSending] = useState(false);
  const send = async (form: HTMLFormElement) => {
    if (isSending) return;
    setSending(true);
    if (await onSend(toBody(new FormData(form), kind))) form.reset();
    setSending(false);
  };
  return (
    <details class="sanction">
      <summary>{m.t('moderation.decideOnPerson')}</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void send(event.currentTarget);
        }}
      >
        <fieldset class="options">
          <legend class="visually-hidden">{m.t('moderation.decideOnPerson')}</legend>
          {SANCTION_KINDS.map((each) => (
            <label key={each}>
              <input
                type="radio"
                name="kind"
                value={each}
                checked={kind === each}
                onChange={() => setKind(each)}
              />
              <span>
                {m.t(`moderation.sanction.${each}`)}{' '}
                <small>{m.t(`moderation.sanctionMeaning.${each}`)}</small>
              </span>
            </label>
          ))}
        </fieldset>
        <Days kind={kind} />
        <label>
          {m.t('moderation.why')}
          <select name="reason">
            {DECISION_REASONS.map((reason) => (
              <option key={reason} value={reason}>
                {m.t(`moderation.reason.${reason}`)}
              </option>
            ))}
          </select>
        </label>
        {drawer.may.allSites && (
          <label class="tick">
            <input type="checkbox" name="all" />
            {m.t('moderation.onAllSites')}
          </label>
        )}
        <label>
          {m.t('moderation.toPerson')}
          <textarea name="toPerson" rows={2} maxLength={2_000} dir="auto" />
        </label>
        <button class="danger" aria-busy={isSending}>
          {m.t(`moderation.sanction.${kind}`)}
        </button>
      </form>
    </details>
  );
}

/** For how long, and what goes with it: as the kind asks. */
function Days({ kind }: { kind: SanctionKind }): JSX.Element | null {
  const { m } = useDesk();
  if (kind === 'suspend') {
    return (
      <label>
        {m.t('moderation.forDays')}
        <select name="days">
          {DAYS.map((count) => (
            <option key={count} value={count} selected={count === 7}>
              {m.t('moderation.days', { count })}
            </option>
          ))}
        </select>
      </label>
    );
  }
  if (kind !== 'ban') return null;
  return (
    <label>
      {m.t('moderation.rejectDays')}
      <select name="rejectDays">
        <option value="">{m.t('moderation.rejectNone')}</option>
        {[1, 7, MOST_REJECT_DAYS].map((count) => (
          <option key={count} value={count}>
            {m.t('moderation.days', { count })}
          </option>
        ))}
      </select>
    </label>
  );
}

function toBody(form: FormData, kind: SanctionKind): object {
  const days = Number(form.get('days'));
  const rejectDays = Number(form.get('rejectDays'));
  return {
    kind,
    sites: form.get('all') === 'on' ? 'all' : 'this',
    reason: form.get('reason'),
    toPerson: form.get('toPerson'),
    ...(days > 0 && { until: new Date(Date.now() + days * DAY_MS).toISOString() }),
    ...(rejectDays > 0 && { rejectDays }),
  };
}
