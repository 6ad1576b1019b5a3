import { Command, InvalidArgumentError } from 'commander';
import { makeBackup, type BackupOutcome } from '../../service/backups/make-backup.ts';
import { toBackupRequest, yieldToOthers } from '../backup-request.ts';
import { parseKeep } from '../config.ts';
import { showProgress } from '../show-progress.ts';
import { withDatabase } from '../with-database.ts';

interface Options {
  readonly to?: string;
  readonly keep?: number;
  readonly ifDue?: true;
  readonly json?: true;
}

/** Of a backup that is whole and could not be checked. */
const UNVERIFIED = 3;

const STEPS = { writing: 'Writing …', checking: 'Restoring it into a scratch database …' } as const;

/** `parley backup`: everything in one file, which counts once it was restored and found equal. */
export function backupCommand(): Command {
  return new Command('backup')
    .description('write everything into one file, restore it elsewhere, and keep it when both are equal')
    .option('--to <folder>', 'where it goes; by default BACKUP_DIR')
    .option('--keep <number>', 'remove the oldest backups beyond so many', readKeep)
    .option('--if-due', 'only when one is due by BACKUP_AT; keeps BACKUP_KEEP')
    .option('--json', 'the outcome as JSON')
    .action(async (options: Options) => {
      yieldToOthers(process.pid);
      const signal = untilStopped();
      const outcome = await withDatabase('backup', async (deps, config) => {
        const folder = options.to ?? config.backups.folder;
        if (folder === null) throw new Error('Say where it goes: --to FOLDER, or BACKUP_DIR.');
        const { time } = config.backups;
        if (options.ifDue && time === null) throw new Error('No backup is due ever: BACKUP_AT says so.');
        const request = toBackupRequest(config, {
          folder,
          keep: options.keep ?? (options.ifDue ? config.backups.keep : null),
          ifDue: options.ifDue ? time : null,
          signal,
        });
        return makeBackup(deps, { ...request, onStep: (step) => showProgress(STEPS[step]) });
      });
      showProgress(null);
      process.exitCode = toExitCode(outcome, options);
      if (options.json) console.log(JSON.stringify(outcome));
      else console[process.exitCode === 1 ? 'error' : 'log'](describe(outcome));
    });
}

function readKeep(text: string): number {
  const keep = parseKeep(text);
  if (keep === null) throw new InvalidArgumentError('It is a whole number from 1 to 1000.');
  return keep;
}

/** Told by a signal, and by the end of the server that started it: nothing is left behind then. */
function untilStopped(): AbortSignal {
  const stop = new AbortController();
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stop.abort());
  process.once('disconnect', () => stop.abort());
  process.channel?.unref();
  return stop.signal;
}

function toExitCode({ state }: BackupOutcome, { ifDue }: Options): number {
  if (state === 'busy') return ifDue ? 0 : 1;
  if (state === 'unverified') return UNVERIFIED;
  return state === 'failed' ? 1 : 0;
}

function describe(outcome: BackupOutcome): string {
  if (outcome.state === 'busy') return 'Another backup of this database is under way.';
  if (outcome.state === 'not_due') return 'No backup is due.';
  const { state, path, size, seconds, problem, removed } = outcome;
  if (state === 'failed') return `No backup was made: ${problem ?? ''}. Those before are as they were.`;
  const written = `${path ?? ''}, ${((size ?? 0) / 1_048_576).toFixed(1)} MiB, in ${seconds} s`;
  return [
    state === 'verified'
      ? `Wrote ${written}. It was restored into a scratch database, which came out equal.`
      : `Wrote ${written}. It could not be checked: ${problem ?? ''}.`,
    ...(removed.length > 0 ? [`Removed ${removed.join(', ')}.`] : []),
    'Everything is in it, secrets too, sealed: it needs the secret of this installation, which is not in it.',
  ].join('\n');
}
