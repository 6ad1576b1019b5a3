/**
 * What stood in a file of others, for a terminal or a log: nothing in it may move the cursor, change colours, or turn
 * around what stands beside it. Line ends count as such too.
 */
export function toHarmlessText(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Bidi_C}\p{Zl}\p{Zp}]/gu, '\ufffd');
}
