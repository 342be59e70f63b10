"use client";

import { useState } from "react";
import { Button } from "@/components/forms/button";
import { CardTable, type Column } from "@/components/ui/data-table";
import type { PastRow } from "../view-model";

/** A browser is slow with thousands of rows that nobody has asked for. */
const SHOWN_AT_ONCE = 100;

/** Figures of a table, old → new; without `chosen` they are only told. */
export function RowsTable({
  title,
  lead,
  rows,
  chosen,
  onChoose,
}: {
  title: string;
  lead?: string;
  rows: readonly PastRow[];
  chosen?: ReadonlySet<string>;
  onChoose?: (rows: readonly PastRow[], isOn: boolean) => void;
}) {
  const [shown, setShown] = useState(SHOWN_AT_ONCE);
  if (rows.length === 0) return null;
  const hidden = rows.length - shown;
  const on = chosen ? rows.filter(({ address }) => chosen.has(address)).length : 0;
  return (
    <section className="flex flex-col gap-3">
      <h3 className="text-std-20B-150">{`${title}（${rows.length.toLocaleString("en-US")}件）`}</h3>
      {lead ? <p className="max-w-[48rem]">{lead}</p> : null}
      {chosen ? (
        <div className="flex flex-wrap items-center gap-3">
          <Button variant="secondary" size="sm" onClick={() => onChoose?.(rows, on < rows.length)}>
            {on < rows.length ? "すべて選ぶ" : "選択をすべて外す"}
          </Button>
          <p aria-live="polite">{`${on.toLocaleString("en-US")}件を選んでいます`}</p>
        </div>
      ) : null}
      <CardTable
        caption={title}
        captionHidden
        rows={rows.slice(0, shown)}
        keyOf={({ address }) => address}
        columns={[
          ...(chosen ? [choiceColumn(chosen, (row, isOn) => onChoose?.([row], isOn))] : []),
          ...COLUMNS,
        ]}
      />
      {hidden > 0 ? (
        <div className="flex flex-wrap items-center gap-3">
          <p>{`ほかに${hidden.toLocaleString("en-US")}件あります。`}</p>
          <Button variant="secondary" size="sm" onClick={() => setShown(shown + 5 * SHOWN_AT_ONCE)}>
            続きを表示する
          </Button>
        </div>
      ) : null}
    </section>
  );
}

function choiceColumn(
  chosen: ReadonlySet<string>,
  onChoose: (row: PastRow, isOn: boolean) => void,
): Column<PastRow> {
  return {
    heading: "取り込む",
    headingHidden: true,
    isAct: true,
    cell: (row) => (
      <label className="-m-2 flex size-11 items-center justify-center">
        <span className="sr-only">{`${row.address}（${row.name}、${row.year}）を取り込む`}</span>
        <input
          type="checkbox"
          checked={chosen.has(row.address)}
          onChange={(event) => onChoose(row, event.currentTarget.checked)}
          className="size-6 accent-blue-900"
        />
      </label>
    ),
  };
}

const COLUMNS: readonly Column<PastRow>[] = [
  { heading: "セル", cell: ({ address }) => address },
  { heading: "指標", isRowHead: true, className: "min-w-48", cell: ({ name }) => name },
  { heading: "年度", className: "whitespace-nowrap", cell: ({ year }) => year },
  {
    heading: "いまの値 → 表の値",
    className: "min-w-40 tabular-nums",
    cell: ({ before, after }) => (
      <>
        {before === "" ? null : `${before} → `}
        <span className="font-bold">{after}</span>
      </>
    ),
  },
  { heading: "内容", className: "min-w-56", cell: (row) => <Told row={row} /> },
];

function Told({ row: { told, warnings } }: { row: PastRow }) {
  return (
    <>
      {told}
      {warnings.map((warning) => (
        <span key={warning} className="flex items-start gap-1">
          <span aria-hidden="true" className="text-warning-orange-2">
            ▲
          </span>
          <span>
            <span className="sr-only">注意：</span>
            {warning}
          </span>
        </span>
      ))}
    </>
  );
}
