import type { SourceStatus } from '../records.ts';

/** As readers see it: NONE is published and not looked at yet. */
const STATUSES: Readonly<Record<string, SourceStatus>> = {
  NONE: 'published',
  APPROVED: 'published',
  PREMOD: 'pending',
  SYSTEM_WITHHELD: 'pending',
  REJECTED: 'rejected',
};

/** What Coral calls a status; null for what it does not know. */
export function toCoralStatus(name: string): SourceStatus | null {
  return name === '' ? 'published' : (STATUSES[name.toUpperCase()] ?? null);
}
