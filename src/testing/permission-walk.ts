import { PERMISSIONS, refusePermission } from '../domain/permissions.ts';
import type { SiteId } from '../domain/ids.ts';
import type { Site } from '../domain/thread.ts';
import type { Actor } from '../domain/viewer.ts';
import type { RoutePermission } from '../http/route-permissions.ts';
import { ACTOR_KINDS, makeActing, SERVER_KINDS, type ActingPerson, type ActorKind } from './acting.ts';
import { NEWS_ORIGIN, STORY_URL, type TestApplication } from './application.ts';
import { ROUTE_SAMPLES, type RouteSample, type SampleWorld } from './route-samples.ts';

/** Answers that say that somebody may not, rather than that something is wrong with what they asked. */
export const DENIALS: ReadonlySet<string> = new Set([
  'account_banned',
  'not_permitted',
  'scope_insufficient',
  'second_factor_required',
  'sign_in_required',
  'step_up_required',
  'token_scope_missing',
]);

export interface PermissionWorld {
  readonly parley: TestApplication;
  readonly site: Site;
  readonly otherSiteId: SiteId;
  readonly commentId: string;
}

/** One request of the walk: what the table says of it, and what came. Null is that nothing was denied. */
export interface WalkedRoute {
  readonly route: string;
  readonly permission: string;
  readonly who: string;
  readonly expected: string | null;
  readonly answered: string | null;
}

/** A site where guests may write, with one comment of somebody else on it. */
export async function makePermissionWorld(parley: TestApplication): Promise<PermissionWorld> {
  const site = await parley.addSite('walk', {
    settings: { guests: true, reportsWithoutAccount: true, reportsToWithhold: 0 },
  });
  const other = await parley.addSite('elsewhere');
  const written = await parley.request({
    method: 'POST',
    url: '/api/v1/sites/walk/stories/story/comments',
    headers: { authorization: `Bearer ${await parley.signIn('Somebody Else')}` },
    payload: { body: 'First.', url: STORY_URL },
  });
  return { parley, site, otherSiteId: other.id, commentId: written.json().comment.id };
}

/** What everybody may do but those who are banned. */
const OPEN_TO_ALL: ReadonlySet<string> = new Set(['comment.write', 'comment.report']);

/** Routes that a test has to have a sample for: everybody may use the others, as far as permissions go. */
export function needsSample({ permission, method }: RoutePermission): boolean {
  const rule = PERMISSIONS[permission];
  return (
    method !== 'HEAD' &&
    method !== 'OPTIONS' &&
    (rule.least !== 'anyone' || rule.to === 'own' || OPEN_TO_ALL.has(permission))
  );
}

/** Sends the sample of a route as everybody, and says for each what was expected and what came. */
export async function walkRoute(world: PermissionWorld, route: RoutePermission): Promise<WalkedRoute[]> {
  const name = `${route.method} ${route.url}`;
  const makeSample = ROUTE_SAMPLES[name];
  if (!makeSample) throw new Error(`${name} has no sample in src/testing/route-samples.ts.`);
  const walked: WalkedRoute[] = [];
  for (const kind of isApi(route) ? [...ACTOR_KINDS, ...SERVER_KINDS] : ACTOR_KINDS) {
    const acting = await makeActing(world.parley, kind, { this: world.site.id, other: world.otherSiteId });
    const sample = makeSample(toSampleWorld(world));
    const seen = seenActor(route, kind, acting);
    const facts = { now: world.parley.deps.clock(), siteId: world.site.id };
    const expected = refusePermission(seen, route.permission, facts)?.refused ?? null;
    const answered = await send(world.parley, route, { sample, kind, acting });
    walked.push({ route: name, permission: route.permission, who: kind.name, expected, answered });
  }
  return walked;
}

/** Asks for a route that everybody may use as nobody; says what was denied, which nothing should be. */
export async function askAsNobody(world: PermissionWorld, route: RoutePermission): Promise<string | null> {
  const { site, commentId } = world;
  const names: Readonly<Record<string, string>> = { site: site.key, story: 'story', id: commentId };
  const url = route.url.replaceAll(/:(\w+)/g, (_, name: string) => names[name] ?? 'x').replace('*', '');
  const kind = { name: 'nobody', role: 'anonymous' } as const;
  const acting = { actor: { kind: 'anonymous' }, token: null } as const;
  return send(world.parley, route, { sample: { url }, kind, acting });
}

function toSampleWorld({ site, commentId }: PermissionWorld): SampleWorld {
  return { site, commentId };
}

function isApi(route: RoutePermission): boolean {
  return route.url.startsWith('/api/');
}

/** Pages know nobody by a token that was made for a publisher's page. */
function seenActor(route: RoutePermission, kind: ActorKind, { actor }: ActingPerson): Actor {
  return !isApi(route) && kind.scope === 'embed' ? { kind: 'anonymous' } : actor;
}

interface Sending {
  readonly sample: RouteSample;
  readonly kind: ActorKind;
  readonly acting: ActingPerson;
}

async function send(
  parley: TestApplication,
  route: RoutePermission,
  { sample, kind, acting }: Sending,
): Promise<string | null> {
  const method = route.method as 'GET' | 'POST';
  const headers = isApi(route) ? apiHeaders(kind, acting) : pageHeaders(acting);
  const isForm = !isApi(route) && sample.payload !== undefined && method !== 'GET';
  const response = await parley.request({
    method,
    url: sample.url,
    // Some answers never end; headers say enough.
    payloadAsStream: true,
    headers: { ...headers, ...(isForm ? { 'content-type': 'application/x-www-form-urlencoded' } : {}) },
    ...(sample.payload === undefined || method === 'GET'
      ? {}
      : {
          payload: isForm
            ? new URLSearchParams(sample.payload as Record<string, string>).toString()
            : sample.payload,
        }),
  });
  response.stream().destroy();
  if (response.statusCode >= 500) return `status ${response.statusCode}`;
  const code = response.headers['parley-refusal'];
  return typeof code === 'string' && DENIALS.has(code) ? code : null;
}

function apiHeaders(kind: ActorKind, { token }: ActingPerson): Record<string, string> {
  return {
    ...(token === null ? {} : { authorization: `Bearer ${token}` }),
    ...(kind.scope === 'embed' ? { origin: NEWS_ORIGIN } : {}),
  };
}

function pageHeaders({ token }: ActingPerson): Record<string, string> {
  return {
    'sec-fetch-site': 'same-origin',
    origin: 'https://talk.example',
    ...(token === null ? {} : { cookie: `__Host-parley_session=${token}` }),
  };
}
