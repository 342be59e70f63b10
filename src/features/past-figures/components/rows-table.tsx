"use client";

import { useState } from "react";
import { Button } from "@/components/forms/button";
import { DataTable } from "@/components/ui/data-table";
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
      <DataTable caption={title} captionHidden>
        <thead>
          <tr>
            {chosen ? (
              <th scope="col">
                <span className="sr-only">取り込む</span>
              </th>
            ) : null}
            <th scope="col">セル</th>
            <th scope="col">指標</th>
            <th scope="col">年度</th>
            <th scope="col">いまの値 → 表の値</th>
            <th scope="col">内容</th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, shown).map((row) => (
            <Row
              key={row.address}
              row={row}
              isOn={chosen?.has(row.address) ?? null}
              onChoose={(isOn) => onChoose?.([row], isOn)}
            />
          ))}
        </tbody>
      </DataTable>
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

/** @param isOn null: it cannot be chosen */
function Row({
  row: { address, name, year, before, after, told, warnings },
  isOn,
  onChoose,
}: {
  row: PastRow;
  isOn: boolean | null;
  onChoose: (isOn: boolean) => void;
}) {
  return (
    <tr>
      {isOn === null ? null : (
        <td>
          <label className="-m-2 flex size-11 items-center justify-center">
            <span className="sr-only">{`${address}（${name}、${year}）を取り込む`}</span>
            <input
              type="checkbox"
              checked={isOn}
              onChange={(event) => onChoose(event.currentTarget.checked)}
              className="size-6 accent-blue-900"
            />
          </label>
        </td>
      )}
      <td>{address}</td>
      <th scope="row" className="min-w-48">
        {name}
      </th>
      <td className="whitespace-nowrap">{year}</td>
      <td className="min-w-40 tabular-nums">
        {before === "" ? null : `${before} → `}
        <span className="font-bold">{after}</span>
      </td>
      <td className="min-w-56">
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
      </td>
    </tr>
  );
}
