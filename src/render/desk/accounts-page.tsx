import type { JSX } from 'preact';
import type { Refusal } from '../../domain/refusal.ts';
import type { Role } from '../../domain/roles.ts';
import { messages, refusalText, type Messages } from '../../messages/index.ts';
import { ErrorNote } from '../parts/error-note.tsx';
import { PostForm } from '../parts/form.tsx';
import { Time } from '../parts/time.tsx';
import { deskUrls } from '../urls.ts';
import { BasicField } from './basic-field.tsx';
import { ConfirmFirst } from './confirm-first.tsx';
import { renderDeskPage } from './frame.tsx';
import { RoleFields, type RoleChoice } from './role-fields.tsx';
import { Table } from './table.tsx';
import type { DeskFrame } from './views.ts';

/** An account in a list. */
export interface AccountLine {
  readonly id: string;
  readonly email: string | null;
  readonly name: string | null;
  readonly isGuest: boolean;
  readonly role: Role;
  readonly roleSites: readonly string[] | null;
  readonly hasTotp: boolean;
  readonly hasPasskey: boolean;
  readonly bannedUntil: Date | null;
  readonly createdAt: Date;
}

export interface AccountsView extends DeskFrame {
  readonly query: string;
  /** Empty where nothing was looked for: then these are the people with a role. */
  readonly accounts: readonly AccountLine[];
  readonly moreUrl: string | null;
  readonly sites: readonly { readonly key: string; readonly name: string }[];
  readonly fields: RoleChoice & { readonly email: string };
  readonly refusal?: Refusal | undefined;
  readonly owesStepUp: boolean;
}

/** Accounts: to find one, those with a role, and a role for somebody who may not have an account yet. */
export function renderAccountsPage(view: AccountsView): string {
  const m = messages(view.language);
  const { query, refusal } = view;
  const url = deskUrls().accounts();
  const title = query === '' ? m.t('accounts.withRole') : m.t('accounts.found');
  return renderDeskPage({
    view,
    title: m.t('desk.area.accounts'),
    area: 'accounts',
    children: (
      <>
        {view.owesStepUp && refusal && <ConfirmFirst returnTo={url} isTyped m={m} />}
        <form class="filters" method="get" action={url} role="search">
          <label>
            {m.t('accounts.search')}
            <input name="q" type="search" value={query} dir="auto" maxlength={200} />
          </label>
          <button class="small">{m.t('accounts.find')}</button>
        </form>
        <section aria-labelledby="list">
          <h2 id="list">{title}</h2>
          {view.accounts.length === 0 ? <p>{m.t('accounts.none')}</p> : <Accounts view={view} m={m} />}
          {view.moreUrl !== null && (
            <p>
              <a href={view.moreUrl}>{m.t('accounts.more')}</a>
            </p>
          )}
        </section>
        <Invite view={view} m={m} />
      </>
    ),
  });
}

function Accounts({ view, m }: { view: AccountsView; m: Messages }): JSX.Element {
  return (
    <Table
      caption={m.t('desk.area.accounts')}
      columns={[
        { title: m.t('desk.siteName') },
        { title: m.t('accounts.email') },
        { title: m.t('desk.role') },
        { title: m.t('desk.factor') },
        { title: m.t('accounts.since') },
      ]}
      rows={view.accounts.map((account) => [
        <a class="main" href={deskUrls().account(account.id)} dir="auto">
          {account.name ?? account.email ?? account.id}
        </a>,
        account.email === null ? '' : <span dir="ltr">{account.email}</span>,
        <>
          {rolesOf(m, account)} {account.bannedUntil !== null && <strong>{m.t('accounts.isBanned')}</strong>}
        </>,
        factorOf(m, account),
        <Time at={account.createdAt} m={m} />,
      ])}
    />
  );
}

/** What somebody is, with the sites it counts on where not on all. */
export function rolesOf(
  m: Messages,
  { isGuest, role, roleSites }: Pick<AccountLine, 'isGuest' | 'role' | 'roleSites'>,
): string {
  if (isGuest) return m.t('accounts.guest');
  return roleSites === null ? m.t(`role.${role}`) : `${m.t(`role.${role}`)} (${roleSites.join(', ')})`;
}

/** By what somebody proves who they are besides their mailbox. */
export function factorOf(
  m: Messages,
  { hasTotp, hasPasskey }: Pick<AccountLine, 'hasTotp' | 'hasPasskey'>,
): string {
  if (hasTotp && hasPasskey) return m.t('accounts.factor.both');
  if (hasTotp) return m.t('accounts.factor.totp');
  return m.t(hasPasskey ? 'accounts.factor.passkey' : 'accounts.factor.none');
}

function Invite({ view, m }: { view: AccountsView; m: Messages }): JSX.Element {
  const { fields, refusal, sites } = view;
  const isOther = refusal !== undefined && refusal.field === undefined && !view.owesStepUp;
  const problem =
    refusal?.field === 'email' ? ({ kind: 'refused', text: refusalText(m, refusal) } as const) : undefined;
  return (
    <section aria-labelledby="invite">
      <h2 id="invite">{m.t('accounts.invite')}</h2>
      {isOther && <ErrorNote>{refusalText(m, refusal)}</ErrorNote>}
      <PostForm action={deskUrls().accounts()} hidden={{}}>
        <BasicField
          name="email"
          title={m.t('signIn.email')}
          meaning={m.t('accounts.inviteMeaning')}
          problem={problem}
          m={m}
        >
          {(tie) => (
            <input {...tie} type="email" required value={fields.email} dir="ltr" autocomplete="off" />
          )}
        </BasicField>
        <RoleFields choice={fields} sites={sites} refusal={refusal} m={m} />
        <p class="buttons">
          <button>{m.t('accounts.give')}</button>
        </p>
      </PostForm>
    </section>
  );
}
