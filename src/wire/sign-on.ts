import * as z from 'zod';

export const signOnSchema = z
  .object({
    token: z.string().max(100_000).meta({ description: 'The publisher’s signed token (JWT).' }),
    guestToken: z.string().max(200).optional().meta({
      description: 'The token of a guest in the same browser: what they have just written becomes theirs.',
    }),
  })
  .meta({ id: 'SignOn' });
export const signedOnSchema = z
  .object({
    token: z.string().meta({ description: 'Counts from the page that asked.' }),
    name: z.string().nullable(),
  })
  .meta({ id: 'SignedOn' });
