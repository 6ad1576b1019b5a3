import { resolveReferences } from '../xml-scanner.ts';

/** A name or title that a system had escaped before its export escaped it again: `O&#39;Brien`. Empty where there is none. */
export function unescapeName(text: string | undefined): string {
  return resolveReferences(text ?? '');
}
