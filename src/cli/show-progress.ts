/** Shows a line in place of the one before it, on a terminal alone; null takes it away. */
export function showProgress(text: string | null): void {
  if (!process.stderr.isTTY) return;
  process.stderr.write(`\r\u001b[K${(text ?? '').slice(0, Math.max(1, process.stderr.columns - 1))}`);
}
