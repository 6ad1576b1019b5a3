/** The ways in which a reader acts; each finishes when the reader sees that it was done. Comments go by their text. */
export interface Walk {
  comment(text: string): Promise<void>;
  reply(to: string, text: string): Promise<void>;
  vote(on: string, value: 'up' | 'down' | 'none'): Promise<void>;
  edit(text: string, changed: string): Promise<void>;
  delete(text: string): Promise<void>;
}
