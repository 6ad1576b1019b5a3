import * as z from 'zod';
import { ORGANISATION_SETTINGS } from '../domain/organisation-settings.ts';
import { SITE_SETTINGS } from '../domain/site-settings.ts';
import { settingChangesSchema, settingsSchema } from './setting.ts';
import { text } from './text.ts';

export const siteSchema = z
  .object({
    id: z.uuid(),
    site: z.string().meta({ description: 'Its key.' }),
    name: z.string(),
    language: z.string(),
    origins: z
      .array(z.string())
      .meta({ description: "Origins of the publisher's pages, which may embed the discussion." }),
    settings: settingsSchema(SITE_SETTINGS),
  })
  .meta({ id: 'Site' });

export const sitesSchema = z.object({ sites: z.array(siteSchema) }).meta({ id: 'Sites' });

export const siteChangeSchema = z
  .object({
    name: text(400).optional(),
    language: z.string().max(35).optional().meta({ description: 'One of the languages Parley speaks.' }),
    origins: z
      .array(text(300))
      .max(100)
      .optional()
      .meta({ description: 'They replace those known: scheme, host and perhaps port.' }),
    settings: settingChangesSchema(SITE_SETTINGS).optional(),
  })
  .meta({ id: 'SiteChange' });

export const newSiteSchema = siteChangeSchema
  .extend({
    site: z.string().max(100).meta({ description: 'The key: 1 to 63 small letters, digits and hyphens.' }),
  })
  .meta({ id: 'NewSite' });

export const organisationSchema = z
  .object({ settings: settingsSchema(ORGANISATION_SETTINGS) })
  .meta({ id: 'Organisation' });

export const organisationChangeSchema = z
  .object({ settings: settingChangesSchema(ORGANISATION_SETTINGS) })
  .meta({ id: 'OrganisationChange' });
