import { type ReactNode, useId } from "react";
import { classNames } from "./class-names";

/** A box that scrolls must take the focus, or a keyboard cannot move it (WCAG 2.1.1), and so needs a role and a name. */
function scrollBox(labelId: string) {
  return { role: "region", tabIndex: 0, "aria-labelledby": labelId } as const;
}

interface TableNaming {
  /** says what the table holds; also the scroll box's name */
  readonly caption: ReactNode;
  /**
   * for a table that stands right under a heading with the same words; the box is then told from the part of the page that
   * the heading names
   */
  readonly captionHidden?: boolean;
  readonly className?: string;
}

/**
 * A table in its own scroll box, which a keyboard can reach; thead and tbody are the children. Cells with the class
 * `number` are set right in equal digits. For years beside each other; a list of things is a CardTable.
 */
export function DataTable({ children, ...naming }: TableNaming & { children: ReactNode }) {
  return (
    <Frame {...naming} table={{}}>
      {children}
    </Frame>
  );
}

export interface Column<Row> {
  /** Also what the cell is called on a card; no two of a table are the same. */
  readonly heading: string;
  /** Only heard above the column; a card shows it. */
  readonly headingHidden?: true;
  /** Names the row, and heads its card. */
  readonly isRowHead?: true;
  /** What can be done about the row: nothing for paper. */
  readonly isAct?: true;
  /** A figure, set right. */
  readonly isNumber?: true;
  readonly className?: string;
  readonly cell: (row: Row) => ReactNode;
}

/** Roles that elements of a table have by themselves, until a style sheet lays them out as cards. */
const TABLE = { role: "table" } as const;
const GROUP = { role: "rowgroup" } as const;
const ROW = { role: "row" } as const;
const COLUMN_HEAD = { role: "columnheader", scope: "col" } as const;
const ROW_HEAD = { role: "rowheader", scope: "row" } as const;
const CELL = { role: "cell" } as const;

/**
 * Things of one kind, a row each. On a narrow screen each row is a card, in which every cell carries its column's heading:
 * nothing lies off to the side.
 * @param anchorOf where a link to the row leads
 * @param instead what stands in place of all cells but the row's head; null where the cells do
 */
export function CardTable<Row>({
  columns,
  rows,
  keyOf,
  anchorOf,
  instead,
  className,
  ...naming
}: TableNaming & {
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string | number;
  anchorOf?: (row: Row) => string;
  instead?: (row: Row) => ReactNode;
}) {
  return (
    <Frame {...naming} className={classNames("card-table", className)} table={TABLE}>
      <thead {...GROUP}>
        <tr {...ROW}>
          {columns.map(({ heading, headingHidden, isAct, isNumber }) => (
            <th key={heading} {...COLUMN_HEAD} className={kindOf({ isAct, isNumber })}>
              {headingHidden ? <span className="sr-only">{heading}</span> : heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody {...GROUP}>
        {rows.map((row) => (
          <tr key={keyOf(row)} id={anchorOf?.(row)} {...ROW}>
            <Cells columns={columns} row={row} instead={instead?.(row) ?? null} />
          </tr>
        ))}
      </tbody>
    </Frame>
  );
}

function kindOf({ isAct, isNumber }: { isAct?: true | undefined; isNumber?: true | undefined }) {
  return classNames(isNumber && "number", isAct && "print-hidden") || undefined;
}

function Cells<Row>({
  columns,
  row,
  instead,
}: {
  columns: readonly Column<Row>[];
  row: Row;
  instead: ReactNode;
}) {
  const shown = instead === null ? columns : columns.filter(({ isRowHead }) => isRowHead);
  return (
    <>
      {shown.map(({ heading, isRowHead, isAct, isNumber, className, cell }) =>
        isRowHead ? (
          <th key={heading} {...ROW_HEAD} className={className}>
            {cell(row)}
          </th>
        ) : (
          <td
            key={heading}
            {...CELL}
            data-heading={heading}
            className={classNames(kindOf({ isAct, isNumber }), className)}
          >
            {/* On a card the heading stands beside all of what the cell holds. */}
            <div>{cell(row)}</div>
          </td>
        ),
      )}
      {instead !== null && (
        <td {...CELL} colSpan={columns.length - shown.length}>
          {instead}
        </td>
      )}
    </>
  );
}

function Frame({
  caption,
  captionHidden = false,
  className,
  table,
  children,
}: TableNaming & { table: { readonly role?: "table" }; children: ReactNode }) {
  const captionId = useId();
  return (
    <div {...scrollBox(captionId)} className="scroll-box relative max-w-full overflow-x-auto">
      <table {...table} className={classNames("data-table", className)}>
        <caption
          id={captionId}
          className={captionHidden ? "sr-only" : "pb-2 text-left text-std-16B-170 text-solid-gray-900"}
        >
          {caption}
          {captionHidden && "（表）"}
        </caption>
        {children}
      </table>
    </div>
  );
}
