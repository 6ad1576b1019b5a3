/** The package declares the types of its main entry only. */
declare module 'eld/extrasmall' {
  export { eld } from 'eld';
}
