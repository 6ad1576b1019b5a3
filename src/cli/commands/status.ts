import { Command } from 'commander';
import { readBackups, type BackupStatus, type ToldBackup } from '../../service/backups/read-backups.ts';
import { readStatus } from '../../storage/status.ts';
import { withDatabase } from '../with-database.ts';

/** `parley status`: what an operator wants to know at a glance. */
export function statusCommand(): Command {
  return new Command('status')
    .description('show the database, what is in it, and what waits')
    .option('--json', 'as JSON')
    .action(async (options: { json?: boolean }) => {
      const { status, backups, now } = await withDatabase('status', async (deps, config) => ({
        status: { address: config.publicUrl, ...(await readStatus(deps.pool)) },
        backups: await readBackups(deps, config.backups.time),
        now: deps.clock(),
      }));
      if (options.json) return console.log(JSON.stringify({ ...status, backups }));
      for (const [name, value] of [...Object.entries(status), ...tellBackups(backups, now)])
        console.log(`${name.padEnd(16)}${String(value)}`);
    });
}

function tellBackups(
  { lastVerified, last, lastFailed, nextDue, isOverdue }: BackupStatus,
  now: Date,
): [name: string, text: string][] {
  const lines: [string, string][] = [
    ['backup', lastVerified === null ? 'none was restored and found equal yet' : tell(lastVerified, now)],
  ];
  if (last?.state === 'unverified') lines.push(['not checked', `${tell(last, now)}: ${last.problem ?? ''}`]);
  if (lastFailed !== null)
    lines.push([
      'last failure',
      `${toAge(lastFailed.at, now)} on ${lastFailed.host}: ${lastFailed.problem ?? ''}`,
    ]);
  const due =
    nextDue !== null && nextDue <= now ? 'due now' : (nextDue?.toISOString() ?? 'none on a schedule');
  lines.push(['next backup', `${due}${isOverdue ? ' (overdue)' : ''}`]);
  return lines;
}

function tell({ at, size, host, path }: ToldBackup, now: Date): string {
  return `${toAge(at, now)}, ${((size ?? 0) / 1_048_576).toFixed(1)} MiB, ${path} on ${host}`;
}

function toAge(at: Date, now: Date): string {
  const hours = (now.getTime() - at.getTime()) / 3_600_000;
  const [count, unit] =
    hours < 1 ? [hours * 60, 'minutes'] : hours < 48 ? [hours, 'hours'] : [hours / 24, 'days'];
  return `${at.toISOString()}, ${Math.floor(count)} ${unit} ago`;
}
