import type { CallOutFact } from './facts.ts';
import { find, VERDICTS, type Rule } from './rule.ts';

/** What services outside said, and what the site wants where one said nothing in time. The strictest of them counts. */
export const callOut: Rule = ({ callOuts }) => {
  const [strictest] = callOuts
    .map((fact) => ({ fact, verdict: verdictOf(fact) }))
    .toSorted((a, b) => VERDICTS.indexOf(b.verdict) - VERDICTS.indexOf(a.verdict));
  if (!strictest || strictest.verdict === 'publish') return null;
  const { service, silence, flags, tags } = strictest.fact;
  const said = flags.map(({ reason, detail }) => (detail === '' ? reason : `${reason}: ${detail}`));
  return find(strictest.verdict, {
    figures: {
      service,
      ...(silence === null ? {} : { silence }),
      ...(said.length === 0 ? {} : { flags: said.join('; ') }),
      ...(tags.length === 0 ? {} : { tags: tags.join(', ') }),
    },
  });
};

/** Silence and objections without a wish are worth a remark, whatever else follows. */
function verdictOf({ verdict, silence, flags }: CallOutFact): CallOutFact['verdict'] {
  return verdict === 'publish' && (silence !== null || flags.length > 0) ? 'remark' : verdict;
}
