import * as z from 'zod';
import { siteParams } from './story.ts';

export const signOnSecretParams = siteParams.extend({ id: z.uuid() });

const secret = z.object({
  id: z.uuid().meta({ description: 'The `kid` that tokens may name it by.' }),
  createdAt: z.iso.datetime(),
  diesAt: z.iso
    .datetime()
    .nullable()
    .meta({ description: 'From when it opens nothing; null for the newest.' }),
});

export const signOnSecretsSchema = z.object({ secrets: z.array(secret) }).meta({ id: 'SignOnSecrets' });

export const newSignOnSecretSchema = z
  .object({
    graceHours: z
      .number()
      .optional()
      .meta({ description: 'Hours for which the secret before goes on beside it; 24 unless said.' }),
    secret: z.string().max(5_000).nullish().meta({
      description: 'A secret that tokens are signed with already, such as Coral’s; without it one is made.',
    }),
  })
  .meta({ id: 'NewSignOnSecret' });

export const rotatedSignOnSecretSchema = secret
  .extend({ secret: z.string().meta({ description: 'Shown this once.' }) })
  .meta({ id: 'RotatedSignOnSecret' });
