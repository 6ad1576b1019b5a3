import { Counter, Gauge, type Registry } from 'prom-client';
import type { BackupStatus } from '../service/backups/read-backups.ts';

/** Whoever asks for metrics often asks the database no oftener than this. */
const KEPT_MS = 5_000;

/** Adds what is known of backups, read when metrics are asked for. While the database is away the last figures stay. */
export function registerBackupMetrics(registry: Registry, readBackups: () => Promise<BackupStatus>): void {
  let read: { readonly at: number; readonly status: Promise<BackupStatus | null> } | null = null;
  const status = () => {
    if (read === null || performance.now() - read.at > KEPT_MS)
      read = { at: performance.now(), status: readBackups().catch(() => null) };
    return read.status;
  };
  const failures: Counter = new Counter({
    name: 'parley_backup_failures_total',
    help: 'Backups that failed, in all processes.',
    registers: [registry],
    async collect() {
      const known = await status();
      if (known === null) return;
      failures.reset();
      failures.inc(known.failures);
    },
  });
  for (const [name, help, figure] of METRICS) {
    const gauge: Gauge = new Gauge({
      name,
      help,
      registers: [registry],
      async collect() {
        const known = await status();
        if (known !== null) gauge.set(figure(known));
      },
    });
  }
}

const METRICS: readonly (readonly [name: string, help: string, figure: (status: BackupStatus) => number])[] =
  [
    [
      'parley_backup_last_success_timestamp_seconds',
      'When the last backup was begun that was restored and found equal; 0 where there is none.',
      ({ lastVerified }) => (lastVerified?.at.getTime() ?? 0) / 1_000,
    ],
    ['parley_backup_size_bytes', 'The size of that backup.', ({ lastVerified }) => lastVerified?.size ?? 0],
    [
      'parley_backup_duration_seconds',
      'How long that backup took, its check included.',
      ({ lastVerified }) => lastVerified?.seconds ?? 0,
    ],
    [
      'parley_backup_is_verified',
      '1 where the last backup that was tried was restored and found equal.',
      ({ last }) => (last?.state === 'verified' ? 1 : 0),
    ],
    [
      'parley_backup_is_overdue',
      '1 where backups are made on a schedule, and none was made and checked for 30 hours.',
      ({ isOverdue }) => (isOverdue ? 1 : 0),
    ],
  ];
