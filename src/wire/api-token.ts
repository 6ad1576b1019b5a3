import * as z from 'zod';
import { API_SCOPES } from '../domain/permissions.ts';
import { text } from './text.ts';

const scopes = `One or more of ${API_SCOPES.join(', ')}.`;

export const newApiTokenSchema = z
  .object({
    name: text(400).meta({ description: 'What it is for.' }),
    scopes: z.array(z.string().max(100)).max(50).meta({ description: scopes }),
    sites: z
      .array(z.string().max(100))
      .max(1_000)
      .nullish()
      .meta({ description: 'Keys of the sites it counts on; null is all there are and will be.' }),
    expiresAt: z.iso.datetime({ offset: true }).nullish().meta({ description: 'Null is never.' }),
  })
  .meta({ id: 'NewApiToken' });

export const createdApiTokenSchema = z
  .object({
    id: z.uuid(),
    token: z.string().meta({ description: 'Shown this once; Parley keeps a hash of it only.' }),
  })
  .meta({ id: 'CreatedApiToken' });

export const apiTokensSchema = z
  .object({
    tokens: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        scopes: z.array(z.string()),
        sites: z.array(z.string()).nullable(),
        createdAt: z.iso.datetime(),
        createdBy: z
          .object({ id: z.uuid(), name: z.string().nullable() })
          .nullable()
          .meta({ description: 'Null when it was made on the command line.' }),
        expiresAt: z.iso.datetime().nullable(),
        usedAt: z.iso.datetime().nullable().meta({ description: 'To the hour.' }),
      }),
    ),
  })
  .meta({ id: 'ApiTokens' });
