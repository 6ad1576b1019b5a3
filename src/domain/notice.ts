import { refuse, type Refusal } from './refusal.ts';

/** What a notice of illegal content says (Article 16 (2) of Regulation (EU) 2022/2065). */
export interface Notice {
  /** Which law, or why it is illegal. */
  readonly law: string;
  readonly explanation: string;
  /** Whoever reports the sexual abuse of children need not say who they are. */
  readonly isChildAbuse: boolean;
  readonly name: string;
  readonly email: string;
  readonly isGoodFaith: boolean;
}

/** Far more than a notice needs; what is longer is no explanation, but papers. */
const MOST_LAW = 500;
const MOST_EXPLANATION = 5_000;
/** The shortest sentence that says something: "It insults my dead son." Chinese says as much in fewer signs. */
const LEAST_EXPLANATION = 12;

/** What is missing from a notice, or too long; null where it is complete. Whether the mailbox can be one is not looked at. */
export function judgeNotice(notice: Notice): Refusal | null {
  const [law, explanation] = [notice.law.trim(), notice.explanation.trim()];
  if (law === '') return refuse('explanation_too_short', { field: 'law' });
  if (law.length > MOST_LAW) return refuse('report_too_long', { field: 'law', figures: { limit: MOST_LAW } });
  if (explanation.length < LEAST_EXPLANATION)
    return refuse('explanation_too_short', { field: 'explanation' });
  if (explanation.length > MOST_EXPLANATION)
    return refuse('report_too_long', { field: 'explanation', figures: { limit: MOST_EXPLANATION } });
  if (!notice.isChildAbuse && notice.name.trim() === '') return refuse('contact_missing', { field: 'name' });
  if (!notice.isChildAbuse && notice.email.trim() === '')
    return refuse('contact_missing', { field: 'email' });
  return notice.isGoodFaith ? null : refuse('good_faith_missing', { field: 'goodFaith' });
}
