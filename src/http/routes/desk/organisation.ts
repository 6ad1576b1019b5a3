import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { ORGANISATION_SETTINGS, type OrganisationSettings } from '../../../domain/organisation-settings.ts';
import { isRefusal, refuse, type Refusal } from '../../../domain/refusal.ts';
import { messages } from '../../../messages/index.ts';
import { deskUrls, renderOrganisationPage } from '../../../render/index.ts';
import { loadDesk } from '../../../service/load-desk.ts';
import { changeOrganisation, readOrganisation } from '../../../service/manage-organisation.ts';
import type { HttpContext } from '../../context.ts';
import { describeChanges } from '../../desk/describe-changes.ts';
import { formSchema } from '../../desk/form-fields.ts';
import { nameOvertakers } from '../../desk/name-overtakers.ts';
import {
  goOn,
  openDesk,
  owesStepUp,
  sendDeskPage,
  withNotice,
  type DeskExchange,
} from '../../desk/open-desk.ts';
import {
  readSentSettings,
  readShown,
  toSettingViews,
  toWritten,
  type SentSettings,
} from '../../desk/sent-settings.ts';
import { sendPageRefusal } from '../../errors.ts';

const ADDRESS = deskUrls().organisation();

/** The settings of the organisation as a whole. */
export function registerOrganisation(server: FastifyInstance, context: HttpContext): void {
  const typed = server.withTypeProvider<ZodTypeProvider>();

  typed.get(
    ADDRESS,
    { config: { permission: 'organisation.read' }, schema: { hide: true } },
    async (request, reply) => {
      const exchange = await open({ context, request, reply });
      if (isRefusal(exchange)) return sendPageRefusal(context, request, reply)(exchange);
      return show({ ...exchange, frame: withNotice(exchange) }, null);
    },
  );

  typed.post(
    ADDRESS,
    { config: { permission: 'organisation.change' }, schema: { hide: true, body: formSchema } },
    async (request, reply) => {
      const exchange = await open({ context, request, reply });
      if (isRefusal(exchange)) return sendPageRefusal(context, request, reply)(exchange);
      const sent = readSentSettings(ORGANISATION_SETTINGS, {
        fields: request.body,
        saved: toWritten(exchange.settings),
        shown: readShown(request.body['shown']),
      });
      return Object.keys(sent.problems).length === 0 ? save(exchange, sent) : show(exchange, sent);
    },
  );
}

interface OrganisationExchange extends DeskExchange {
  readonly settings: OrganisationSettings;
}

async function open(exchange: Parameters<typeof openDesk>[0]): Promise<OrganisationExchange | Refusal> {
  const desk = await openDesk(exchange, { permission: 'organisation.read' });
  if (isRefusal(desk)) return desk;
  const settings = await readOrganisation(desk.context.deps, desk.actor);
  return isRefusal(settings) ? settings : { ...desk, settings };
}

async function save(exchange: OrganisationExchange, sent: SentSettings): Promise<FastifyReply> {
  const { context, actor, settings: before, frame } = exchange;
  const saved = await changeOrganisation(context.deps, actor, sent.change);
  if (isRefusal(saved)) return show(exchange, sent, saved);
  const { changes, undo } = describeChanges(messages(frame.language), {
    table: ORGANISATION_SETTINGS,
    before: toWritten(before),
    after: toWritten(saved),
  });
  return changes.length === 0
    ? goOn(exchange, ADDRESS, { key: 'desk.unchanged' })
    : goOn(exchange, ADDRESS, { key: 'desk.saved', changes, undo: { action: ADDRESS, fields: undo } });
}

async function show(
  exchange: OrganisationExchange,
  sent: SentSettings | null,
  refusal: Refusal | null = null,
): Promise<FastifyReply> {
  const { context, request, reply, actor, frame, settings } = exchange;
  const overview = await loadDesk(context.deps, actor);
  if (isRefusal(overview)) return sendPageRefusal(context, request, reply)(overview);
  const about = { site: null, action: 'organisation.changed' };
  const problems = sent === null ? {} : await nameOvertakers(exchange, sent.problems, about);
  const saved = toWritten(settings);
  const kinds = Object.values(problems).map(({ kind }) => kind);
  const html = renderOrganisationPage({
    ...frame,
    settings: toSettingViews(ORGANISATION_SETTINGS, {
      saved,
      sent: sent === null ? undefined : { ...sent, problems },
    }),
    shown: JSON.stringify(saved),
    problemCount: kinds.length,
    owesStepUp: owesStepUp(exchange, 'organisation.change'),
    isTyped: sent !== null,
    withoutFactor: overview.people.withoutFactor,
  });
  const wrong =
    kinds.length === 0 ? null : refuse(kinds.includes('overtaken') ? 'overtaken' : 'input_invalid');
  return sendDeskPage(exchange, html, refusal ?? wrong);
}
