import type { JSX } from 'preact';
import { BANNED_FOR_GOOD } from '../../domain/permissions.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { messages, refusalText, type Messages } from '../../messages/index.ts';
import { ErrorNote } from '../parts/error-note.tsx';
import { PostForm } from '../parts/form.tsx';
import { Time } from '../parts/time.tsx';
import { deskUrls } from '../urls.ts';
import { factorOf, rolesOf, type AccountLine } from './accounts-page.tsx';
import { BasicField } from './basic-field.tsx';
import { ConfirmFirst } from './confirm-first.tsx';
import { renderDeskPage } from './frame.tsx';
import { RoleFields, type RoleChoice } from './role-fields.tsx';
import type { DeskFrame } from './views.ts';

export interface AccountView extends DeskFrame {
  readonly account: AccountLine & {
    readonly badges: readonly string[];
    /** When the person asked to be erased; null where they did not. */
    readonly erasureAt: Date | null;
    readonly identities: readonly { readonly issuer: string; readonly subject: string }[];
    readonly openSessions: number;
    readonly importedFrom: string | null;
    readonly importedEmail: string | null;
  };
  readonly sites: readonly { readonly key: string; readonly name: string }[];
  readonly choice: RoleChoice;
  readonly banUntil: string;
  readonly refusal?: Refusal | undefined;
  readonly owesStepUp: boolean;
}

/** One account: who it is, what it may do, where it is signed in. */
export function renderDeskAccountPage(view: AccountView): string {
  const m = messages(view.language);
  const { account, refusal } = view;
  const isOther = refusal !== undefined && !['role', 'sites', 'until'].includes(refusal.field ?? '');
  return renderDeskPage({
    view,
    title: account.name ?? account.email ?? account.id,
    area: 'accounts',
    children: (
      <>
        {view.owesStepUp && (
          <ConfirmFirst returnTo={deskUrls().account(account.id)} isTyped={refusal !== undefined} m={m} />
        )}
        {isOther && !view.owesStepUp && <ErrorNote>{refusalText(m, refusal)}</ErrorNote>}
        <Facts view={view} m={m} />
        {!account.isGuest && <Role view={view} m={m} />}
        <EndSessions view={view} m={m} />
        <Ban view={view} m={m} />
        {account.isGuest && account.erasureAt === null && <Erase view={view} m={m} />}
      </>
    ),
  });
}

function Facts({ view, m }: { view: AccountView; m: Messages }): JSX.Element {
  const { account } = view;
  const { bannedUntil, erasureAt } = account;
  return (
    <dl>
      <dt>{m.t('accounts.email')}</dt>
      <dd dir="auto">{account.email ?? m.t('accounts.noEmail')}</dd>
      <dt>{m.t('desk.role')}</dt>
      <dd>{[rolesOf(m, account), ...account.badges].join(', ')}</dd>
      <dt>{m.t('desk.factor')}</dt>
      <dd>{factorOf(m, account)}</dd>
      {account.importedFrom !== null && (
        <>
          <dt>{m.t('accounts.importedFrom')}</dt>
          <dd dir="auto">{account.importedFrom}</dd>
          <dt>{m.t('accounts.importedEmail')}</dt>
          <dd dir="auto">{account.importedEmail ?? m.t('accounts.noEmail')}</dd>
        </>
      )}
      {account.identities.length > 0 && (
        <>
          <dt>{m.t('accounts.waysIn')}</dt>
          <dd>
            {account.identities.map(({ issuer, subject }) => (
              <div>
                <code dir="ltr">{`${issuer} · ${subject}`}</code>
              </div>
            ))}
          </dd>
        </>
      )}
      <dt>{m.t('accounts.sessions')}</dt>
      <dd>{m.number(account.openSessions)}</dd>
      <dt>{m.t('accounts.since')}</dt>
      <dd>
        <Time at={account.createdAt} m={m} />
      </dd>
      {erasureAt !== null && (
        <>
          <dt>{m.t('accounts.erasure')}</dt>
          <dd>
            <Time at={erasureAt} m={m} />
          </dd>
        </>
      )}
      {bannedUntil !== null && (
        <>
          <dt>{m.t('accounts.banned')}</dt>
          <dd>
            {bannedUntil >= BANNED_FOR_GOOD ? m.t('accounts.bannedForGood') : <Time at={bannedUntil} m={m} />}
          </dd>
        </>
      )}
      <dt>{m.t('desk.area.audit')}</dt>
      <dd>
        <a href={`${deskUrls().audit()}?by=${account.id}`}>{m.t('accounts.changes')}</a>
      </dd>
    </dl>
  );
}

function Role({ view, m }: { view: AccountView; m: Messages }): JSX.Element {
  const { account, choice, sites, refusal } = view;
  return (
    <section aria-labelledby="role">
      <h2 id="role">{m.t('accounts.role')}</h2>
      <PostForm action={deskUrls().accountRole(account.id)} hidden={{}}>
        <RoleFields choice={choice} sites={sites} refusal={refusal} m={m} />
        <p class="buttons">
          <button>{m.t('accounts.give')}</button>
        </p>
      </PostForm>
    </section>
  );
}

/** Whoever signs in erases their account themselves. */
function Erase({ view, m }: { view: AccountView; m: Messages }): JSX.Element {
  return (
    <section aria-labelledby="erase">
      <h2 id="erase">{m.t('accounts.erase')}</h2>
      <p class="lead">{m.t('accounts.eraseMeaning')}</p>
      <PostForm action={deskUrls().account(view.account.id)} hidden={{ do: 'erase' }}>
        <p class="buttons">
          <button class="danger" name="comments" value="remove">
            {m.t('accounts.eraseRemove')}
          </button>
          <button class="danger" name="comments" value="keep">
            {m.t('accounts.eraseKeep')}
          </button>
        </p>
      </PostForm>
    </section>
  );
}

function EndSessions({ view, m }: { view: AccountView; m: Messages }): JSX.Element {
  const { id } = view.account;
  return (
    <section aria-labelledby="sessions">
      <h2 id="sessions">{m.t('accounts.sessions')}</h2>
      <p class="lead">{m.t('accounts.endMeaning')}</p>
      <PostForm action={deskUrls().account(id)} hidden={{ do: 'end' }}>
        <button class="small">{m.t('accounts.end')}</button>
      </PostForm>
    </section>
  );
}

function Ban({ view, m }: { view: AccountView; m: Messages }): JSX.Element {
  const { account, refusal } = view;
  const url = deskUrls().account(account.id);
  const problem =
    refusal?.field === 'until' ? ({ kind: 'refused', text: refusalText(m, refusal) } as const) : undefined;
  return (
    <section aria-labelledby="ban">
      <h2 id="ban">{m.t('accounts.ban')}</h2>
      <p class="lead">{m.t('accounts.banMeaning')}</p>
      {account.bannedUntil !== null && (
        <PostForm action={url} hidden={{ do: 'lift' }}>
          <button class="small">{m.t('accounts.lift')}</button>
        </PostForm>
      )}
      <PostForm action={url} hidden={{ do: 'ban' }}>
        <BasicField
          name="until"
          title={m.t('accounts.banned')}
          meaning={m.t('accounts.banUntil')}
          problem={problem}
          m={m}
        >
          {(tie) => <input {...tie} type="date" value={view.banUntil} />}
        </BasicField>
        <p class="buttons">
          <button class="danger">{m.t('accounts.ban')}</button>
        </p>
      </PostForm>
    </section>
  );
}
