import { isRefusal, refuse, type Refusal } from '../domain/refusal.ts';
import type { RuleSettings } from '../domain/rules/settings.ts';
import { compileWordList, type WordList, type WrongEntry } from '../words/word-list.ts';

/** Rules as somebody wants them. What a site's own settings say (`length`) is taken from there. */
export interface RuleCandidate {
  readonly settings: Omit<RuleSettings, 'length'>;
  readonly bannedWords: string;
  readonly suspectWords: string;
}

/** Rules that can be used, with their lists made ready. */
export interface ReadyCandidate extends RuleCandidate {
  readonly banned: WordList;
  readonly suspect: WordList;
}

export const WORD_LISTS = ['bannedWords', 'suspectWords'] as const;
export type WordListName = (typeof WORD_LISTS)[number];

const DOMAIN_LISTS = ['allowed', 'held', 'blocked'] as const;

/** Reads rules: domains in their one spelling, languages known, every line of the lists usable. Refusals name the field, and of a list the first line at fault. */
export function readRuleCandidate(given: RuleCandidate): ReadyCandidate | Refusal {
  const links = readDomains(given.settings.links);
  if (isRefusal(links)) return links;
  const languages = readLanguages(given.settings.languages);
  if (isRefusal(languages)) return languages;
  const [banned, suspect] = [compileWordList(given.bannedWords), compileWordList(given.suspectWords)];
  const refusal = refuseLines('bannedWords', banned.wrong) ?? refuseLines('suspectWords', suspect.wrong);
  if (refusal) return refusal;
  return {
    settings: { ...given.settings, links, languages },
    bannedWords: given.bannedWords.trim(),
    suspectWords: given.suspectWords.trim(),
    banned: banned.list,
    suspect: suspect.list,
  };
}

/** Every line of a list that cannot be used, for the form that it was typed in. */
export function listWrongLines(text: string): readonly WrongEntry[] {
  return compileWordList(text).wrong;
}

function refuseLines(field: WordListName, wrong: readonly WrongEntry[]): Refusal | null {
  const [first] = wrong;
  if (!first) return null;
  const { line, entry, reason } = first;
  return refuse('word_list_invalid', {
    field,
    figures: { line, entry: entry.slice(0, 100), reason, count: wrong.length },
  });
}

function readDomains(links: RuleSettings['links']): RuleSettings['links'] | Refusal {
  const read: Record<string, readonly string[]> = {};
  for (const name of DOMAIN_LISTS) {
    const lines = links[name].filter((line) => line.trim() !== '');
    const wrong = lines.find((line) => toDomain(line) === null);
    if (wrong !== undefined)
      return refuse('domain_invalid', { field: `links.${name}`, figures: { given: wrong.slice(0, 100) } });
    read[name] = [...new Set(lines.flatMap((line) => toDomain(line) ?? []))];
  }
  return { ...links, ...read };
}

/** A domain as links name it: what people paste may be a whole address or begin with a star. */
function toDomain(text: string): string | null {
  const bare = text
    .trim()
    .toLowerCase()
    .replace(/^\*?\./, '');
  const url = URL.parse(/^https?:\/\//.test(bare) ? bare : `http://${bare}`);
  if (!url || url.username !== '' || !/^[^.]+(?:\.[^.]+)+$/.test(url.hostname)) return null;
  return url.hostname;
}

function readLanguages(given: readonly string[]): readonly string[] | Refusal {
  const languages = given.map((language) => language.trim().toLowerCase()).filter((each) => each !== '');
  const wrong = languages.find((language) => !/^[a-z]{2,3}$/.test(language));
  return wrong === undefined
    ? [...new Set(languages)]
    : refuse('language_code_invalid', { field: 'languages', figures: { given: wrong.slice(0, 100) } });
}
