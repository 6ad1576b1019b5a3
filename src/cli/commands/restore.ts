import { Command } from 'commander';
import { toHarmlessText } from '../../domain/harmless-text.ts';
import type { Manifest } from '../../exchange/parley/manifest.ts';
import { listUnreadable } from '../../service/reseal.ts';
import type { RestoreProgress } from '../../service/exports/fill-tables.ts';
import { restoreData } from '../../service/exports/restore-data.ts';
import { countOtherProcesses } from '../../storage/restore-rows.ts';
import { countRows } from '../count-rows.ts';
import { showProgress } from '../show-progress.ts';
import { withDatabase } from '../with-database.ts';

/** `parley restore`: what was exported, into an installation that is empty. */
export function restoreCommand(): Command {
  return new Command('restore')
    .description('put an export of everything into an empty installation; nothing else may run on it')
    .argument('<file>', 'what `parley export --all` wrote')
    .action(async (path: string) => {
      await withDatabase('restore', async (deps, { publicUrl }) => {
        if ((await countOtherProcesses(deps.pool, process.uptime())) > 0)
          throw new Error('A Parley is running on this installation. Stop it first: it would not notice.');
        const manifest = await restoreData(deps, { path, onProgress: tellProgress() });
        showProgress(null);
        console.log(toHarmlessText(summarise(path, manifest)));
        for (const warning of warn(manifest, publicUrl)) console.log(toHarmlessText(warning));
        for (const { table, rows } of await listUnreadable(deps, deps.pool))
          console.log(
            `Of ${table}, ${rows} cannot be opened: they were sealed with another PARLEY_SECRET. Add that one behind the current one, or \`parley secret reseal --forget\` takes them away.`,
          );
      });
    });
}

/** Tells at most so often. */
const EVERY_MS = 200;

function tellProgress(): (progress: RestoreProgress) => void {
  let next = 0;
  return ({ step, rows, rowsTotal }) => {
    if (performance.now() < next && step !== 'checking') return;
    next = performance.now() + EVERY_MS;
    const share = rowsTotal === 0 ? 100 : Math.floor((rows / rowsTotal) * 100);
    showProgress(
      step === 'checking'
        ? 'Every row is in; checking what points to what ...'
        : `${step}: ${rows.toLocaleString('en')} of ${rowsTotal.toLocaleString('en')} rows, ${share}%`,
    );
  };
}

function summarise(path: string, manifest: Manifest): string {
  const { exportedAt, parley } = manifest;
  return `Restored ${path}, of ${exportedAt} by Parley ${parley}: ${countRows(manifest)}.`;
}

function warn({ url, withSecrets }: Manifest, publicUrl: string): string[] {
  return [
    ...(url === publicUrl
      ? []
      : [
          `It comes from ${url}, and this installation is ${publicUrl}: links that others have kept lead there, and passkeys and services to sign in with know that address. Set PARLEY_URL where it is to be the same.`,
        ]),
    ...(withSecrets
      ? []
      : [
          'It has no secrets: API tokens, sign-on and client secrets, keys of call-outs, passkeys and codes have to be set up again; bans of people who erased their account are gone; the log of decisions is sealed anew.',
        ]),
    'Everybody has to sign in again. `parley verify` recomputes every counter; after that `parley verify --new-head` keeps the head of the log, where there was another.',
  ];
}
