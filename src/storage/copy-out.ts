import type { Duplex, Readable } from 'node:stream';
import type pg from 'pg';
import { to } from 'pg-copy-streams';
import type { Db } from './pool.ts';

/**
 * The rows of a query whose only column is JSON, as bytes: a line each, as PostgreSQL writes them. JSON has no control
 * characters outside of its escapes, so with two of them as quote and delimiter COPY changes nothing. Only inside a
 * transaction; nothing else may use it until the stream has ended. Whoever does not read to the end breaks the connection:
 * nothing else stops the server, and whatever comes next would wait behind what is left.
 */
export function copyLines(db: Db, select: string): Readable {
  const client = db as unknown as pg.ClientBase;
  const query = to(`copy (${select}) to stdout (format csv, quote e'\\x01', delimiter e'\\x02')`);
  const lines = client.query(query);
  lines.once('close', () => {
    if (!lines.readableEnded) connectionOf(lines)?.stream.destroy();
  });
  return lines;
}

/** The driver's connection, which its types leave out. */
function connectionOf(lines: Readable): { readonly stream: Duplex } | null {
  return (lines as { connection?: { readonly stream: Duplex } }).connection ?? null;
}
