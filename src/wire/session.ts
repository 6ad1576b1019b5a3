import * as z from 'zod';
import { text } from './text.ts';

export const signInRequestSchema = z.object({ email: text(400) }).meta({ id: 'SignInRequest' });
export const signInStartedSchema = z
  .object({
    id: z.uuid(),
    browserToken: z.string().meta({ description: 'Keep it and send it with the code.' }),
    kind: z.enum(['code', 'link']).meta({
      description:
        'What the mail holds: six digits, or a link to open in a browser where somebody asked many times or guessed.',
    }),
  })
  .meta({ id: 'SignInStarted' });
export const signInConfirmSchema = z
  .object({ id: z.uuid(), browserToken: z.string().max(200), code: text(100), name: text(400).optional() })
  .meta({ id: 'SignInConfirm' });
export const signedInSchema = z
  .object({
    token: z.string(),
    name: z.string().nullable().meta({ description: 'Null until a name has been chosen.' }),
  })
  .meta({ id: 'SignedIn' });
export const exchangeSchema = z.object({ code: z.string().max(200) }).meta({ id: 'Exchange' });
export const keepSchema = z
  .object({
    guestToken: z
      .string()
      .max(200)
      .optional()
      .meta({ description: 'The token of a guest in the same browser: what they have just written moves.' }),
  })
  .nullish()
  .meta({ id: 'Keep' });
export const tokenSchema = z.object({ token: z.string() }).meta({ id: 'Token' });
export const chosenNameSchema = z.object({ name: z.string() }).meta({ id: 'ChosenName' });
export const nameSchema = z.object({ name: text(400) }).meta({ id: 'Name' });
