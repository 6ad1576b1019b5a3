import { find, type Rule } from './rule.ts';

/** Much of what the author wrote lately was rejected. */
export const record: Rule = ({ author: { recent } }, { record: { share, least } }) =>
  recent.decided >= least && recent.rejected / recent.decided > share
    ? find('hold', { figures: { rejected: recent.rejected, decided: recent.decided } })
    : null;
