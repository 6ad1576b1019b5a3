/** The newest seal, kept where whoever owns the database does not reach: a log that was cut off at its end does not have it. */
export interface LogHead {
  readonly number: number;
  /** Its chain hash, in hexadecimal figures. */
  readonly hash: string;
}

/** Where a head is kept. */
export interface HeadFile {
  readonly path: string;
  /** Null where none was kept yet. */
  read(): Promise<LogHead | null>;
  write(head: LogHead): Promise<void>;
}

/** A head as people copy it: `97:0f3a…`. */
export function formatHead({ number, hash }: LogHead): string {
  return `${number}:${hash}`;
}

/** Reads a head that somebody wrote down; null when it is none. */
export function parseHead(text: string): LogHead | null {
  const found = /^(\d{1,15}):([0-9a-f]{64})$/.exec(text.trim().toLowerCase());
  return found?.[1] && found[2] ? { number: Number(found[1]), hash: found[2] } : null;
}
