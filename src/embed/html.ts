interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createHTML(html: string): string },
  ): { createHTML(html: string): string };
}

/** Pages that enforce Trusted Types name this policy in `trusted-types parley`. */
const policy = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes?.createPolicy('parley', {
  createHTML: (html) => html,
});

/** Turns HTML into nodes. Only ever given what Parley's own server rendered: nothing else is parsed anywhere. */
export function parseHtml(html: string): DocumentFragment {
  const template = document.createElement('template');
  template.innerHTML = policy ? policy.createHTML(html) : html;
  return template.content;
}
