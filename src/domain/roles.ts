import type { SiteId } from './ids.ts';

/** What an account may be, each holding what those before it hold. Staff is a badge and nothing more. */
export const ROLES = ['reader', 'staff', 'moderator', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** Whether a role opens the desk. */
export function isDeskRole(role: Role): boolean {
  return role === 'moderator' || role === 'admin';
}

/** The sites a role counts on; null is every site there is and will be. */
export type RoleSites = readonly SiteId[] | null;
