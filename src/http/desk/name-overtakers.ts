import { isRefusal } from '../../domain/refusal.ts';
import type { FieldProblem } from '../../render/index.ts';
import { readAuditLog } from '../../service/read-audit-log.ts';
import type { DeskExchange } from './open-desk.ts';

type Problems = Readonly<Record<string, FieldProblem>>;

/** Says of each field that somebody else changed meanwhile who it was, as far as the audit log knows. */
export async function nameOvertakers(
  { context, actor }: DeskExchange,
  problems: Problems,
  about: { readonly site: string | null; readonly action: string },
): Promise<Problems> {
  if (!Object.values(problems).some(({ kind }) => kind === 'overtaken')) return problems;
  const query = { ...about, by: null, since: null, until: null, after: null };
  const log = await readAuditLog(context.deps, actor, query);
  const entries = isRefusal(log) ? [] : log.entries;
  const named = Object.entries(problems).map(([field, problem]) => {
    if (problem.kind !== 'overtaken') return [field, problem] as const;
    const entry = entries.find(({ to }) => Object.hasOwn(Object(to), field));
    return [field, { ...problem, by: entry?.byName ?? null }] as const;
  });
  return Object.fromEntries(named);
}
