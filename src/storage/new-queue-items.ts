/** What a queue item says of a text that the rules have held. */
export interface NewQueueItem {
  readonly isPending: boolean;
  readonly isWithheld: boolean;
  readonly isNewcomer: boolean;
  /** The rules that want a person to look. */
  readonly rules: readonly string[];
  readonly language: string | null;
  /** As domain/queue.ts has it. */
  readonly priority: number;
}

interface QueueColumn {
  readonly name: string;
  readonly type: string;
  readonly pick: (item: NewQueueItem) => unknown;
  /** What is stored, where it is not the parameter itself. */
  readonly value?: string;
}

/** The columns of a new item that the judgement decides. */
export const QUEUE_COLUMNS: readonly QueueColumn[] = [
  { name: 'is_pending', type: 'boolean', pick: (item) => item.isPending },
  { name: 'is_withheld', type: 'boolean', pick: (item) => item.isWithheld },
  { name: 'is_newcomer', type: 'boolean', pick: (item) => item.isNewcomer },
  // An array of arrays of different lengths cannot be sent.
  {
    name: 'rules',
    type: 'text',
    pick: (item) => item.rules.join(' '),
    value: "string_to_array(i.rules, ' ')",
  },
  { name: 'language', type: 'text', pick: (item) => item.language },
  { name: 'priority', type: 'double precision', pick: (item) => item.priority },
];
