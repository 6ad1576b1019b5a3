import type { JsonObject } from '../../exchange/json-fields.ts';
import { renderHtml } from '../../markup/render-html.ts';
import { renderMarkdown } from '../../markup/render-markdown.ts';

/**
 * What a row of an export lacks, as members of a JSON object: the HTML, made anew from its text. HTML of a file is never
 * trusted, and the export has none. Null where the row lacks nothing.
 */
export function remakeHtml(table: string, row: JsonObject): string | null {
  if (table === 'comments') return toMember(row);
  // A revision keeps HTML only where it waits for a decision.
  if (table === 'revisions' && row['mentions'] !== null) return toMember(row);
  return null;
}

function toMember({ body, format, mentions }: JsonObject): string {
  const text = typeof body === 'string' ? body : '';
  const names = Array.isArray(mentions)
    ? mentions.filter((name): name is string => typeof name === 'string')
    : [];
  const html = format === 'html' ? renderHtml(text) : renderMarkdown(text, { mentions: names });
  return `"html":${JSON.stringify(html)}`;
}
