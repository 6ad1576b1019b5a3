import type { FastifyInstance } from 'fastify';
import { isRefusal } from '../../../domain/refusal.ts';
import type { Site } from '../../../domain/thread.ts';
import { PATHS, renderDeskFront, type BackupTrouble, type DeskTask } from '../../../render/index.ts';
import { readBackups } from '../../../service/backups/read-backups.ts';
import { loadDesk, type DeskOverview } from '../../../service/load-desk.ts';
import type { HttpContext } from '../../context.ts';
import { openDesk, sendDeskPage, withNotice } from '../../desk/open-desk.ts';
import { sendPageRefusal } from '../../errors.ts';

/** The front page of the settings: what there is to do, and the sites. */
export function registerFront(server: FastifyInstance, context: HttpContext): void {
  server.get(
    PATHS.deskFront,
    { config: { permission: 'desk.open' }, schema: { hide: true } },
    async (request, reply) => {
      const exchange = await openDesk({ context, request, reply }, { permission: 'desk.open' });
      if (isRefusal(exchange)) return sendPageRefusal(context, request, reply)(exchange);
      const overview = await loadDesk(context.deps, exchange.actor);
      if (isRefusal(overview)) return sendPageRefusal(context, request, reply)(overview);
      const { areas } = exchange.frame;
      const html = renderDeskFront({
        ...withNotice(exchange),
        backups: areas.includes('organisation') ? await findBackupTrouble(context) : null,
        sites: overview.sites,
        factor: exchange.actor.secondFactor === 'shown' ? 'shown' : overview.hasFactor ? 'set' : 'none',
        tasks: [
          ...(overview.hasFactor ? [] : [{ kind: 'ownFactor' } as const]),
          ...(areas.includes('organisation') ? listInstallationTasks(context, overview) : []),
          ...(areas.includes('sites') ? overview.sites.flatMap(listSiteTasks) : []),
        ],
      });
      return sendDeskPage(exchange, html);
    },
  );
}

async function findBackupTrouble({ deps, config }: HttpContext): Promise<BackupTrouble | null> {
  const { trouble, last, lastVerified } = await readBackups(deps, config.backupTime);
  return trouble === null
    ? null
    : { kind: trouble, at: last?.at ?? null, verifiedAt: lastVerified?.at ?? null };
}

function listInstallationTasks(context: HttpContext, overview: DeskOverview): DeskTask[] {
  const { people, requiresSecondFactor, sites } = overview;
  return [
    ...(context.mailer === null ? [{ kind: 'mail' } as const] : []),
    ...(context.config.publicUrl.startsWith('https:') ? [] : [{ kind: 'https' } as const]),
    ...(sites.length === 0 ? [{ kind: 'site' } as const] : []),
    ...(requiresSecondFactor ? [] : [{ kind: 'secondFactor' } as const]),
    ...(people.withoutFactor > 0 ? [{ kind: 'factors', count: people.withoutFactor } as const] : []),
    ...(people.admins < 2 ? [{ kind: 'secondAdmin' } as const] : []),
  ];
}

function listSiteTasks(site: Site): DeskTask[] {
  return site.origins.length === 0 ? [{ kind: 'origins', site }] : [];
}
