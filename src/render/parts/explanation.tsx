import type { JSX } from 'preact';
import { isRuleId } from '../../domain/rules/rule-ids.ts';
import { isKnownReason } from '../../domain/decision.ts';
import {
  isAutomatic,
  MAX_APPEAL_LENGTH,
  type AppealState,
  type Explanation,
} from '../../domain/explanation.ts';
import type { CommentNode } from '../../domain/thread.ts';
import type { MessageKey, Messages } from '../../messages/index.ts';

interface ExplanationProps {
  explanation: Explanation;
  m: Messages;
  /** Where the decision is contested; absent where that page itself explains it. */
  contest?: ContestingAt | undefined;
  /** The page with the site's guidelines. */
  guidelinesUrl?: string | null | undefined;
}

/** The page on which a decision is contested. Beside a publisher's story the form stands there itself, for the script. */
export interface ContestingAt {
  readonly url: string;
  readonly isEmbedded?: boolean;
}

/** What an author is told of a decision about their comment: what, why, by whom or what, and how to contest it. */
export function WhyHeld({ explanation, m, contest, guidelinesUrl }: ExplanationProps): JSX.Element {
  const { toAuthor, appeal, status } = explanation;
  return (
    <div class="note">
      <p>
        {[m.t(leadKey(explanation)), ...explainRules(explanation, m), ...explainReason(explanation, m)].join(
          ' ',
        )}
        {guidelinesUrl && status === 'rejected' && (
          <>
            {' '}
            <a href={guidelinesUrl} target="_blank" rel="noopener">
              {m.t('thread.guidelines')}
            </a>
          </>
        )}
      </p>
      {toAuthor !== '' && (
        <div class="body">
          <p>{m.t('why.toAuthor')}</p>
          <blockquote dir="auto">
            {toAuthor.split('\n').map((line, index) => (
              <>
                {index > 0 && <br />}
                {line}
              </>
            ))}
          </blockquote>
        </div>
      )}
      <Contesting appeal={appeal} isHeld={status === 'withheld'} m={m} contest={contest} />
    </div>
  );
}

/** What an author is told below a comment that an appeal brought back. */
export function WhyBack({ appeal, m }: { appeal: AppealState; m: Messages }): JSX.Element | null {
  return appeal.state === 'reversed' ? (
    <p class="note">{m.t('why.reversed', { date: m.date(appeal.at) })}</p>
  ) : null;
}

/** The same in lines of text, for mails. */
export function explainInLines(explanation: Explanation, m: Messages): string[] {
  const { status, appeal, toAuthor } = explanation;
  const settled = appeal.state === 'upheld' || appeal.state === 'reversed';
  const outcome = settled ? [m.t(`why.${appeal.state}`, { date: m.date(appeal.at) })] : [];
  if (status === 'published') return outcome;
  return [
    ...outcome,
    m.t(leadKey(explanation)),
    ...explainRules(explanation, m),
    ...explainReason(explanation, m),
    ...(toAuthor === '' ? [] : [m.t('why.toAuthor'), toAuthor]),
    ...(appeal.state === 'possible' ? [m.t('why.contestUntil', { date: m.date(appeal.until) })] : []),
  ];
}

function reasonText(reason: string, m: Messages): string {
  return m.t('why.lead', { reason: isKnownReason(reason) ? m.t(`reason.${reason}`) : reason });
}

function leadKey({ status, by }: Explanation) {
  if (status === 'rejected') return isAutomatic(by) ? 'why.rejected.rules' : 'why.rejected.person';
  if (status !== 'withheld') return 'why.pending';
  if (by === 'reports') return 'why.withheld.reports';
  return by === 'rules' ? 'why.withheld.rules' : 'why.withheld.person';
}

/** What each rule found, in words; with the author's own words where it was about words. */
function explainRules({ rules }: Explanation, m: Messages): string[] {
  return rules.flatMap(({ rule, matches }) => [
    m.t('why.lead', { reason: m.t(ruleKey(rule)) }),
    ...(matches.length > 0 ? [`${m.t('why.matches', { matches: matches.join(' · ') })}.`] : []),
  ]);
}

function ruleKey(rule: string): MessageKey & `why.rule.${string}` {
  return `why.rule.${isRuleId(rule) ? rule : 'other'}`;
}

/** What a person gave as reason. Rules say theirs themselves, in words of their own. */
function explainReason({ by, reason, status, rules }: Explanation, m: Messages): string[] {
  if (by === 'rules' && rules.length > 0) return [];
  if (reason !== null && reason !== '') return [reasonText(reason, m)];
  return status === 'rejected' && rules.length === 0 ? [m.t('why.none')] : [];
}

function Contesting(props: {
  appeal: AppealState;
  isHeld: boolean;
  m: Messages;
  contest: ContestingAt | undefined;
}): JSX.Element | null {
  const { appeal, isHeld, m, contest } = props;
  if (appeal.state === 'waiting') return <p>{m.t('why.appealed', { date: m.date(appeal.at) })}</p>;
  if (appeal.state === 'upheld' || appeal.state === 'reversed')
    return <p>{m.t(`why.${appeal.state}`, { date: m.date(appeal.at) })}</p>;
  if (appeal.state !== 'possible') return isHeld ? <p>{m.t('why.contestLater')}</p> : null;
  if (contest === undefined) return null;
  const until = m.t('why.contestUntil', { date: m.date(appeal.until) });
  return contest.isEmbedded ? (
    <ContestInPlace until={until} m={m} />
  ) : (
    <p>
      <a href={contest.url}>{m.t('why.contest')}</a> {until}
    </p>
  );
}

/** The form where the comment stands; member.ts sends it, so that a guest needs no session elsewhere. */
function ContestInPlace({ until, m }: { until: string; m: Messages }): JSX.Element {
  return (
    <details data-appeal="">
      <summary>{m.t('why.contest')}</summary>
      <p>{until}</p>
      <form class="composer">
        <label>
          {m.t('appeal.body')}
          <textarea name="body" rows={5} maxlength={MAX_APPEAL_LENGTH} dir="auto" required />
        </label>
        <p class="error" role="alert" hidden />
        <p class="buttons">
          <button>{m.t('appeal.send')}</button>
        </p>
      </form>
      <p data-sent="" role="status" tabindex={-1} hidden>
        {m.t('appeal.sent')}
      </p>
    </details>
  );
}

/** What is said where no decision is known: of a comment of before decisions were kept. */
export function toUnexplained({ id, status, createdAt }: CommentNode): Explanation {
  const none = { state: 'none' } as const;
  return {
    decisionId: id,
    status,
    by: 'rules',
    reason: null,
    toAuthor: '',
    rules: [],
    decidedAt: createdAt,
    appeal: none,
  };
}
