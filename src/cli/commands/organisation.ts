import { Command } from 'commander';
import { ORGANISATION_SETTINGS } from '../../domain/organisation-settings.ts';
import { OPERATOR } from '../../domain/viewer.ts';
import { changeOrganisation, readOrganisation } from '../../service/manage-organisation.ts';
import { addSettingChoices, readSettingChoices } from '../setting-options.ts';
import { unlessRefused } from '../unless-refused.ts';
import { withDatabase } from '../with-database.ts';

/** `parley organisation`: what holds for all sites. */
export function organisationCommand(): Command {
  const organisation = new Command('organisation').description('show and change what holds for all sites');
  organisation
    .command('show')
    .description('show the settings of the organisation, as JSON')
    .action(() =>
      withDatabase('organisation show', async (deps) =>
        console.log(JSON.stringify(unlessRefused(await readOrganisation(deps, OPERATOR)), null, 2)),
      ),
    );
  addSettingChoices(
    organisation.command('set').description('change settings; what is not named stays as it is'),
    ORGANISATION_SETTINGS,
  ).action((options: Readonly<Record<string, unknown>>) =>
    withDatabase('organisation set', async (deps) => {
      const given = readSettingChoices(options, ORGANISATION_SETTINGS);
      console.log(JSON.stringify(unlessRefused(await changeOrganisation(deps, OPERATOR, given)), null, 2));
    }),
  );
  return organisation;
}
