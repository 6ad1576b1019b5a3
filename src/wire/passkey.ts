import * as z from 'zod';

/** Bytes as browsers write them into JSON: base64url without padding. */
const bytes = (most: number) =>
  z
    .string()
    .max(most)
    .regex(/^[\w-]*$/);

const about = {
  id: bytes(1_400),
  rawId: bytes(1_400),
  type: z.literal('public-key'),
  clientExtensionResults: z.record(z.string(), z.unknown()).default({}),
};

/** What `PublicKeyCredential.toJSON()` gives of a new passkey. */
export const newPasskeySchema = z
  .object({
    ...about,
    response: z.object({
      clientDataJSON: bytes(8_000),
      attestationObject: bytes(20_000),
      transports: z.array(z.string().max(40)).max(10).optional(),
    }),
  })
  .meta({ id: 'NewPasskey', description: 'PublicKeyCredential.toJSON() of a registration.' });

/** What it gives of a signature. */
export const passkeyAnswerSchema = z
  .object({
    ...about,
    response: z.object({
      clientDataJSON: bytes(8_000),
      authenticatorData: bytes(4_000),
      signature: bytes(8_000),
      userHandle: bytes(200).optional(),
    }),
  })
  .meta({ id: 'PasskeyAnswer', description: 'PublicKeyCredential.toJSON() of an authentication.' });

/** The same as a form sends it: JSON in a field that the page's script fills in. */
export const credentialField = <Schema extends z.ZodType>(schema: Schema) =>
  z
    .string()
    .max(50_000)
    .transform((value, context) => {
      try {
        return JSON.parse(value) as unknown;
      } catch {
        context.addIssue({ code: 'custom', message: 'not JSON' });
        return z.NEVER;
      }
    })
    .pipe(schema);

export const passkeyOptionsSchema = z.looseObject({ challenge: z.string() }).meta({
  id: 'PasskeyOptions',
  description: 'For PublicKeyCredential.parseCreationOptionsFromJSON() or parseRequestOptionsFromJSON().',
});

export const passkeySchema = z
  .object({
    id: z.uuid(),
    name: z.string(),
    createdAt: z.iso.datetime(),
    usedAt: z.iso.datetime().nullable(),
    isBackedUp: z
      .boolean()
      .meta({ description: 'Whether it is kept by a service on all devices of its owner.' }),
  })
  .meta({ id: 'Passkey' });
