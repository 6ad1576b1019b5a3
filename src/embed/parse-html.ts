import { create } from './dom.ts';

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createHTML(html: string): string },
  ): { createHTML(html: string): string };
}

let policy: ReturnType<TrustedTypes['createPolicy']> | undefined;

/**
 * Turns HTML into nodes. Only ever given what Parley's own server rendered: nothing else is parsed anywhere. Pages that
 * enforce Trusted Types name the policy, which can be made once: `trusted-types parley`.
 */
export function parseHtml(html: string): DocumentFragment {
  policy ??= (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes?.createPolicy('parley', {
    createHTML: (html) => html,
  });
  const template = create('template');
  template.innerHTML = policy ? policy.createHTML(html) : html;
  return template.content;
}
