import { renderHtml } from '../markup/render-html.ts';
import type { TestApplication } from './application.ts';

/** Gives a comment the text that an import would have given it: HTML, which nobody here has judged. */
export async function importHtml({ pool }: TestApplication, id: string, source: string): Promise<void> {
  await pool.query({
    text: "update comments set format = 'html', body = $2, html = $3 where id = $1",
    values: [id, source, renderHtml(source)],
  });
  await pool.query({
    text: `update revisions set format = 'html', body = $2, rules_version = null, verdict = null, reasons = null, facts = null
      where comment_id = $1`,
    values: [id, source],
  });
}
