const SPECIAL = /[\\\n\r\t]/;
const EACH_SPECIAL = /[\\\n\r\t]/g;
const ESCAPED: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

export type CopyValue = string | number | boolean | Date | null;

/** A row as `copy … from stdin` takes it in its text form, with its line end. */
export function toCopyLine(values: readonly CopyValue[]): string {
  let line = '';
  for (let at = 0; at < values.length; at += 1) {
    if (at > 0) line += '\t';
    line += toField(values[at] ?? null);
  }
  return `${line}\n`;
}

function toField(value: CopyValue): string {
  if (typeof value === 'string')
    return SPECIAL.test(value) ? value.replaceAll(EACH_SPECIAL, (found) => ESCAPED[found] ?? found) : value;
  if (value === null) return '\\N';
  if (typeof value === 'boolean') return value ? 't' : 'f';
  return value instanceof Date ? value.toISOString() : String(value);
}
