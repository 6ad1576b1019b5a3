import type { JSX } from 'preact';

export interface NumberTableProps {
  readonly caption: string;
  /** The first column names its row; all others hold figures. */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A table of figures, which becomes a list on a phone; roles are written out because browsers forget them with the layout. */
export function NumberTable({ caption, columns, rows }: NumberTableProps): JSX.Element {
  return (
    <table role="table">
      <caption class="visually-hidden">{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map((title, index) => (
            <th key={title} role="columnheader" scope="col" class={index > 0 ? 'number' : undefined}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((cells, row) => (
          <tr key={row} role="row">
            {cells.map((cell, index) => (
              <td
                key={columns[index]}
                role={index === 0 ? 'rowheader' : 'cell'}
                data-label={columns[index]}
                class={index > 0 ? 'number' : undefined}
              >
                {index === 0 ? <bdi>{cell}</bdi> : cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
