import type { ComponentChildren, JSX } from 'preact';

export interface TableProps {
  readonly caption: string;
  readonly columns: readonly Column[];
  /** One cell for each column. */
  readonly rows: readonly (readonly ComponentChildren[])[];
}

export interface Column {
  readonly title: string;
  /** Figures stand at the end, so that their places are below each other. */
  readonly isNumber?: boolean;
  /** More than a few words: on a phone it has the whole width. */
  readonly isWide?: boolean;
}

/**
 * A table that becomes a list of cards on a phone: each cell then says its column itself. The roles are written out
 * because browsers forget them with the layout.
 */
export function Table({ caption, columns, rows }: TableProps): JSX.Element {
  return (
    <table role="table">
      <caption class="visually-hidden">{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map(({ title, isNumber }) => (
            <th role="columnheader" scope="col" class={isNumber ? 'number' : undefined}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((cells) => (
          <tr role="row">
            {cells.map((cell, index) => (
              <td role="cell" data-label={columns[index]?.title} class={classOf(columns[index])}>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function classOf(column: Column | undefined): string | undefined {
  if (column?.isNumber) return 'number';
  return column?.isWide ? 'wide' : undefined;
}
