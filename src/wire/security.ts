import * as z from 'zod';
import { passkeyAnswerSchema, passkeySchema } from './passkey.ts';
import { text } from './text.ts';

export const securitySchema = z
  .object({
    email: z.string().nullable(),
    hasTotp: z.boolean().meta({ description: 'Whether codes of an app are asked for.' }),
    recoveryCodesLeft: z.number(),
    passkeys: z.array(passkeySchema),
    identities: z.array(
      z.object({ issuer: z.string(), email: z.string().nullable(), createdAt: z.iso.datetime() }),
    ),
  })
  .meta({ id: 'Security' });

export const sessionSchema = z
  .object({
    id: z.uuid(),
    isCurrent: z.boolean(),
    origin: z
      .string()
      .nullable()
      .meta({ description: 'The publisher’s page it counts on; null is Parley’s own.' }),
    via: z.enum(['email', 'passkey', 'oidc', 'sign-on', 'guest', 'operator']),
    device: z.string().nullable(),
    createdAt: z.iso.datetime(),
    usedAt: z.iso.datetime().meta({ description: 'To the nearest ten minutes.' }),
  })
  .meta({ id: 'Session' });

export const sessionsSchema = z.object({ sessions: z.array(sessionSchema) }).meta({ id: 'Sessions' });

export const endedSchema = z.object({ ended: z.number() }).meta({ id: 'EndedSessions' });

export const proofSchema = z
  .union([z.object({ code: text(100) }), z.object({ credential: passkeyAnswerSchema })])
  .meta({ id: 'Proof', description: 'A code of an app, a recovery code, or what a passkey signed.' });

export const passkeyNameSchema = z.object({ name: text(400) }).meta({ id: 'PasskeyName' });
export const ownIdSchema = z.object({ id: z.uuid() });
