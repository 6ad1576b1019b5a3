/** A style sheet imported `with { type: 'text' }`; `scripts/build-assets.ts` minifies it. */
declare module '*.css' {
  const css: string;
  export default css;
}
