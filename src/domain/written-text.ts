/** How a text is written: Markdown here, HTML where it was imported from a system that keeps that. */
export type TextFormat = 'markdown' | 'html';

/** A text as it was written, with how to read it. HTML in it is as little trusted as Markdown. */
export interface WrittenText {
  readonly format: TextFormat;
  readonly body: string;
}
