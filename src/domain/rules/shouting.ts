import { find, type Rule, type Span } from './rule.ts';

const STRETCHED = /([\p{L}!?.])\1{5,}/gu;

/** Capitals all over, or letters and signs stretched without end: worth a look, no more. */
export const shouting: Rule = ({ comment: { text } }, { shouting: { share, least } }) => {
  const capitals = text.match(/\p{Lu}/gu)?.length ?? 0;
  const small = text.match(/\p{Ll}/gu)?.length ?? 0;
  const letters = capitals + small;
  if (letters >= least && capitals / letters > share)
    return find('remark', { figures: { percent: Math.round((100 * capitals) / letters) } });
  const spans: Span[] = Array.from(text.matchAll(STRETCHED), ({ 0: run, index }) => ({
    start: index,
    end: index + run.length,
  }));
  return spans.length > 0 ? find('remark', { spans }) : null;
};
