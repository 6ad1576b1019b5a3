import type { SafeHtml } from '../domain/safe-html.ts';
import { toMentionEnv } from './mention-rule.ts';
import { parser } from './parser.ts';

export interface MarkdownOptions {
  /** Names of the people in the thread: `@name` of one of them is marked, and shown as its owner writes it. */
  readonly mentions?: readonly string[];
}

/**
 * Renders a comment written in Markdown (CommonMark, less what `ALLOWED_ELEMENTS` does not list, plus `~~strike~~`
 * and `||spoiler||`). A line break stays one. Any text renders, and the same text always to the same HTML; an
 * unpaired surrogate becomes U+FFFD.
 *
 * The style sheet has to hide `.spoiler` until it is hovered, focused (it can be, by keyboard and by touch) or holds
 * the focus, to isolate `.mention` (`unicode-bidi`), and to wrap `pre`: nothing here scrolls.
 */
export function renderMarkdown(body: string, options: MarkdownOptions = {}): SafeHtml {
  return parser.render(body.toWellFormed(), toMentionEnv(options.mentions ?? [])) as SafeHtml;
}
