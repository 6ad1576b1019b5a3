import { ORGANISATION_SETTINGS } from '../domain/organisation-settings.ts';
import { SITE_SETTINGS } from '../domain/site-settings.ts';
import { messages } from '../messages/index.ts';

type Name = keyof typeof SITE_SETTINGS | keyof typeof ORGANISATION_SETTINGS;

interface Described {
  description?: string;
  readonly properties?: Readonly<Record<string, Described>>;
}

/**
 * Says in an OpenAPI document what each setting means, in the words that the desk has for it. The schemas themselves
 * know no messages.
 */
export function describeSettings<Document extends object>(document: Document): Document {
  const { components } = document as { components?: { schemas?: Readonly<Record<string, Described>> } };
  const names = Object.keys({ ...SITE_SETTINGS, ...ORGANISATION_SETTINGS }) as Name[];
  for (const schema of Object.values(components?.schemas ?? {})) {
    const settings = schema.properties?.['settings']?.properties ?? {};
    for (const name of names) {
      const setting = settings[name];
      if (setting)
        setting.description =
          `${messages('en').t(`settingMeaning.${name}`)} ${setting.description ?? ''}`.trim();
    }
  }
  return document;
}
