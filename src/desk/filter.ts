import { QUEUE_ORDERS, QUEUES, type Queue, type QueueOrder } from '../domain/queue.ts';

/** What is looked at, as the address has it: each field of the API's filter that is set, and the order. */
export interface Filter {
  readonly queue: Queue;
  readonly order: QueueOrder;
  /** `site`, `section`, `story`, `watched`, `rule`, `language`, `author`, `olderThan`, `newerThan`, `q`, `status`. */
  readonly fields: Readonly<Record<string, string>>;
}

const FIELDS = [
  'site',
  'section',
  'story',
  'watched',
  'rule',
  'language',
  'author',
  'olderThan',
  'newerThan',
  'q',
  'status',
] as const;

/** Reads the filter of an address; what is not known there is left out. */
export function readFilter(query: URLSearchParams): Filter {
  const fields = FIELDS.map((name) => [name, query.get(name) ?? ''] as const).filter(
    ([, value]) => value !== '',
  );
  return {
    queue: QUEUES.find((queue) => queue === query.get('queue')) ?? 'all',
    order: QUEUE_ORDERS.find((order) => order === query.get('order')) ?? 'priority',
    fields: Object.fromEntries(fields),
  };
}

/** A filter as the query of a list. */
export function toQuery({ queue, order, fields }: Filter): URLSearchParams {
  return new URLSearchParams({ ...fields, queue, order });
}

/** A filter as the body of a request has it. */
export function toBody({ queue, fields }: Filter): Record<string, unknown> {
  const hours = (name: string) => (fields[name] === undefined ? {} : { [name]: Number(fields[name]) });
  return { ...fields, queue, ...hours('olderThan'), ...hours('newerThan') };
}

/** Whether more is asked for than a queue, maybe of one site: only those are counted as they change. */
export function isNarrowed({ fields }: Filter): boolean {
  return Object.keys(fields).some((name) => name !== 'site');
}
