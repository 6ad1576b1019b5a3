import type { FastifyReply } from 'fastify';
import type { Refusal } from '../domain/refusal.ts';
import type { Site } from '../domain/thread.ts';
import { listOfferedProviders } from '../service/foreign-sign-in.ts';
import type { HttpContext } from './context.ts';
import { showStep, type SignInExchange } from './sign-in-steps.ts';

export interface ShownWays {
  /** The e-mail address as it was typed. */
  readonly email?: string | undefined;
  /** Whether somebody of the newsroom asked for the form by e-mail that readers are not shown. */
  readonly isNewsroom?: boolean | undefined;
  readonly refusal?: Refusal | null | undefined;
}

/** Shows the ways in that a site has, with what was wrong with the one that was tried. */
export async function showWays(exchange: SignInExchange, shown: ShownWays = {}): Promise<FastifyReply> {
  const { context, carried } = exchange;
  const providers = await listOfferedProviders(context.deps, carried.site?.id ?? null);
  const isOpen = await isEmailOpen(context, carried.site);
  const email = isOpen ? 'everybody' : shown.isNewsroom === true ? 'newsroom' : 'hidden';
  const passkey = carried.site?.settings.passkeySignIn ?? true;
  const current = { step: 'ways', providers, email, typed: shown.email, passkey } as const;
  return showStep(exchange, current, shown.refusal ?? null);
}

/** Whether readers sign in by e-mail: on a site as it says, on pages of no site where any site lets them. */
export async function isEmailOpen({ sites }: HttpContext, site: Site | null): Promise<boolean> {
  if (site) return site.settings.emailSignIn;
  const all = await sites.list();
  return all.length === 0 || all.some(({ settings }) => settings.emailSignIn);
}
