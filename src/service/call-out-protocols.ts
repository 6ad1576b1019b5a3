import type { CallOutKind, CallOutSettings } from '../domain/call-out.ts';
import type { AccountId, CommentId, SiteId } from '../domain/ids.ts';
import type { Role } from '../domain/roles.ts';
import type { CallOutFact } from '../domain/rules/facts.ts';

/** A comment that services outside are asked about. */
export interface AskedComment {
  readonly site: { readonly id: SiteId; readonly language: string; readonly origins: readonly string[] };
  readonly storyKey: string;
  readonly storyUrl: string | null;
  readonly parentId: CommentId | null;
  readonly isEdit: boolean;
  readonly text: string;
  readonly html: string;
  readonly author: { readonly id: AccountId; readonly name: string; readonly role: Role | 'guest' };
  /** The network address it was written from, where it is known. */
  readonly address: string | null;
}

interface Asking {
  readonly comment: AskedComment;
  readonly settings: CallOutSettings;
  /** Parley's own address. */
  readonly publicUrl: string;
  /** The newest secret; empty where there is none. */
  readonly key: string;
  /** Whether this is a trial of the newsroom's. */
  readonly isTest: boolean;
}

/** What a service says, in the words of our facts; null where it is not what it should say. */
export type Said = Pick<CallOutFact, 'verdict' | 'flags' | 'tags'>;

interface Protocol {
  readonly contentType: string;
  readonly isSigned: boolean;
  toBody(asking: Asking): string;
  /** Reads an answer with a status of success. */
  read(answer: { readonly status: number; readonly text: string }, settings: CallOutSettings): Said | null;
}

const NO_OBJECTION: Said = { verdict: 'publish', flags: [], tags: [] };

const CORAL_ROLES: Readonly<Record<AskedComment['author']['role'], string>> = {
  guest: 'COMMENTER',
  reader: 'COMMENTER',
  staff: 'STAFF',
  moderator: 'MODERATOR',
  admin: 'ADMIN',
};

const CORAL_VERDICTS: ReadonlyMap<string, CallOutFact['verdict']> = new Map([
  ['NONE', 'publish'],
  ['APPROVED', 'publish'],
  ['PREMOD', 'hold'],
  ['SYSTEM_WITHHELD', 'hold'],
  ['REJECTED', 'reject'],
]);

const CORAL_TAGS = ['FEATURED', 'STAFF'];

/** Longer is no reason any more. */
const MOST_FLAGS = 20;
const LONGEST_REASON = 100;
const LONGEST_DETAIL = 500;

/** Coral's external moderation phases: https://docs.coralproject.net/external-moderation-phases */
const coral: Protocol = {
  contentType: 'application/json',
  isSigned: true,
  toBody: ({ comment, settings, publicUrl }) => {
    const { host } = new URL(publicUrl);
    return JSON.stringify({
      action: comment.isEdit ? 'EDIT' : 'NEW',
      comment: {
        body: settings.format === 'html' ? comment.html : comment.text,
        parentID: comment.parentId,
      },
      author: { id: comment.author.id, role: CORAL_ROLES[comment.author.role] },
      story: { id: comment.storyKey, url: comment.storyUrl ?? '' },
      site: { id: comment.site.id },
      tenantID: host,
      tenantDomain: host,
    });
  },
  read: ({ status, text }) => {
    if (status === 204) return NO_OBJECTION;
    const answer = parseObject(text);
    return answer && readCoral(answer);
  },
};

function parseObject(text: string): Readonly<Record<string, unknown>> | null {
  try {
    return asObject(JSON.parse(text) as unknown);
  } catch {
    return null;
  }
}

function asObject(value: unknown): Readonly<Record<string, unknown>> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : null;
}

/** Nothing is taken from an answer of which a part is not as it should be: what else it means, nobody knows. */
function readCoral({ status, actions, tags }: Readonly<Record<string, unknown>>): Said | null {
  const verdict = CORAL_VERDICTS.get(toText(status ?? 'NONE'));
  const flags = readList(actions, readFlag);
  const known = readList(tags, (tag) => CORAL_TAGS.find((known) => known === tag) ?? null);
  return verdict === undefined || flags === null || known === null ? null : { verdict, flags, tags: known };
}

function readList<T>(value: unknown, read: (item: unknown) => T | null): T[] | null {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) return null;
  const items = (value as unknown[]).slice(0, MOST_FLAGS).map(read);
  return items.every((item) => item !== null) ? items : null;
}

function readFlag(value: unknown): CallOutFact['flags'][number] | null {
  const { actionType, reason, detail } = asObject(value) ?? {};
  if (actionType !== 'FLAG' || (reason ?? '') === '') return null;
  return { reason: toShort(reason, LONGEST_REASON), detail: toShort(detail ?? '', LONGEST_DETAIL) };
}

function toShort(value: unknown, longest: number): string {
  return toText(value).replaceAll('\0', '').slice(0, longest).toWellFormed();
}

function toText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Akismet's comment check: https://akismet.com/developers/detailed-docs/comment-check/ */
const akismet: Protocol = {
  contentType: 'application/x-www-form-urlencoded; charset=utf-8',
  isSigned: false,
  toBody: ({ comment, settings, publicUrl, key, isTest }) =>
    new URLSearchParams({
      api_key: key,
      blog: comment.site.origins[0] ?? publicUrl,
      blog_lang: comment.site.language,
      blog_charset: 'UTF-8',
      comment_type: comment.parentId === null ? 'comment' : 'reply',
      comment_content: settings.format === 'html' ? comment.html : comment.text,
      user_role: comment.author.role === 'admin' ? 'administrator' : comment.author.role,
      // It has to be there: the loopback address says that nobody says.
      user_ip: (settings.sendsPerson ? comment.address : null) ?? '127.0.0.1',
      ...(settings.sendsPerson ? { comment_author: comment.author.name } : {}),
      ...(comment.storyUrl === null ? {} : { permalink: comment.storyUrl }),
      ...(comment.isEdit ? { recheck_reason: 'edit' } : {}),
      ...(isTest ? { is_test: '1' } : {}),
    }).toString(),
  read: ({ text }, { onSpam }) => {
    if (text.trim() === 'false') return NO_OBJECTION;
    return text.trim() === 'true' ? { ...NO_OBJECTION, verdict: onSpam } : null;
  },
};

/** How each kind of service is spoken to. */
export const PROTOCOLS: Readonly<Record<CallOutKind, Protocol>> = { coral, akismet };
