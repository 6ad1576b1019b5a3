import type { JSX } from 'preact';
import {
  RULE_FIELD_NAMES,
  RULE_FIELDS,
  RULE_GROUPS,
  type RuleFieldName,
  type RuleGroup,
} from '../../domain/rules/fields.ts';
import { messages, type Messages } from '../../messages/index.ts';
import { ErrorNote } from '../parts/error-note.tsx';
import { PostForm } from '../parts/form.tsx';
import { Time } from '../parts/time.tsx';
import { deskUrls, PATHS } from '../urls.ts';
import { renderDeskPage } from './frame.tsx';
import { RuleChanges, type RuleChangesView } from './rule-changes.tsx';
import { RuleField, type RuleTexts } from './rule-field.tsx';
import { RuleSimulation, type SimulationView } from './rule-simulation.tsx';
import { SiteTabs } from './site-tabs.tsx';
import type { DeskFrame, FieldProblem } from './views.ts';

/** Which version it is, who saved it, and when. */
export interface RuleVersionLine {
  readonly version: number;
  readonly by: string | null;
  readonly at: Date | null;
}

export interface RulesView extends DeskFrame {
  readonly site: { readonly key: string; readonly name: string };
  readonly newest: RuleVersionLine;
  readonly texts: RuleTexts;
  readonly problems: Partial<Record<RuleFieldName, FieldProblem>>;
  /** What is wrong with all of it. */
  readonly error: string | null;
  /** What somebody else has saved while the form was open. */
  readonly overtaken: RuleChangesView | null;
  readonly simulation: SimulationView | null;
}

/** The rules of a site in one form, which is tried before it is saved. */
export function renderRulesPage(view: RulesView): string {
  const m = messages(view.language);
  const { site, simulation, newest } = view;
  const urls = deskUrls();
  return renderDeskPage({
    view,
    title: site.name,
    area: 'sites',
    tabs: <SiteTabs site={site.key} tab="rules" m={m} />,
    children: (
      <>
        <p class="lead">{m.t('rules.lead')}</p>
        <Version newest={newest} m={m} />
        <p class="contents">
          <a href={urls.ruleVersions(site.key)}>{m.t('ruleVersions.title')}</a>
          <a href={urls.callOuts(site.key)}>{m.t('callOut.title')}</a>
        </p>
        {view.error !== null && <ErrorNote>{view.error}</ErrorNote>}
        {view.overtaken && <Overtaken view={view} changes={view.overtaken} m={m} />}
        {simulation && <RuleSimulation view={simulation} m={m} />}
        <PostForm action={urls.siteTab(site.key, 'rules')} hidden={{ shown: String(newest.version) }}>
          {RULE_GROUPS.map((group) => (
            <Group group={group} view={view} m={m} />
          ))}
          <p class="buttons save">
            <button name="do" value="try">
              {m.t('rules.try')}
            </button>
            <button class="small" name="do" value="save">
              {m.t('form.save')}
            </button>
          </p>
        </PostForm>
        <Elsewhere site={site.key} m={m} />
      </>
    ),
  });
}

function Version({ newest, m }: { newest: RuleVersionLine; m: Messages }): JSX.Element {
  const { version, by, at } = newest;
  if (at === null) return <p class="meaning">{m.t('rules.versionNone')}</p>;
  return (
    <p class="meaning">
      {m.t('ruleVersions.version', { version })}, <bdi>{by ?? m.t('ruleVersions.nobody')}</bdi>,{' '}
      <Time at={at} m={m} />
    </p>
  );
}

function Overtaken(props: { view: RulesView; changes: RuleChangesView; m: Messages }): JSX.Element {
  const { view, changes, m } = props;
  const { by, version } = view.newest;
  return (
    <div class="warning" role="alert" tabindex={-1} autofocus>
      <p>{m.t('rules.overtaken', { by: by ?? m.t('desk.somebody'), version })}</p>
      <RuleChanges changes={changes} m={m} />
    </div>
  );
}

function Group({ group, view, m }: { group: RuleGroup; view: RulesView; m: Messages }): JSX.Element {
  const names = RULE_FIELD_NAMES.filter((name) => RULE_FIELDS[name].group === group);
  return (
    <section aria-labelledby={`group-${group}`}>
      <h2 id={`group-${group}`}>{m.t(`rules.group.${group}`)}</h2>
      {group === 'words' && <Syntax m={m} />}
      {names.map((name) => (
        <RuleField name={name} text={view.texts[name]} problem={view.problems[name]} m={m} />
      ))}
    </section>
  );
}

/** How a list is written; open while nobody knows. */
function Syntax({ m }: { m: Messages }): JSX.Element {
  return (
    <details class="more">
      <summary>{m.t('rules.syntax')}</summary>
      <ul>
        <li>{m.t('rules.syntaxLines')}</li>
        <li>{m.t('rules.syntaxWords')}</li>
        <li>{m.t('rules.syntaxStar')}</li>
        <li>{m.t('rules.syntaxExpression')}</li>
        <li>{m.t('rules.syntaxUnspaced')}</li>
      </ul>
    </details>
  );
}

/** Rules that are set where what they are about is. */
function Elsewhere({ site, m }: { site: string; m: Messages }): JSX.Element {
  const urls = deskUrls();
  return (
    <section aria-labelledby="elsewhere">
      <h2 id="elsewhere">{m.t('rules.elsewhere')}</h2>
      <ul>
        <li>
          {m.t('rules.elsewhereSite')} <a href={urls.site(site)}>{m.t('desk.tab.settings')}</a>
        </li>
        <li>
          {m.t('rules.elsewherePeople')} <a href={PATHS.desk}>{m.t('desk.title')}</a>
        </li>
        <li>
          {m.t('rules.elsewhereServices')} <a href={urls.callOuts(site)}>{m.t('callOut.title')}</a>
        </li>
      </ul>
    </section>
  );
}
