declare const safeHtml: unique symbol;

/**
 * HTML that may be put into a page as it stands. Only `markup` makes it; everything else passes it on.
 * (`testing/architecture.test.ts` fails when another layer casts to it.)
 */
export type SafeHtml = string & { readonly [safeHtml]: true };
