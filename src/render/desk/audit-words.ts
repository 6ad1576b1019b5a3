import { ORGANISATION_SETTINGS } from '../../domain/organisation-settings.ts';
import { ROLES } from '../../domain/roles.ts';
import type { Setting } from '../../domain/setting.ts';
import { SITE_SETTINGS } from '../../domain/site-settings.ts';
import type { MessageKey, Messages } from '../../messages/index.ts';
import { languageName } from './basic-field.tsx';
import { settingTitle, settingValue } from './setting-field.tsx';

/** What the log can be narrowed to: the first part of an action's name. */
export const AUDIT_SUBJECTS = [
  'site',
  'section',
  'story',
  'comment',
  'organisation',
  'role',
  'account',
  'token',
  'sign_on_secret',
  'provider',
  'rules',
  'call_out',
] as const;

/** What was done, in words; an action that has none by the name it has in the log. */
export function auditActionText(m: Messages, action: string): string {
  const name = action.replaceAll('.', '-');
  const key = `auditAction.${name}` as MessageKey;
  return m.template(key) === key ? action : m.format(key);
}

export interface AuditChange {
  readonly name: string;
  readonly from: string | null;
  readonly to: string | null;
}

const SETTINGS: Readonly<Record<string, Setting>> = { ...SITE_SETTINGS, ...ORGANISATION_SETTINGS };

/** What the fields of the log are called, as far as a form has them, too. */
const TITLES: Readonly<Record<string, MessageKey>> = {
  name: 'desk.siteName',
  key: 'desk.siteKey',
  language: 'desk.siteLanguage',
  origins: 'desk.origins',
  patterns: 'sections.patterns',
  role: 'desk.role',
  scopes: 'tokens.scopes',
  sites: 'desk.sites',
  expiresAt: 'tokens.expires',
  diesAt: 'secret.ends',
  id: 'secret.id',
  address: 'provider.address',
  clientId: 'provider.field.clientId',
  position: 'provider.field.position',
  isEnabled: 'provider.field.isEnabled',
  preset: 'provider.preset',
  hasSecret: 'provider.hasSecret',
  secretChanged: 'provider.secretChanged',
  isOwn: 'secret.isOwn',
  story: 'stories.story',
  title: 'stories.title',
  url: 'stories.url',
  section: 'stories.section',
  mode: 'stories.mode',
  slowModeSeconds: 'stories.slowMode',
  closedAt: 'stories.closes',
  hidesAcross: 'viewpoints.storyHides',
  message: 'stories.message',
  comments: 'desk.comments',
  featured: 'comment.featured',
  pinned: 'comment.pinned',
};

/** The longest value that stands in the list; the export has all of it. */
const LONGEST = 200;

/** What an entry says has changed: settings by their titles and in their words, all else as it stands in the log. */
export function listAuditChanges(
  m: Messages,
  { from, to }: { readonly from: unknown; readonly to: unknown },
): AuditChange[] {
  const [before, after] = [toFields(from), toFields(to)];
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((name) => JSON.stringify(before[name] ?? null) !== JSON.stringify(after[name] ?? null))
    .map((name) => ({
      name: titleOf(m, name),
      from: toText(m, name, before[name]),
      to: toText(m, name, after[name]),
    }));
}

/** Where a new site comes with settings, each stands for itself. */
function toFields(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return {};
  // The site stands beside what was done, by its key.
  const { settings, siteId: _, ...rest } = value as Readonly<Record<string, unknown>>;
  return { ...rest, ...toFields(settings) };
}

function titleOf(m: Messages, name: string): string {
  if (Object.hasOwn(SETTINGS, name)) return settingTitle(m, name);
  const title = TITLES[name];
  return title === undefined ? name : m.format(title);
}

const TIME = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

function toText(m: Messages, name: string, value: unknown): string | null {
  if (value === undefined || value === null) return null;
  const setting = Object.hasOwn(SETTINGS, name) ? SETTINGS[name] : undefined;
  if (setting) return settingValue(m, { name, setting }, toPlain(value));
  if (typeof value === 'boolean') return m.t(value ? 'desk.on' : 'desk.off');
  const role = name === 'role' ? ROLES.find((each) => each === value) : undefined;
  if (role !== undefined) return m.t(`role.${role}`);
  if (name === 'language' && typeof value === 'string') return languageName(m, value);
  if (typeof value === 'string' && TIME.test(value)) return m.dateTime(new Date(value));
  const text = Array.isArray(value) ? value.map(toPlain).join(', ') : toPlain(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text || m.t('desk.nothing');
}

function toPlain(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
