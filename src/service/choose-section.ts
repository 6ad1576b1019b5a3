import type { SectionId } from '../domain/ids.ts';
import type { SectionRow } from '../storage/sections.ts';
import { matchesPattern } from './address-pattern.ts';

/** What is known of a story's page. */
export interface SectionHints {
  /** What the page calls its section. */
  readonly label: string | null;
  readonly url: string | null;
}

/**
 * The section of a story that nobody has chosen one for: the one its page names, by name or key, else the first with a
 * pattern that its address matches.
 */
export function chooseSection(
  sections: readonly SectionRow[],
  { label, url }: SectionHints,
): SectionId | null {
  const wanted = label === null ? null : fold(label);
  const named = sections.find(
    ({ key, name }) => wanted !== null && (fold(name) === wanted || key === wanted),
  );
  const found =
    named ??
    sections.find(({ patterns }) => url !== null && patterns.some((pattern) => matchesPattern(pattern, url)));
  return found?.id ?? null;
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();
}
