import { find, type Rule } from './rule.ts';

/** Said before, word for word or nearly, by this author or by another. */
export const repetition: Rule = ({ repetition: { same, similar } }, { repetition: settings }) => {
  if (same > 0 && settings.same !== 'ignore') return find(settings.same, { figures: { count: same } });
  return similar > 0 && settings.similar !== 'ignore'
    ? find(settings.similar, { figures: { count: similar } })
    : null;
};
