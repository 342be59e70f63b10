"use client";

import { useState } from "react";
import { Button } from "@/components/forms/button";
import {
  OWED_TITLE,
  PreviewCells,
  PreviewSentences,
  WARNINGS_TITLE,
} from "@/components/import-preview/preview-cells";
import type { PastRow } from "../view-model";

/** A browser is slow with thousands of rows that nobody has asked for. */
const SHOWN_AT_ONCE = 100;

/** Figures of a table with all that would be taken in with them, old and new; without `chosen` they are only told. */
export function RowsList({
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
      <ul
        aria-label={title}
        className="flex flex-col divide-y divide-solid-gray-420 border-y border-solid-gray-420"
      >
        {rows.slice(0, shown).map((row) => (
          <Row
            key={row.key}
            row={row}
            isOn={chosen?.has(row.address) ?? null}
            onChoose={(isOn) => onChoose?.([row], isOn)}
          />
        ))}
      </ul>
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
  row: { address, name, year, cells, told, mergedFrom, warnings, owed },
  isOn,
  onChoose,
}: {
  row: PastRow;
  isOn: boolean | null;
  onChoose: (isOn: boolean) => void;
}) {
  return (
    <li className="grid gap-3 py-3 md:grid-cols-[18rem_minmax(0,1fr)]">
      <div className="flex items-start gap-2">
        {isOn === null ? null : (
          <label className="-my-1 flex size-11 flex-none items-center justify-center">
            <span className="sr-only">{`${address}（${name}、${year}）を取り込む`}</span>
            <input
              type="checkbox"
              checked={isOn}
              onChange={(event) => onChoose(event.currentTarget.checked)}
              className="size-6 accent-blue-900"
            />
          </label>
        )}
        <div className="min-w-0">
          <p className="text-std-16B-170 [overflow-wrap:anywhere]">{name}</p>
          <p className="text-std-16N-170">
            {year}　<span className="text-solid-gray-700">{address}</span>
          </p>
          <p className="text-std-16N-170">{told}</p>
          {mergedFrom === "" ? null : <p className="text-std-16N-170">{mergedFrom}</p>}
        </div>
      </div>
      <div className="flex min-w-0 flex-col gap-3">
        <PreviewCells cells={cells} className="grid sm:grid-cols-2" />
        <PreviewSentences title={WARNINGS_TITLE} sentences={warnings} />
        <PreviewSentences title={OWED_TITLE} sentences={owed} />
      </div>
    </li>
  );
}
