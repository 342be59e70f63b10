"use client";

import { Button } from "@/components/forms/button";
import { SelectField } from "@/components/forms/field";
import { DataTable } from "@/components/ui/data-table";
import { Notice } from "@/components/ui/notice";
import { COLUMN_ROLES, type ColumnRole } from "@/domain/imports/past-figures/columns";
import { isPublishedText } from "@/domain/imports/past-figures/words";
import { fiscalYearJa } from "@/domain/words/ja/dates";
import {
  COLUMN_ROLE_WORDS,
  PUBLISHED_COLUMN,
  PUBLISHED_COLUMNS,
} from "@/domain/words/ja/imports/past-figures";
import type { PastTableDto } from "@/server/past-figures/columns";

const HEAD_SHOWN = 40;

/** Which column holds what: suggested by its heading, or as it was chosen for the last table like this one. */
export function ColumnsStep({
  table,
  roles,
  error,
  isWorking,
  onPlace,
  onRoles,
  onDone,
}: {
  table: PastTableDto;
  roles: readonly (ColumnRole | null)[];
  error: string | undefined;
  isWorking: boolean;
  onPlace: (place: { sheet: number; headRow?: number }) => void;
  onRoles: (roles: readonly (ColumnRole | null)[]) => void;
  onDone: () => void;
}) {
  const { sheet, headRow } = table;
  return (
    <section className="flex flex-col gap-4">
      <h2 className="text-std-24B-150">列の内容を確かめる</h2>
      <p>
        {table.isRemembered
          ? "同じ見出しの表を前に取り込んだときの選び方です。違うときは選び直してください。"
          : "見出しから推測した内容です。違うときは選び直してください。選び方は、取り込むと次の表のために覚えます。"}
      </p>
      <p className="max-w-[48rem]">{PUBLISHED_COLUMNS}</p>
      <div className="flex flex-wrap gap-6">
        {table.sheets.length > 1 ? (
          <SelectField
            name="past-figures-sheet"
            label="シート"
            className="w-64"
            value={String(sheet)}
            onChange={(event) => onPlace({ sheet: Number(event.target.value) })}
            options={table.sheets.map(({ name, isHidden }, at) => ({
              value: String(at),
              label: isHidden ? `${name}（非表示）` : name,
            }))}
          />
        ) : null}
        <SelectField
          name="past-figures-head"
          label="見出しの行"
          className="w-64"
          value={String(headRow)}
          onChange={(event) => onPlace({ sheet, headRow: Number(event.target.value) })}
          options={table.heads.map(({ no, text }) => ({
            value: String(no),
            label: `${no}行目　${text.length > HEAD_SHOWN ? `${text.slice(0, HEAD_SHOWN)}…` : text}`,
          }))}
        />
      </div>
      <DataTable caption="列とその内容" captionHidden>
        <thead>
          <tr>
            <th scope="col">列</th>
            <th scope="col">見出し</th>
            <th scope="col">最初の値</th>
            <th scope="col">内容</th>
          </tr>
        </thead>
        <tbody>
          {table.columns.map(({ name, heading, samples, fy }, at) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td className="min-w-32">{heading || "（見出しなし）"}</td>
              <td className="min-w-40">{samples.join("、")}</td>
              <td className="min-w-56">
                <select
                  aria-label={`${name}列「${heading}」の内容`}
                  className="h-11 w-full rounded-8 border border-solid-gray-600 bg-white px-2 text-std-16N-170"
                  aria-describedby={
                    isPublishedText(roles[at] ?? null) ? `past-figures-published-${name}` : undefined
                  }
                  value={roles[at] ?? ""}
                  onChange={(event) => {
                    const chosen = COLUMN_ROLES.find((role) => role === event.target.value) ?? null;
                    onRoles(roles.map((role, index) => (index === at ? chosen : role)));
                  }}
                >
                  <option value="">使わない</option>
                  {COLUMN_ROLES.filter((role) => role !== "figureOfYear" || fy !== null).map((role) => (
                    <option key={role} value={role}>
                      {role === "figureOfYear" && fy !== null
                        ? `${fiscalYearJa(fy)}の実績`
                        : COLUMN_ROLE_WORDS[role]}
                    </option>
                  ))}
                </select>
                {isPublishedText(roles[at] ?? null) && (
                  <span id={`past-figures-published-${name}`} className="block pt-1 text-std-16B-170">
                    {PUBLISHED_COLUMN}
                  </span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </DataTable>
      {error ? <Notice tone="error" title={error} /> : null}
      <Button className="self-start" aria-disabled={isWorking || undefined} onClick={onDone}>
        取り込む内容を確かめる
      </Button>
    </section>
  );
}
