import Link from "next/link";
import { HandledBy } from "@/components/handling";
import { ProgressBar } from "@/components/ui/progress-bar";
import { Tag } from "@/components/ui/tag";
import type { Progress } from "@/domain/reports/progress";
import type { FiscalYear } from "@/domain/shared/fiscal-year";
import { fiscalYearJa, fiscalYearLabel } from "@/domain/words/ja/dates";
import { METRICS } from "@/domain/words/ja/plan/metrics";
import { DUE_STATUS_WORDS, REPORT_STATE_WORDS, reportStandingWords } from "@/domain/words/ja/reports/reports";
import { staffRoutes } from "@/lib/routes";
import type { EntryFilter } from "../schema";
import type { EntryRow } from "../view-model/entry-list";
import { DUE_TONES, STATE_TONES } from "../view-model/state-tones";

const FILTER_WORDS: Record<EntryFilter, string> = {
  all: "すべて",
  todo: "自分が対応するもの",
  ...REPORT_STATE_WORDS,
};

const CHOICE =
  "inline-flex min-h-11 items-center rounded-8 border px-3 text-std-16N-170 hover:underline aria-[current]:border-blue-900 aria-[current]:bg-blue-900 aria-[current]:text-white border-solid-gray-536";

/** The years to choose from, as links. */
export function YearLinks({ years, chosen }: { years: readonly FiscalYear[]; chosen: FiscalYear }) {
  return (
    <nav aria-label="年度">
      <ul className="flex flex-wrap gap-2">
        {years.map((fy) => (
          <li key={fy}>
            <Link
              className={CHOICE}
              href={staffRoutes.entry({ fy })}
              aria-current={fy === chosen ? "page" : undefined}
            >
              <span aria-hidden="true">{fiscalYearJa(fy)}</span>
              <span className="sr-only">{fiscalYearLabel(fy)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

export function FilterLinks({
  fy,
  chosen,
  counts,
}: {
  fy: FiscalYear;
  chosen: EntryFilter;
  counts: readonly { readonly filter: EntryFilter; readonly count: number }[];
}) {
  return (
    <nav aria-label="状態で絞り込む">
      <ul className="flex flex-wrap gap-2">
        {counts.map(({ filter, count }) => (
          <li key={filter}>
            <Link
              className={CHOICE}
              href={
                filter === "all" ? staffRoutes.entry({ fy }) : `${staffRoutes.entry({ fy })}&state=${filter}`
              }
              aria-current={filter === chosen ? "true" : undefined}
            >
              {FILTER_WORDS[filter]} {count}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

export function ProgressLine({ progress }: { progress: Progress }) {
  return (
    <div className="grid max-w-[48rem] gap-4 sm:grid-cols-2">
      <ProgressBar value={progress.answered} max={progress.total} label="提出" />
      <ProgressBar value={progress.approved} max={progress.total} label="承認" />
    </div>
  );
}

/** Each KPI and metric of the year, one click from its form. */
export function EntryList({ rows, fy }: { rows: readonly EntryRow[]; fy: FiscalYear }) {
  if (rows.length === 0) return <p className="text-std-16N-170">該当する指標はありません。</p>;
  return (
    <ul className="border-t border-solid-gray-420">
      {rows.map((row) => (
        <li
          key={row.kpiId}
          className="relative grid gap-x-6 gap-y-2 border-b border-solid-gray-420 py-4 pl-3 hover:bg-blue-50 md:grid-cols-[1fr_16rem]"
        >
          {row.isTodo && (
            <span aria-hidden="true" className="absolute inset-y-3 left-0 w-1 rounded-4 bg-blue-900" />
          )}
          <div className="min-w-0">
            <p className="text-dns-14N-130 text-solid-gray-700">
              {row.isMetric && `${METRICS}　`}
              {row.place}　所管：{row.department ?? "未定"}
              {row.respondent && `　担当：${row.respondent}さん`}
            </p>
            <p className="mt-1">
              <Link className="text-link text-std-17B-170" href={staffRoutes.entryForm(row.kpiId, fy)}>
                {row.name}
              </Link>
            </p>
            <p className={`mt-1 text-std-16N-170 ${row.isTodo ? "font-bold" : "text-solid-gray-700"}`}>
              {row.task}
            </p>
          </div>
          <div className="flex flex-col items-start gap-1">
            <p className="flex flex-wrap gap-2">
              <Tag tone={row.documented ? "success" : STATE_TONES[row.state]}>
                {reportStandingWords({ ...row, isDocumented: row.documented })}
              </Tag>
              {DUE_TONES[row.due] && <Tag tone={DUE_TONES[row.due]}>{DUE_STATUS_WORDS[row.due]}</Tag>}
            </p>
            {row.figure && <p className="text-std-17B-170 tabular-nums">{row.figure}</p>}
            {row.handling && (
              <p className="text-dns-14N-130 text-solid-gray-700">
                <HandledBy handling={row.handling} />
              </p>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}
