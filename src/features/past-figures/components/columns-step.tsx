"use client";

import { Button } from "@/components/forms/button";
import { SelectField } from "@/components/forms/field";
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
      <ul aria-label="列とその内容" className="divide-y divide-solid-gray-420 border-y border-solid-gray-420">
        {table.columns.map((column, at) => (
          <Column
            key={column.name}
            column={column}
            role={roles[at] ?? null}
            onRole={(chosen) => onRoles(roles.map((role, index) => (index === at ? chosen : role)))}
          />
        ))}
      </ul>
      {error ? <Notice tone="error" title={error} /> : null}
      <Button className="self-start" aria-disabled={isWorking || undefined} onClick={onDone}>
        取り込む内容を確かめる
      </Button>
    </section>
  );
}

/** One under the other on a phone: what is chosen is never beside the view. */
function Column({
  column: { name, heading, samples, fy },
  role,
  onRole,
}: {
  column: PastTableDto["columns"][number];
  role: ColumnRole | null;
  onRole: (role: ColumnRole | null) => void;
}) {
  const noteId = isPublishedText(role) ? `past-figures-published-${name}` : undefined;
  return (
    <li className="grid gap-x-6 gap-y-1 py-3 md:grid-cols-[14rem_minmax(0,1fr)_18rem]">
      <p className="text-std-16B-170 [overflow-wrap:anywhere]">
        <span className="mr-3">{name}列</span>
        {heading || "（見出しなし）"}
      </p>
      <p className="text-std-16N-170 [overflow-wrap:anywhere]">
        <span className="text-solid-gray-700">最初の値：</span>
        {samples.join("、") || "（空欄）"}
      </p>
      <div>
        <select
          aria-label={`${name}列「${heading}」の内容`}
          aria-describedby={noteId}
          className="h-11 w-full rounded-8 border border-solid-gray-600 bg-white px-2 text-std-16N-170"
          value={role ?? ""}
          onChange={(event) => onRole(COLUMN_ROLES.find((each) => each === event.target.value) ?? null)}
        >
          <option value="">使わない</option>
          {COLUMN_ROLES.filter((each) => each !== "figureOfYear" || fy !== null).map((each) => (
            <option key={each} value={each}>
              {each === "figureOfYear" && fy !== null ? `${fiscalYearJa(fy)}の実績` : COLUMN_ROLE_WORDS[each]}
            </option>
          ))}
        </select>
        {noteId && (
          <p id={noteId} className="pt-1 text-std-16B-170">
            {PUBLISHED_COLUMN}
          </p>
        )}
      </div>
    </li>
  );
}
