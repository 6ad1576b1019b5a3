const SPECIAL = /[&<>"]/;
const SPECIALS = new RegExp(SPECIAL, 'g');

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as it may stand in HTML, inside an attribute in double quotes too. Rendered Markdown is escaped the same way. */
export function escapeHtml(text: string): string {
  return SPECIAL.test(text) ? text.replace(SPECIALS, (char) => ENTITIES[char] ?? char) : text;
}
