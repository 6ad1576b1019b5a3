import type { JSX } from 'preact';
import type { Refusal } from '../../domain/refusal.ts';
import { ROLES } from '../../domain/roles.ts';
import { refusalText, type Messages } from '../../messages/index.ts';
import { BasicField } from './basic-field.tsx';
import { SiteChoice } from './site-choice.tsx';
import type { FieldProblem } from './views.ts';

export interface RoleChoice {
  readonly role: string;
  /** Keys of sites; null is all. */
  readonly sites: readonly string[] | null;
}

/** A role, and the sites it counts on. */
export function RoleFields(props: {
  choice: RoleChoice;
  sites: readonly { readonly key: string; readonly name: string }[];
  refusal?: Refusal | undefined;
  m: Messages;
}): JSX.Element {
  const { choice, sites, refusal, m } = props;
  const problemOf = (name: string): FieldProblem | undefined =>
    refusal?.field === name ? { kind: 'refused', text: refusalText(m, refusal) } : undefined;
  return (
    <>
      <BasicField
        name="role"
        title={m.t('desk.role')}
        meaning={m.t('accounts.roleMeaning')}
        problem={problemOf('role')}
        m={m}
      >
        {(tie) => (
          <select {...tie}>
            {ROLES.map((role) => (
              <option value={role} selected={role === choice.role}>
                {m.t(`role.${role}`)}
              </option>
            ))}
          </select>
        )}
      </BasicField>
      <SiteChoice
        sites={sites}
        chosen={choice.sites}
        meaning={m.t('accounts.roleSites')}
        problem={problemOf('sites')}
        m={m}
      />
    </>
  );
}
