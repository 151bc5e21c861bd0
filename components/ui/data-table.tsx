import type { ReactNode } from "react";

export type Column<Row> = {
  key: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** Numbers stand to the right, figures under figures. */
  numeric?: boolean;
  /** On a phone: what a row is called, across it and without its header. The first column unless another says so. */
  lead?: boolean;
  /** On a phone: across the row, for what needs the room. */
  wide?: boolean;
  /** A box to tick: on a phone in the corner of its row. */
  select?: boolean;
  /** What is done with the row and says so itself: its header is for the ear alone. */
  act?: boolean;
};

/** So many columns need a desk: between a phone and that, their rows stand in pairs as well. */
const MANY = 8;

/** Rows and columns drawn on the server; on a phone each row becomes its name with the rest in pairs below. The caption says what it lists. */
export function DataTable<Row>(props: {
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string | number;
  /** Its columns need the room of a desk, few as they may be. */
  roomy?: boolean;
}) {
  const lead = props.columns.find((column) => column.lead) ?? props.columns.find((column) => !column.select);
  const shape = (column: Column<Row>) => {
    if (column.select) return "select";
    if (column === lead) return "lead";
    if (column.act) return "act";
    return column.wide ? "wide" : undefined;
  };
  return (
    <table className="data-table" data-many={props.roomy || props.columns.length >= MANY || undefined}>
      <caption className="sr-only">{props.caption}</caption>
      <thead>
        <tr>
          {props.columns.map((column) => (
            <th key={column.key} scope="col" data-numeric={column.numeric || undefined}>
              {column.act ? <span className="sr-only">{column.header}</span> : column.header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {props.rows.map((row) => (
          <tr key={props.rowKey(row)}>
            {props.columns.map((column) => (
              <td
                key={column.key}
                data-label={column.header}
                data-numeric={column.numeric || undefined}
                data-shape={shape(column)}
              >
                {column.cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
