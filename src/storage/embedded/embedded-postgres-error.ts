/** Why the embedded PostgreSQL cannot run, in words for the operator: what happened, why, and what to do next. */
export class EmbeddedPostgresError extends Error {
  override readonly name = 'EmbeddedPostgresError';
}

/** Finds the words for a failed file operation or a program's last lines; `folder` is where it happened. */
export function toEmbeddedPostgresError(cause: unknown, folder: string): EmbeddedPostgresError {
  if (cause instanceof EmbeddedPostgresError) return cause;
  const detail = cause instanceof Error ? cause.message : String(cause);
  return new EmbeddedPostgresError(`${explain(detail)} (folder ${folder}): ${detail}`, { cause });
}

function explain(detail: string): string {
  if (
    /ENOSPC|EDQUOT|No space left on device|Disk quota exceeded|Check free disk space|wrote only \d+ of/.test(
      detail,
    )
  ) {
    return 'There is no space left for the embedded PostgreSQL. Nothing is lost: make room and start Parley again';
  }
  if (/password authentication failed/.test(detail)) {
    return "The password in postgres-password is not the database's any more. Restore that file from a backup of the data folder";
  }
  if (/EROFS|Read-only file system/.test(detail)) {
    return 'The data folder is read-only. Mount it writable, or choose another with PARLEY_DATA';
  }
  if (/EACCES|EPERM|Permission denied|Operation not permitted|has wrong ownership/.test(detail)) {
    return 'The embedded PostgreSQL may not use its files. Start Parley as the user that owns the data folder, or choose another folder with PARLEY_DATA';
  }
  return 'The embedded PostgreSQL failed. Look at its last lines, or name another server with DATABASE_URL';
}
