import type { JSX } from 'preact';
import { API_SCOPES, type ApiScope } from '../../domain/permissions.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { messages, refusalText, type Messages } from '../../messages/index.ts';
import { ErrorNote } from '../parts/error-note.tsx';
import { PostForm } from '../parts/form.tsx';
import { Time } from '../parts/time.tsx';
import { deskUrls } from '../urls.ts';
import { BasicField } from './basic-field.tsx';
import { renderDeskPage } from './frame.tsx';
import { SiteChoice } from './site-choice.tsx';
import { Table } from './table.tsx';
import type { DeskFrame } from './views.ts';

export interface TokenFields {
  readonly name: string;
  readonly scopes: readonly string[];
  /** Keys of the sites it counts on; null is all. */
  readonly sites: readonly string[] | null;
  /** A date, such as `2026-12-31`; empty is never. */
  readonly expires: string;
}

export interface TokensView extends DeskFrame {
  readonly tokens: readonly TokenLine[];
  readonly sites: readonly { readonly key: string; readonly name: string }[];
  readonly fields: TokenFields;
  readonly refusal?: Refusal | undefined;
  readonly now: Date;
}

export interface TokenLine {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly ApiScope[];
  readonly siteKeys: readonly string[] | null;
  readonly createdAt: Date;
  readonly createdByName: string | null;
  readonly expiresAt: Date | null;
  readonly usedAt: Date | null;
}

/** The tokens of publishers' servers, and the form that makes one. */
export function renderTokensPage(view: TokensView): string {
  const m = messages(view.language);
  return renderDeskPage({
    view,
    title: m.t('desk.area.tokens'),
    area: 'tokens',
    children: (
      <>
        <p class="lead">{m.t('tokens.meaning')}</p>
        {view.tokens.length === 0 ? <p>{m.t('tokens.empty')}</p> : <Tokens view={view} m={m} />}
        <section aria-labelledby="make">
          <h2 id="make">{m.t('tokens.make')}</h2>
          <NewToken view={view} m={m} />
        </section>
      </>
    ),
  });
}

function Tokens({ view, m }: { view: TokensView; m: Messages }): JSX.Element {
  return (
    <Table
      caption={m.t('desk.area.tokens')}
      columns={[
        { title: m.t('desk.siteName') },
        { title: m.t('tokens.scopes') },
        { title: m.t('desk.sites') },
        { title: m.t('tokens.used') },
        { title: m.t('tokens.expires') },
        { title: m.t('desk.actions') },
      ]}
      rows={view.tokens.map((token) => [
        <Name token={token} m={m} />,
        <code dir="ltr">{token.scopes.join(' ')}</code>,
        token.siteKeys === null ? m.t('audit.allSites') : <code dir="ltr">{token.siteKeys.join(' ')}</code>,
        token.usedAt === null ? m.t('tokens.never') : <Time at={token.usedAt} m={m} />,
        <Expiry token={token} now={view.now} m={m} />,
        <Revoke token={token} m={m} />,
      ])}
    />
  );
}

function Name({ token, m }: { token: TokenLine; m: Messages }): JSX.Element {
  return (
    <>
      <span class="main" dir="auto">
        {token.name}
      </span>
      <br />
      <small>
        <Time at={token.createdAt} m={m} /> · {token.createdByName ?? m.t('audit.by.operator')}
      </small>
    </>
  );
}

function Expiry({ token, now, m }: { token: TokenLine; now: Date; m: Messages }): JSX.Element {
  const { expiresAt } = token;
  if (expiresAt === null) return <>{m.t('tokens.never')}</>;
  return (
    <>
      <Time at={expiresAt} m={m} /> {expiresAt <= now && <strong>{m.t('tokens.expired')}</strong>}
    </>
  );
}

function Revoke({ token, m }: { token: TokenLine; m: Messages }): JSX.Element {
  return (
    <details class="sure">
      <summary>
        {m.t('tokens.revoke')}
        <span class="visually-hidden">: {token.name}</span>
      </summary>
      <p>{m.t('tokens.revokeMeaning')}</p>
      <PostForm action={deskUrls().tokens()} hidden={{ do: 'revoke', id: token.id }}>
        <button class="danger">{m.t('tokens.revokeSend')}</button>
      </PostForm>
    </details>
  );
}

function NewToken({ view, m }: { view: TokensView; m: Messages }): JSX.Element {
  const { fields, refusal } = view;
  const problemOf = (...names: string[]) =>
    refusal?.field !== undefined && names.includes(refusal.field)
      ? ({ kind: 'refused', text: refusalText(m, refusal) } as const)
      : undefined;
  const isOther = refusal !== undefined && refusal.field === undefined;
  return (
    <PostForm action={deskUrls().tokens()} hidden={{ do: 'make' }}>
      {isOther && <ErrorNote>{refusalText(m, refusal)}</ErrorNote>}
      <BasicField
        name="name"
        title={m.t('desk.siteName')}
        meaning={m.t('tokens.nameMeaning')}
        problem={problemOf('name')}
        m={m}
      >
        {(tie) => <input {...tie} required maxlength={80} value={fields.name} dir="auto" />}
      </BasicField>
      <BasicField
        name="scopes"
        title={m.t('tokens.scopes')}
        meaning={m.t('tokens.scopesMeaning')}
        problem={problemOf('scopes')}
        isGroup
        m={m}
      >
        {() => (
          <div class="options">
            {API_SCOPES.map((scope) => (
              <label>
                <input type="checkbox" name="scopes" value={scope} checked={fields.scopes.includes(scope)} />
                <span>
                  {m.t(`scope.${scope}`)} <code dir="ltr">{scope}</code>
                </span>
              </label>
            ))}
          </div>
        )}
      </BasicField>
      <SiteChoice
        sites={view.sites}
        chosen={fields.sites}
        meaning={m.t('tokens.sitesMeaning')}
        problem={problemOf('sites')}
        m={m}
      />
      <BasicField
        name="expires"
        title={m.t('tokens.expires')}
        meaning={m.t('tokens.expiresMeaning')}
        problem={problemOf('expiresAt', 'expires')}
        m={m}
      >
        {(tie) => <input {...tie} type="date" value={fields.expires} />}
      </BasicField>
      <p class="buttons">
        <button>{m.t('tokens.make')}</button>
      </p>
    </PostForm>
  );
}
