import * as z from 'zod';
import { ROLES } from '../domain/roles.ts';

export const accountParams = z.object({ id: z.uuid() });

export const accountsQuery = z.object({
  query: z.string().max(400).default('').meta({
    description: 'The beginning of an e-mail address or a name, or an id. Empty is everybody but guests.',
  }),
  role: z
    .enum([...ROLES, 'desk'])
    .optional()
    .meta({ description: '`desk` is everybody who is more than a reader.' }),
  after: z.string().max(100).optional(),
});

const account = z.object({
  id: z.uuid(),
  email: z.string().nullable(),
  name: z.string().nullable(),
  guest: z.boolean(),
  role: z.enum(ROLES),
  sites: z
    .array(z.string())
    .nullable()
    .meta({ description: 'Keys of the sites the role counts on; null is all.' }),
  badges: z.array(z.string()),
  totp: z.boolean(),
  passkey: z.boolean(),
  bannedUntil: z.iso.datetime().nullable(),
  erasureAt: z.iso.datetime().nullable(),
  createdAt: z.iso.datetime(),
});

export const accountsSchema = z
  .object({ accounts: z.array(account), nextPage: z.string().nullable() })
  .meta({ id: 'Accounts' });

export const accountDetailsSchema = account
  .extend({
    identities: z.array(z.object({ issuer: z.string(), subject: z.string() })).meta({
      description: 'Who they are elsewhere: by a publisher’s sign-on, or an OpenID provider.',
    }),
    openSessions: z.int(),
  })
  .meta({ id: 'Account' });

export const roleChangeSchema = z
  .object({
    role: z.enum(ROLES),
    sites: z
      .array(z.string().max(100))
      .max(1_000)
      .nullish()
      .meta({ description: 'Keys of the sites it counts on, for moderators and admins; null is all.' }),
  })
  .meta({ id: 'RoleChange' });

export const signedOutSchema = z.object({ sessions: z.int() }).meta({ id: 'SignedOut' });

export const banSchema = z
  .object({
    until: z.iso
      .datetime({ offset: true })
      .nullish()
      .meta({ description: 'Until when they may not write; null is for good.' }),
  })
  .meta({ id: 'Ban' });
