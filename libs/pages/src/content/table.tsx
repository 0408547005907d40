import type { ComponentChildren } from 'preact';
import { classes } from '../classes';

/** One column. */
export interface TableColumn {
  /** Its heading, and its label when rows become cards on phones. */
  readonly text: string;
  /** Right-aligned, with figures of one width. */
  readonly numeric?: boolean | undefined;
  /** Makes the heading a link that sorts; `direction` when the table is sorted by it now. */
  readonly sort?: { readonly href: string; readonly direction?: 'ascending' | 'descending' | undefined } | undefined;
}

/** Rows of the same kind of thing. */
export interface TableProps {
  /** What the rows are and how they are chosen. */
  readonly caption: ComponentChildren;
  readonly captionSize?: 'xl' | 'l' | 'm' | 's' | undefined;
  /** True when the heading just above says the same: the caption is then only read aloud. */
  readonly captionHidden?: boolean | undefined;
  readonly columns: readonly TableColumn[];
  /** Each as long as `columns`. */
  readonly rows: readonly (readonly ComponentChildren[])[];
  /** True when the first cell names the row. */
  readonly firstCellIsHeader?: boolean | undefined;
  /** Said instead of rows when there are none. */
  readonly empty?: ComponentChildren;
}

function ColumnHeading({ column }: { column: TableColumn }) {
  const { text, numeric, sort } = column;
  return (
    <th
      scope="col"
      class={classes('govuk-table__header', numeric && 'govuk-table__header--numeric')}
      aria-sort={sort ? (sort.direction ?? 'none') : undefined}
    >
      {sort ? (
        <a class="footing-sort" href={sort.href}>
          {text}
        </a>
      ) : (
        text
      )}
    </th>
  );
}

function Row({ cells, props }: { cells: readonly ComponentChildren[]; props: TableProps }) {
  return (
    <tr class="govuk-table__row">
      {cells.map((cell, index) => {
        const column = props.columns[index];
        if (index === 0 && props.firstCellIsHeader) {
          return (
            <th key={index} scope="row" class="govuk-table__header">
              {cell}
            </th>
          );
        }
        const css = classes('govuk-table__cell', column?.numeric && 'govuk-table__cell--numeric');
        return (
          <td key={index} class={css} data-label={column?.text}>
            {cell}
          </td>
        );
      })}
    </tr>
  );
}

/** A table with a caption. Below 640 px each row becomes a card with its labels. */
export function Table(props: TableProps) {
  const { caption, captionSize, captionHidden, columns, rows } = props;
  const size = captionHidden ? 'govuk-visually-hidden' : captionSize && `govuk-table__caption--${captionSize}`;
  return (
    <table class="govuk-table">
      <caption class={classes('govuk-table__caption', size)}>{caption}</caption>
      <thead class="govuk-table__head">
        <tr class="govuk-table__row">
          {columns.map((column) => (
            <ColumnHeading key={column.text} column={column} />
          ))}
        </tr>
      </thead>
      <tbody class="govuk-table__body">
        {rows.map((cells, index) => (
          <Row key={index} cells={cells} props={props} />
        ))}
        {rows.length === 0 && props.empty ? (
          <tr class="govuk-table__row">
            <td class="govuk-table__cell footing-table__empty" colspan={columns.length}>
              {props.empty}
            </td>
          </tr>
        ) : null}
      </tbody>
    </table>
  );
}
