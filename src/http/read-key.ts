import type { FastifyRequest } from 'fastify';
import { refuse, type Refusal } from '../domain/refusal.ts';
import { IDEMPOTENCY_KEY } from '../wire/text.ts';

/** What a client calls its write (draft-ietf-httpapi-idempotency-key-header); a broken one is refused, not ignored. */
export function readKey(request: FastifyRequest): string | null | Refusal {
  const header = request.headers['idempotency-key'];
  if (header === undefined) return null;
  const key = String(header).replace(/^"(.*)"$/, '$1');
  return IDEMPOTENCY_KEY.test(key)
    ? key
    : refuse('input_invalid', {
        field: 'Idempotency-Key',
        figures: { reason: '8 to 100 visible ASCII characters are expected' },
      });
}
