import type { Role } from '../../domain/roles.ts';
import type { Setting } from '../../domain/setting.ts';
import type { Site } from '../../domain/thread.ts';
import type { MessageKey } from '../../messages/index.ts';
import type { PageFrame } from '../views.ts';

/** The parts of the desk, in the order of its navigation. */
export const DESK_AREAS = ['sites', 'organisation', 'accounts', 'tokens', 'audit'] as const;
export type DeskArea = (typeof DESK_AREAS)[number];

/** What every page of the desk shows besides its content. */
export interface DeskFrame extends PageFrame {
  readonly viewer: DeskViewer;
  /** The areas of the settings that whoever looks may open. */
  readonly areas: readonly DeskArea[];
  /** What the last form brought about; shown once. */
  readonly notice?: Notice | undefined;
}

/** Whoever is at the desk. */
export interface DeskViewer {
  readonly name: string | null;
  readonly role: Role;
  /** On how many sites the role counts; null is on all. */
  readonly siteCount: number | null;
}

/** What a form brought about, in one quiet sentence, with what follows from it. */
export interface Notice {
  readonly key: MessageKey;
  readonly params?: Readonly<Record<string, string | number>> | undefined;
  /** What changed, in words. */
  readonly changes?: readonly SettingChange[] | undefined;
  /** A form that takes the change back: where to, and its fields. */
  readonly undo?:
    | { readonly action: string; readonly fields: readonly (readonly [string, string])[] }
    | undefined;
  /** Something to copy now, because it is never shown again. */
  readonly secret?: string | undefined;
}

export interface SettingChange {
  readonly name: string;
  readonly from: string;
  readonly to: string;
}

/** A setting in its form. All values are as forms and settings write them: `true`, `15`, `refuse`. */
export interface SettingView {
  readonly name: string;
  readonly setting: Setting;
  /** What stands in the field: what is saved, or what was typed. */
  readonly typed: string;
  /** What is saved. */
  readonly saved: string;
  readonly problem?: FieldProblem | undefined;
}

/** What is wrong with a field. `overtaken`: somebody else saved another value while this one was typed. */
export type FieldProblem =
  | { readonly kind: 'wrong' }
  | { readonly kind: 'overtaken'; readonly now: string; readonly by: string | null }
  | { readonly kind: 'refused'; readonly text: string };

/** A group of settings under one heading. */
export interface SettingGroup {
  /** The last part of the key of its heading. */
  readonly name: string;
  readonly settings: readonly SettingView[];
}

/** What is not set up yet, with what it is about. */
export interface DeskTask {
  readonly kind:
    | 'mail'
    | 'https'
    | 'ownFactor'
    | 'secondFactor'
    | 'factors'
    | 'secondAdmin'
    | 'site'
    | 'origins';
  readonly site?: Pick<Site, 'key' | 'name'> | undefined;
  readonly count?: number | undefined;
}

/** A site in a list, with what is on it. */
export interface DeskSite extends Pick<Site, 'key' | 'name' | 'language' | 'origins'> {
  readonly stories: number;
  readonly comments: number;
  /** Comments that wait for somebody to look at them. */
  readonly waiting: number;
}

/** What is wrong with the backups. */
export interface BackupTrouble {
  readonly kind: 'failed' | 'unverified' | 'overdue';
  /** Of the last one. */
  readonly at: Date | null;
  /** Of the last one that was checked. */
  readonly verifiedAt: Date | null;
}

export interface DeskFrontView extends DeskFrame {
  /** Null where nothing is wrong, or where it is nothing to whoever looks. */
  readonly backups: BackupTrouble | null;
  readonly sites: readonly DeskSite[];
  readonly tasks: readonly DeskTask[];
  /** `set`: there is one, and this session has not been asked for it. */
  readonly factor: 'none' | 'set' | 'shown';
}
