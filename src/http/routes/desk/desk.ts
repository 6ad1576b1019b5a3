import type { FastifyInstance } from 'fastify';
import type { HttpContext } from '../../context.ts';
import { registerAccount } from './account.ts';
import { registerAccounts } from './accounts.ts';
import { registerApp } from './app.ts';
import { registerAuditPage } from './audit.ts';
import { registerCallOuts } from './call-outs.ts';
import { registerEmbedPage } from './embed.ts';
import { registerFirstAdmin } from './first-admin.ts';
import { registerFront } from './front.ts';
import { registerImportRuns } from './import-runs.ts';
import { registerImportTasks } from './import-tasks.ts';
import { registerImports } from './imports.ts';
import { registerUploads } from './uploads.ts';
import { registerOrganisation } from './organisation.ts';
import { registerProviderPages } from './provider.ts';
import { registerRuleVersions } from './rule-versions.ts';
import { registerRules } from './rules.ts';
import { registerSections } from './sections.ts';
import { registerSite } from './site.ts';
import { registerSites } from './sites.ts';
import { registerStoryList } from './stories.ts';
import { registerStoryTools } from './story-tools.ts';
import { registerTokens } from './tokens.ts';
import { registerDeskViewpoints } from './viewpoints.ts';
import { registerWaysIn } from './ways-in.ts';

/**
 * The desk: where moderators and admins work. Its settings are pages with plain forms (docs/decisions/0013): a form is
 * sent to the address of the page that shows it, and answers 303 to a page that says what came of it.
 */
export function registerDesk(server: FastifyInstance, context: HttpContext): void {
  registerFirstAdmin(server, context);
  registerApp(server, context);
  registerFront(server, context);
  registerSites(server, context);
  registerSite(server, context);
  registerEmbedPage(server, context);
  registerDeskViewpoints(server, context);
  registerImports(server, context);
  registerUploads(server, context);
  registerImportTasks(server, context);
  registerImportRuns(server, context);
  registerSections(server, context);
  registerRules(server, context);
  registerRuleVersions(server, context);
  registerCallOuts(server, context);
  registerStoryList(server, context);
  registerStoryTools(server, context);
  registerWaysIn(server, context);
  registerProviderPages(server, context);
  registerOrganisation(server, context);
  registerAccounts(server, context);
  registerAccount(server, context);
  registerTokens(server, context);
  registerAuditPage(server, context);
}
