/** Why an export was not restored, in plain English for whoever asked for it. Nothing was changed. */
export class RestoreRefused extends Error {
  override readonly name = 'RestoreRefused';
}
