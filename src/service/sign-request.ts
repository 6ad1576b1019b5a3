import { createHmac } from 'node:crypto';

/**
 * The signatures of a request that a service outside can check: one for each secret that is live, so that a new one can be
 * brought in while the old one counts. `X-Coral-Signature` is Coral's: an HMAC-SHA-256 over the body as it is sent.
 * `Parley-Signature` is over the time in seconds, a full stop and the body: a request that somebody has recorded is old.
 */
export function signRequest(
  body: string,
  { secrets, at }: { readonly secrets: readonly string[]; readonly at: Date },
): Record<string, string> {
  const seconds = Math.floor(at.getTime() / 1_000);
  const mac = (secret: string, text: string) => createHmac('sha256', secret).update(text).digest('hex');
  if (secrets.length === 0) return {};
  return {
    'x-coral-signature': secrets.map((secret) => `sha256=${mac(secret, body)}`).join(','),
    'parley-signature': [
      `t=${seconds}`,
      ...secrets.map((secret) => `v1=${mac(secret, `${seconds}.${body}`)}`),
    ].join(','),
  };
}
