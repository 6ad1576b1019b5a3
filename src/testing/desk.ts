import type { LightMyRequestResponse } from 'fastify';
import type { SiteId } from '../domain/ids.ts';
import type { Role } from '../domain/roles.ts';
import { OPERATOR } from '../domain/viewer.ts';
import { grantRole } from '../service/grant-role.ts';
import type { TestApplication } from './application.ts';

/** Somebody at the desk, with a session of their own. */
export interface DeskPerson {
  get(url: string): Promise<LightMyRequestResponse>;
  /** Sends a form from Parley's own page, as a browser does. */
  post(
    url: string,
    fields: FormFieldsSent,
    headers?: Record<string, string>,
  ): Promise<LightMyRequestResponse>;
  /** Sends a form and opens the page that it leads to. */
  submit(url: string, fields: FormFieldsSent): Promise<LightMyRequestResponse>;
  readonly token: string;
}

/** Several values of one name make a list. */
export type FormFieldsSent = Readonly<Record<string, string | readonly string[]>>;

/** Makes somebody with a role, on some sites or on all. */
export async function enterDesk(
  parley: TestApplication,
  who: { readonly name: string; readonly role: Role; readonly siteIds?: readonly SiteId[] },
): Promise<DeskPerson> {
  await parley.signIn(who.name);
  const email = `${encodeURIComponent(who.name).toLowerCase()}@reader.example`.replaceAll('%', '');
  await grantRole(parley.deps, OPERATOR, { to: { email }, role: who.role, siteIds: who.siteIds ?? null });
  const token = await parley.signIn(who.name);
  const cookies = new Map([['__Host-parley_session', token]]);
  const keep = (response: LightMyRequestResponse): LightMyRequestResponse => {
    for (const { name, value } of response.cookies) cookies.set(name, value);
    return response;
  };
  const headers = () => ({
    'sec-fetch-site': 'same-origin',
    origin: parley.publicUrl,
    cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
  });
  const get = async (url: string) => keep(await parley.request({ url, headers: headers() }));
  const post: DeskPerson['post'] = async (url, fields, more = {}) =>
    keep(
      await parley.request({
        method: 'POST',
        url,
        headers: { ...headers(), 'content-type': 'application/x-www-form-urlencoded', ...more },
        payload: toForm(fields),
      }),
    );
  return {
    token,
    get,
    post,
    async submit(url, fields) {
      const response = await post(url, fields);
      const { location } = response.headers;
      if (typeof location !== 'string') throw new Error(`${response.statusCode}: ${textOf(response)}`);
      return get(location);
    },
  };
}

function toForm(fields: FormFieldsSent): string {
  const pairs = Object.entries(fields).flatMap(([name, value]) =>
    [value].flat().map((each) => [name, each] as [string, string]),
  );
  return new URLSearchParams(pairs).toString();
}

/** What a page says, without its marks. */
export function textOf({ body }: LightMyRequestResponse): string {
  return body
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ');
}

/** The value of a hidden field or an input of a page, by its name. */
export function valueOf({ body }: LightMyRequestResponse, name: string): string {
  const tag = [...body.matchAll(/<input [^>]*>/g)]
    .map(([text]) => text)
    .find((text) => text.includes(`name="${name}"`));
  const value = /value="([^"]*)"/.exec(tag ?? '')?.[1] ?? '';
  return value.replaceAll('&quot;', '"').replaceAll('&amp;', '&');
}

/** The id in the first form of a page that names one. */
export function idOf(page: LightMyRequestResponse): string {
  return valueOf(page, 'id');
}
