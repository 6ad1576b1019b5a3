/** Loaded into a Parley before its own code: counts the statements that it sends, and tells them to whoever asks. */
import { Client } from 'pg';

type Query = (this: Client, ...args: unknown[]) => unknown;

let statements = 0;
const query = Reflect.get(Client.prototype, 'query') as Query;

function countedQuery(this: Client, ...args: unknown[]): unknown {
  statements += 1;
  return query.apply(this, args);
}

Reflect.set(Client.prototype, 'query', countedQuery);

process.on('message', () => process.send?.(statements));
process.channel?.unref();
