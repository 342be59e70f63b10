import { plannedText, targetText } from "@/components/charts/chart-text";
import { CardTable, type Column } from "@/components/ui/data-table";
import { kpiInYear } from "@/domain/plan/editions";
import { formatQuantity } from "@/domain/plan/quantity";
import type { Pace } from "@/domain/reports/pace/pace";
import { printedPace, printedStrictly } from "@/domain/reports/pace/pace-print";
import type { SeriesPlan } from "@/domain/reports/series";
import { fiscalYearJa, fiscalYearLabel } from "@/domain/words/ja/dates";
import { noWaySentence, shareText, whatIfSentences } from "@/domain/words/ja/reports/explore";
import { judgementMark } from "@/domain/words/ja/reports/judgement";
import { derivedText, PACE_WORDS } from "@/domain/words/ja/reports/pace";
import { trialName } from "../model/address";
import type { Explored, ExploreRow, TrialField } from "../model/outcome";
import { SeriesSign } from "./series-sign";
import { TrialInput } from "./trial-input";

/** One KPI: what can be tried for its years to come, what would follow, and every figure as a table. */
export function ExploredKpi({
  explored,
  plan,
  isTold,
  onTry,
}: {
  explored: Explored;
  plan: SeriesPlan;
  /** As a publication told it: nothing is tried. */
  isTold: boolean;
  onTry: (fy: TrialField["fy"], text: string) => void;
}) {
  const { kpi, place, index, noWay, fields, rows } = explored;
  const known = rows.findLast(({ figure }) => figure !== null && figure.kind !== "trial")?.figure ?? null;
  const headingId = `kpi-${kpi.id}`;
  const read = kpiInYear(kpi, kpi.target.fy);
  return (
    <section
      aria-labelledby={headingId}
      className="explored-kpi flex min-w-0 flex-col gap-4 rounded-12 border border-solid-gray-420 p-4 md:p-6 print:break-inside-avoid"
    >
      <div>
        <p className="text-dns-14N-130 text-solid-gray-700">{place}</p>
        <h3 id={headingId} className="flex items-baseline gap-x-2 text-std-20B-150">
          {noWay === null ? <SeriesSign index={index} /> : null}
          {kpi.name}
        </h3>
        <p>{`目標値（${fiscalYearJa(kpi.target.fy)}）${targetText(kpi.target.value, kpi)}、現状値（${fiscalYearJa(kpi.baseline.fy)}）${kpi.baseline.value === null ? "なし" : formatQuantity(kpi.baseline.value, kpi)}`}</p>
        {noWay === null ? null : <p className="mt-1">{noWaySentence(noWay, read)}</p>}
      </div>
      {isTold ? null : fields.length === 0 ? (
        <p className="print-hidden">試算できる年度はありません。どの年度も、実績が承認されています。</p>
      ) : (
        <>
          <fieldset className="grid min-w-0 grid-cols-2 gap-x-6 gap-y-3 sm:flex sm:flex-wrap print-hidden">
            <legend className="col-span-2 pb-2 text-std-17B-170">試算：この値だったら</legend>
            {fields.map((field) => (
              <TrialInput
                key={field.fy}
                name={trialName(kpi.id, field.fy)}
                field={field}
                kpi={kpiInYear(kpi, field.fy)}
                latest={known?.value ?? null}
                onTry={(text) => onTry(field.fy, text)}
              />
            ))}
          </fieldset>
          <div role="status" className="flex flex-col gap-1">
            {fields.map(({ fy, year }) =>
              year === null ? null : (
                <p key={fy}>
                  <span className="font-bold">試算　</span>
                  {whatIfSentences(plan, kpiInYear(kpi, fy), year).join("")}
                </p>
              ),
            )}
          </div>
        </>
      )}
      <FiguresTable explored={explored} />
    </section>
  );
}

function FiguresTable({ explored: { kpi, rows } }: { explored: Explored }) {
  return (
    <CardTable
      caption={`${kpi.name}の数値（図と同じ内容）`}
      rows={rows.map((row) => ({ ...row, kpi: kpiInYear(kpi, row.fy) }))}
      keyOf={({ fy }) => fy}
      columns={[
        {
          heading: "年度",
          isRowHead: true,
          className: "nowrap",
          cell: ({ fy }) => fiscalYearLabel(fy),
        },
        { heading: "実績", isNumber: true, cell: knownText },
        // A column with nothing in it is in the way.
        ...OF_SOME.filter(({ has }) => rows.some(has)),
        {
          heading: "評価",
          className: "nowrap",
          cell: ({ figure, year }) =>
            year?.actual && figure?.kind !== "interim"
              ? `${judgementMark(year.judgement.code)}${suffixOf(figure)}`
              : "",
        },
        {
          heading: "進み方",
          className: "nowrap",
          cell: (row) => {
            const code = paceOf(row)?.code;
            return code ? `${PACE_WORDS[code]}${suffixOf(row.figure)}` : "";
          },
        },
        {
          heading: "着地",
          isNumber: true,
          cell: (row) => {
            const pace = paceOf(row);
            return pace ? landingText(pace, row.kpi) : "";
          },
        },
      ]}
    />
  );
}

/** A year, with the KPI as it is in it. */
type Row = ExploreRow & { readonly kpi: Explored["kpi"] };

const OF_SOME: readonly (Column<Row> & { readonly has: (row: ExploreRow) => boolean })[] = [
  {
    heading: "承認前",
    isNumber: true,
    has: ({ working }) => working !== null,
    cell: ({ working, kpi }) => (working ? formatQuantity(working.value, kpi) : ""),
  },
  {
    heading: "試算",
    isNumber: true,
    has: ({ figure }) => figure?.kind === "trial",
    cell: ({ figure, kpi }) => (figure?.kind === "trial" ? formatQuantity(figure.value, kpi) : ""),
  },
  {
    heading: "計画",
    isNumber: true,
    has: ({ planned }) => planned !== null,
    cell: ({ planned, kpi }) => plannedText(planned, kpi),
  },
  {
    heading: "目安",
    isNumber: true,
    has: ({ guide }) => guide !== null,
    cell: ({ guide, kpi }) => (guide === null ? "" : derivedText(printedStrictly(guide, kpi), kpi)),
  },
  {
    heading: "道のり",
    isNumber: true,
    has: ({ share }) => share !== null,
    cell: ({ share }) => (share === null ? "" : shareText(share)),
  },
];

const KIND_NOTES = {
  measured: "",
  provisional: "（速報値）",
  interim: "（年度途中）",
  baseline: "（現状値）",
};

function knownText({ figure, kpi }: Row): string {
  if (figure === null || figure.kind === "trial") return "";
  return `${formatQuantity(figure.value, kpi)}${KIND_NOTES[figure.kind]}`;
}

function suffixOf(figure: ExploreRow["figure"]): string {
  return figure?.kind === "trial" ? "（試算）" : "";
}

function paceOf({ figure, year }: ExploreRow): Pace | null {
  return figure !== null && figure.kind !== "baseline" ? (year?.pace ?? null) : null;
}

function landingText(pace: Pace, kpi: Explored["kpi"]): string {
  const { landing } = printedPace(pace, kpi);
  return landing === null ? "" : derivedText(landing, kpi);
}
