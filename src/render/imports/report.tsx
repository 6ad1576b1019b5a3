import type { ComponentChildren, JSX } from 'preact';
import {
  IMPORT_KINDS,
  PROBLEM_EFFECTS,
  type ImportReport,
  type ProblemGroup,
  type ProblemPlace,
} from '../../domain/import-report.ts';
import type { Messages } from '../../messages/index.ts';
import { codeText, figureRows, importFacts, importVerdict, placeText } from './report-words.ts';

interface ReportProps {
  report: ImportReport;
  m: Messages;
}

/**
 * All that a report says below its heading, for the file and for the desk. `all` leads to the problems that are not
 * shown: a command, or a link.
 */
export function ImportReportParts({ report, m, all }: ReportProps & { all: ComponentChildren }): JSX.Element {
  return (
    <div class="import-report">
      <p class="verdict">{importVerdict(report, m)}</p>
      {report.refusal && <Refused refusal={report.refusal} m={m} />}
      <dl>
        {importFacts(report, m).map(([name, values]) => (
          <div>
            <dt>{name}</dt>
            {values.map((value) => (
              <dd>
                <bdi>{value}</bdi>
              </dd>
            ))}
          </div>
        ))}
      </dl>
      {!report.refusal && (
        <>
          <h2>{m.t('importReport.figures')}</h2>
          <ImportFigures report={report} m={m} />
          <Problems report={report} m={m} all={all} />
        </>
      )}
    </div>
  );
}

/** The table of figures: a column for each kind, so that it fits a phone. */
export function ImportFigures({ report, m }: ReportProps): JSX.Element {
  return (
    <table class="figures">
      <thead>
        <tr>
          <td />
          {IMPORT_KINDS.map((kind) => (
            <th scope="col">{m.t(`importReport.kind.${kind}`)}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {figureRows(report, IMPORT_KINDS, m).map(({ name, outcome, figures }) => (
          <tr class={outcome}>
            <th scope="row">{name}</th>
            {figures.map((figure) => (
              <td class={figure === 0 ? 'none' : undefined}>{m.number(figure)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Refused({
  refusal,
  m,
}: {
  refusal: NonNullable<ImportReport['refusal']>;
  m: Messages;
}): JSX.Element {
  return (
    <div class="refused">
      <p>
        {codeText(m, 'importRefused', refusal.code)} <code>{refusal.code}</code>
      </p>
      <dl>
        <div>
          <dt>{m.t('importReport.refusedAt')}</dt>
          <dd>
            <code dir="ltr">{placeText(refusal)}</code>
          </dd>
        </div>
        <div>
          <dt>{m.t('importReport.expected')}</dt>
          <dd lang="en" dir="ltr">
            {refusal.expected}
          </dd>
        </div>
      </dl>
    </div>
  );
}

function Problems({ report, m, all }: ReportProps & { all: ComponentChildren }): JSX.Element {
  const { problems } = report;
  const isCut = problems.some(({ count, places }) => count > places.length);
  return (
    <>
      {PROBLEM_EFFECTS.map((effect) => {
        const groups = problems.filter((group) => group.effect === effect);
        return (
          groups.length > 0 && (
            <section>
              <h2>{m.t(`importReport.effect.${effect}`)}</h2>
              {groups.map((group) => (
                <Problem group={group} m={m} />
              ))}
            </section>
          )
        );
      })}
      {problems.length === 0 && report.endedAt !== null && (
        <p class="note">{m.t('importReport.noProblems')}</p>
      )}
      {isCut && <p>{all}</p>}
    </>
  );
}

/** What happened, how often, and where first. */
function Problem({ group, m }: { group: ProblemGroup; m: Messages }): JSX.Element {
  const left = group.count - group.places.length;
  return (
    <article class="problem">
      <p class="count">{m.number(group.count)}</p>
      <div>
        <p>{codeText(m, 'importProblem', group.code)}</p>
        <p class="kind">
          <code>{group.code}</code>
          {group.kind !== null && ` · ${m.t(`importReport.kind.${group.kind}`)}`}
        </p>
        <ul>
          {group.places.map((place) => (
            <Place place={place} m={m} />
          ))}
          {left > 0 && <li>{m.t('importReport.more', { count: left })}</li>}
        </ul>
      </div>
    </article>
  );
}

function Place({ place, m }: { place: ProblemPlace; m: Messages }): JSX.Element {
  const { record, id, detail } = place;
  return (
    <li>
      <code dir="ltr">{placeText(place)}</code>
      {record !== null && <span>{m.t('importReport.record', { record })}</span>}
      {id !== null && <bdi>{m.t('importReport.id', { id })}</bdi>}
      {detail !== null && <bdi>{detail}</bdi>}
    </li>
  );
}
