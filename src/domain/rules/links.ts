import type { LinkFact } from './facts.ts';
import { find, VERDICTS, type Finding, type Rule } from './rule.ts';
import type { RuleSettings } from './settings.ts';

/** How many links there are, and where they lead. The strictest of them counts. */
export const links: Rule = ({ comment }, { links: settings }) => {
  const { most } = settings;
  const findings = comment.links.flatMap((link) => judgeLink(link, settings));
  if (most !== null && comment.links.length > most)
    findings.push(
      find('hold', { spans: comment.links, figures: { count: comment.links.length, limit: most } }),
    );
  return findings.toSorted((a, b) => VERDICTS.indexOf(b.verdict) - VERDICTS.indexOf(a.verdict))[0] ?? null;
};

function judgeLink(link: LinkFact, settings: RuleSettings['links']): Finding[] {
  const listed = { spans: [link], figures: { host: link.host } };
  if (isListed(link.host, settings.blocked)) return [find('reject', listed)];
  if (isListed(link.host, settings.held)) return [find('hold', listed)];
  if (isListed(link.host, settings.allowed) || settings.others === 'ignore') return [];
  return [find(settings.others, listed)];
}

/** A domain stands for the hosts below it, too. */
function isListed(host: string, domains: readonly string[]): boolean {
  return domains.some((domain) => host === domain || host.endsWith(`.${domain}`));
}
