/** The style sheet beside the pages of a download. */
export const OWN_FILES_CSS = `:root {
  color-scheme: light dark;
  background: light-dark(#fffdf9, #171614);
  color: light-dark(#1f1d1a, #e9e6e0);
  font: 1.0625rem/1.55 Charter, 'Bitstream Charter', 'Sitka Text', Cambria, 'Noto Serif', serif;
  overflow-wrap: break-word;
}
body { max-inline-size: 44rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
h1 { font-size: 1.75rem; line-height: 1.2; text-wrap: balance; }
h2 { margin-block: 2.5rem 0.5rem; font-size: 1.25rem; line-height: 1.3; }
a { color: inherit; }
nav, dl, small, .facts { font: 0.875rem/1.5 system-ui, sans-serif; }
dl { display: grid; grid-template-columns: minmax(8rem, auto) 1fr; gap: 0.125rem 1.5rem; margin-block: 0.5rem 0; }
dt, .facts, small { color: light-dark(#6b655c, #a49d92); }
dd { margin: 0; }
article { padding-block: 1rem; border-block-end: 1px solid light-dark(#ddd6ca, #3a3733); }
article p { margin-block: 0.5rem; }
blockquote { margin-inline: 0; padding-inline-start: 1rem; border-inline-start: 3px solid light-dark(#ddd6ca, #3a3733); }
pre { white-space: pre-wrap; font: 0.875rem/1.5 ui-monospace, monospace; }
.spoiler { text-decoration: underline dotted; }
`;
